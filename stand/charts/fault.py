"""Why a figure cannot be drawn, and the problem that this is for the editor."""

from dataclasses import dataclass

from stand.model.placed import PlacedFigure
from stand.model.source import Path
from stand.problems import Problem, Severity


@dataclass(frozen=True)
class Fault:
    """Why a figure cannot be drawn, and where in its model that is."""

    path: Path
    code: str
    message: str
    hint: str

    def problem(self, placed: PlacedFigure) -> Problem:
        """Return the fault at its line in the file of a figure."""
        return placed.source.problem(
            (*placed.path, *self.path),
            self.code,
            self.message,
            self.hint,
            severity=Severity.ERROR,
            key=True,
        )

"""Where the other editions use the figure bank."""

from collections.abc import Iterator
from pathlib import Path

from stand.content.load import load
from stand.numbers.edition import figures_of
from stand.preview.facts import UseFacts
from stand.preview.gather import uses_in
from stand.workspace import Workspace

_Signature = tuple[tuple[str, int, int], ...]


class OtherEditions:
    """The uses in all editions but one; an edition is read again when its files have changed."""

    def __init__(self, workspace: Workspace, year: str) -> None:
        self._workspace = workspace
        self._year = year
        self._known: dict[str, tuple[_Signature, tuple[UseFacts, ...]]] = {}

    @property
    def uses(self) -> tuple[UseFacts, ...]:
        """The uses that are known by now, oldest edition first."""
        return tuple(use for _, (_, uses) in sorted(self._known.items()) for use in uses)

    def in_steps(self) -> Iterator[None]:
        """Look at all editions anew, a step for each."""
        years = [year for year in self._workspace.years() if year != self._year]
        self._known = {year: found for year, found in self._known.items() if year in years}
        for year in years:
            signature = self._signature(year)
            if year not in self._known or self._known[year][0] != signature:
                yield
                self._known[year] = signature, self._read(year)

    def _read(self, year: str) -> tuple[UseFacts, ...]:
        publication, _ = load(self._workspace, year)
        return () if publication is None else uses_in(publication, figures_of(publication))

    def _signature(self, year: str) -> _Signature:
        workspace = self._workspace
        folders = (workspace.edition_folder(year), workspace.figures_folder(year))
        return tuple(sorted(found for folder in folders for found in _stamps(folder)))


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        if path.is_file():
            state = path.stat()
            yield str(path), state.st_mtime_ns, state.st_size

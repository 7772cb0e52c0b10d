"""The last build of each edition: what went in, what came out, and what was said of it.

A build that would give the same need not be made. Nothing heavy is imported here: to find out that
nothing changed must cost next to nothing.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from stand.content.together import settle
from stand.outcome import Built, Outcome
from stand.problems import Problem, Severity
from stand.remembered.going_in import digest_of, file_digest, libraries, stamp
from stand.remembered.record import DAMAGED, read_record, write_record
from stand.workspace import Workspace


@dataclass(frozen=True)
class Wanted:
    """A build: which edition, into which folder, and whether it must be final."""

    workspace: Workspace
    year: str
    output: Path
    as_final: bool

    @property
    def data_folder(self) -> Path:
        """The folder with the values and the data of the figures."""
        return self.output / f"stand-{self.year}-data"

    def settle(self) -> None:
        """Finish or undo what a build that was killed left half done. Raises CannotWrite."""
        settle(self.output, self.data_folder)

    @property
    def record(self) -> Path:
        """The file in which this build is remembered; it may be deleted at any time."""
        key = repr((self.year, str(self.output), self.as_final)).encode("utf-8", "surrogatepass")
        name = hashlib.sha256(key).hexdigest()[:32]
        return self.workspace.cache / "builds" / f"{name}.json"

    def going_in(self, named: Iterable[str] = ()) -> str:
        """Return the hash of all that this build is made from; ``named`` as in digest_of."""
        return digest_of(self.workspace, self.year, named)


def recall(wanted: Wanted) -> Outcome | None:
    """Return what came of the last build, if another one would give the same; otherwise None.

    Raises CannotWrite when files of a build that was killed cannot be made to belong together.
    """
    wanted.settle()
    try:
        told = read_record(wanted.record)
        stands = (
            all(stamp(path) == was for path, was in told["libraries"].items())
            and all(file_digest(path) == was for path, was in told["output"].items())
            and _only(told["output"], told["patterns"])
            and wanted.going_in(told["named"]) == told["input"]
        )
        return _outcome(told) if stands else None
    except DAMAGED:
        return None


def remember(
    wanted: Wanted,
    before: str,
    named: Collection[str],
    outcome: Outcome,
    output: Mapping[Path, bytes],
    patterns: Iterable[Path] = (),
) -> None:
    """Remember a build, unless something changed while it was made.

    ``before`` is what ``going_in()`` gave at first; ``output`` has what was written; nothing else
    may lie at the ``patterns``.
    """
    if wanted.going_in() != before:
        return
    built = outcome.built
    told = {
        "input": wanted.going_in(named),
        "named": sorted(named),
        "libraries": libraries(),
        "output": {str(path): hashlib.sha256(data).hexdigest() for path, data in output.items()},
        "patterns": [str(pattern) for pattern in patterns],
        "built": built and [str(built.path), built.pages, built.size, built.draft],
        "problems": [astuple(problem) for problem in outcome.problems],
    }
    write_record(wanted.record, told)


def _only(output: Collection[str], patterns: Iterable[str]) -> bool:
    """Tell whether all files at the patterns are of this build."""
    found = (path for each in patterns for path in Path(each).parent.glob(Path(each).name))
    return all(str(path) in output for path in found)


def _outcome(told: dict[str, Any]) -> Outcome:
    problems = [
        Problem(path, line, column, Severity(severity), *words)
        for path, line, column, severity, *words in told["problems"]
    ]
    if told["built"] is None:
        return Outcome(None, problems)
    path, pages, size, draft = told["built"]
    return Outcome(Built(Path(path), pages, size, draft), problems)

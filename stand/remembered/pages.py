"""What the last build of an edition found out about its pages.

Unlike what `builds` remembers this helps when something did change: a part that did not is set as
tight as it was, without trying.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from stand.remembered.going_in import libraries, program_digest, stamp
from stand.remembered.record import DAMAGED, read_record, write_record
from stand.render.known import Known
from stand.workspace import Workspace


def templates_folder(workspace: Workspace) -> Path:
    """Return where this version of the program keeps templates; those of others go."""
    folder = workspace.cache / "templates"
    ours = folder / program_digest()[:32]
    if not ours.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
    return ours


@dataclass(frozen=True)
class PagesRecord:
    """Where the pages of an edition are remembered, and what they are of."""

    path: Path
    edition: str

    @classmethod
    def of(cls, workspace: Workspace, year: str, edition: str) -> "PagesRecord":
        """Return the record of a year; ``edition`` is the hash of all that it is made from."""
        return cls(workspace.cache / "pages" / f"{year}.json", edition)

    def recall(self) -> Known:
        """Return what is known: nothing when it was found by another version of the program."""
        try:
            told = read_record(self.path)
            same = told["program"] == program_digest() and all(
                stamp(path) == was for path, was in told["libraries"].items()
            )
            if not same:
                return Known()
            pages = told["pages"] if told["edition"] == self.edition else {}
            return Known(dict(told["fits"]), dict(pages))
        except DAMAGED:
            return Known()

    def keep(self, known: Known) -> None:
        """Remember what a build found."""
        told = {
            "program": program_digest(),
            "libraries": libraries(),
            "edition": self.edition,
            "pages": known.pages,
            "fits": known.fits,
        }
        write_record(self.path, told)

"""What formatted text is made of: pieces with their words and the way to them in the file."""

from dataclasses import dataclass
from enum import StrEnum

from stand.model.source import Path


class Look(StrEnum):
    """What a piece is, and so how it looks."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    LABEL = "label"
    SMALL = "small"
    TABLE = "table"
    FAULT = "fault"


class Mark(StrEnum):
    """What sets words apart from those around them."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    FILLED = "filled"  # printed for a reference
    UNKNOWN = "unknown"  # a reference for which nothing is known to print
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; a line end in them is one on the page."""

    text: str
    marks: frozenset[Mark] = frozenset()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading, an item of a list, a table: what stands by itself.

    ``place`` is the way to the value whose words these are. ``bullet`` stands before the first
    line; ``depth`` counts the lists, ``quotes`` the quotations around it. ``box`` is the kind of
    the box it is in, empty for none. A table has ``rows``, the heading first, and no ``runs``;
    ``numbers`` tells of each column whether it is set to the right.
    """

    place: Path
    look: Look
    runs: Runs = ()
    bullet: str = ""
    depth: int = 0
    quotes: int = 0
    box: str = ""
    rows: tuple[tuple[Runs, ...], ...] = ()
    numbers: tuple[bool, ...] = ()

    @property
    def text(self) -> str:
        """All words of the piece, without their looks."""
        cells = (run.text for row in self.rows for cell in row for run in (*cell, Run(" ")))
        return "".join((*(run.text for run in self.runs), *cells))


def plain(text: str, *marks: Mark) -> Runs:
    """Return words that look alike, or nothing for no words."""
    return (Run(text, frozenset(marks)),) if text else ()

"""Paragraphs of a flow: lines of one look under one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, LINE, SMALL, TEXT
from stand.charts.vega.spec import Spec, words

SMALL_LINE = 13.5


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    fill: str
    size: float = TEXT
    line: float = LINE
    weight: int = 400
    slant: str = "normal"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one look, and the space before them."""

    lines: list[str]
    look: Look
    before: float = 0.0

    @property
    def height(self) -> float:
        return self.before + len(self.lines) * self.look.line

    def width(self, letters: Letters) -> float:
        """Return the width of the longest line."""
        look = self.look
        return max(letters.width(line, look.size, look.weight) for line in self.lines)


Placed = tuple[float, float, list[Paragraph]]
"""Paragraphs under one another, with their left and their top."""


def paragraph(
    text: str, room: float, letters: Letters, look: Look, before: float = 0.0
) -> Iterator[Paragraph]:
    """Yield a text broken to fit the room; nothing when there is no text."""
    if text:
        yield Paragraph(letters.wrap(text, room, look.size, look.weight), look, before)


def small(fill: str = GREY) -> Look:
    """Return the look of what is said by the way."""
    return Look(fill, SMALL, SMALL_LINE)


def footnote() -> Look:
    """Return the look of the notes that stand under a figure."""
    return Look(GREY, 11.2, 15.7)


def height_of(paragraphs: Iterable[Paragraph]) -> float:
    """Return the height of paragraphs under one another."""
    return sum(part.height for part in paragraphs)


def unbroken(texts: Iterable[str], room: float, sizes: Sequence[float], letters: Letters) -> float:
    """Return the first of the sizes at which no word or number is too wide for the room."""
    pieces = [piece for text in texts for piece in text.split()]
    for size in sizes:
        if all(letters.width(piece, size, 700) <= room for piece in pieces):
            return size
    return sizes[-1]


def text_layers(placed: Iterable[Placed]) -> list[Spec]:
    """Return the layers of paragraphs, each list of them with its left and its top."""
    rows: dict[Look, list[Spec]] = {}
    for left, top, paragraphs in placed:
        low = top
        for part in paragraphs:
            middle = low + part.before + len(part.lines) * part.look.line / 2
            rows.setdefault(part.look, []).append({"x": left, "y": middle, "lines": part.lines})
            low += part.height
    return [
        words(
            found,
            fontSize=look.size,
            lineHeight=look.line,
            fontWeight=look.weight,
            fontStyle=look.slant,
            fill=look.fill,
        )
        for look, found in rows.items()
    ]

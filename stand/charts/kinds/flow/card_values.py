"""The value on a card: the number large, the words around it small, on one line in all cards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stand.charts.kinds.flow.words import Look, Paragraph, Placed, height_of, paragraph
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, SMALL, TEXT

_SIZES = (26.7, 24, 21, 18, 15.5, TEXT, SMALL, 10.7)
_WORDS = 12
_BESIDE = 5
_ONE = r"\d+(?:[.,]\d+)*(?:\s?%)?"
_NUMBER = re.compile(rf"(?<![\w])(?:€\s?)?{_ONE}(?:\s?(?:[-–]|tot|op de)\s?{_ONE})?(?!\w)")


@dataclass(frozen=True, slots=True)
class CardValue:
    """A value as the reader must see it, and its colours."""

    text: str
    colour: str
    ink: str
    is_unknown: bool

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the number, the number, what stands after it; or words alone."""
        found = list(_NUMBER.finditer(self.text))
        if len(found) != 1:
            return "", "", self.text
        start, end = found[0].span()
        return self.text[:start].strip(), self.text[start:end], self.text[end:].strip()

    @property
    def words(self) -> Look:
        """How a value is set that is words alone."""
        if self.is_unknown:
            return Look(GREY, slant="italic")
        return Look(self.colour, weight=700)


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """The paragraphs of a value, each so far from the left and the top of its place."""

    paragraphs: list[tuple[float, float, Paragraph]]

    @property
    def height(self) -> float:
        return max(top + part.height for _, top, part in self.paragraphs)

    def placed(self, left: float, top: float) -> Iterator[Placed]:
        """Yield the paragraphs where they stand in the drawing."""
        for right, low, part in self.paragraphs:
            yield left + right, top + low, [part]


def card_values(values: list[CardValue], room: float, letters: Letters) -> list[PlacedValue]:
    """Return the values with their numbers on one line; what goes before them stands over it."""
    parts = [value.parts for value in values]
    size = _size([number for _, number, _ in parts], room, letters)
    before = [list(paragraph(text, room, letters, _small(""))) for text, _, _ in parts]
    line = max(map(height_of, before))
    widths = [letters.width(number, size, 700) + _BESIDE for _, number, _ in parts]
    is_beside = all(
        width + letters.width(after, _WORDS) <= room
        for width, (_, number, after) in zip(widths, parts, strict=True)
        if number
    )
    return [
        _placed(value, size, line, width if is_beside else None, room, letters)
        for value, width in zip(values, widths, strict=True)
    ]


def _size(numbers: list[str], room: float, letters: Letters) -> float:
    """Return the largest size at which every number fits on one line."""
    fitting = (
        size
        for size in _SIZES
        if all(letters.width(number, size, 700) <= room for number in numbers)
    )
    return next(fitting, _SIZES[-1])


def _small(ink: str) -> Look:
    return Look(ink, _WORDS)


def _placed(
    value: CardValue, size: float, line: float, beside: float | None, room: float, letters: Letters
) -> PlacedValue:
    """Return one value; ``line`` is where numbers begin, ``beside`` where words after them do."""
    before, number, after = value.parts
    large = Look(value.colour, size, size * 1.14, 700)
    if not number:
        low = line + _foot(large) - _foot(value.words)
        return PlacedValue(
            [(0, low, part) for part in paragraph(after, room, letters, value.words)]
        )
    found = [(0.0, line, part) for part in paragraph(number, room, letters, large)]
    for part in paragraph(before, room, letters, _small(value.ink)):
        found.append((0.0, line - part.height, part))
    for part in paragraph(after, room, letters, _small(value.ink)):
        low = line + (large.line if beside is None else _foot(large) - _foot(part.look))
        found.append((beside or 0.0, low, part))
    return PlacedValue(found)


def _foot(look: Look) -> float:
    """Return how far under the top of a line its letters stand."""
    return look.line / 2 + look.size * 0.3

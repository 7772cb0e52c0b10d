"""What stands over stacked bars: the names of the columns, each over its part of the first bar."""

from dataclasses import dataclass

from stand.charts.data import FigureData
from stand.charts.kinds.rows import LONGEST_TEXT
from stand.charts.kinds.segments import NAME, Block, Line, Word, led, room_beside, stacked
from stand.charts.look.letters import Letters
from stand.charts.look.style import GUTTER, WIDTH
from stand.charts.vega.spec import Spec

INSIDE = 6
"""Between the side of a part and the words in it or over it."""
_OVER = 5
_MOST_LED = 3
_THINNEST = 6  # part to which a line can lead


@dataclass(frozen=True)
class Head:
    """What stands over the rows: the names of the columns."""

    swatches: list[Spec]
    words: list[Word]
    height: float
    lines: list[Line]


def names_over(parts: list[tuple[float, float]], data: FigureData, letters: Letters) -> Head | None:
    """Return the names over the parts of the first row, or None when that has not all of them.

    ``parts`` are where each begins and ends.
    """
    thinnest = min((stop - start for start, stop in parts), default=0.0)
    if len(parts) < len(data.columns) or thinnest < _THINNEST:
        return None
    direct: list[tuple[float, Block]] = []
    away: list[tuple[float, str]] = []
    for (start, stop), name in zip(parts, data.columns, strict=True):
        left, wide = start + INSIDE, letters.width(name)
        if left + wide <= (WIDTH if len(direct) + len(away) == len(parts) - 1 else stop):
            direct.append((left, stacked([(name, NAME)], WIDTH, letters)))
        else:
            away.append(((start + stop) / 2, name))
    return _over(direct, away, letters) if len(away) <= _MOST_LED else None


def _over(
    direct: list[tuple[float, Block]], away: list[tuple[float, str]], letters: Letters
) -> Head:
    """Return names that stand over their part, and names from which a line leads to it."""
    places = [place for place, _ in away]
    at_right, room = room_beside(places, GUTTER, WIDTH)
    blocks = [stacked([(name, NAME)], min(room, LONGEST_TEXT), letters) for _, name in away]
    taken = [(left, left + block.width, block.height) for left, block in direct]
    labels = led(places, blocks, at_right, taken)
    foot = max([*(high for *_, high in taken), *(label.foot for label in labels)])
    bar = foot + _OVER
    words = [word for left, block in direct for word in block.placed(left, foot - block.height)]
    words += [word for label in labels for word in label.words(foot, up=True)]
    lines = [line for label in labels for line in label.lines(foot, bar, up=True)]
    return Head([], words, bar, lines)

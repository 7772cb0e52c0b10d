"""What interrupts a trend: periods of which nothing is known, and those counted otherwise."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from stand.charts.data import FigureData
from stand.charts.kinds.trend.places import Box, around
from stand.charts.kinds.trend.plot import SMALL_LINE, Plot, rectangles, small_words
from stand.charts.look.colours import tint
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, SMALL, ChartStyle
from stand.charts.vega.spec import Spec, at, layer

BREAK_HEIGHT = 17
"""The height of the words over a break."""
_BREAK = "andere telling"
_MOST_LINES = 3
_WIDEST = 40


@dataclass(frozen=True)
class Gap:
    """Periods after one another of which no value is known, with the words for it."""

    first: int
    last: int
    text: str

    @property
    def rows(self) -> range:
        return range(self.first, self.last + 1)


def gaps(data: FigureData) -> list[Gap]:
    """Return the stretches of periods of which nothing is known."""
    texts = [
        ", ".join(dict.fromkeys(datum.text for datum in row.cells))
        if all(datum.value is None for datum in row.cells)
        else ""
        for row in data.rows
    ]
    found, first = [], 0
    for text, same in groupby(texts):
        after = first + len(list(same))
        if text:
            found.append(Gap(first, after - 1, text))
        first = after
    return found


def gaps_in_lines(data: FigureData) -> list[Gap]:
    """Return the periods of which only some series are not known, between values that are."""
    found: set[int] = set()
    for column in range(len(data.columns)):
        known = [
            index for index, row in enumerate(data.rows) if row.cells[column].value is not None
        ]
        for before, after in pairwise(known):
            found.update(range(before + 1, after))
    known_of_some = {
        index for index in found if any(datum.value is not None for datum in data.rows[index].cells)
    }
    return [Gap(index, index, "") for index in sorted(known_of_some)]


def gap_box(gap: Gap, plot: Plot) -> Box:
    """Return the strip that stands for a gap."""
    left, right = plot.left + gap.first * plot.band, plot.left + (gap.last + 1) * plot.band
    return Box(left + 1, plot.top, min(right, plot.edge) - 1, plot.bottom)


def gap_words(gap: Gap, plot: Plot, letters: Letters) -> tuple[Box, list[str]] | None:
    """Return the words for a gap with their place at its foot, or None when they do not fit."""
    strip = gap_box(gap, plot)
    room = min(strip.right - strip.left - 2, max(plot.band, _WIDEST))
    lines = letters.wrap(gap.text, room, SMALL)
    if len(lines) > _MOST_LINES or " ".join(lines) != " ".join(gap.text.split()):
        return None
    width = max(letters.width(line, SMALL) for line in lines)
    height = len(lines) * SMALL_LINE
    return around(strip.x, plot.bottom - 5 - height / 2, width, height), lines


def gap_layers(
    found: list[Gap], said: list[tuple[Box, list[str]]], plot: Plot, style: ChartStyle
) -> list[Spec]:
    """Return a pale strip for each stretch of which nothing is known, and the words in them."""
    return [
        strips([gap_box(gap, plot) for gap in found], style),
        small_words(said, fontStyle="italic", fill=GREY),
    ]


def strips(boxes: list[Box], style: ChartStyle) -> Spec:
    """Return pale strips."""
    return rectangles(boxes, color=tint(style.colours.primary, 0.9))


@dataclass(frozen=True)
class Breaks:
    """Where a trend is counted otherwise: upright lines, with words where there is room."""

    lines: list[Box]
    words: list[Box]

    def layers(self) -> list[Spec]:
        """Return the lines and the words."""
        rows = [{"x": line.x, "top": line.top, "foot": line.bottom} for line in self.lines]
        stroke: Spec = {"type": "rule", "stroke": INK, "strokeWidth": 1, "strokeDash": [3, 2.5]}
        return [
            layer(stroke, rows, {"x": at("x"), "y": at("top"), "y2": {"field": "foot"}}),
            small_words([(box, [_BREAK]) for box in self.words]),
        ]


def breaks(data: FigureData, plot: Plot, letters: Letters, top: float) -> Breaks:
    """Return the places where counting changed; their words stand under ``top``."""
    labels = [row.label for row in data.rows]
    starts = sorted({labels.index(period) for period, _ in data.breaks if period in labels})
    width = letters.width(_BREAK, SMALL)
    found = Breaks([], [])
    for index in starts:
        x = plot.left + index * plot.band
        left = x + 5 if x + 5 + width <= plot.right else x - 5 - width
        box = Box(left, top, left + width, top + BREAK_HEIGHT - 3)
        if not any(box.hits(other) for other in (*found.words, *found.lines)):
            found.words.append(box)
        found.lines.append(Box(x - 1, top, x + 1, plot.bottom))
    return found

"""What charts with a row for each name share: names in the gutter, a scale, a key to columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from stand.charts.data import FigureData
from stand.charts.kinds.segments import NAME, NOTE, Voice, Word, box, stacked, texts
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, INK, WIDTH, ChartStyle
from stand.charts.vega.spec import Spec, at, chart, layer

ROOM = WIDTH - GUTTER
SPACE = 7  # between the end of a bar and its value
LONGEST_TEXT = ROOM / 2
_LONGEST = 0.78  # of the room, so that the eye compares bars and not the edge of the page
_HEAD = Voice(weight=600)
_SWATCH = 11
_BESIDE = 6
_BETWEEN = 18
_KEY_LINE = 19
_NOTE_GAP = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places in the room right of the names."""

    low: float
    high: float

    def at(self, value: float) -> float:
        return GUTTER + (value - self.low) / (self.high - self.low) * ROOM


def scale_of(ends: Iterable[tuple[float, float]], longest: float = _LONGEST) -> Scale:
    """Return a scale on which each bar leaves room for the text behind it.

    ``ends`` are the values at which bars end and how wide their texts are; ``longest`` is the
    share of the room that the longest bar takes at most.
    """
    ends = [*ends, (0.0, 0.0)]
    low = min(value for value, _ in ends)
    high = low + (max(value for value, _ in ends) - low) / longest
    for value, text in ends:
        high = max(high, low + (max(value, 0.0) - low) * ROOM / (ROOM - text - SPACE))
    return Scale(low, high if high > low else low + 1)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands right of a name: its height, and the middle of its first bar."""

    height: float
    level: float


@dataclass(frozen=True)
class Rows:
    """Rows under one another: where each begins, their names, and where the last one ends."""

    tops: list[float]
    names: list[Word]
    foot: float
    gap: float


def rows_of(
    data: FigureData, contents: list[Content], top: float, gap: float, letters: Letters
) -> Rows:
    """Return the rows of the data, each name beside the first bar of its row."""
    tops, names = [], []
    foot = top - gap
    for row, content in zip(data.rows, contents, strict=True):
        name = stacked([(row.label, _HEAD)], GUTTER - 12, letters)
        start = foot + gap + max(name.first - content.level, 0.0)
        beside = start + content.level - name.first
        tops.append(start)
        names += name.placed(0, beside)
        foot = max(start + content.height, beside + name.height)
    return Rows(tops, names, foot, gap)


def key(data: FigureData, style: ChartStyle) -> tuple[list[Spec], list[Word], float]:
    """Return the swatches and the names of the columns, and the height they take."""
    letters = Letters(style)
    swatches: list[Spec] = []
    found: list[Word] = []
    x, y = float(GUTTER), 0.0
    for name, fill in zip(data.columns, style.fills, strict=False):
        block = stacked([(name, NAME)], ROOM - _SWATCH - _BESIDE, letters)
        if x > GUTTER and x + _SWATCH + _BESIDE + block.width > WIDTH:
            x, y = GUTTER, y + _KEY_LINE
        middle = y + _KEY_LINE / 2
        top, foot = middle - _SWATCH / 2, middle + _SWATCH / 2
        swatches.append(box(x, x + _SWATCH, top, foot, fill))
        found += block.placed(x + _SWATCH + _BESIDE, middle - block.first)
        x += _SWATCH + _BESIDE + block.width + _BETWEEN
        y += block.height - 2 * block.first
    return swatches, found, y + _KEY_LINE + 5


def drawing(
    data: FigureData,
    rows: Rows,
    zero: float,
    marks: list[Spec],
    words: list[Word],
    style: ChartStyle,
) -> Spec:
    """Return the chart of rows: marks and words, names, the line at zero, what changed when."""
    top, foot = rows.tops[0] if rows.tops else 0.0, rows.foot
    said = stacked([(text, NOTE) for text in data.break_notes], ROOM, Letters(style))
    layers = [
        *marks,
        layer(
            {"type": "rule", "stroke": INK, "strokeWidth": 1},
            [{"x": zero, "y": top - 1, "y2": foot + 1}],
            {"x": at("x"), "y": at("y"), "y2": {"field": "y2"}},
        ),
        _changes(data, rows),
        *texts([*words, *rows.names, *said.placed(GUTTER, foot + _NOTE_GAP)]),
    ]
    return chart(foot + (_NOTE_GAP + said.height if data.breaks else 0), layers, style)


def _changes(data: FigureData, rows: Rows) -> Spec:
    """Return lines over the rows from which was counted otherwise."""
    labels = [row.label for row in data.rows]
    periods = {period for period, _ in data.breaks} & {*labels[1:]}
    places = [rows.tops[labels.index(period)] - rows.gap / 2 for period in sorted(periods)]
    return layer(
        {"type": "rule", "stroke": GREY, "strokeWidth": 0.75, "strokeDash": [3, 3]},
        [{"x": 0, "x2": WIDTH, "y": y} for y in places],
        {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")},
    )

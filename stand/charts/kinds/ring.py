"""A whole of two or three parts as a ring, with the whole in the middle."""

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise

from stand.charts.data import FigureData, Row
from stand.charts.kinds.segments import (
    NAME,
    NOTE,
    Block,
    Line,
    Voice,
    Word,
    is_broken,
    leaders,
    shares_of,
    stacked,
    texts,
    voice_of,
    whole_of,
)
from stand.charts.look.colours import contrast
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, SMALL, WIDTH, ChartStyle, Fill
from stand.charts.vega.spec import Spec, chart, layer
from stand.model.charts import Ring

_RADIUS = 85
_HOLE = 57
_APART = 26  # between the ring and the labels at its sides
_CENTRE = GUTTER + _RADIUS
_GAP = 0.025  # radians
_BETWEEN = 10  # labels
_NEAR = 60  # enough for a label at the height of its part to do without a line
_PART = Voice(16, 700, line=19)
_UNIT = Voice(SMALL, line=13)
_WHOLE_SIZES = (22, 19, 17, 15)
_STANDS_OFF = 3.0


@dataclass(frozen=True, slots=True)
class _Slice:
    """A part from ``start`` to ``stop``, both 0 to 1, clockwise from the top."""

    row: Row
    start: float
    stop: float
    fill: Fill | None

    @property
    def is_right(self) -> bool:
        """Whether most of the part is at the right."""
        if self.start == self.stop:
            return self.start <= 0.5
        return min(self.stop, 0.5) - min(self.start, 0.5) >= (self.stop - self.start) / 2

    @property
    def angle(self) -> float:
        """The middle of what can be seen from the part's label."""
        near = (0.0, 0.5) if self.is_right else (0.5, 1.0)
        start, stop = (min(max(end, near[0]), near[1]) for end in (self.start, self.stop))
        return (start + stop) * math.pi

    @property
    def x(self) -> float:
        return _CENTRE + (_RADIUS + 2) * math.sin(self.angle)

    @property
    def y(self) -> float:
        return -(_RADIUS + 2) * math.cos(self.angle)


@dataclass(frozen=True, slots=True)
class _Label:
    """The words beside a part; ``top`` is counted from the middle of the ring."""

    part: _Slice
    block: Block
    top: float

    def words(self, centre: float) -> list[Word]:
        away = _RADIUS + _APART
        if self.part.is_right:
            return self.block.placed(_CENTRE + away, centre + self.top)
        return self.block.placed(_CENTRE - away, centre + self.top, "right")

    def lines(self, centre: float) -> list[Line]:
        """Return the line from the part: aslant to the height of the value, then level."""
        x, y = self.part.x, centre + self.part.y
        level = centre + self.top + self.block.first
        side = 1 if self.part.is_right else -1
        end = _CENTRE + side * (_RADIUS + _APART - 5)
        if abs(level - y) >= 1:
            bend = end - side * 8
            return [(x, y, bend, level), (bend, level, end, level)]
        return [(x, level, end, level)] if abs(end - x) > _NEAR else []


def ring_spec(figure: Ring, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart; a part that is not known is what the others leave of the whole."""
    letters = Letters(style)
    slices = _slices(data, style)
    labels = [
        label
        for is_right in (True, False)
        for label in _labels([part for part in slices if part.is_right is is_right], letters)
    ]
    centre = max(_RADIUS + 1.0, *(-label.top for label in labels))
    foot = centre + max(_RADIUS + 1.0, *(label.top + label.block.height for label in labels))
    words = [word for label in labels for word in label.words(centre)]
    text, unit = whole_of(figure, data)
    inside = _in_the_middle(text, unit, letters)
    if inside:
        words += inside.placed(_CENTRE, centre - inside.height / 2, "center")
    elif text:
        below = stacked([(f"samen {text} {unit}", NAME)], WIDTH - GUTTER, letters)
        words += below.placed(GUTTER, foot + _BETWEEN)
        foot += _BETWEEN + below.height
    layers = [
        _arcs([part for part in slices if part.fill], centre),
        _arcs([part for part in slices if part.fill is None], centre, strokeDash=[4, 3]),
        leaders([line for label in labels for line in label.lines(centre)]),
        *texts(words),
    ]
    return chart(foot, layers, style)


def _slices(data: FigureData, style: ChartStyle) -> list[_Slice]:
    places = accumulate(shares_of(data), initial=0.0)
    fills = iter(_fills(style))
    return [
        _Slice(row, start, stop, next(fills) if row.datum.value else None)
        for row, (start, stop) in zip(data.rows, pairwise(places), strict=True)
    ]


def _fills(style: ChartStyle) -> list[Fill]:
    """Return three fills of which the last stands off from the first as well, next to it."""
    first, second, *others = style.fills
    for fill in others:
        if fill.stroke != fill.colour or contrast(fill.colour, first.colour) >= _STANDS_OFF:
            return [first, second, fill]
    return [first, second, others[0]]


def _arcs(parts: list[_Slice], centre: float, **mark: object) -> Spec:
    rows = [
        {
            "start": part.start * math.tau,
            "stop": part.stop * math.tau,
            "fill": part.fill.colour if part.fill else "none",
            "stroke": part.fill.stroke if part.fill else GREY,
        }
        for part in parts
        if part.stop > part.start
    ]
    settings = {
        **{"type": "arc", "x": _CENTRE, "y": centre, "strokeWidth": 1},
        **{"innerRadius": _HOLE, "outerRadius": _RADIUS, "padAngle": _GAP, **mark},
    }
    angle = {"type": "quantitative", "scale": None}
    paint = {"type": "nominal", "scale": None}
    return layer(
        settings,
        rows,
        {
            "theta": {"field": "start", **angle},
            "theta2": {"field": "stop"},
            "fill": {"field": "fill", **paint},
            "stroke": {"field": "stroke", **paint},
        },
    )


def _labels(parts: list[_Slice], letters: Letters) -> list[_Label]:
    """Return the labels of one side, each at the height of its part but apart from the others."""
    found = []
    downwards = parts if parts and parts[0].is_right else parts[::-1]
    for part in sorted(downwards, key=lambda part: part.y):
        room = (WIDTH - GUTTER - 2 * _RADIUS if part.is_right else GUTTER) - _APART
        datum = part.row.datum
        value = (datum.text, voice_of(datum, _PART))
        block = stacked((value, (part.row.label, NAME), (datum.note, NOTE)), room, letters)
        found.append(_Label(part, block, part.y - block.first))
    tops = _apart([(label.top, label.block.height + _BETWEEN) for label in found])
    return [_Label(label.part, label.block, top) for label, top in zip(found, tops, strict=True)]


def _apart(spans: list[tuple[float, float]]) -> list[float]:
    """Return tops at which spans of these heights do not overlap, near those they had."""
    tops = [top for top, _ in spans]
    for _ in spans:
        for upper, lower in pairwise(range(len(spans))):
            over = tops[upper] + spans[upper][1] - tops[lower]
            if over > 0:
                tops[upper] -= over / 2
                tops[lower] += over / 2
    for upper, lower in pairwise(range(len(spans))):
        tops[lower] = max(tops[lower], tops[upper] + spans[upper][1])
    return tops


def _in_the_middle(text: str, unit: str, letters: Letters) -> Block | None:
    """Return the whole for the middle of the ring, as large as fits there."""
    for width in (2 * WIDTH, 2 * _HOLE):  # on one line, or else on more
        for size in _WHOLE_SIZES:
            number = stacked([(text, Voice(size, 700, line=size * 1.1))], width, letters)
            for room in (2 * _HOLE - 12, 2 * _HOLE - 30):
                block = Block(
                    (*number.lines, *stacked([(unit, _UNIT)], room, letters).lines), letters
                )
                if text and _fits(block) and not is_broken(block, text, unit):
                    return block
    return None


def _fits(block: Block) -> bool:
    """Tell whether all lines lie within the hole, with some white round them."""
    top = -block.height / 2
    for line in block.lines:
        ((text, voice),) = line
        half = block.letters.width(text, voice.size, voice.weight) / 2
        if math.hypot(half, max(abs(top), abs(top + voice.line)) - voice.line / 4) > _HOLE - 5:
            return False
        top += voice.line
    return True

"""The field of a trend: its scales, its grid and the names under it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from stand.charts.kinds.trend.places import Box, around
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, PAPER, RULE, SMALL, WIDTH
from stand.charts.vega.spec import Spec, at, layer, words
from stand.numbers.dutch import format_number

SMALL_LINE = 13.5
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_STEPS = 5
_LEAST_PERIOD = 58
"""The width within which the name of a period is not broken."""


@dataclass(frozen=True)
class Scale:
    """The values at the grid lines, from the lowest to the highest; zero is one of them.

    Without values there is nothing to read off but zero itself.
    """

    ticks: tuple[Decimal, ...]

    @property
    def low(self) -> float:
        return float(self.ticks[0])

    @property
    def high(self) -> float:
        return float(self.ticks[-1]) or 1.0

    def width(self, letters: Letters) -> float:
        """Return the room that the numbers beside the grid take."""
        return max(letters.width(format_number(tick) + "%", SMALL) for tick in self.ticks)


def scale_of(values: list[Decimal]) -> Scale:
    """Return a scale with round numbers that holds zero and all values."""
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        return Scale((Decimal(0),))
    size = Decimal(1).scaleb((high - low).adjusted() - 1)
    whole = all(value == value.to_integral_value() for value in values)
    for step in (step * size * power for power in (1, 10) for step in _STEPS):
        first, last = math.floor(low / step), math.ceil(high / step)
        if last - first <= _MOST_STEPS and (not whole or step == step.to_integral_value()):
            break
    return Scale(tuple(step * count for count in range(first, last + 1)))


@dataclass(frozen=True)
class Plot:
    """The field between its edges.

    The grid ends at ``edge``, beyond which the names of lines may stand; the names of periods stand
    under ``foot``, and the values of columns below zero above it.
    """

    scale: Scale
    count: int
    left: float
    right: float
    top: float
    bottom: float
    edge: float
    foot: float
    unit: str = ""

    @property
    def band(self) -> float:
        """The width of a period."""
        return (self.right - self.left) / self.count

    def x(self, index: int) -> float:
        """Return where the middle of a period is."""
        return self.left + self.band * (index + 0.5)

    def y(self, value: Decimal | float) -> float:
        """Return at which height a value is."""
        part = (float(value) - self.scale.low) / (self.scale.high - self.scale.low)
        return self.bottom - part * (self.bottom - self.top)

    def across(self, padding: float = 0.0) -> Spec:
        """Return the encoding of a period; ``padding`` is the part of its width left empty."""
        return {
            "field": "period",
            "type": "ordinal",
            "axis": None,
            "scale": {
                "type": "band",
                "domain": list(range(self.count)),
                "range": [self.left, self.right],
                "paddingInner": padding,
                "paddingOuter": padding / 2,
            },
        }

    @property
    def upward(self) -> Spec:
        """The encoding of a value."""
        sign = " + '%'" if self.unit == "%" else ""
        return {
            "field": "value",
            "type": "quantitative",
            "stack": None,
            "scale": {
                "domain": [self.scale.low, self.scale.high],
                "range": [self.bottom, self.top],
            },
            "axis": {
                "title": None,
                "grid": False,
                "ticks": False,
                "domain": False,
                "offset": -self.left,
                "labelPadding": 8,
                "labelColor": GREY,
                "values": [float(tick) for tick in self.scale.ticks],
                "labelExpr": f"replace(format(datum.value, ','), '−', '-'){sign}",
            },
        }


def grid(plot: Plot) -> list[Spec]:
    """Return a quiet line at each round number, and the line of zero."""
    ends: Spec = {"x": at("left"), "x2": {"field": "right"}, "y": plot.upward}
    rows = [
        {"value": float(tick), "left": plot.left, "right": plot.edge} for tick in plot.scale.ticks
    ]
    zero = [row for row in rows if row["value"] == 0]
    return [
        layer({"type": "rule", "stroke": RULE, "strokeWidth": 0.7}, rows, ends),
        layer({"type": "rule", "stroke": INK, "strokeWidth": 1.1}, zero, ends),
    ]


def small_words(placed: list[tuple[Box, list[str]]], **mark: Any) -> Spec:
    """Return a layer of small texts at their places, each line in the middle of its place."""
    look: Spec = {"align": "center", "fontSize": SMALL, "lineHeight": SMALL_LINE, **mark}
    is_left = look["align"] == "left"
    rows = [
        {"x": box.left if is_left else box.x, "y": box.y, "lines": lines} for box, lines in placed
    ]
    return words(rows, **look)


def rectangles(boxes: list[Box], **look: Any) -> Spec:
    """Return a layer of rectangles."""
    rows = [{"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom} for box in boxes]
    ends: Spec = {"x": at("x"), "x2": {"field": "x2"}, "y": at("y"), "y2": {"field": "y2"}}
    return layer({"type": "rect", **look}, rows, ends)


def clearing(boxes: list[Box]) -> Spec:
    """Return what takes the grid away from behind words."""
    wider = [replace(box, left=box.left - 3, right=box.right + 3) for box in boxes]
    return rectangles(wider, color=PAPER)


def value_lines(text: str, room: float, size: float, letters: Letters) -> list[str]:
    """Return a value on as many lines as the room asks for; no word of it is broken."""
    widest = max((letters.width(f"{word}-", size, 700) for word in text.split()), default=0)
    return letters.wrap(text, max(room, widest), size, 700)


def telling(values: Mapping[int, Decimal | int]) -> list[int]:
    """Return the periods whose values say most: the last, the first, the highest, the lowest."""
    if not values:
        return []
    extremes = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    return list(dict.fromkeys((max(values), min(values), *extremes)))


def period_names(plot: Plot, names: list[str], letters: Letters) -> list[tuple[Box, list[str]]]:
    """Return the names of periods that fit under the field: the first, the last, and between."""
    wrapped = [letters.wrap(name, max(plot.band - 6, _LEAST_PERIOD), SMALL) for name in names]
    widths = [max(letters.width(line, SMALL) for line in lines) for lines in wrapped]
    stride = max(math.ceil((max(widths) + 9) / plot.band), 1)
    last = len(names) - 1
    between = [index for index in range(stride, last, stride) if last - index >= stride]
    found = []
    for index in dict.fromkeys((0, *between, last)):
        half = widths[index] / 2
        x = min(max(plot.x(index), plot.left - 20 + half), WIDTH - half)
        height = len(wrapped[index]) * SMALL_LINE
        found.append((around(x, plot.foot + 7 + height / 2, 2 * half, height), wrapped[index]))
    return found

"""The words at the ends of several lines: the name of each, with its last value under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stand.charts.kinds.trend.places import Box, Ground, around, spread
from stand.charts.kinds.trend.plot import SMALL_LINE, Plot, small_words
from stand.charts.kinds.trend.series import Series
from stand.charts.look.letters import Letters
from stand.charts.look.style import SMALL
from stand.charts.vega.spec import Spec, at, layer

_CLEAR = 16
"""How far the words stay from the last point."""
_NEAR = 5
"""How far they may stand above or below it without a line that leads to them."""
_EDGE = 5
"""How far the grid goes on after the last point."""
_WIDEST = 130
_PADDING = 3


@dataclass(frozen=True)
class End:
    """The words at the end of one line."""

    series: Series
    name: list[str]
    value: list[str]
    width: float

    @property
    def height(self) -> float:
        return (len(self.name) + len(self.value)) * SMALL_LINE + 2 * _PADDING

    def layers(self, place: Box) -> Iterator[Spec]:
        """Yield the words in their place."""
        between = place.top + _PADDING + len(self.name) * SMALL_LINE
        name = replace(place, top=place.top + _PADDING, bottom=between)
        value = replace(place, top=between, bottom=place.bottom - _PADDING)
        bold: Spec = {"fontWeight": 700, "fill": self.series.ink}
        yield small_words([(name, self.name)], align="left", **bold)
        yield small_words([(value, self.value)], align="left", fontWeight=600)


def ends_of(series: list[Series], periods: list[str], letters: Letters) -> list[End]:
    """Return the words at the ends; a value that is not of the last period says of which it is."""
    found = []
    for line in series:
        if line.known:
            last = line.known[-1]
            text = line.data[last].text
            text += f" ({periods[last]})" if last < len(periods) - 1 else ""
            name = letters.wrap(line.name, _WIDEST, SMALL, 700)
            value = letters.wrap(text, _WIDEST, SMALL, 600)
            width = max(letters.width(part, SMALL, 700) for part in (*name, *value))
            found.append(End(line, name, value, width))
    return found


def narrowed(plot: Plot, ends: list[End]) -> Plot:
    """Return a field with room for the words, which begin beside the last points."""
    if not ends:
        return plot
    room = plot.right - plot.left - _CLEAR - max(end.width for end in ends)
    last = max(end.series.known[-1] for end in ends)
    at_edge = last == plot.count - 1
    right = plot.left + room / (plot.count - (0.5 if at_edge else 0)) * plot.count
    field = replace(plot, right=right, edge=right)
    return replace(field, edge=field.x(last) + _EDGE) if at_edge else field


def end_places(ends: list[End], plot: Plot, ground: Ground) -> list[Box]:
    """Return places beside the last points, moved up or down so that each can be read.

    A line that ends early has its words there if that covers nothing, else at the edge.
    """
    points = [_last_point(end, plot) for end in ends]
    heights = [end.height for end in ends]
    middles = spread([y for _, y in points], heights, 0, plot.bottom + _CLEAR)
    places: list[Box] = []
    for end, (x, y), middle in zip(ends, points, middles, strict=True):
        size = end.width, end.height
        at_edge = around(plot.edge + _CLEAR - _EDGE + end.width / 2, middle, *size)
        left = x + _CLEAR + end.width / 2
        early = [around(left, y + far, *size) for far in (0, -5, 5, -10, 10, -15, 15)]
        places.append((x < plot.edge - _CLEAR and ground.settle(early)) or at_edge)
        ground.take([at_edge] if places[-1] is at_edge else [])
    return places


def leaders(ends: list[End], places: list[Box], plot: Plot) -> Spec:
    """Return thin lines from the last points to words that do not stand straight beside them."""
    rows = []
    for end, place in zip(ends, places, strict=True):
        x, y = _last_point(end, plot)
        if abs(place.y - y) > _NEAR:
            to = {"x2": place.left - 3, "y2": place.top + _PADDING + SMALL_LINE / 2}
            rows.append({"x": x + 6, "y": y, **to, "ink": end.series.ink})
    between: Spec = {"x": at("x"), "x2": {"field": "x2"}, "y": at("y"), "y2": {"field": "y2"}}
    ink: Spec = {"field": "ink", "type": "nominal", "scale": None}
    return layer({"type": "rule", "strokeWidth": 0.8}, rows, {**between, "stroke": ink})


def _last_point(end: End, plot: Plot) -> tuple[float, float]:
    last = end.series.known[-1]
    return plot.x(last), end.series.y(last, plot)

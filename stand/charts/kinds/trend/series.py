"""A trend as lines: each series told apart by its colour, its dash and the sign at its points."""

from dataclasses import dataclass
from itertools import pairwise

from stand.charts.data import Datum, FigureData, Firmness
from stand.charts.kinds.trend.places import Box, along, around
from stand.charts.kinds.trend.plot import Plot
from stand.charts.look.colours import contrast, shade
from stand.charts.look.style import PAPER, ChartStyle
from stand.charts.vega.spec import Spec, layer

_DASHES: tuple[list[int], ...] = ([], [8, 3], [2, 3], [10, 3, 2, 3])
_SIGNS = (("circle", 46), ("square", 42), ("diamond", 50), ("triangle-up", 50))
_WIDE_BAND = 25
_SMALLER = 0.6
"""The size of a sign where many stand close together, as a part of its own size."""
_LEAST_FOR_LINES, _LEAST_FOR_TEXT = 3.0, 4.5


@dataclass(frozen=True)
class Series:
    """One line: its values by period, and how it is drawn; ``ink`` is for its words."""

    name: str
    data: tuple[Datum, ...]
    colour: str
    ink: str
    dash: list[int]
    sign: str
    size: int

    @property
    def known(self) -> list[int]:
        """The periods of which the value is known."""
        return [index for index, datum in enumerate(self.data) if datum.value is not None]

    def y(self, index: int, plot: Plot) -> float:
        """Return the height of a point."""
        return plot.y(self.data[index].value or 0)

    def end(self, plot: Plot) -> float:
        """Return the height of the last point that is known."""
        return self.y(self.known[-1], plot)

    def is_valley(self, index: int) -> bool:
        """Tell whether a point lies lower than those beside it."""
        beside = [self.data[at].value for at in (index - 1, index + 1) if 0 <= at < len(self.data)]
        known = [value for value in beside if value is not None]
        return bool(known) and min(known) > (self.data[index].value or 0)

    def runs(self, starts: set[int]) -> list[list[int]]:
        """Return the stretches of periods that one stroke joins; ``starts`` begin a new one."""
        runs: list[list[int]] = []
        for index in self.known:
            if runs and runs[-1][-1] == index - 1 and index not in starts:
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs


def series_of(data: FigureData, style: ChartStyle) -> list[Series]:
    """Return the lines of a trend."""
    colours = style.colours
    chosen = (colours.primary, colours.accent, colours.action, colours.request)
    return [
        Series(
            name,
            tuple(row.cells[index] for row in data.rows),
            _darkened(chosen[index], _LEAST_FOR_LINES),
            _darkened(chosen[index], _LEAST_FOR_TEXT),
            _DASHES[index],
            *_SIGNS[index],
        )
        for index, name in enumerate(data.columns)
    ]


def _darkened(colour: str, least: float) -> str:
    """Return a colour, made so dark that it stands off from the paper."""
    while contrast(colour, PAPER) < least:
        colour = shade(colour, 0.1)
    return colour


def stroke_layers(line: Series, runs: list[list[int]], plot: Plot) -> list[Spec]:
    """Return a line with its points; one that is provisional is open."""
    rows = [
        {"period": index, "value": float(line.data[index].value or 0), "run": number}
        | {"fill": PAPER if _is_provisional(line.data[index]) else line.colour}
        for number, run in enumerate(runs)
        for index in run
    ]
    places: Spec = {"x": plot.across(), "y": plot.upward}
    size = line.size if plot.band >= _WIDE_BAND else line.size * _SMALLER
    stroke: Spec = {"type": "line", "color": line.colour, "strokeWidth": 2.4}
    sign: Spec = {"type": "point", "stroke": line.colour, "strokeWidth": 1.8, "opacity": 1}
    return [
        layer(
            {**stroke, "strokeDash": line.dash},
            rows,
            {**places, "detail": {"field": "run", "type": "nominal"}},
        ),
        layer(
            {**sign, "shape": line.sign, "size": size},
            rows,
            {**places, "fill": {"field": "fill", "type": "nominal", "scale": None}},
        ),
    ]


def _is_provisional(datum: Datum) -> bool:
    return datum.firmness is Firmness.PROVISIONAL


def covered(line: Series, runs: list[list[int]], plot: Plot) -> list[Box]:
    """Return the places that a line and its points take."""
    points = {index: (plot.x(index), line.y(index, plot)) for index in line.known}
    boxes = [around(x, y, 9, 9) for x, y in points.values()]
    for run in runs:
        for one, other in pairwise(run):
            boxes += along(*points[one], *points[other])
    return boxes

"""A trend as columns: one for each value, or as many beside each other as there are series."""

from collections.abc import Iterator
from dataclasses import dataclass

from stand.charts.data import Datum, FigureData, Firmness
from stand.charts.kinds.trend.gaps import strips
from stand.charts.kinds.trend.places import Box, Ground, around
from stand.charts.kinds.trend.plot import SMALL_LINE, Plot, clearing, telling, value_lines
from stand.charts.look.letters import Letters
from stand.charts.look.style import LINE, PAPER, SMALL, TEXT, ChartStyle
from stand.charts.vega.spec import Spec, layer, words

_WIDEST = 66
_ALONE, _TOGETHER = 0.66, 0.8
"""The part of a period that its columns take."""
_EDGE = 1.4
_AWAY = 4
_LEAST = 5


@dataclass(frozen=True, slots=True)
class _Value:
    """A value at its column: what the column covers, where the words are."""

    period: int
    datum: Datum
    column: Box
    place: Box
    lines: list[str]


class Columns:
    """The columns of a trend in a field; each period has as many as there are series."""

    open_sign = "open kolom"
    least_height = 0.0

    def __init__(self, data: FigureData, plot: Plot, letters: Letters, style: ChartStyle) -> None:
        self.names = list(data.columns) if len(data.columns) > 1 else []
        self.plot = plot
        self._data = data
        self._letters = letters
        self._style = style
        self._count = len(data.columns)
        self.fills = style.fills[: self._count] if self._count > 1 else ()
        part = _ALONE if self._count == 1 else _TOGETHER
        self._pitch = min(plot.band * part / self._count, _WIDEST)
        self._width = self._pitch - (min(3.0, self._pitch / 4) if self._count > 1 else 0)
        self._room = (plot.band if self._count == 1 else self._pitch) - 2
        self._size = TEXT if self._widest(TEXT) <= self._room else SMALL
        self._line = LINE if self._size == TEXT else SMALL_LINE

    @property
    def are_legible(self) -> bool:
        """Whether the columns can be told apart."""
        return self._pitch >= _LEAST

    @property
    def fits(self) -> bool:
        """Whether each value can stand at its column."""
        return self._widest(SMALL) <= self._room

    def _widest(self, size: float) -> float:
        texts = [datum.text for datum in self._data.data if datum.value is not None]
        parts = [word for text in texts for word in text.split()]
        return max((self._letters.width(part, size, 700) for part in parts), default=0)

    def rooms(self) -> tuple[float, float]:
        """Return the room that values take over and under the field."""
        places = [value.place for value in self._values(self.plot)]
        above = max((self.plot.top - place.top for place in places), default=0)
        below = max((place.bottom - self.plot.bottom for place in places), default=0)
        return max(above, 0), max(below, 0)

    def layers(self, plot: Plot, taken: list[Box]) -> list[Spec]:
        """Return the columns and their values; ``taken`` are places of other words."""
        shown = self._shown(plot, taken)
        cleared = clearing([value.place for value in shown])
        drawn = [spec for series in range(self._count) for spec in self._drawn(series, plot)]
        return [self._slots(plot), cleared, *drawn, self._words(shown)]

    def _aside(self, series: int) -> float:
        """Return how far a column stands from the middle of its period."""
        return (series - (self._count - 1) / 2) * self._pitch

    def _drawn(self, series: int, plot: Plot) -> Iterator[Spec]:
        """Yield the columns of one series; those that are provisional are open."""
        fill = self._style.fills[series]
        cells = [(period, row.cells[series]) for period, row in enumerate(self._data.rows)]
        places: Spec = {"x": plot.across(), "y": plot.upward, "y2": {"datum": 0}}
        size: Spec = {"width": self._width - _EDGE, "xOffset": self._aside(series)}
        for is_open, colour, dash in ((False, fill.colour, []), (True, PAPER, [4, 2.5])):
            rows = [
                {"period": period, "value": float(datum.value)}
                for period, datum in cells
                if datum.value is not None and (datum.firmness is Firmness.PROVISIONAL) is is_open
            ]
            look: Spec = {"fill": colour, "stroke": fill.stroke, "strokeWidth": _EDGE}
            yield layer({"type": "bar", **size, **look, "strokeDash": dash}, rows, places)

    def _slots(self, plot: Plot) -> Spec:
        """Return a pale strip where one of several columns is missing: that is not a zero."""
        slots = []
        for period, row in enumerate(self._data.rows):
            missing = [series for series, datum in enumerate(row.cells) if datum.value is None]
            for series in missing if len(missing) < self._count else ():
                middle = plot.x(period) + self._aside(series)
                left, right = middle - self._width / 2, middle + self._width / 2
                slots.append(Box(left, plot.top, right, plot.bottom))
        return strips(slots, self._style)

    def _values(self, plot: Plot) -> Iterator[_Value]:
        """Yield the values that are known, each over its column, or under it below zero."""
        for period, row in enumerate(self._data.rows):
            for series, datum in enumerate(row.cells):
                if datum.value is None:
                    continue
                x = plot.x(period) + self._aside(series)
                top, foot = sorted((plot.y(datum.value), plot.y(0)))
                lines = value_lines(datum.text, self._room, self._size, self._letters)
                width = max(self._letters.width(part, self._size, 700) for part in lines)
                half = len(lines) * self._line / 2
                y = foot + _AWAY + half if datum.value < 0 else top - _AWAY - half
                column = Box(x - self._width / 2, top, x + self._width / 2, foot)
                yield _Value(period, datum, column, around(x, y, width, 2 * half), lines)

    def _shown(self, plot: Plot, taken: list[Box]) -> list[_Value]:
        """Return the values that are shown: all if they fit, or else those that say most.

        Of several series that is only a zero, which has no column that could be seen.
        """
        values = list(self._values(plot))
        shown = self._settled(values, values, plot, taken)
        if len(shown) == len(values):
            return shown
        if self._count > 1:
            zeros = [value for value in values if value.datum.value == 0]
            return self._settled(zeros, values, plot, taken)
        most = telling({value.period: value.datum.value or 0 for value in values})
        wanted = [value for period in most for value in values if value.period == period]
        return self._settled(wanted, values, plot, taken)

    def _settled(
        self, wanted: list[_Value], values: list[_Value], plot: Plot, taken: list[Box]
    ) -> list[_Value]:
        """Return the values that can stand at their columns without covering anything."""
        ground = Ground(Box(plot.left - 6, 0, plot.right, plot.foot + 5))
        ground.take(taken)
        ground.take(value.column for value in values)
        return [value for value in wanted if ground.settle([value.place])]

    def _words(self, shown: list[_Value]) -> Spec:
        rows = [{"x": value.place.x, "y": value.place.y, "lines": value.lines} for value in shown]
        look: Spec = {"fontSize": self._size, "lineHeight": self._line, "fontWeight": 700}
        return words(rows, align="center", **look)

"""A trend as lines, with the values at their points."""

from stand.charts.data import FigureData
from stand.charts.kinds.trend.ends import end_places, ends_of, leaders, narrowed
from stand.charts.kinds.trend.gaps import gap_box, gaps_in_lines, strips
from stand.charts.kinds.trend.places import Box, Ground, beside_point
from stand.charts.kinds.trend.plot import (
    SMALL_LINE,
    Plot,
    clearing,
    small_words,
    telling,
    value_lines,
)
from stand.charts.kinds.trend.series import Series, covered, series_of, stroke_layers
from stand.charts.look.letters import Letters
from stand.charts.look.style import INK, LINE, SMALL, TEXT, WIDTH, ChartStyle, Fill
from stand.charts.vega.spec import Spec

_MOST_LABELLED = 12
_LEAST_BAND = 30
_WIDE_BAND = 56
_AROUND = 12


class Lines:
    """The lines of a trend in a field; if there are several, their names stand at their ends."""

    fills: tuple[Fill, ...] = ()
    open_sign = "open punt"

    def __init__(self, data: FigureData, plot: Plot, letters: Letters, style: ChartStyle) -> None:
        self._data = data
        self._letters = letters
        self._style = style
        self._series = series_of(data, style)
        self._is_alone = len(self._series) == 1
        periods = [row.label for row in data.rows]
        self._ends = [] if self._is_alone else ends_of(self._series, periods, letters)
        self.names = [] if self._ends or self._is_alone else list(data.columns)
        self.plot = narrowed(plot, self._ends)
        is_wide = self._is_alone and self.plot.band >= _WIDE_BAND
        self._size, self._line = (TEXT, LINE) if is_wide else (SMALL, SMALL_LINE)

    @property
    def fits(self) -> bool:
        """Whether the periods are wide enough."""
        if not self._is_alone:
            return self.plot.band >= _LEAST_BAND
        texts = [datum.text for datum in self._series[0].data if datum.value is not None]
        parts = [word for text in texts for word in text.split()]
        widest = max((self._letters.width(part, SMALL, 700) for part in parts), default=0)
        return widest <= self.plot.band - 4

    @property
    def least_height(self) -> float:
        return sum(end.height for end in self._ends)

    def rooms(self) -> tuple[float, float]:
        """Return the room that values take over and under the field."""
        above = [
            len(self._value(line, index)) * self._line + _AROUND - line.y(index, self.plot)
            for line in self._series
            for index in self._labelled(line)
        ]
        return max(0.0, *above, 0.0), 0.0

    def layers(self, plot: Plot, taken: list[Box]) -> list[Spec]:
        """Return the lines and their words; ``taken`` are places of other words."""
        ground = Ground(Box(plot.left - 4, 0, WIDTH, plot.foot + 5))
        zero = plot.y(0)
        ground.take([*taken, Box(plot.left, zero - 1, plot.edge, zero + 1)])
        strokes: list[Spec] = []
        for line in self._series:
            runs = line.runs(self._starts)
            strokes += stroke_layers(line, runs, plot)
            ground.take(covered(line, runs, plot))
        ends = end_places(self._ends, plot, ground)
        named = [
            spec for end, place in zip(self._ends, ends, strict=True) for spec in end.layers(place)
        ]
        values = self._values(plot, ground)
        cleared = clearing([*ends, *(box for placed in values for box, _ in placed)])
        texts = [
            self._words(line, placed) for line, placed in zip(self._series, values, strict=True)
        ]
        missing = strips([gap_box(gap, plot) for gap in gaps_in_lines(self._data)], self._style)
        return [missing, cleared, leaders(self._ends, ends, plot), *strokes, *named, *texts]

    @property
    def _starts(self) -> set[int]:
        """The periods from which the only series was counted otherwise."""
        breaks = {period for period, _ in self._data.breaks} if self._is_alone else set()
        return {index for index, row in enumerate(self._data.rows) if row.label in breaks}

    def _labelled(self, line: Series) -> list[int]:
        """Return the periods whose value is shown, those that say most first."""
        if not self._is_alone:
            return line.known[:-1][:1]
        values = {index: line.data[index].value or 0 for index in line.known}
        others = line.known if len(line.known) <= _MOST_LABELLED else []
        return list(dict.fromkeys([*telling(values), *others]))

    def _value(self, line: Series, index: int) -> list[str]:
        room = self.plot.band - 6
        return value_lines(line.data[index].text, room, self._size, self._letters)

    def _values(self, plot: Plot, ground: Ground) -> list[list[tuple[Box, list[str]]]]:
        """Return the values of each line that find a place; of several lines all or none."""
        if self._is_alone:
            return [self._settled(self._series[0], plot, ground)]
        found = self._starts_of_lines(plot, ground)
        wanted = sum(len(self._labelled(line)) for line in self._series)
        if sum(map(len, found)) < wanted:
            return [[] for _ in self._series]
        return found

    def _starts_of_lines(self, plot: Plot, ground: Ground) -> list[list[tuple[Box, list[str]]]]:
        """Return the first value of each line, over one another in the order of the points."""
        found: list[list[tuple[Box, list[str]]]] = [[] for _ in self._series]
        levels = {
            number: line.y(line.known[0], plot)
            for number, line in enumerate(self._series)
            if line.known
        }
        least: dict[int, float] = {}
        for number in sorted(levels, key=levels.__getitem__):
            line = self._series[number]
            first = line.known[0]
            found[number] = self._settled(line, plot, ground, under=least.get(first))
            least[first] = max([least.get(first, 0.0), *(box.y for box, _ in found[number])])
        return found

    def _settled(
        self, line: Series, plot: Plot, ground: Ground, under: float | None = None
    ) -> list[tuple[Box, list[str]]]:
        """Return the values that find a place at their points, those that say most first.

        All stand lower than ``under``; the first of several lines stands over its point if it can.
        """
        found = []
        for index in self._labelled(line):
            lines = self._value(line, index)
            width = max(self._letters.width(part, self._size, 700) for part in lines)
            point = plot.x(index), line.y(index, plot)
            size = width, len(lines) * self._line
            places = list(beside_point(*point, *size, above=not line.is_valley(index)))
            if not self._is_alone:
                places = _in_order(places, point[1], under)
            if box := ground.settle(places):
                found.append((box, lines))
        return found

    def _words(self, line: Series, placed: list[tuple[Box, list[str]]]) -> Spec:
        ink = INK if self._is_alone else line.ink
        look: Spec = {"fontSize": self._size, "lineHeight": self._line, "fontWeight": 700}
        return small_words(placed, fill=ink, **look)


def _in_order(places: list[Box], level: float, under: float | None) -> list[Box]:
    """Return places over a point before the others; below another value only those are left."""
    if under is None:
        return sorted(places, key=lambda box: box.y > level)
    return [box for box in places if box.y > under]

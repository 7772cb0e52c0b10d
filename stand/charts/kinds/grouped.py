"""Bars in groups: under one another, stacked, or each stack as a whole of 100 %."""

from dataclasses import dataclass, replace

from stand.charts.data import Datum, FigureData
from stand.charts.kinds.rows import (
    LONGEST_TEXT,
    SPACE,
    Content,
    Scale,
    drawing,
    key,
    rows_of,
    scale_of,
)
from stand.charts.kinds.segments import NAME, VALUE, Block, Word, box, pieces, run_in, voice_of
from stand.charts.kinds.stacked import stacked_spec
from stand.charts.look.letters import Letters
from stand.charts.look.style import SMALL, ChartStyle
from stand.charts.vega.spec import Spec
from stand.model.charts import GroupedBars

_FEW_BARS = 24
_FEW_COLUMNS = 3
_WIDEST_NAME = 130


@dataclass(frozen=True, slots=True)
class _Measures:
    """How high bars and their words are, and how far apart; ``size`` is that of the letters."""

    bar: float
    pitch: float
    gap: float
    size: float
    line: float


_WIDE = _Measures(16, 18, 14, VALUE.size, VALUE.line)
_TIGHT = _Measures(12.5, 14.5, 9, SMALL, 13.5)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar with its words; ``top`` is counted from the top of its row."""

    value: float
    column: int
    label: Block
    top: float

    def shape(self, row: float, scale: Scale, measures: _Measures, style: ChartStyle) -> Spec:
        """Return the bar, in a row that begins at ``row``."""
        start, stop = sorted((scale.at(0), scale.at(self.value)))
        top = row + self.top
        return box(start, stop, top, top + measures.bar, style.fills[self.column])

    def words(self, row: float, scale: Scale, measures: _Measures) -> list[Word]:
        """Return the value behind the bar, its first line at the middle of the bar."""
        top = row + self.top + measures.bar / 2 - self.label.first
        return self.label.placed(scale.at(max(self.value, 0.0)) + SPACE, top)


def grouped_spec(figure: GroupedBars, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart; a value that is not known says so in the bar's place."""
    if figure.kind != "grouped-bars":
        return stacked_spec(figure, data, style)
    letters = Letters(style)
    measures = _WIDE if len(data.data) <= _FEW_BARS else _TIGHT
    named = _named_rows(data, letters)
    has_key = named == 0 and len(data.columns) > 1
    swatches, found, head = key(data, style) if has_key else ([], [], 0.0)
    groups = [
        _bars(row.cells, data.columns if index < named else (), measures, letters)
        for index, row in enumerate(data.rows)
    ]
    contents = [Content(_foot(bars[-1], measures), measures.bar / 2) for bars in groups]
    rows = rows_of(data, contents, head, measures.gap, letters)
    scale = scale_of((bar.value, bar.label.width) for bars in groups for bar in bars)
    placed = [(bar, top) for bars, top in zip(groups, rows.tops, strict=True) for bar in bars]
    shapes = [bar.shape(top, scale, measures, style) for bar, top in placed if bar.value]
    found += [word for bar, top in placed for word in bar.words(top, scale, measures)]
    return drawing(data, rows, scale.at(0), [pieces(swatches + shapes)], found, style)


def _named_rows(data: FigureData, letters: Letters) -> int:
    """Return in how many rows, from the first, each value is followed by the name of its column."""
    if len(data.columns) == 1 or max(map(letters.width, data.columns)) > _WIDEST_NAME:
        return 0
    return len(data.rows) if len(data.columns) <= _FEW_COLUMNS else 1


def _bars(
    cells: tuple[Datum, ...], names: tuple[str, ...], measures: _Measures, letters: Letters
) -> list[_Bar]:
    bars, top = [], 0.0
    for column, datum in enumerate(cells):
        value, name = (
            replace(voice, size=measures.size, line=measures.line)
            for voice in (voice_of(datum, VALUE), NAME)
        )
        words = ((datum.text, value), (names[column] if names else "", name))
        bar = _Bar(float(datum.value or 0), column, run_in(words, (), LONGEST_TEXT, letters), top)
        bars.append(bar)
        top = _foot(bar, measures) + measures.pitch - measures.bar
    return bars


def _foot(bar: _Bar, measures: _Measures) -> float:
    lower = measures.bar / 2 - bar.label.first
    return bar.top + max(measures.bar, lower + bar.label.height)

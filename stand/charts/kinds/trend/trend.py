"""Figures over the years, as lines or as columns."""

from dataclasses import replace

from stand.charts.data import FigureData
from stand.charts.kinds.trend.columns import Columns
from stand.charts.kinds.trend.gaps import BREAK_HEIGHT, breaks, gap_box, gap_layers, gap_words, gaps
from stand.charts.kinds.trend.head import Head, head_of
from stand.charts.kinds.trend.lines import Lines
from stand.charts.kinds.trend.notes import trend_notes
from stand.charts.kinds.trend.places import Box
from stand.charts.kinds.trend.plot import (
    SMALL_LINE,
    Plot,
    grid,
    period_names,
    scale_of,
    small_words,
)
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, SMALL, WIDTH, ChartStyle
from stand.charts.vega.spec import Spec, chart
from stand.model.charts import Trend

_HEIGHT = 184
_MOST_BESIDE_GUTTER = 10
_BESIDE_GRID = 10
_LEAST_FOR_NAMES = 80
_SPACE = 10


def trend_spec(figure: Trend, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart.

    Few periods stand beside the gutter, where the names are; many take the width of the page.
    Columns that would be too narrow to tell apart become lines.
    """
    letters = Letters(style)
    shape = _shape(figure, data, letters, style)
    head = _head(shape, letters)
    plot, top = _placed(shape, head, has_breaks=bool(data.breaks))
    marks, found = breaks(data, plot, letters, top), gaps(data)
    said = {gap: placed for gap in found if (placed := gap_words(gap, plot, letters))}
    taken = [*marks.lines, *marks.words, *(gap_box(gap, plot) for gap in found)]
    names = period_names(plot, [row.label for row in data.rows], letters)
    foot = max(box.bottom for box, _ in names) + _SPACE
    seen = {index for gap in said for index in gap.rows}
    notes = _notes(list(trend_notes(data, shape.open_sign, seen)), foot, letters)
    layers = [
        *gap_layers(found, list(said.values()), plot, style),
        *grid(plot),
        *marks.layers(),
        *head.layers(0 if _is_wide(plot) else plot.top - 7),
        *shape.layers(plot, taken),
        small_words(names),
        small_words(notes, align="left", fill=GREY),
    ]
    return chart(max([foot - _SPACE, *(box.bottom for box, _ in notes)]) + 2, layers, style)


def _is_wide(plot: Plot) -> bool:
    return plot.left < GUTTER


def _shape(figure: Trend, data: FigureData, letters: Letters, style: ChartStyle) -> Lines | Columns:
    """Return what is drawn, beside the gutter if it fits there."""
    scale = scale_of(data.known)
    beside = scale.width(letters) + _BESIDE_GRID
    page, column = (
        Plot(scale, len(data.rows), left, WIDTH, 0, _HEIGHT, WIDTH, _HEIGHT, data.unit)
        for left in (beside, GUTTER)
    )
    columns = Columns(data, page, letters, style)
    kind = Columns if figure.shape == "columns" and columns.are_legible else Lines
    may_be_narrow = page.count <= _MOST_BESIDE_GUTTER and beside + _LEAST_FOR_NAMES <= GUTTER
    narrow = kind(data, column, letters, style)
    return narrow if may_be_narrow and narrow.fits else kind(data, page, letters, style)


def _head(shape: Lines | Columns, letters: Letters) -> Head:
    """Return the names, over the field or in the gutter up to the numbers there."""
    wide = _is_wide(shape.plot)
    room = WIDTH if wide else GUTTER - shape.plot.scale.width(letters) - 2 * _BESIDE_GRID
    return head_of(shape.names, shape.fills, room, letters, in_row=wide)


def _placed(shape: Lines | Columns, head: Head, *, has_breaks: bool) -> tuple[Plot, float]:
    """Return the field moved down under what stands over it, and the top of the breaks."""
    wide = _is_wide(shape.plot)
    top = head.height + _SPACE if wide and head.names else 0.0
    above, below = shape.rooms()
    height = max(_HEIGHT, shape.least_height, 0 if wide else head.height)
    field = top + (BREAK_HEIGHT if has_breaks else 0) + max(above, _SPACE)
    foot = field + height + below
    return replace(shape.plot, top=field, bottom=field + height, foot=foot), top


def _notes(notes: list[str], top: float, letters: Letters) -> list[tuple[Box, list[str]]]:
    """Return the small lines under the names of the periods, in the column of text."""
    lines = [line for note in notes for line in letters.wrap(note, WIDTH - GUTTER - 10, SMALL)]
    bottom = top + len(lines) * SMALL_LINE
    return [(Box(GUTTER, top, GUTTER, bottom), lines)] if lines else []

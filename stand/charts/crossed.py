"""Data of rows by columns: indicators by periods, or columns of a table."""

import re
from dataclasses import replace

from stand.charts.data import FigureData, Row
from stand.charts.values import Values
from stand.model.captions import Crossed
from stand.model.charts import GroupedBars, Trend
from stand.model.indicators import Indicator
from stand.numbers.wording import worded_inline


def crossed_data(figure: Crossed, values: Values) -> FigureData:
    """Return the data of a figure of rows by columns; rows are periods unless it says otherwise."""
    data = _from_bank(figure, values) if figure.indicators else _from_table(figure, values)
    if isinstance(figure, GroupedBars) and figure.rows == "indicators":
        return _turned(data)
    return _each_year(data, values) if isinstance(figure, Trend) else data


def _from_bank(figure: Crossed, values: Values) -> FigureData:
    periods = _periods(figure, values)
    names = [line.indicator for line in figure.indicators]
    rows = tuple(
        Row(period, tuple(values.observed(name, period) for name in names)) for period in periods
    )
    units = {datum.unit for row in rows for datum in row.cells}
    unit = figure.unit or (units.pop() if len(units) == 1 else "")
    return FigureData(
        values.labels.period,
        tuple(values.name(line) for line in figure.indicators),
        rows,
        values.words(unit),
        breaks=_breaks(names, periods, values),
        over_time=True,
    )


def _periods(figure: Crossed, values: Values) -> list[str]:
    """Return the periods of a figure; those of a trend are all from the first to the last."""
    if figure.periods and isinstance(figure, Trend):
        return between(min(figure.periods), max(figure.periods), values)
    if figure.periods:
        return figure.periods
    return between(figure.first or "", figure.last or "", values)


def between(first: str, last: str, values: Values) -> list[str]:
    """Return the periods from the first to the last; every year in between, known or not."""
    if first.isdigit() and last.isdigit() and len(first) == len(last) == 4:
        return [str(year) for year in range(int(first), int(last) + 1)]
    return [
        period
        for period in values.figures.known.all_periods
        if first <= period <= last and len(period) == len(first)
    ]


def _breaks(names: list[str], periods: list[str], values: Values) -> tuple[tuple[str, str], ...]:
    """Return the periods from which an indicator was counted otherwise, within the figure."""
    found = {
        (change.period, _told(change.note, indicator if len(names) > 1 else None, values))
        for name in names
        if (indicator := values.indicator(name))
        for change in indicator.breaks
        if change.period in periods[1:]
    }
    return tuple(sorted(found))


def _told(note: str, indicator: Indicator | None, values: Values) -> str:
    """Return what changed, and of which of several indicators."""
    text = worded_inline(note, values.figures)
    return f"{indicator.label}: {text}" if indicator else text


def _from_table(figure: Crossed, values: Values) -> FigureData:
    columns = figure.table
    data = values.table(columns.file) if columns else None
    unit = values.words(figure.unit) if figure.unit else ""
    if columns is None or data is None or columns.label not in data.header:
        return FigureData("", (), (), unit)
    named = [name for name in columns.values if name in data.header]
    at = [data.header.index(name) for name in named]
    label = data.header.index(columns.label)
    rows = tuple(
        Row(str(row[label]), tuple(values.cell(row[place]) for place in at)) for row in data.rows
    )
    over_time = all(row.label[:4].isdigit() for row in rows)
    return FigureData(columns.label, tuple(named), rows, unit, over_time=over_time)


def _each_year(data: FigureData, values: Values) -> FigureData:
    """Return a series of years with the years that a table skips, which are not known."""
    rows = {row.label: row for row in data.rows}
    are_years = all(re.fullmatch(r"\d{4}", label) for label in rows)
    if not are_years or not rows or len(rows) < len(data.rows):
        return data
    years = between(min(rows), max(rows), values)
    missing = tuple(values.unknown() for _ in data.columns)
    return replace(data, rows=tuple(rows.get(year, Row(year, missing)) for year in years))


def _turned(data: FigureData) -> FigureData:
    """Return the data with rows and columns changed round."""
    rows = tuple(
        Row(name, tuple(row.cells[index] for row in data.rows))
        for index, name in enumerate(data.columns)
    )
    labels = tuple(row.label for row in data.rows)
    return FigureData("", labels, rows, data.unit, breaks=data.breaks)

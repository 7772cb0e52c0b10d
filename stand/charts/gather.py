"""From a figure to its data."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from stand.charts.crossed import between, crossed_data
from stand.charts.data import Datum, FigureData, Row
from stand.charts.totals import total_of
from stand.charts.values import Values
from stand.model.captions import Amount, Crossed, Listed
from stand.model.charts import Bars, Flow, Ring, Shares, UnitAmount, Units
from stand.model.figures import Duration, Figure, KeyFigure, SmallTable, Tiles, Timeline
from stand.numbers.wording import worded_inline


def gather(figure: Figure, values: Values) -> FigureData | None:
    """Return the data of a figure; None for one that counts nothing, as a process or a picture.

    A table, column or indicator that is not there gives no rows or unknown values; checks name it.
    """
    gatherers: tuple[tuple[type, Callable[[Any, Values], FigureData]], ...] = (
        (Listed, _listed),
        (SmallTable, _small_table),
        (Crossed, crossed_data),
        (Flow, _flow),
        (Units, _units),
        (Tiles, _tiles),
        (Timeline, _timeline),
    )
    for kind, gatherer in gatherers:
        if isinstance(figure, kind):
            data = gatherer(figure, values)
            shown = (*data.data, *data.totals)
            sources = tuple(dict.fromkeys(s for datum in shown for s in values.sources(datum)))
            return replace(data, group_from=_group(values), sources=sources)
    return None


def _group(values: Values) -> int:
    return values.figures.style.group_from


def _listed(figure: Listed, values: Values) -> FigureData:
    rows = _rows(figure.items, values) if figure.items else _table_rows(figure, values)
    if figure.unit == "%":
        rows = [Row(row.label, (_in_percent(row.datum),), row.group) for row in rows]
    if isinstance(figure, Bars) and figure.order == "largest":
        rows.sort(key=_size, reverse=True)
    unit = figure.unit or _common_unit(rows)
    total = None
    if isinstance(figure, Ring | Shares):
        parts = [row.datum for row in rows]
        total = values.amount(figure.total) if figure.total else total_of(parts, _group(values))
    return FigureData("", (values.words(unit),), tuple(rows), values.words(unit), total)


def _in_percent(datum: Datum) -> Datum:
    is_bare = datum.value is not None and datum.text[-1:].isdigit()
    return replace(datum, text=f"{datum.text}%") if is_bare else datum


def _size(row: Row) -> tuple[bool, Decimal]:
    return row.datum.value is not None, row.datum.value or Decimal(0)


def _common_unit(rows: list[Row]) -> str:
    units = {row.datum.unit for row in rows}
    return units.pop() if len(units) == 1 else ""


def _rows(items: list[Amount] | list[Duration], values: Values, group: str = "") -> list[Row]:
    return [Row(values.name(item), (values.amount(item),), group) for item in items]


def _table_rows(figure: Listed, values: Values) -> list[Row]:
    columns = figure.table
    data = values.table(columns.file) if columns else None
    if columns is None or data is None:
        return []
    if columns.label not in data.header or columns.values[0] not in data.header:
        return []
    name, value = data.header.index(columns.label), data.header.index(columns.values[0])
    return [Row(str(row[name]), (values.cell(row[value]),)) for row in data.rows]


def _small_table(figure: SmallTable, values: Values) -> FigureData:
    if not figure.rows:
        return crossed_data(figure, values)
    header = [worded_inline(cell, values.figures) for cell in figure.header]
    rows = [[worded_inline(cell, values.figures) for cell in row] for row in figure.rows]
    return FigureData(
        header[0],
        tuple(header[1:]),
        tuple(Row(row[0], tuple(Datum(None, cell) for cell in row[1:])) for row in rows if row),
    )


def _flow(figure: Flow, values: Values) -> FigureData:
    titles = [
        values.words(stage.title) if stage.title else f"Stap {number}"
        for number, stage in enumerate(figure.stages, 1)
    ]
    rows: list[Row] = []
    wholes: list[tuple[str, Datum]] = []
    for stage, title in zip(figure.stages, _told_apart(titles), strict=True):
        rows += _rows(stage.items, values, title)
        if stage.total:
            wholes.append((title, values.amount(stage.total)))
    return FigureData("", ("",), tuple(rows), wholes=tuple(wholes))


def _told_apart(names: list[str]) -> list[str]:
    """Return the names, numbered where one comes again: a group is known by its name."""
    seen = Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return found


def _units(figure: Units, values: Values) -> FigureData:
    rows = tuple(Row(values.name(item), (_unit_amount(item, values),)) for item in figure.items)
    unit = values.words(figure.unit) if figure.unit else _common_unit(list(rows))
    return FigureData("", (unit,), rows, unit)


def _unit_amount(item: UnitAmount, values: Values) -> Datum:
    if item.part is None or item.of is None:
        return values.amount(item)
    note = values.words(item.note) if item.note else ""
    if item.shown:  # known in words alone
        return Datum(None, values.words(item.shown), note)
    return Datum(Decimal(item.part) / item.of, f"{item.part} op de {item.of}", note, unit="aandeel")


def _tiles(figure: Tiles, values: Values) -> FigureData:
    rows = [row for item in figure.items for row in _tile_rows(item, values)]
    return FigureData("", ("",), tuple(rows))


def _tile_rows(item: KeyFigure, values: Values) -> list[Row]:
    name = values.name(item)
    parts = [Row(values.name(part), (values.counted(part),), name) for part in item.parts]
    if item.indicator is not None and item.trend_from is not None:
        line = [
            Row(period, (values.observed(item.indicator, period),), name)
            for period in between(item.trend_from, values.period(item.period), values)
        ]
        return [*line, *parts]
    return [Row(name, (values.counted(item),)), *parts]


def _timeline(figure: Timeline, values: Values) -> FigureData:
    unit = values.words(figure.unit)
    rows = _rows(figure.items, values)
    names = _told_apart([values.words(track.label) for track in figure.tracks])
    for track, name in zip(figure.tracks, names, strict=True):
        rows += _rows(track.items, values, name)
    return FigureData("", (unit,), tuple(rows), unit)

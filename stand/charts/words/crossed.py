"""Descriptions of figures of rows by columns: trends, grouped bars, tables, charts of one's own."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from stand.charts.data import Datum, FigureData
from stand.charts.series import Named, Series, extremes, series_of
from stand.charts.words.phrases import Wording, counted, joined, share_of
from stand.charts.words.series import MOST_TOLD, alone, beside_others, course_of
from stand.model.captions import Crossed
from stand.model.charts import GroupedBars, Trend, VegaLite

_MOST_COLUMNS = 4


def crossed_sentences(figure: Crossed, wording: Wording) -> list[str]:
    """Return what a figure of rows by columns shows."""
    data = wording.data
    if figure.is_written_out:
        return _written_out(wording)
    counts = wording.name(wording.unsaid(data.columns[0])) if len(data.columns) == 1 else ""
    kind = _kind(figure, data) + (f": {counts}" if counts else "")
    first = ", ".join(filter(None, [kind, wording.amounts()]))
    stacking = figure.kind if isinstance(figure, GroupedBars) else ""
    if stacking == "percent-bars":
        data = shares_in(data)
    series = series_of(data)
    if not series:
        return [first, *_by_row(data, wording)]
    units = [_unit(one, data) for one in series]
    if len(series) == 1:
        return [first, *alone(series[0], units[0], wording)]
    is_whole = stacking == "stacked-bars" and data.over_time
    together = _together(series, units, wording) if is_whole else []
    return [first, *beside_others(series, units, wording), *together]


def shares_in(data: FigureData) -> FigureData:
    """Return each value as a part of its row in percent; not known where one of them is not."""
    rows = tuple(replace(row, cells=_shares(row.cells)) for row in data.rows)
    return replace(data, rows=rows, unit="%")


def _shares(cells: Sequence[Datum]) -> tuple[Datum, ...]:
    values = [datum.value for datum in cells if datum.value is not None]
    whole = sum(values, Decimal(0))
    if not whole or len(values) < len(cells):
        return tuple(Datum(None, datum.text, unit="%") for datum in cells)
    shares = [(part / whole * 100, share_of(part, whole, cells)) for part in values]
    return tuple(Datum(share, text, unit="%") for share, text in shares)


def _kind(figure: Crossed, data: FigureData) -> str:
    rows, columns = len(data.rows), len(data.columns)
    if isinstance(figure, Trend):
        if figure.shape == "line":
            return f"lijndiagram met {counted(columns, 'lijn', 'lijnen')}"
        groups = counted(rows, "groep", "groepen")
        bars = counted(columns if columns > 1 else rows, "kolom", "kolommen")
        return f"kolomdiagram met {f'{groups} van {bars}' if columns > 1 else bars}"
    if isinstance(figure, GroupedBars):
        if figure.kind == "grouped-bars":
            groups = counted(rows, "groep", "groepen")
            return f"staafdiagram met {groups} van {counted(columns, 'staaf', 'staven')}"
        whole = " van 100%" if figure.kind == "percent-bars" else ""
        stacks = counted(rows, "gestapelde staaf", "gestapelde staven")
        return f"staafdiagram met {stacks}{whole}, elk in {counted(columns, 'deel', 'delen')}"
    if isinstance(figure, VegaLite):
        return f"grafiek met {counted(columns, 'reeks', 'reeksen')}"
    return _table(rows, columns)


def _table(rows: int, columns: int) -> str:
    beside = f" en {counted(columns, 'kolom', 'kolommen')}" if columns > 1 else ""
    return f"tabel met {counted(rows, 'rij', 'rijen')}{beside}"


def _unit(series: Series, data: FigureData) -> str:
    units = {datum.unit for _, datum in series.points if datum.unit}
    return units.pop() if len(units) == 1 else data.unit


def _together(series: Sequence[Series], units: Sequence[str], wording: Wording) -> list[str]:
    """Return how stacks went as a whole."""
    if len(set(units)) > 1:
        return []
    points: list[Named] = []
    for at, (period, _) in enumerate(series[0].points):
        data = [one.points[at][1] for one in series]
        known = [datum.value for datum in data if datum.value is not None]
        total = sum(known, Decimal(0))
        whole = len(known) == len(data)
        text = wording.derived(total, *data)
        points.append((period, Datum(total, text) if whole else wording.values.unknown()))
    course = course_of(Series("", tuple(points)), units[0], wording)
    return [f"alles samen: {course}"] if course else []


def _by_row(data: FigureData, wording: Wording) -> list[str]:
    """Return each value, or of many the largest and smallest of each column."""
    if len(data.data) <= MOST_TOLD:
        lines = [(row.label, zip(data.columns, row.cells, strict=False)) for row in data.rows]
        return [_line(name, list(pairs), wording) for name, pairs in lines]
    if len(data.columns) > _MOST_COLUMNS:
        return []
    columns = [
        (name, [(row.label, row.cells[at]) for row in data.rows if at < len(row.cells)])
        for at, name in enumerate(data.columns)
    ]
    return [peaks for name, named in columns for peaks in _peaks(name, named, wording)]


def _line(name: str, pairs: list[Named], wording: Wording) -> str:
    told = [wording.bracketed((wording.name(column), datum)) for column, datum in pairs]
    return f"{name}: {joined(told)}"


def _peaks(column: str, named: list[Named], wording: Wording) -> list[str]:
    tops, bottoms = extremes(named)
    if not tops:
        return []
    high, low = (
        f"{joined([wording.name(name) for name, _ in pairs])} met {pairs[0][1].text}"
        for pairs in (tops, bottoms)
    )
    if tops == bottoms:
        return [f"{column}: {high}"]
    return [f"{column}: het hoogst is {high}, het laagst is {low}"]


def _written_out(wording: Wording) -> list[str]:
    """Return a table of words: its headings, and its cells when they are few."""
    data = wording.data
    heads = [name for name in (data.heading, *data.columns) if name]
    kind = _table(len(data.rows), len(data.columns) + 1)
    first = f"{kind}: {joined([wording.name(name) for name in heads])}"
    if len(data.data) <= MOST_TOLD:
        return [first, *(_cells(row.label, row.cells, data.columns, wording) for row in data.rows)]
    names = joined([wording.name(row.label) for row in data.rows])
    return [first, f"de rijen zijn: {names}"]


def _cells(label: str, cells: Sequence[Datum], columns: Sequence[str], wording: Wording) -> str:
    texts = [wording.name(datum.text) for datum in cells]
    if len(columns) > 1:
        texts = [f"{wording.name(head)} {text}" for head, text in zip(columns, texts, strict=False)]
    return f"{label}: {joined(texts)}"

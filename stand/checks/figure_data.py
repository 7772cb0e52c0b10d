"""Whether figures can be drawn from their data: columns, cells, periods, units, what is a whole."""

from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches

from stand.charts.data import FigureData
from stand.charts.gather import gather
from stand.charts.limits import faults
from stand.charts.values import Values
from stand.charts.whence import place_of
from stand.checks.observations import PERIOD
from stand.model.captions import Crossed, Listed, TableColumns
from stand.model.charts import Flow, Ring, Shares, VegaLite
from stand.model.figures import SmallTable, Tiles, Timeline
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import Publication, TableData
from stand.model.source import Path
from stand.numbers.figures import Figures
from stand.problems import Problem, Severity

_TIMES = {
    "minuten": "minuut",
    "uren": "uur",
    "dagen": "dag",
    "werkdagen": "werkdag",
    "weken": "week",
    "maanden": "maand",
    "kwartalen": "kwartaal",
    "jaren": "jaar",
}
_SCALES = {"%": "%", "procent": "%", **_TIMES, **{time: time for time in _TIMES.values()}}


def check_figure_data(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield what keeps the figures that are printed from being drawn, or from being right."""
    values = Values(publication, figures)
    for placed in placed_figures(publication):
        yield from _figure(placed, values)


def _figure(placed: PlacedFigure, values: Values) -> Iterator[Problem]:
    figure = placed.figure
    columns = figure.table if isinstance(figure, Listed | Crossed) else None
    unusable = [*_columns(placed, columns, values), *_periods(placed)]
    yield from unusable
    if unusable or (columns and values.table(columns.file) is None):
        return
    data = gather(figure, values)
    if data is None or _names_what_is_not_there(data, values):
        return
    found = list(faults(figure, data))
    yield from (fault.problem(placed) for fault in found)
    yield from _unknown_lines(placed, data)
    if isinstance(figure, SmallTable | Tiles):
        return
    yield from _cells(placed, columns, values)
    if isinstance(figure, VegaLite):
        yield from () if found else _own(placed, figure, data, values.publication)
        return
    yield from _same_names(placed, data)
    yield from _mixed_units(placed, data)
    yield from () if found else _parts(placed, data, values)


def _names_what_is_not_there(data: FigureData, values: Values) -> bool:
    """Tell whether an indicator is not known at all; that is a problem of its own."""
    named = (datum.indicator for datum in (*data.data, *data.totals))
    return any(name and values.indicator(name) is None for name in named)


def _columns(
    placed: PlacedFigure, columns: TableColumns | None, values: Values
) -> Iterator[Problem]:
    """Yield the columns that a table file lacks."""
    table = values.table(columns.file) if columns else None
    if columns is None or table is None:
        return
    named: list[tuple[Path, str]] = [(("label",), columns.label)]
    named += [(("values", index), name) for index, name in enumerate(columns.values)]
    for path, name in named:
        if name not in table.header:
            near = get_close_matches(name, table.header, n=1, cutoff=0.4)
            yield placed.source.problem(
                (*placed.path, "table", *path),
                "unknown-column",
                f"De kolom ‘{name}’ staat niet in {table.path}.",
                f"Bedoelt u ‘{near[0]}’?" if near else f"Er zijn: {', '.join(table.header)}.",
            )


def _periods(placed: PlacedFigure) -> Iterator[Problem]:
    """Yield periods that are none, and a first one that comes after the last."""
    figure = placed.figure
    named: list[tuple[Path, str | None]] = []
    if isinstance(figure, Crossed):
        named = [(("first",), figure.first), (("last",), figure.last)]
        named += [(("periods", index), period) for index, period in enumerate(figure.periods)]
    elif isinstance(figure, Tiles):
        named = [
            (("items", index, "trend_from"), item.trend_from)
            for index, item in enumerate(figure.items)
        ]
    wrong = [(path, period) for path, period in named if period and not PERIOD.fullmatch(period)]
    for path, period in wrong:
        yield placed.source.problem(
            (*placed.path, *path),
            "wrong-period",
            f"‘{period}’ is geen periode.",
            "Schrijf een jaar (2026), een kwartaal (2026-Q1) of een maand (2026-03).",
        )
    if isinstance(figure, Crossed) and not wrong and figure.first and figure.last:
        yield from _range(placed, figure.first, figure.last)


def _range(placed: PlacedFigure, first: str, last: str) -> Iterator[Problem]:
    if first > last or len(first) != len(last):
        yield placed.source.problem(
            (*placed.path, "first"),
            "wrong-period",
            f"Van ‘{first}’ tot en met ‘{last}’ is geen reeks perioden.",
            "Zet de oudste periode bij ‘first’, en neem twee jaren, kwartalen of maanden.",
        )


def _cells(placed: PlacedFigure, columns: TableColumns | None, values: Values) -> Iterator[Problem]:
    """Yield the cells that hold words where a figure needs numbers."""
    table = values.table(columns.file) if columns else None
    for name in columns.values if columns else ():
        yield from _column(placed, name, table, values) if table else ()


def _column(placed: PlacedFigure, name: str, table: TableData, values: Values) -> Iterator[Problem]:
    at = table.header.index(name)
    unknown = ("", values.labels.unknown.casefold())
    for line, row in zip(table.lines, table.rows, strict=True):
        cell = row[at]
        if isinstance(cell, str) and cell.casefold() not in unknown:
            yield Problem(
                table.path,
                line,
                1,
                Severity.WARNING,
                "no-number",
                f"‘{cell}’ in de kolom ‘{name}’ is geen getal; de figuur ‘{placed.name}’ kan het "
                "niet tekenen.",
                "Schrijf alleen een getal, of laat de cel leeg als de waarde niet bekend is.",
            )


def _unknown_lines(placed: PlacedFigure, data: FigureData) -> Iterator[Problem]:
    """Yield indicators of which no value is known in any of several periods."""
    figure = placed.figure
    if not isinstance(figure, Crossed) or len(data.data) < 2 * len(figure.indicators):
        return
    for index, line in enumerate(figure.indicators):
        cells = [datum for datum in data.data if datum.indicator == line.indicator]
        if all(datum.value is None for datum in cells):
            yield placed.source.problem(
                (*placed.path, "indicators", index, "indicator"),
                "missing-value",
                f"‘{line.indicator}’ heeft geen waarde in de perioden van deze figuur.",
                "Vul waarden in bij de cijfers, of haal dit cijfer uit de figuur.",
                severity=Severity.WARNING,
            )


def _same_names(placed: PlacedFigure, data: FigureData) -> Iterator[Problem]:
    """Yield values that the reader cannot tell apart."""
    figure = placed.figure
    named = [((row.group, row.label), row.datum) for row in data.rows if row.cells]
    if isinstance(figure, Crossed) and data.rows:
        named += [
            (("", name), cell) for name, cell in zip(data.columns, data.rows[0].cells, strict=True)
        ]
    seen: set[tuple[str, str]] = set()
    for name, datum in named:
        if name in seen:
            yield placed.source.problem(
                (*placed.path, *place_of(figure, datum)),
                "duplicate-label",
                f"De naam ‘{name[1]}’ staat er twee keer; de lezer ziet het verschil niet.",
                "Geef elke waarde een eigen naam, of haal de dubbele weg.",
                severity=Severity.WARNING,
            )
        seen.add(name)


def _mixed_units(placed: PlacedFigure, data: FigureData) -> Iterator[Problem]:
    """Yield values on one scale of which one is a share or a time and the other is not.

    Each stage of a flow has a scale of its own.
    """
    figure = placed.figure
    first = {"": figure.unit} if isinstance(figure, Timeline) else {}
    for row in data.rows:
        for datum in row.cells:
            scale = row.group if isinstance(figure, Flow) else ""
            unit = first.setdefault(scale, datum.unit) if datum.unit else ""
            if _SCALES.get(datum.unit, "") != _SCALES.get(unit, ""):
                yield placed.source.problem(
                    (*placed.path, *place_of(figure, datum)),
                    "mixed-units",
                    f"‘{datum.unit}’ staat hier op één schaal met ‘{unit}’.",
                    "Maak er twee figuren van, of kies ‘kind: table’.",
                    severity=Severity.WARNING,
                )


def _parts(placed: PlacedFigure, data: FigureData, values: Values) -> Iterator[Problem]:
    """Yield a whole that differs more from its parts than the rounding of the bank allows."""
    figure = placed.figure
    total = data.total
    if not isinstance(figure, Ring | Shares) or figure.total is None or total is None:
        return
    counted = [values.indicator(datum.indicator) for datum in (total, *data.data)]
    roundings = [indicator.rounding for indicator in counted if indicator]
    if total.value is None or len(data.known) < len(data.data) or len(roundings) < len(counted):
        return
    parts = sum(data.known, Decimal(0))
    difference = abs(parts - total.value)
    if difference and difference >= sum(roundings, Decimal(0)) / 2:
        yield placed.source.problem(
            (*placed.path, "total"),
            "parts",
            f"De delen zijn samen {values.number(parts)}, maar het geheel is {total.text}. Dat "
            "verschil komt niet door afronding.",
            "Controleer de delen en het geheel.",
            key=True,
        )


def _own(
    placed: PlacedFigure, figure: VegaLite, data: FigureData, publication: Publication
) -> Iterator[Problem]:
    """Yield what is wrong with a drawing by a specification; who has none need not know how."""
    from stand.checks.own_charts import check_own_chart  # noqa: PLC0415 - most editions have none

    yield from check_own_chart(placed, figure, data, publication)

"""What a figure cannot show: more parts than it can bear, parts below zero, nothing at all."""

from collections.abc import Iterator
from decimal import Decimal

from stand.charts.data import Datum, FigureData
from stand.charts.fault import Fault
from stand.charts.kinds.own_faults import own_faults
from stand.charts.kinds.signs import sign_faults
from stand.charts.series import is_exact
from stand.charts.whence import place_of
from stand.model.captions import Crossed, Listed
from stand.model.charts import Flow, GroupedBars, Ring, Shares, Units, VegaLite
from stand.model.figures import Figure, SmallTable, Tiles, Timeline
from stand.model.indicators import LARGEST
from stand.model.source import Path
from stand.numbers.dutch import format_number

_SHARES = ("%", "procent")
_WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes")
_MOST_BARS = 48
_MOST_LETTERS = 20


def faults(figure: Figure, data: FigureData) -> Iterator[Fault]:
    """Yield what keeps a figure from being drawn."""
    huge = [*_huge(figure, data)]
    if huge:
        yield from huge
        return
    if isinstance(figure, Listed):
        yield from _listed(figure, data)
    elif isinstance(figure, Crossed):
        yield from _crossed(figure, data)
    if isinstance(figure, VegaLite):
        yield from own_faults(figure, data)
    elif isinstance(figure, Units):
        yield from sign_faults(figure, data)
    yield from _below_zero(figure, data)
    yield from _no_whole(figure, data)


def _huge(figure: Figure, data: FigureData) -> Iterator[Fault]:
    """Yield values that no scale can bear; a table and tiles show them as words."""
    if isinstance(figure, SmallTable | Tiles):
        return
    totals = data.totals if getattr(figure, "total", None) or data.wholes else []
    for datum in (*data.data, *totals):
        if datum.value is not None and not abs(datum.value) < LARGEST:
            yield Fault(
                place_of(figure, datum),
                "huge-value",
                f"‘{datum.text[:_MOST_LETTERS]}…’ is te groot om te tekenen.",
                "Controleer de waarde, of kies een andere eenheid, zoals duizend of miljoen.",
            )


def _place(figure: Listed | Crossed, index: int) -> Path:
    if figure.table is not None:
        return ("table",)
    return ("items", index) if isinstance(figure, Listed) else ("indicators",)


def _listed(figure: Listed, data: FigureData) -> Iterator[Fault]:
    count = len(data.rows)
    if figure.table is not None and len(figure.table.values) > 1:
        yield Fault(
            ("table", "values", 1),
            "too-many-values",
            "Deze figuur laat één kolom zien, maar hier staan er meer.",
            "Laat één kolom staan, of kies een soort met reeksen, zoals ‘grouped-bars’.",
        )
    if count > figure.most:
        yield Fault(
            _place(figure, figure.most),
            "too-many-values",
            f"Deze figuur kan hoogstens {_number(figure.most)} waarden laten zien, maar er staan "
            f"er {count}.",
            "Neem de kleinste samen als ‘overig’, of kies ‘kind: table’."
            if not isinstance(figure, Ring)
            else "Kies ‘kind: shares’ of ‘kind: bars’, of neem delen samen.",
        )
    elif count < figure.fewest:
        yield _too_few(_place(figure, 0)[:1], figure.fewest, count)


def _too_few(path: Path, fewest: int, count: int) -> Fault:
    things = "waarde" if fewest == 1 else "waarden"
    return Fault(
        path,
        "too-few-values",
        f"Deze figuur heeft ten minste {_number(fewest)} {things} nodig, maar er "
        + ("zijn er geen." if count == 0 else f"is er {_number(count)}."),
        "Vul waarden aan. Is er een tabel: kijk of het bestand en de kolommen kloppen.",
    )


def _crossed(figure: Crossed, data: FigureData) -> Iterator[Fault]:
    rows, columns = len(data.rows), len(data.columns)
    if getattr(figure, "header", None):
        return
    if rows == 0 or columns == 0:
        yield _too_few(("table",) if figure.table else ("indicators",), 1, 0)
    for count, most, what in (
        (rows, figure.most_rows, "rijen of perioden"),
        (columns, figure.most_columns, "reeksen"),
    ):
        if count > most:
            yield Fault(
                ("table",) if figure.table else ("last",) if figure.last else ("indicators",),
                "too-many-values",
                f"Deze figuur kan hoogstens {_number(most)} {what} laten zien, maar er zijn er "
                f"{count}.",
                "Kies een kortere periode of minder cijfers, of maak er een tabel van.",
            )
    is_grouped = isinstance(figure, GroupedBars) and figure.kind == "grouped-bars"
    if is_grouped and rows <= figure.most_rows and rows * columns > _MOST_BARS:
        yield Fault(
            (),
            "too-many-values",
            f"Er passen hoogstens {_MOST_BARS} staven op een bladzijde, maar er zijn er "
            f"{rows * columns}.",
            "Kies ‘kind: stacked-bars’ of een kortere periode, of maak er een tabel van.",
        )


def _below_zero(figure: Figure, data: FigureData) -> Iterator[Fault]:
    stacked = isinstance(figure, GroupedBars) and figure.kind != "grouped-bars"
    if not stacked and not isinstance(figure, Ring | Shares | Flow | Units | Timeline):
        return
    seen: set[Path] = set()
    for row in data.rows:
        for column, datum in zip(data.columns, row.cells, strict=False):
            if datum.value is None or datum.value >= 0:
                continue
            place = place_of(figure, datum)
            if place not in seen:
                seen.add(place)
                name = f"‘{column}’ in ‘{row.label}’" if len(data.columns) > 1 else f"‘{row.label}’"
                yield Fault(
                    place,
                    "negative-part",
                    f"{name} is {datum.text}; een deel van een geheel kan niet onder nul zijn.",
                    "Controleer de waarde, of kies ‘kind: bars’ of ‘kind: trend’.",
                )


def _no_whole(figure: Figure, data: FigureData) -> Iterator[Fault]:
    """Yield a whole that cannot be divided into these parts."""
    if not isinstance(figure, Ring | Shares) or not data.rows:
        return
    whole = data.total.value if data.total else None
    if figure.total is None and whole is not None and _are_shares(data):
        whole = Decimal(100)
    unknown = [f"‘{row.label}’" for row in data.rows if row.datum.value is None]
    if not any(data.known):
        yield Fault(
            _place(figure, 0)[:1],
            "no-whole",
            "Van geen van de delen is een waarde boven nul bekend, dus er is geen geheel.",
            "Vul waarden in, of kies ‘kind: table’ en zeg in woorden wat bekend is.",
        )
    elif len(unknown) > 1 or (unknown and whole is None):
        yield Fault(
            _place(figure, 0)[:1],
            "no-whole",
            f"Het geheel is niet te verdelen: de waarde van {' en '.join(unknown)} is niet bekend.",
            "Is er één deel niet bekend, vul dan het geheel in bij ‘total’. Of kies ‘kind: bars’.",
        )
    elif whole is not None and not _adds_up(data, whole, exactly=not unknown):
        yield Fault(
            ("total",) if figure.total else _place(figure, 0)[:1],
            "parts",
            f"De delen zijn samen {_written(sum(data.known, Decimal(0)))}, maar het geheel is "
            f"{_written(whole)}.",
            "Controleer de delen en het geheel, of voeg het deel toe dat ontbreekt.",
        )


def _are_shares(data: FigureData) -> bool:
    return any(unit in _SHARES for unit in (data.unit, *(datum.unit for datum in data.data)))


def _adds_up(data: FigureData, whole: Decimal, *, exactly: bool) -> bool:
    """Tell whether the parts are the whole, as far as is known; or leave something of it."""
    rest = whole - sum(data.known, Decimal(0))
    most = Decimal(1) if _are_shares(data) else LARGEST
    allowed = sum((_margin(datum, most) for datum in (*data.data, data.total) if datum), Decimal(0))
    return abs(rest) <= allowed if exactly else rest > 0


def _margin(datum: Datum, most: Decimal) -> Decimal:
    """Return how much a value may be off: half its step as its zeros show, or a tenth.

    A step is at most ``most``: a share that ends in a zero was not rounded to tens.
    """
    value = datum.value or Decimal(0)
    if not is_exact(datum):
        return value / 10
    return min(Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)), most) / 2


def _written(value: Decimal) -> str:
    return format_number(value.normalize())


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)

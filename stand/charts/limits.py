"""What a figure cannot show: more parts than it can bear, parts below zero, nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from stand.charts.data import FigureData
from stand.model.captions import Crossed, Listed
from stand.model.charts import Flow, GroupedBars, Ring, Shares, Units
from stand.model.figures import Figure, Timeline
from stand.model.source import Path

_WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes")


@dataclass(frozen=True)
class Fault:
    """Why a figure cannot be drawn, and where in its model that is."""

    path: Path
    code: str
    message: str
    hint: str


def faults(figure: Figure, data: FigureData) -> Iterator[Fault]:
    """Yield what keeps a figure from being drawn."""
    if isinstance(figure, Listed):
        yield from _listed(figure, data)
    elif isinstance(figure, Crossed):
        yield from _crossed(figure, data)
    yield from _below_zero(figure, data)
    yield from _no_whole(figure, data)


def _place(figure: Listed | Crossed, index: int) -> Path:
    if figure.table is not None:
        return ("table",)
    return ("items", index) if isinstance(figure, Listed) else ("indicators",)


def _listed(figure: Listed, data: FigureData) -> Iterator[Fault]:
    count = len(data.rows)
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
    return Fault(
        path,
        "too-few-values",
        f"Deze figuur heeft ten minste {_number(fewest)} waarden nodig, maar er "
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


def _below_zero(figure: Figure, data: FigureData) -> Iterator[Fault]:
    stacked = isinstance(figure, GroupedBars) and figure.kind != "grouped-bars"
    if not stacked and not isinstance(figure, Ring | Shares | Flow | Units | Timeline):
        return
    for row in data.rows:
        for datum in row.cells:
            if datum.value is not None and datum.value < 0:
                yield Fault(
                    (),
                    "negative-part",
                    f"‘{row.label}’ is {datum.text}; een deel van een geheel kan niet onder nul "
                    "zijn.",
                    "Controleer de waarde, of kies ‘kind: bars’.",
                )


def _no_whole(figure: Figure, data: FigureData) -> Iterator[Fault]:
    """Yield a whole of nothing: parts that are all zero or not known."""
    if isinstance(figure, Ring | Shares) and data.rows and not any(data.known):
        yield Fault(
            (),
            "no-whole",
            "Van geen van de delen is een waarde boven nul bekend, dus er is geen geheel.",
            "Vul waarden in, of kies ‘kind: table’ en zeg in woorden wat bekend is.",
        )


def _number(count: int) -> str:
    return _WORDS[count] if count < len(_WORDS) else str(count)

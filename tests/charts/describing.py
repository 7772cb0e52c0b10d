"""Figures of every kind with values at random, for what must hold of each description."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from stand.charts.data import FigureData
from stand.charts.gather import gather
from stand.charts.values import Values
from stand.charts.words.describe import describe
from stand.model.figures import Figure
from stand.model.indicators import Indicators, Observation, ObservationStatus
from stand.model.publication import FigureFile, Publication, TableData
from stand.model.source import Source

Fields = dict[str, Any]
NAME = "aantallen"
LABELS = (
    *("IND", "Buiten de asielprocedure om", "Politie", "KMar", "Marokko", "Regio 5", "Beroep"),
    *("Hoger beroep", "Beroep en bezwaar", "Meer dan 12 weken", "18 tot 25 jaar", "A"),
    *("De grootste groep", "Stijgende instroom", "Nee, gedwongen", "Overig", "2021 en eerder"),
)
UNITS = ("personen", "weken", "%", "euro", "x 1.000 euro", "dossiers of personen")
FIGURE: TypeAdapter[Figure] = TypeAdapter(Figure)
_INDICATORS = ("one", "two", "three", "four")
_YEARS = range(2021, 2031)
_FIRM = (ObservationStatus.FINAL, ObservationStatus.PROVISIONAL, ObservationStatus.REVISED)

names = st.lists(st.sampled_from(LABELS), min_size=1, max_size=12, unique=True)
sizes = st.one_of(
    st.integers(0, 12),
    st.integers(0, 20_000).map(lambda number: number * 10),
    st.decimals(0, 1000, places=2),
)
signed = st.one_of(sizes, st.integers(-500, 500))


@dataclass(frozen=True)
class Case:
    """A figure in an edition, as the description finds it."""

    publication: Publication
    figure: Figure

    @property
    def data(self) -> FigureData:
        data = gather(self.figure, Values(self.publication))
        assert data is not None
        return data

    @property
    def draft(self) -> str:
        """The description that follows from the data."""
        return describe(self.figure, self.data, Values(self.publication))

    def written(self, alt: str) -> Publication:
        """Return the edition in which somebody wrote the description."""
        figure = self.figure.model_copy(update={"alt": alt})
        return replace(self.publication, figures={NAME: FigureFile(NAME, figure, Source("f", ""))})


def _items(draw: st.DrawFn, values: st.SearchStrategy[Any], most: int = 12) -> list[Fields]:
    items = []
    for name in draw(names)[:most]:
        value = draw(st.none() | values)
        extra = {} if value is None else {"value": str(value)}
        items.append({"label": name, **extra, **draw(_EXTRAS)})
    return items


_cells = st.one_of(sizes.map(Decimal), st.just(""))
_EXTRAS = st.sampled_from(
    ({}, {}, {}, {"note": "zonder 300 anderen"}, {"shown": "een onbekend deel van 7"})
)


@st.composite
def listed(draw: st.DrawFn) -> Fields:
    """Draw bars, the parts of a whole, or rows of signs."""
    kind = draw(st.sampled_from(("bars", "ring", "shares", "units")))
    values = signed if kind == "bars" else sizes
    figure = {"kind": kind, "items": _items(draw, values), "unit": draw(st.sampled_from(UNITS))}
    if kind in ("ring", "shares") and draw(st.booleans()):
        figure["total"] = {"value": str(draw(sizes))}
    if kind == "units" and draw(st.booleans()):
        figure["items"] = [{"label": "Anders", "part": 1, "of": draw(st.integers(1, 100))}]
        figure["items"] += _items(draw, values, 3) if draw(st.booleans()) else []
        figure["each"] = draw(st.sampled_from((None, 1, 10)))
    return figure


@st.composite
def stepped(draw: st.DrawFn) -> Fields:
    """Draw a flow, a timeline or tiles."""
    kind = draw(st.sampled_from(("flow", "timeline", "tracks", "tiles", "tile series")))
    positive = sizes.filter(bool)
    groups = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=5, unique=True))
    if kind == "flow":
        titles = [name if draw(st.booleans()) else None for name in groups]
        stages = [{"title": title, "items": _items(draw, sizes, 6)} for title in titles]
        return {"kind": "flow", "stages": stages}
    if kind == "timeline":
        return {"kind": kind, "unit": "weken", "items": _items(draw, positive, 8)}
    if kind == "tracks":
        tracks = [{"label": name, "items": _items(draw, positive, 8)} for name in groups]
        return {"kind": "timeline", "unit": "weken", "tracks": tracks}
    extra = {"change": True} if kind == "tiles" else {"trend_from": "2025"}
    parts = [{"label": "Deel", "value": "3"}] if kind == "tiles" and draw(st.booleans()) else []
    items: list[Fields] = [
        {"indicator": name, "label": label, "parts": parts, **extra}
        for name, label in zip(_INDICATORS, groups, strict=False)
    ]
    return {"kind": "tiles", "items": [*items, {"label": "Los", "value": "ruim 12"}]}


@st.composite
def crossed(draw: st.DrawFn) -> Fields:
    """Draw a figure of rows by columns, or bars with one indicator over the years."""
    kinds = ("trend", "grouped-bars", "stacked-bars", "percent-bars", "table", "vega-lite", "bars")
    kind = draw(st.sampled_from(kinds))
    first = draw(st.integers(2021, 2030))
    last = draw(st.integers(first, 2030))
    if kind == "bars":
        years = [str(year) for year in range(first, last + 1)]
        items = [{"label": year, "indicator": "one", "period": year} for year in years]
        return {"kind": kind, "items": items}
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=4, unique=True))
    figure: Fields = {"kind": kind, **({"spec": {}} if kind == "vega-lite" else {})}
    if kind == "trend":
        figure["shape"] = draw(st.sampled_from(("line", "columns")))
    if draw(st.booleans()):
        return {**figure, "table": {"file": "t.csv", "label": "Wat", "values": ["B", "C"]}}
    if kind.endswith("-bars"):
        figure["rows"] = draw(st.sampled_from(("periods", "indicators")))
    lines = [
        {"indicator": name, "label": label}
        for name, label in zip(_INDICATORS, labels, strict=False)
    ]
    return {**figure, "indicators": lines, "first": str(first), "last": str(last)}


@st.composite
def cases(draw: st.DrawFn, kinds: st.SearchStrategy[Fields]) -> Callable[[Publication], Case]:
    """Draw a figure with the bank and the table that it may be drawn from."""
    fields = draw(kinds)
    figure = FIGURE.validate_python({"title": "Een titel", **fields})
    unit = draw(st.sampled_from(UNITS))
    indicators = Indicators.model_validate(
        {
            "sources": [{"id": "S", "title": "De bron"}],
            "indicators": [
                {"id": name, "label": f"Cijfer {name}", "unit": unit} for name in _INDICATORS
            ],
        }
    )
    observations = tuple(_observation(draw, name, year) for name in _INDICATORS for year in _YEARS)
    rows = tuple((name, *draw(st.tuples(_cells, _cells))) for name in draw(names))
    table = TableData("t.csv", ("Wat", "B", "C"), rows)
    return lambda edition: Case(
        replace(
            edition,
            indicators=indicators,
            observations=observations,
            tables={"t.csv": table},
            figures={NAME: FigureFile(NAME, figure, Source("f", ""))},
        ),
        figure,
    )


def _observation(draw: st.DrawFn, name: str, year: int) -> Observation:
    value = draw(st.one_of(st.none(), st.integers(0, 20), st.integers(100, 2000)))
    hedge = draw(st.sampled_from(("", "", "", "ruim", "ca."))) if value else ""
    status = ObservationStatus.MISSING if value is None else draw(st.sampled_from(_FIRM))
    known = None if value is None else Decimal(value * 10)
    return Observation("2030", name, str(year), known, status, "S", "", "o.csv", year, hedge)

"""What is said under a trend in small letters: what is missing, not firm, or counted otherwise."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import groupby

from stand.charts.data import Datum, FigureData, Firmness

_FIRMNESS = {
    Firmness.PROVISIONAL: "Voorlopig",
    Firmness.REVISED: "Herzien",
    Firmness.DERIVED: "Berekend",
}
_SHORTEST_STRETCH = 3


def trend_notes(data: FigureData, open_sign: str, seen: Collection[int]) -> Iterator[str]:
    """Yield the lines under a trend.

    ``open_sign`` names what a provisional value looks like; ``seen`` are the rows in which the
    field itself says that nothing is known.
    """
    missing = [
        datum.text
        for index, row in enumerate(data.rows)
        for datum in row.cells
        if datum.value is None and index not in seen
    ]
    for text in dict.fromkeys(missing):
        found = _where(data, partial(_says, text), seen)
        yield f"{text[:1].upper()}{text[1:]}: {found}."
    firm = " ".join(_firmness(data, open_sign))
    if firm:
        yield firm
    yield from data.break_notes


def _firmness(data: FigureData, open_sign: str) -> Iterator[str]:
    for firmness, word in _FIRMNESS.items():
        found = _where(data, partial(_is, firmness))
        if found:
            sign = f" ({open_sign})" if firmness is Firmness.PROVISIONAL else ""
            yield f"{word}{sign}: {found}."


def _says(text: str, datum: Datum) -> bool:
    return datum.value is None and datum.text == text


def _is(firmness: Firmness, datum: Datum) -> bool:
    return datum.value is not None and datum.firmness is firmness


def _where(data: FigureData, wanted: Callable[[Datum], bool], seen: Collection[int] = ()) -> str:
    """Return the periods of the values that are wanted, series by series."""
    names: dict[str, list[str]] = {}
    for column, name in enumerate(data.columns):
        found = [
            index
            for index, row in enumerate(data.rows)
            if index not in seen and wanted(row.cells[column])
        ]
        if found:
            labels = [row.label for row in data.rows]
            names.setdefault(periods_in_words(labels, found), []).append(name)
    return "; ".join(
        periods if len(same) == len(data.columns) else f"{_enumerated(same)} ({periods})"
        for periods, same in names.items()
    )


def periods_in_words(periods: list[str], indexes: list[int]) -> str:
    """Return some of the periods as ‘2015–2019, 2021 en 2022’."""
    parts: list[str] = []
    for _, run in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        labels = [periods[index] for _, index in run]
        parts += [f"{labels[0]}–{labels[-1]}"] if len(labels) >= _SHORTEST_STRETCH else labels
    return _enumerated(parts)


def _enumerated(parts: list[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} en {last}" if most else last

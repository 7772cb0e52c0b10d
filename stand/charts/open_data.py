"""The data of a figure as a CSV file: one line for each value, the same columns for all figures."""

import csv
import io
import re
from collections.abc import Iterator

from stand.charts.data import Datum, FigureData, Firmness, Row

FIGURE_FILES = "figuur-*.csv"
"""The pattern of the names of these files."""
FIELDS = (
    ("groep", "string", "De groep waar het onderdeel bij hoort; leeg als er geen groepen zijn"),
    ("onderdeel", "string", "Wat er geteld is, of de periode; ‘Totaal’ is het geheel van de delen"),
    ("reeks", "string", "De naam van de reeks; leeg als die er niet is"),
    ("waarde", "number", "Waarde; leeg als die niet of alleen in woorden bekend is"),
    ("zoals_getoond", "string", "De waarde zoals de lezer die ziet, met woorden als ‘ruim’"),
    ("eenheid", "string", "Eenheid"),
    (
        "status",
        "string",
        "provisional, final, revised, missing (niet als getal bekend) of derived (berekend); leeg "
        "bij een waarde die niet uit de lijst met cijfers komt",
    ),
    ("toelichting", "string", "Toelichting bij de waarde"),
)
_TOTAL = "Totaal"


def csv_name(figure: str) -> str:
    """Return the name of the file with the data of a figure: lower case, no odd characters."""
    return f"figuur-{re.sub(r'[^a-z0-9]+', '-', figure.lower()).strip('-')}.csv"


def figure_csv(data: FigureData) -> bytes:
    """Return the data of a figure as CSV; the wholes, of groups and of all, come last."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([name for name, _, _ in FIELDS])
    for row in data.rows:
        writer.writerows(_lines(row, data))
    wholes = [*data.wholes, *([("", data.total)] if data.total else [])]
    for group, whole in wholes:
        writer.writerow([group, _TOTAL, "", *_value(whole, data), whole.note])
    return text.getvalue().encode()


def _lines(row: Row, data: FigureData) -> Iterator[list[str]]:
    changed = [note for period, note in data.breaks if period == row.label]
    for series, datum in zip(data.columns, row.cells, strict=True):
        name = "" if data.columns == (data.unit,) else series
        note = "; ".join(filter(None, [datum.note, *changed]))
        yield [row.group, row.label, name, *_value(datum, data), note]


def _value(datum: Datum, data: FigureData) -> list[str]:
    """Return the value, the words for it, its unit and its status."""
    value = "" if datum.value is None else f"{datum.value.normalize():f}"
    return [value, datum.text, datum.unit or data.unit, _status(datum)]


def _status(datum: Datum) -> str:
    """Return how firm a value is; of one that is written out with the figure nobody said so."""
    is_said = bool(datum.indicator) or datum.firmness is not Firmness.FINAL
    return datum.firmness.value if is_said else ""

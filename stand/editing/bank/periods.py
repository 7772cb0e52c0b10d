"""Periods of observations: how they are written, what is before and after, and blocks of them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from stand.editing.bank.observations import HEADINGS, PERIOD, STATUSES
from stand.errors import EditRefused
from stand.numbers.hedges import read_hedge

HOW = "Schrijf een jaar (2026), een kwartaal (2026-Q1) of een maand (2026-03)."
_MONTHS, _QUARTERS = 12, 4
_NAMES = {name: name for name in HEADINGS} | {shown: name for name, shown in HEADINGS.items()}
_STATUS_NAMES = {name for one in STATUSES for name in (one.value, one.shown)}
_FAULT = (
    "Van elke periode staat hier één waarde. Zet een regel boven het blok die zegt wat in welke "
    "kolom staat: periode, waarde, status, bron, toelichting."
)

Row = tuple[str, dict[str, str]]
"""A period, with the cells that belong to it by the name of their column."""


def read_period(text: str) -> str | None:
    """Return a period as the files write it, or None when a text is none."""
    found = text.strip().upper().replace(" Q", "-Q")
    return found if PERIOD.fullmatch(found) else None


def period_after(period: str, by: int = 1) -> str:
    """Return the period of the same length after one; with ``by`` -1 the one before it."""
    year, _, part = period.partition("-")
    if not part:
        return str(int(year) + by)
    of_year = _QUARTERS if part[0] == "Q" else _MONTHS
    count = int(year) * of_year + int(part.removeprefix("Q")) - 1 + by
    year, number = str(count // of_year), count % of_year + 1
    return f"{year}-Q{number}" if part[0] == "Q" else f"{year}-{number:02}"


def proposed_period(periods: Sequence[str], reporting: str) -> str:
    """Return the period to add to those there are, oldest first, in a report on a year."""
    known = [period for period in periods if read_period(period)]
    if not known or (known[-1].isdigit() and reporting not in known):
        return reporting
    following = period_after(known[-1])
    if not known[-1].isdigit() and following[:4] <= reporting:
        return following
    return period_after(known[0], -1)


def rows_with_periods(
    block: Sequence[Sequence[str]], sources: AbstractSet[str]
) -> list[Row] | None:
    """Return the rows of a block whose first column names periods; None: it names none.

    The names above the columns say what they hold, else their cells do. Raises EditRefused when
    neither does.
    """
    rows = [[cell.strip() for cell in row] for row in block]
    rows = [row for row in rows if any(row)]
    has_names = len(rows) > 1 and read_period(rows[0][0]) is None
    names, below = (rows[0], rows[1:]) if has_names else ([], rows)
    periods = [read_period(row[0]) for row in below]
    if not below or len(below[0]) == 1 or None in periods:
        return None
    fields = _fields(names, list(zip(*below, strict=True)), sources)
    return [
        (period, {name: row[column] for name, column in fields.items()})
        for period, row in zip(periods, below, strict=True)
        if period is not None
    ]


def _fields(
    names: Sequence[str], columns: Sequence[Sequence[str]], sources: AbstractSet[str]
) -> dict[str, int]:
    """Return the column of each field in a block."""
    fields: dict[str, int] = {}
    for at, cells in list(enumerate(columns))[1:]:
        name = _NAMES.get(names[at].lower()) if names else None
        if name is None and not any(cells):
            continue
        name = name or _guessed(cells, sources)
        if name in fields:
            raise EditRefused(_FAULT)
        fields[name] = at
    return {name: at for name, at in fields.items() if name not in ("indicator", "period")}


def _guessed(cells: Sequence[str], sources: AbstractSet[str]) -> str:
    """Return which field the cells of a column look like: the value when they tell nothing."""
    filled = [cell for cell in cells if cell]
    if all(cell.lower() in _STATUS_NAMES for cell in filled):
        return "status"
    if all(cell in sources for cell in filled):
        return "source"
    return "hedge" if all(read_hedge(cell) for cell in filled) else "value"

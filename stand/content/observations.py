"""The observations of an edition: ``tables/observations.csv`` (or .xlsx) to records.

The columns are those of COLUMNS; a column ``hedge`` may hold the word with which a value was
published, such as "ruim".
"""

from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches

from stand.content.files import Files
from stand.content.tables import table_in
from stand.model.indicators import LARGEST, Observation, ObservationStatus
from stand.model.publication import Cell, TableData
from stand.problems import Problem, Severity

COLUMNS = ("indicator", "period", "value", "status", "source", "note")
_NAMES = ("observations.csv", "observations.xlsx")


def observations_file(files: Files, year: str) -> str:
    """Return the file with the observations of an edition; nothing when it has none."""
    paths = (f"content/{year}/tables/{name}" for name in _NAMES)
    return next((path for path in paths if files.is_file(path)), "")


def observations_in(raw: bytes, path: str, year: str) -> tuple[list[Observation], list[Problem]]:
    """Return the observations of one edition in the bytes of its file, and the problems."""
    table, problems = table_in(raw, path)
    if table is None:
        # A table with only its header is how a new year begins.
        return [], [found for found in problems if found.code != "csv-empty"]
    return _observations(table, year)


def _observations(table: TableData, year: str) -> tuple[list[Observation], list[Problem]]:
    problems = list(_column_problems(table))
    if problems:
        return [], problems
    observations = []
    for line, row in zip(table.lines, table.rows, strict=True):
        cells = dict(zip(table.header, row, strict=True))
        found = _observation(table.path, line, cells, year)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            observations.append(found)
    problems += _doubles(observations)
    return observations, problems


def _column_problems(table: TableData) -> Iterator[Problem]:
    for column in COLUMNS:
        if column not in table.header:
            near = get_close_matches(column, table.header, n=1, cutoff=0.6)
            hint = (
                f"Heet de kolom ‘{near[0]}’? Noem haar dan ‘{column}’."
                if near
                else f"Deze tabel heeft de kolommen {', '.join(COLUMNS)}."
            )
            message = f"De kolom ‘{column}’ ontbreekt."
            yield Problem(table.path, 1, 1, Severity.ERROR, "missing-column", message, hint)


def _observation(path: str, line: int, cells: dict[str, Cell], year: str) -> Observation | Problem:
    indicator, period = str(cells["indicator"]), str(cells["period"])
    value = cells["value"]
    status = str(cells["status"] or "final")
    if status not in list(ObservationStatus):
        message = f"‘{status}’ is geen status."
        hint = f"Kies uit {', '.join(ObservationStatus)}."
        return Problem(path, line, 1, Severity.ERROR, "wrong-status", message, hint)
    missing = status == ObservationStatus.MISSING
    if missing != (value == ""):
        message = "Een waarde die ontbreekt heeft status ‘missing’ en geen getal."
        hint = "Vul de waarde in, of zet de status op missing en zeg in ‘note’ waarom."
        return Problem(path, line, 1, Severity.ERROR, "wrong-value", message, hint)
    if not missing and not isinstance(value, Decimal):
        message = f"‘{value}’ is geen getal."
        hint = "Schrijf alleen cijfers, zonder ‘ruim’ of een eenheid; uitleg hoort in ‘note’."
        return Problem(path, line, 1, Severity.ERROR, "wrong-value", message, hint)
    number = value if isinstance(value, Decimal) else None
    if number is not None and abs(number) >= LARGEST:
        message = f"‘{number}’ is te groot: een waarde heeft hoogstens vijftien cijfers."
        hint = "Controleer de waarde, of tel in duizendtallen of miljoenen."
        return Problem(path, line, 1, Severity.ERROR, "wrong-value", message, hint)
    return Observation(
        year,
        indicator,
        period,
        number,
        ObservationStatus(status),
        str(cells["source"]),
        str(cells["note"]),
        path,
        line,
        str(cells.get("hedge", "")),
    )


def _doubles(observations: list[Observation]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for found in observations:
        key = (found.indicator, found.period)
        if key in seen:
            message = f"{found.indicator} over {found.period} staat ook al op regel {seen[key]}."
            hint = "Laat één van de twee regels staan."
            yield Problem(
                found.path, found.line, 1, Severity.ERROR, "duplicate-value", message, hint
            )
        seen.setdefault(key, found.line)

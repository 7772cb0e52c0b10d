"""A table from a file, whatever program saved it: CSV or an Excel workbook."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from stand.content import csv_reader
from stand.content.files import Files
from stand.model.publication import Cell, TableData
from stand.problems import Problem, Severity


def read_table(files: Files, name: str) -> tuple[TableData | None, list[Problem]]:
    """Return the table in a file, or None with the problems; of a workbook the first sheet."""
    raw, problems = files.read_bytes(name)
    return (None, problems) if raw is None else table_in(raw, name)


def table_in(raw: bytes, name: str) -> tuple[TableData | None, list[Problem]]:
    """Return the table in the bytes of a file, as ``read_table`` does."""
    is_workbook = name.lower().endswith(".xlsx")
    return _read_workbook(raw, name) if is_workbook else csv_reader.read_table(raw, name)


def _read_workbook(raw: bytes, name: str) -> tuple[TableData | None, list[Problem]]:
    rows = _sheet_rows(raw)
    if rows is None:
        message = "Dit Excel-bestand is niet te lezen."
        hint = "Open het in een spreadsheet en sla het opnieuw op als .xlsx of als CSV."
        return None, [Problem(name, 1, 1, Severity.ERROR, "table-broken", message, hint)]
    numbered = [(line, row) for line, row in enumerate(rows, 1) if any(cell != "" for cell in row)]
    if len(numbered) < 2:
        message = "Deze tabel heeft geen rijen."
        hint = "Zet in de eerste regel de kolomnamen en daaronder ten minste één rij."
        return None, [Problem(name, 1, 1, Severity.ERROR, "csv-empty", message, hint)]
    first, header = numbered[0]
    names = [str(cell).strip() for cell in header]
    while names and not names[-1]:
        names.pop()
    problems = csv_reader.header_problems(name, first, names)
    if problems:
        return None, problems
    cells = tuple(tuple(row[: len(names)]) for _, row in numbered[1:])
    return TableData(name, tuple(names), cells, tuple(line for line, _ in numbered[1:])), []


def _sheet_rows(raw: bytes) -> list[list[Cell]] | None:
    """Return the cells of the first sheet; formulas count as the value that was saved with them."""
    from zipfile import BadZipFile  # noqa: PLC0415 - only workbooks need it

    import openpyxl  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True)
        rows = [[_cell(value) for value in row] for row in book.worksheets[0].values]
        book.close()
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, IndexError):
        return None
    return rows


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()

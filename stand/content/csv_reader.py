"""CSV as people save it: with semicolons or commas, decimal commas or points, any encoding."""

import csv
import io
import re
from collections.abc import Iterator

from stand.content.csv_dialect import find_delimiter
from stand.model.publication import Cell, TableData, WrittenNumber
from stand.problems import Problem, Severity

_WITH_COMMA = re.compile(r"-?(?!0\d)(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_WITH_POINT = re.compile(r"-?(?!0\d)\d+(\.\d+)?")


def read_table(raw: bytes, name: str) -> tuple[TableData | None, list[Problem]]:
    """Return the table in the bytes of a CSV file, or None with the problems.

    A cell becomes a number when its whole text is one by the custom of the file: with semicolons
    a comma marks the decimals (as Dutch Excel saves), with commas a point does. A code such as
    007 stays a text.
    """
    text = _decode(raw)
    delimiter = find_delimiter(text)
    try:
        numbered = list(_numbered_rows(text, delimiter))
    except csv.Error:
        message = "Deze tabel is niet te lezen: een aanhalingsteken wordt niet gesloten."
        hint = "Open het bestand in een spreadsheet en sla het opnieuw op als CSV."
        return None, [Problem(name, 1, 1, Severity.ERROR, "csv-syntax", message, hint)]
    if len(numbered) < 2:
        message = "Deze tabel heeft geen rijen."
        hint = "Zet in de eerste regel de kolomnamen en daaronder ten minste één rij."
        return None, [Problem(name, 1, 1, Severity.ERROR, "csv-empty", message, hint)]
    return _table(name, numbered, comma=delimiter != ",")


def _decode(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("windows-1252", errors="replace")


def _numbered_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty, with the line it starts on; a cell may hold line ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _table(
    name: str, numbered: list[tuple[int, list[str]]], *, comma: bool
) -> tuple[TableData | None, list[Problem]]:
    header = [cell.strip() for cell in numbered[0][1]]
    while header and not header[-1]:
        header.pop()
    problems = [*header_problems(name, numbered[0][0], header)]
    rows = []
    for line, row in numbered[1:]:
        extra = [cell for cell in row[len(header) :] if cell.strip()]
        if extra or len(row) < len(header):
            message = f"Deze rij heeft {len(row)} cellen, maar de kop heeft er {len(header)}."
            hint = "Vul de rij aan of haal de cellen weg die te veel zijn."
            problems.append(Problem(name, line, 1, Severity.ERROR, "csv-row", message, hint))
            continue
        rows.append((line, tuple(read_cell(cell, comma=comma) for cell in row[: len(header)])))
    if problems:
        return None, problems
    lines, cells = tuple(line for line, _ in rows), tuple(row for _, row in rows)
    return TableData(name, tuple(header), cells, lines), []


def header_problems(name: str, line: int, header: list[str]) -> list[Problem]:
    """Return the problems of a header: columns without a name, or with the same one."""
    hint = "Geef elke kolom in de eerste regel een eigen naam."
    problems = []
    for index, label in enumerate(header):
        if not label or label in header[:index]:
            message = (
                f"De kolomnaam ‘{label}’ staat er twee keer."
                if label
                else "Een kolom heeft geen naam."
            )
            problems.append(
                Problem(name, line, index + 1, Severity.ERROR, "csv-header", message, hint)
            )
    return problems


def read_cell(text: str, *, comma: bool) -> Cell:
    """Return the number that a cell holds, by the custom of its file, or else its text."""
    text = text.strip().replace("\N{NO-BREAK SPACE}", " ")
    if comma and _WITH_COMMA.fullmatch(text):
        return WrittenNumber(text.replace(".", "").replace(",", "."), text)
    if not comma and _WITH_POINT.fullmatch(text):
        return WrittenNumber(text, text)
    return text

"""The text of a CSV file taken apart: each row with its cells, their quotes and its line end."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from stand.content.csv_dialect import find_delimiter

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*+)"?(.*)', re.DOTALL)
_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, the same with their quotes, its line end, and empty lines after it."""

    cells: tuple[str, ...]
    raws: tuple[str, ...]
    end: str
    after: str = ""

    def text(self, delimiter: str) -> str:
        """Return the row as it stands in the file, with its line end and what comes after."""
        return f"{delimiter.join(self.raws)}{self.end}{self.after}"


@dataclass(frozen=True, slots=True)
class Table:
    """A file: how it separates cells, empty lines before the first row, and the rows."""

    delimiter: str
    lead: str
    rows: tuple[Row, ...]

    @property
    def line_end(self) -> str:
        """The line end that most rows have."""
        ends = Counter(row.end for row in self.rows if row.end)
        return ends.most_common(1)[0][0] if ends else "\n"

    @property
    def is_closed(self) -> bool:
        """Whether the last line has its line end."""
        last = (self.rows[-1].after or self.rows[-1].end) if self.rows else self.lead
        return last.endswith(("\r", "\n")) or not (self.rows or self.lead)


_memory: dict[str, Table] = {}


def taken_apart(text: str) -> Table:
    """Return the table that a text holds."""
    if text not in _memory:
        delimiter = find_delimiter(text)
        lead, rows = rows_of(text, delimiter)
        remember(text, Table(delimiter, lead, rows))
    return _memory[text]


def remember(text: str, table: Table) -> None:
    """Note what a text holds, so that it need not be found out again."""
    _memory.pop(text, None)
    while len(_memory) >= _REMEMBERED:
        del _memory[next(iter(_memory))]
    _memory[text] = table


def rows_of(text: str, delimiter: str) -> tuple[str, tuple[Row, ...]]:
    """Return the empty lines before the first row, and the rows."""
    lead, rows, blanks = "", list[Row](), list[str]()
    for raws, end in _raw_rows(text, delimiter):
        if len(raws) == 1 and not raws[0].strip():
            blanks.append(raws[0] + end)
            continue
        if not rows:
            lead = "".join(blanks)
        elif blanks:
            rows[-1] = _followed(rows[-1], blanks)
        blanks.clear()
        rows.append(Row(tuple(map(_bare, raws)), tuple(raws), end))
    if rows and blanks:
        rows[-1] = _followed(rows[-1], blanks)
    return lead if rows else "".join(blanks), tuple(rows)


def _followed(row: Row, blanks: list[str]) -> Row:
    return Row(row.cells, row.raws, row.end, "".join(blanks))


def _raw_rows(text: str, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each line, with their quotes, and its line end."""
    cell = re.compile(rf'(?:"[^"]*(?:""[^"]*)*+"?)?[^{re.escape(delimiter)}\r\n]*')
    position = 0
    while position < len(text):
        line = _LINE.match(text, position)
        assert line is not None  # noqa: S101 - it matches anything
        if '"' not in line[1]:
            position = line.end()
            yield line[1].split(delimiter), line[2]
            continue
        raws = []
        while True:
            found = cell.match(text, position)
            assert found is not None  # noqa: S101 - it matches anything
            raws.append(found[0])
            position = found.end()
            if text[position : position + 1] != delimiter:
                break
            position += 1
        end = _LINE.match(text, position)
        position = end.end() if end else position
        yield raws, end[2] if end else ""


def _bare(raw: str) -> str:
    match = _QUOTED.fullmatch(raw) if raw.startswith('"') else None
    return match[1].replace('""', '"') + match[2] if match else raw

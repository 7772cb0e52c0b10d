"""Changing a table in CSV while every byte that need not change stays as it is.

Texts come without byte order mark. A row is a line with something in it: a delimiter, a quote or a
letter; a cell in quotes may hold line ends. Lines without are kept, and are no rows.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import eq

from stand.content.csv_align import column_origins, row_origins
from stand.content.csv_dialect import DELIMITERS
from stand.content.csv_text import Row, Table, remember, rows_of, taken_apart
from stand.errors import EditRefused

_LAST_END = re.compile(r"(\r\n|\r|\n)\Z")
_UNCLOSED = re.compile(r'"[^"]*(?:""[^"]*)*+')
_NUMBER = re.compile(r"[-−+]?\d[\d.,]*%?")
_FEW = 1000  # rows that may change at once for the rest to be left alone
_SAMPLE = 300  # rows at either end that tell the customs of a file


def parse(text: str) -> list[list[str]]:
    """Return all rows, the header included: the text of each cell, without its quotes.

    Rows may differ in length. Raises EditRefused when a quote is never closed.
    """
    return [list(row.cells) for row in _closed(text).rows]


def row_lines(text: str) -> list[int]:
    """Return the line, from 1, on which each row of ``parse`` starts."""
    table = taken_apart(text)
    lines, line = [], 1 + _line_ends(table.lead)
    for row in table.rows:
        lines.append(line)
        line += _line_ends(row.text(table.delimiter))
    return lines


def rewrite(text: str, rows: Sequence[Sequence[str]]) -> str:
    """Return the text with these rows; a row without cells is left out.

    What did not change keeps its bytes, also when it moved. A cell that changed is quoted where it
    must be, or was, or where the file quotes such cells; inserted rows and columns do as the rest.
    Raises EditRefused as ``parse`` does.
    """
    wanted = [row for row in rows if row]
    table = _closed(text)
    changed = _changed(table.rows, wanted)
    if changed is None:
        return text
    found = _with_few_changed(table, wanted, *changed)
    if found is not None:
        return found
    wanted = [list(row) for row in wanted]
    found = _Writer(table, wanted, _Customs(table)).text()
    # A header with other marks in it may have made the delimiter another one than it was.
    return found if parse(found) == wanted else _plain(wanted, table)


def _closed(text: str) -> Table:
    table = taken_apart(text)
    if table.rows and _UNCLOSED.fullmatch(table.rows[-1].raws[-1]):
        raise EditRefused("Deze tabel is niet te lezen: een aanhalingsteken wordt niet gesloten.")
    return table


def _changed(old: Sequence[Row], new: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Return how many rows at the beginning and at the end are the same; None: all of them."""
    first, last, shorter = 0, 0, min(len(old), len(new))
    while first < shorter and _same(old[first], new[first]):
        first += 1
    if first == len(old) == len(new):
        return None
    while last < shorter - first and _same(old[-1 - last], new[-1 - last]):
        last += 1
    return first, last


def _same(row: Row, cells: Sequence[str]) -> bool:
    return len(row.cells) == len(cells) and all(map(eq, row.cells, cells))


def _with_few_changed(
    table: Table, rows: Sequence[Sequence[str]], first: int, last: int
) -> str | None:
    """Return the text when a few rows changed that do not touch the others, else None."""
    old_end, new_end = len(table.rows) - last, len(rows) - last
    if not first or not last or old_end + new_end - 2 * first > _FEW:
        return None
    # The row above comes along: empty lines of a row that goes are left with it.
    above, below = table.rows[: first - 1], table.rows[old_end:]
    changed = Table(table.delimiter, "", table.rows[first - 1 : old_end])
    wanted = [list(row) for row in rows[first - 1 : new_end]]
    text = _Writer(changed, wanted, _Customs(table), same_columns=True).text()
    lead, made = rows_of(text, table.delimiter)
    if lead or [list(row.cells) for row in made] != wanted:
        return None
    whole = "".join((table.lead, _text(above, table), text, _text(below, table)))
    remember(whole, Table(table.delimiter, table.lead, (*above, *made, *below)))
    return whole


def _text(rows: Sequence[Row], table: Table) -> str:
    return "".join([row.text(table.delimiter) for row in rows])


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))


def _kind(cell: str) -> str:
    if not cell.strip():
        return "empty"
    return "number" if _NUMBER.fullmatch(cell.strip()) else "text"


class _Customs:
    """How a file quotes cells that need no quotes: by column and kind, by kind, or on the whole."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @cached_property
    def _votes(self) -> Counter[tuple[int | None, bool, str]]:
        """For quotes if positive: by column (None: any), header or not, and kind ("": any)."""
        votes: Counter[tuple[int | None, bool, str]] = Counter()
        rows = self._table.rows
        for number, row in enumerate(rows):
            if _SAMPLE < number < len(rows) - _SAMPLE:
                continue
            for column, (cell, raw) in enumerate(zip(row.cells, row.raws, strict=True)):
                if not self.must_quote(cell):
                    vote = 1 if raw.startswith('"') else -1
                    votes[column, number == 0, _kind(cell)] += vote
        for (_, header, kind), vote in list(votes.items()):
            votes[None, header, kind] += vote
            votes[None, False, ""] += vote
        return votes

    def must_quote(self, cell: str) -> bool:
        return any(mark in cell for mark in (self._table.delimiter, '"', "\r", "\n"))

    def quotes(self, cell: str, column: int | None, *, header: bool) -> bool:
        """Tell whether a new cell is put in quotes, in an old column or a new one (None)."""
        kind = _kind(cell)
        keys = ((column, header, kind), (None, header, kind), (None, False, ""))
        votes = next((self._votes[key] for key in keys if self._votes[key]), 0)
        return self.must_quote(cell) or votes > 0


class _Writer:
    def __init__(
        self,
        table: Table,
        rows: Sequence[Sequence[str]],
        customs: _Customs,
        *,
        same_columns: bool = False,
    ) -> None:
        self._table, self._rows, self._customs = table, rows, customs
        old = [row.cells for row in table.rows]
        self._origins = row_origins(old, rows)
        width = max(map(len, rows), default=0)
        self._columns = range(width) if same_columns else self._column_origins(old)
        self._blanks = self._kept_blanks()

    def _column_origins(self, old: list[tuple[str, ...]]) -> Sequence[int | None]:
        pairs = [
            (old[origin], row)
            for origin, row in zip(self._origins, self._rows, strict=True)
            if origin is not None
        ]
        width = max((len(row) for _, row in pairs), default=0)
        same_width = width == max((len(row) for row, _ in pairs), default=0)
        if same_width and pairs and list(pairs[0][0]) == list(pairs[0][1]):
            return range(width)
        return column_origins(pairs)

    def _kept_blanks(self) -> list[str]:
        """Return the empty lines after each old row; those of a row that goes, one row up."""
        kept = [row.after for row in self._table.rows]
        used = set(self._origins)
        for index in range(len(kept) - 1, 0, -1):
            if index not in used:
                kept[index - 1] += kept[index]
                kept[index] = ""
        return kept

    def text(self) -> str:
        parts = [self._table.lead]
        if self._blanks and 0 not in self._origins:
            parts.append(self._blanks[0])
        for number, origin in enumerate(self._origins):
            own = self._table.rows[origin].end if origin is not None else ""
            parts += [self._row(number, origin), own or self._table.line_end]
            if origin is not None:
                parts.append(self._blanks[origin])
        text = "".join(parts)
        return text if self._table.is_closed else _LAST_END.sub("", text)

    def _row(self, number: int, origin: int | None) -> str:
        cells = self._rows[number]
        if origin is not None and self._table.rows[origin].cells == tuple(cells):
            return self._table.delimiter.join(self._table.rows[origin].raws)
        raws = [self._cell(cell, origin, column) for column, cell in enumerate(cells)]
        if len(raws) == 1 and not raws[0].strip():
            return f'"{cells[0]}"'
        return self._table.delimiter.join(raws)

    def _cell(self, cell: str, origin: int | None, column: int) -> str:
        source = self._columns[column] if column < len(self._columns) else None
        header = origin == 0
        row = self._table.rows[origin] if origin is not None else None
        if row is not None and source is not None and source < len(row.cells):
            was = row.cells[source]
            if was == cell:
                return row.raws[source]
            quoted = row.raws[source].startswith('"') or self._customs.must_quote(cell)
            if not quoted and _kind(was) != _kind(cell):
                quoted = self._customs.quotes(cell, source, header=header)
        else:
            quoted = self._customs.quotes(cell, source, header=header)
        return _in_quotes(cell) if quoted else cell


def _in_quotes(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _plain(rows: Sequence[Sequence[str]], table: Table) -> str:
    """Return a text with these rows, at least one, that cannot be read in another way."""
    marks = (*DELIMITERS, '"', "\r", "\n")
    tells = len(rows[0]) > 1 and bool("".join(rows[0]).strip())
    delimiter = table.delimiter if tells else DELIMITERS[0]
    lines = []
    for row in rows:
        raws = [_in_quotes(cell) if any(mark in cell for mark in marks) else cell for cell in row]
        alone = len(raws) == 1 and not raws[0].strip()
        lines.append(_in_quotes(row[0]) if alone else delimiter.join(raws))
    return "".join(line + table.line_end for line in lines)

"""Changing a table in CSV while every byte that need not change stays as it is.

Texts come without byte order mark. A row is a line with something in it: a delimiter, a quote or a
letter; a cell in quotes may hold line ends. Lines without are kept, and are no rows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from stand.content.csv_align import column_origins, row_origins
from stand.content.csv_dialect import DELIMITERS, find_delimiter
from stand.errors import EditRefused

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*+)"?(.*)', re.DOTALL)
_LAST_END = re.compile(r"(\r\n|\r|\n)\Z")
_UNCLOSED = re.compile(r'"[^"]*(?:""[^"]*)*+')
_NUMBER = re.compile(r"[-−+]?\d[\d.,]*%?")


def parse(text: str) -> list[list[str]]:
    """Return all rows, the header included: the text of each cell, without its quotes.

    Rows may differ in length. Raises EditRefused when a quote is never closed.
    """
    file = _read(text)
    if file.rows and _UNCLOSED.fullmatch(file.rows[-1].raws[-1]):
        raise EditRefused("Deze tabel is niet te lezen: een aanhalingsteken wordt niet gesloten.")
    return [list(row.cells) for row in file.rows]


def row_lines(text: str) -> list[int]:
    """Return the line, from 1, on which each row of ``parse`` starts."""
    file = _read(text)
    lines, line = [], 1 + _line_ends(file.lead)
    for row in file.rows:
        lines.append(line)
        line += sum(map(_line_ends, (*row.raws, row.end, row.after)))
    return lines


def rewrite(text: str, rows: Sequence[Sequence[str]]) -> str:
    """Return the text with these rows; a row without cells is left out.

    What did not change keeps its bytes, also when it moved. A cell that changed is quoted where it
    must be, or was, or where the file quotes such cells; inserted rows and columns do as the rest.
    Raises EditRefused as ``parse`` does.
    """
    rows = [row for row in rows if row]
    if rows == parse(text):
        return text
    found = _Writer(_read(text), rows).text()
    # A header with other marks in it may have made the delimiter another one than it was.
    return found if parse(found) == rows else _plain(rows, _read(text))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its cells, the same with their quotes, its line end, and empty lines after it."""

    cells: tuple[str, ...]
    raws: tuple[str, ...]
    end: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    delimiter: str
    lead: str
    rows: tuple[_Row, ...]

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


@lru_cache(maxsize=8)
def _read(text: str) -> _File:
    delimiter = find_delimiter(text)
    lead, rows = "", list[_Row]()
    blanks = list[str]()

    def settle() -> None:
        nonlocal lead
        if rows and blanks:
            rows[-1] = _Row(rows[-1].cells, rows[-1].raws, rows[-1].end, "".join(blanks))
        elif blanks:
            lead = "".join(blanks)
        blanks.clear()

    for raws, end in _raw_rows(text, delimiter):
        if len(raws) == 1 and not raws[0].strip():
            blanks.append(raws[0] + end)
        else:
            settle()
            rows.append(_Row(tuple(map(_bare, raws)), tuple(raws), end))
    settle()
    return _File(delimiter, lead, tuple(rows))


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


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))


def _kind(cell: str) -> str:
    if not cell.strip():
        return "empty"
    return "number" if _NUMBER.fullmatch(cell.strip()) else "text"


class _Customs:
    """How a file quotes cells that need no quotes: by column and kind, by kind, or on the whole."""

    def __init__(self, file: _File) -> None:
        self._file = file

    @cached_property
    def _votes(self) -> Counter[tuple[int | None, bool, str]]:
        """For quotes if positive: by column (None: any), header or not, and kind ("": any)."""
        votes: Counter[tuple[int | None, bool, str]] = Counter()
        for number, row in enumerate(self._file.rows):
            for column, (cell, raw) in enumerate(zip(row.cells, row.raws, strict=True)):
                if not self.must_quote(cell):
                    vote = 1 if raw.startswith('"') else -1
                    votes[column, number == 0, _kind(cell)] += vote
        for (_, header, kind), vote in list(votes.items()):
            votes[None, header, kind] += vote
            votes[None, False, ""] += vote
        return votes

    def must_quote(self, cell: str) -> bool:
        return any(mark in cell for mark in (self._file.delimiter, '"', "\r", "\n"))

    def quotes(self, cell: str, column: int | None, *, header: bool) -> bool:
        """Tell whether a new cell is put in quotes, in an old column or a new one (None)."""
        kind = _kind(cell)
        keys = ((column, header, kind), (None, header, kind), (None, False, ""))
        votes = next((self._votes[key] for key in keys if self._votes[key]), 0)
        return self.must_quote(cell) or votes > 0


class _Writer:
    def __init__(self, file: _File, rows: Sequence[Sequence[str]]) -> None:
        self._file, self._rows = file, rows
        self._customs = _Customs(file)
        old = [row.cells for row in file.rows]
        self._origins = row_origins(old, rows)
        self._columns = self._column_origins(old)
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
        kept = [row.after for row in self._file.rows]
        used = set(self._origins)
        for index in range(len(kept) - 1, 0, -1):
            if index not in used:
                kept[index - 1] += kept[index]
                kept[index] = ""
        return kept

    def text(self) -> str:
        parts = [self._file.lead]
        if self._blanks and 0 not in self._origins:
            parts.append(self._blanks[0])
        for number, origin in enumerate(self._origins):
            own = self._file.rows[origin].end if origin is not None else ""
            parts += [self._row(number, origin), own or self._file.line_end]
            if origin is not None:
                parts.append(self._blanks[origin])
        text = "".join(parts)
        return text if self._file.is_closed else _LAST_END.sub("", text)

    def _row(self, number: int, origin: int | None) -> str:
        cells = self._rows[number]
        if origin is not None and self._file.rows[origin].cells == tuple(cells):
            return self._file.delimiter.join(self._file.rows[origin].raws)
        raws = [self._cell(cell, origin, column) for column, cell in enumerate(cells)]
        if len(raws) == 1 and not raws[0].strip():
            return f'"{cells[0]}"'
        return self._file.delimiter.join(raws)

    def _cell(self, cell: str, origin: int | None, column: int) -> str:
        source = self._columns[column] if column < len(self._columns) else None
        header = origin == 0
        row = self._file.rows[origin] if origin is not None else None
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


def _plain(rows: Sequence[Sequence[str]], file: _File) -> str:
    """Return a text with these rows, at least one, that cannot be read in another way."""
    marks = (*DELIMITERS, '"', "\r", "\n")
    tells = len(rows[0]) > 1 and bool("".join(rows[0]).strip())
    delimiter = file.delimiter if tells else DELIMITERS[0]
    lines = []
    for row in rows:
        raws = [_in_quotes(cell) if any(mark in cell for mark in marks) else cell for cell in row]
        alone = len(raws) == 1 and not raws[0].strip()
        lines.append(_in_quotes(row[0]) if alone else delimiter.join(raws))
    return "".join(line + file.line_end for line in lines)

"""A CSV table of the session as a grid: its cells, what is wrong with them, and changes to them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from decimal import Decimal

from stand.content.csv_reader import read_cell
from stand.editing.documents.document import Document
from stand.editing.session import Session
from stand.editing.tables.file_rows import FileRows, Rows
from stand.editing.tables.table import HEADER, Area, Check, Table, Totals, totals_of
from stand.errors import EditRefused
from stand.numbers.dutch import parse_number
from stand.problems import Severity


class Grid(Table):
    """A table in a CSV file. Its rows may differ in length; what is not there is empty."""

    def __init__(self, session: Session, path: str) -> None:
        self.session, self.path = session, path
        self._seen: Document | None = None
        self._kept = FileRows("", [])

    @property
    def state(self) -> FileRows:
        """The rows as they are now."""
        document = self.session.documents.get(self.path)
        if document is not self._seen:
            self._seen, self._kept = document, self._read()
        return self._kept

    def _read(self) -> FileRows:
        document = self.session.documents.get(self.path)
        readable = document is not None and document.readable
        text, rows = (document.text, document.data) if document and readable else ("", [])
        return FileRows(text, rows, document)

    @property
    def names(self) -> list[str]:
        """The names of the columns, without empty ones at the end."""
        return self.state.names

    @property
    def row_count(self) -> int:
        return max(len(self.state.rows) - self.state.header - 1, 0)

    @property
    def column_count(self) -> int:
        return self.state.width

    def text(self, row: int, column: int) -> str:
        return self.written(row, column).strip()

    def written(self, row: int, column: int) -> str:
        """Return what stands in a cell, with the spaces around it."""
        state = self.state
        at = state.header + 1 + row
        cells = state.rows[at] if 0 <= at < len(state.rows) else []
        return cells[column] if column < len(cells) else ""

    def is_numeric(self, column: int) -> bool:
        return column in self.state.numeric

    def has_comma(self) -> bool:
        return self.state.comma

    def is_changed(self, row: int) -> bool:
        saved, at = self.state.saved, self.index_of(row)
        return saved is not None and tuple(self.state.rows[at]) not in saved

    def totals(self, area: Area) -> Totals:
        known = self.state.totals
        whole = area.left == area.right and area.top == 0 and area.bottom == self.row_count - 1
        if not whole:
            return super().totals(area)
        column = area.left
        if column not in known:
            below = self.state.rows[self.state.header + 1 :]
            cells = [row[column] if column < len(row) else "" for row in below]
            known[column] = totals_of(read_cell(cell, comma=self.has_comma()) for cell in cells)
        return known[column]

    def index_of(self, row: int) -> int:
        """Return which row of the file a row is; the names of the columns are one as well."""
        return self.state.header + 1 + row

    def row_of(self, index: int) -> int:
        """Return the row, or HEADER, that is a row of the file."""
        return max(HEADER, min(index - self.state.header - 1, self.row_count - 1))

    def row_at_line(self, line: int) -> int:
        """Return the row, or HEADER, that a line of the file belongs to."""
        return self.row_of(bisect_right(self.state.lines, line) - 1)

    # What is wrong

    def check(self, row: int, column: int) -> Check | None:
        if row == HEADER:
            return self._check_name(column)
        width, length = len(self.names), self._length(row)
        if length < width and column == max(length - 1, 0):
            message = f"Deze rij heeft {length} cellen, maar de kop heeft er {width}."
            return Check(
                Severity.ERROR, message, "Typ iets in een cel van deze rij: dan klopt zij."
            )
        if column >= width:
            if not self.text(row, column):
                return None
            message = f"Deze cel staat buiten de tabel: de kop heeft {width} kolommen."
            return Check(Severity.ERROR, message, "Maak de cel leeg, of geef de kolom een naam.")
        return self._check_number(row, column)

    def _check_name(self, column: int) -> Check | None:
        names = self.names
        if column >= len(names):
            return None
        if not names[column]:
            hint = "Geef elke kolom een eigen naam."
            return Check(Severity.ERROR, "Deze kolom heeft geen naam.", hint)
        if names[column] in names[:column]:
            message = f"De kolomnaam ‘{names[column]}’ staat er twee keer."
            return Check(Severity.ERROR, message, "Geef elke kolom een eigen naam.")
        return None

    def _check_number(self, row: int, column: int) -> Check | None:
        text = self.text(row, column)
        if not any(map(str.isdigit, text)) or not self.is_numeric(column):
            return None
        if isinstance(read_cell(text, comma=self.has_comma()), Decimal):
            return None
        hint = "Schrijf alleen cijfers, met een komma voor de decimalen."
        if not self.has_comma():
            hint = "In dit bestand staan komma’s tussen de cellen: schrijf decimalen met een punt."
        elif parse_number(text.replace(" ", "")) is not None:
            hint = "Haal de spaties weg."
        message = f"In deze kolom staan getallen, maar ‘{text}’ wordt als tekst gelezen."
        return Check(Severity.WARNING, message, hint)

    def _length(self, row: int) -> int:
        at = self.state.header + 1 + row
        return len(self.state.rows[at]) if at < len(self.state.rows) else 0

    # Changing

    def set_cell(self, row: int, column: int, text: str) -> None:
        if text == self.text(row, column) and column < self._length(row):
            return
        self._change("Cel veranderd", lambda rows: self._put(rows, row, column, text))

    def paste(self, row: int, column: int, block: Rows) -> Area:
        def change(rows: Rows) -> None:
            for down, cells in enumerate(block):
                for right, cell in enumerate(cells):
                    self._put(rows, row + down, column + right, cell)

        self._change("Cellen geplakt", change)
        return Area(row, column, row + len(block) - 1, column + len(block[0]) - 1)

    def clear(self, area: Area) -> None:
        def change(rows: Rows) -> None:
            for row, column in area.cells():
                if column < self._length(row):
                    self._put(rows, row, column, "")

        self._change("Cellen leeggemaakt", change)

    def _put(self, rows: Rows, row: int, column: int, text: str) -> None:
        """Set a cell; rows that are not there are added, and a short row is filled up."""
        width = max(len(self.names), column + 1)
        at = self.state.header + 1 + row
        while len(rows) <= at:
            rows.append([""] * width)
        was = self.written(row, column)
        space = was if was.strip() and text == text.strip() else ""
        before, after = space[: len(space) - len(space.lstrip())], space[len(space.rstrip()) :]
        cells = rows[at] + [""] * (width - len(rows[at]))
        rows[at] = [*cells[:column], before + text + after, *cells[column + 1 :]]

    def insert_row(self, at: int) -> int:
        empty = [""] * max(len(self.names), 1)
        self._change("Rij toegevoegd", lambda rows: rows.insert(self.index_of(at), empty))
        return at

    def copy_row(self, row: int) -> None:
        def change(rows: Rows) -> None:
            rows.insert(self.index_of(row + 1), list(rows[self.index_of(row)]))

        self._demand_row(row)
        self._change("Rij gekopieerd", change)

    def delete_rows(self, first: int, last: int) -> None:
        def change(rows: Rows) -> None:
            del rows[self.index_of(first) : self.index_of(last) + 1]

        self._demand_row(first)
        self._change("Rij verwijderd" if first == last else "Rijen verwijderd", change)

    def move_row(self, row: int, to: int) -> None:
        def change(rows: Rows) -> None:
            rows.insert(self.index_of(to), rows.pop(self.index_of(row)))

        self._demand_row(row)
        if 0 <= to < self.row_count and to != row:
            self._change("Rij verplaatst", change)

    def insert_column(self, at: int) -> None:
        def change(cells: list[str]) -> Iterable[str]:
            return [*cells[:at], "", *cells[at:]] if len(cells) >= at else cells

        self._change_each("Kolom toegevoegd", change)

    def delete_columns(self, first: int, last: int) -> None:
        if first == 0 and last >= self.column_count - 1:
            raise EditRefused("Een tabel heeft ten minste één kolom; deze kan niet weg.")
        label = "Kolom verwijderd" if first == last else "Kolommen verwijderd"
        self._change_each(label, lambda cells: [*cells[:first], *cells[last + 1 :]])

    def move_column(self, column: int, to: int) -> None:
        def change(cells: list[str]) -> Iterable[str]:
            filled = cells + [""] * (max(column, to) + 1 - len(cells))
            filled.insert(to, filled.pop(column))
            return filled

        if 0 <= to < self.column_count and to != column:
            self._change_each("Kolom verplaatst", change)

    def _demand_row(self, row: int) -> None:
        if row == HEADER:
            raise EditRefused("De kop met de kolomnamen blijft de eerste rij.")

    def _change_each(self, label: str, change: Callable[[list[str]], Iterable[str]]) -> None:
        def change_all(rows: Rows) -> None:
            rows[:] = [list(change(row)) or [""] for row in rows]

        self._change(label, change_all)

    def _change(self, label: str, change: Callable[[Rows], None]) -> None:
        rows = [*self.state.rows]
        change(rows)
        with self.session.one_step(label):
            self.session.set_rows(self.path, rows)

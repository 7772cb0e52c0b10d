"""A table that is written out in a figure, as a grid: the column names and the rows."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from stand.editing.documents.absent import ABSENT
from stand.editing.session import Session
from stand.editing.tables.file_rows import FileRows, Rows
from stand.editing.tables.grid import Grid
from stand.editing.tables.table import HEADER, Check
from stand.model.figures import SmallTable
from stand.problems import Severity

NAMES, ROWS = ("header",), ("rows",)


class _Written(FileRows):
    """The first row has the column names, also while they are empty."""

    @cached_property
    def header(self) -> int:
        return 0


class WrittenTable(Grid):
    """The cells of a figure of the kind ‘table’; each change is one step."""

    def _read(self) -> FileRows:
        names = _cells(self.session.value(self.path, NAMES))
        rows = self.session.value(self.path, ROWS)
        below = [_cells(row) for row in rows] if isinstance(rows, list) else []
        width = max([len(names), *map(len, below), 1])
        names += [""] * (width - len(names))
        return _Written("", [names, *below], self.session.documents.get(self.path))

    def has_comma(self) -> bool:
        return True

    def is_numeric(self, column: int) -> bool:
        return False

    def is_changed(self, row: int) -> bool:
        saved = self.session.saved_value(self.path, ROWS)
        there = [_cells(one) for one in saved] if isinstance(saved, list) else []
        return row != HEADER and self.state.rows[self.index_of(row)] not in there

    def check(self, row: int, column: int) -> Check | None:
        found = super().check(row, column)
        if row == HEADER and column >= SmallTable.most_columns:
            words = f"Een tabel in de tekst heeft hoogstens {SmallTable.most_columns} kolommen."
            return Check(Severity.WARNING, words, "Maak er een CSV-bestand van.")
        return found

    def _change(self, label: str, change: Callable[[Rows], None]) -> None:
        rows = [list(row) for row in self.state.rows]
        change(rows)
        names, *below = rows or [[]]
        below = [row for row in below if row]
        with self.session.one_step(label):
            if not below and not any(names):
                self._take_away()
                return
            self.session.set_value(self.path, NAMES, names)
            self.session.set_value(self.path, ROWS, below)

    def _take_away(self) -> None:
        for place in (NAMES, ROWS):
            if self.session.value(self.path, place) is not ABSENT:
                self.session.remove(self.path, place)


def can_be_grid(session: Session, path: str) -> bool:
    """Tell whether a figure's table, as far as it is written, has rows of plain cells."""
    names, rows = session.value(path, NAMES), session.value(path, ROWS)
    lists = [names, *(rows if isinstance(rows, list) else [rows])]
    found = [one for one in lists if one]
    return all(isinstance(one, list) and not any(map(_is_nested, one)) for one in found)


def _is_nested(cell: Any) -> bool:
    return isinstance(cell, dict | list)


def _cells(row: Any) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row] if isinstance(row, list) else []

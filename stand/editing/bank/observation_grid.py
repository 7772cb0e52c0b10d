"""tables/observations.csv as a grid: its columns by their Dutch names, and what may be in them."""

from collections.abc import Callable

from stand.editing.bank.observations import (
    ABOUT,
    HEADINGS,
    check_cell,
    is_bank,
    options_for,
    status_shown,
    status_written,
)
from stand.editing.session import Session
from stand.editing.tables.file_rows import Rows
from stand.editing.tables.grid import Grid
from stand.editing.tables.table import HEADER, Area, Check, Option
from stand.errors import EditRefused


class ObservationGrid(Grid):
    """The observations of an edition; a status has its Dutch name on the screen.

    ``why_closed`` says why none of them can be changed; empty: they can.
    """

    why_closed = ""

    def _name(self, column: int) -> str:
        return self.names[column] if column < len(self.names) else ""

    def _cells(self, row: int) -> dict[str, str]:
        return {
            name: super(ObservationGrid, self).text(row, column)
            for column, name in enumerate(self.names)
        }

    def text(self, row: int, column: int) -> str:
        text = super().text(row, column)
        shown = row != HEADER and self._name(column) == "status"
        return status_shown(text) if shown else text

    def heading(self, column: int) -> str:
        name = self._name(column)
        return HEADINGS.get(name, name)

    def about(self, column: int) -> str:
        return ABOUT.get(self._name(column), "")

    def is_numeric(self, column: int) -> bool:
        return self._name(column) == "value"

    def options(self, row: int, column: int) -> tuple[Option, ...]:
        return () if row == HEADER else options_for(self._name(column), self.session)

    def check(self, row: int, column: int) -> Check | None:
        found = super().check(row, column)
        name = self._name(column)
        if row == HEADER or name not in HEADINGS or (found and name != "value"):
            return found
        return check_cell(name, self._cells(row), self.session, comma=self.has_comma())

    def closed(self, row: int, column: int) -> str:
        if self.why_closed:
            return self.why_closed
        if row == HEADER and self._name(column) in HEADINGS:
            return "Deze kolom moet zo heten: daaraan herkent het programma haar."
        return ""

    def total_words(self, area: Area) -> str:
        """Return the totals of a selection; values of different figures have no total."""
        return "" if area.is_one else super().total_words(area)

    def _change(self, label: str, change: Callable[[Rows], None]) -> None:
        if self.why_closed:
            raise EditRefused(self.why_closed)
        super()._change(label, change)

    def set_cell(self, row: int, column: int, text: str) -> None:
        if row != HEADER and self._name(column) == "status":
            if text == self.text(row, column):
                return
            text = status_written(text)
        if reason := self.closed(row, column):
            raise EditRefused(reason)
        super().set_cell(row, column, text)

    def paste(self, row: int, column: int, block: list[list[str]]) -> Area:
        if row == HEADER:
            raise EditRefused(self.closed(HEADER, column) or "Plak onder de kop.")
        right = self.names.index("status") - column if "status" in self.names else -1
        if 0 <= right < len(block[0]):
            block = [[*r[:right], status_written(r[right]), *r[right + 1 :]] for r in block]
        return super().paste(row, column, block)

    def clear(self, area: Area) -> None:
        if area.top == HEADER:
            raise EditRefused("De kop met de kolomnamen blijft staan.")
        super().clear(area)

    def delete_columns(self, first: int, last: int) -> None:
        if any(self._name(column) in HEADINGS for column in range(first, last + 1)):
            raise EditRefused("Deze kolom hoort bij de cijfers en kan niet weg.")
        super().delete_columns(first, last)


def grid_of(session: Session, path: str) -> Grid:
    """Return the grid of a CSV file of the session."""
    return ObservationGrid(session, path) if is_bank(path) else Grid(session, path)

"""A grid whose cells, rows and columns can be changed."""

from collections.abc import Callable

from textual.message import Message

from stand.editing.tables.cell_blocks import read_block, write_block
from stand.editing.tables.table import HEADER, Area
from stand.errors import EditRefused
from stand.tui.widgets.grid_view import GridView


class Grid(GridView):
    """A table whose rows, columns and cells can be changed by the actions of its owner."""

    class Opened(Message):
        """A cell was clicked twice."""

    class RowAsked(Message):
        """A new row is wanted, of which is to be asked first what it is of."""

    def opened(self) -> None:
        self.post_message(self.Opened())

    def attempt(self, change: Callable[[], object]) -> bool:
        """Make a change and show it; say why when it is refused."""
        try:
            change()
        except EditRefused as refusal:
            self.notify(str(refusal), severity="warning", markup=False)
            return False
        self.refresh_table()
        return True

    def action_paste(self) -> None:
        self.paste(self.app.clipboard)

    def paste(self, text: str) -> None:
        """Put a copied block with its first cell at the cursor; one cell fills the selection."""
        if not text:
            return
        block, area = read_block(text), self.area
        if len(block) == len(block[0]) == 1 and not area.is_one:
            width = area.right - area.left + 1
            block = [block[0] * width for _ in range(area.top, area.bottom + 1)]
        taken: list[Area] = []
        self.attempt(lambda: taken.append(self.table.paste(area.top, area.left, block)))
        for there in taken:
            self.other_corner = (there.top, there.left)
            self.go_to(there.bottom, there.right, extend=not there.is_one)

    def action_copy(self) -> None:
        area = self.area
        rows: dict[int, list[str]] = {}
        for row, column in area.cells():
            rows.setdefault(row, []).append(self.table.text(row, column))
        self.app.copy_to_clipboard(write_block(list(rows.values())))

    def action_cut(self) -> None:
        self.action_copy()
        self.action_clear_cells()

    def action_clear_cells(self) -> None:
        self.attempt(lambda: self.table.clear(self.area))

    def action_insert_row(self) -> None:
        """Insert a row below the cursor, or have it asked of what it is."""
        if self.table.asks_for_row:
            self.post_message(self.RowAsked())
            return
        below = self.cursor[0] + 1
        made: list[int] = []
        if self.attempt(lambda: made.append(self.table.insert_row(below))):
            self.go_to(made[0], 0)

    def action_copy_row(self) -> None:
        row, column = self.cursor
        if self.attempt(lambda: self.table.copy_row(row)):
            self.go_to(row + 1, column)

    def action_delete_rows(self) -> None:
        area = self.area
        if self.attempt(lambda: self.table.delete_rows(area.top, area.bottom)):
            self.go_to(area.top, self.cursor[1])

    def action_move_row(self, by: int) -> None:
        row, column = self.cursor
        if self.attempt(lambda: self.table.move_row(row, row + by)):
            self.go_to(row + by, column)

    def action_insert_column(self) -> None:
        """Insert a column right of the cursor, and go to its name."""
        column = self.cursor[1] + 1
        if self.attempt(lambda: self.table.insert_column(column)):
            self.go_to(HEADER, column)

    def action_delete_column(self) -> None:
        area = self.area
        if self.attempt(lambda: self.table.delete_columns(area.left, area.right)):
            self.go_to(self.cursor[0], area.left)

    def action_move_column(self, by: int) -> None:
        row, column = self.cursor
        if self.attempt(lambda: self.table.move_column(column, column + by)):
            self.go_to(row, column + by)

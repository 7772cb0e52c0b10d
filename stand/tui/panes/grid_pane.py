"""A table of the edition as a grid."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from stand.editing.bank.observation_grid import grid_of
from stand.editing.session import Session
from stand.editing.tables.grid import Grid
from stand.editing.tables.sheet import ADVICE, Sheet
from stand.editing.tables.table import Table
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.messages import CursorMoved
from stand.tui.pane import EditPane
from stand.tui.widgets.grid_editor import GridEditor


class GridPane(EditPane):
    """One CSV file; of a workbook the first sheet, to look at. A place is (row,) or (row, column).

    Rows of a place count from the first line of the file, so that the names of the columns have
    one too.
    """

    BORDER_TITLE = "Tabel"

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__(session, path, place)
        self._table = _table_of(session, path)
        self.editor = GridEditor(self._table)

    def compose(self) -> ComposeResult:
        if isinstance(self._table, Sheet):
            yield Static(Content(self._table.fault or ADVICE), classes="grid-advice")
        yield self.editor

    def go_to(self, place: Path, offset: int | None = None) -> None:
        row, column = self.editor.grid.cursor
        numbers = [key for key in place if isinstance(key, int)]
        if numbers and isinstance(self._table, Grid):
            row, column = self._table.row_of(numbers[0]), (*numbers[1:], column)[0]
        self.editor.go_to(row, column)

    def flush(self) -> None:
        self.editor.flush()

    def explanation(self) -> tuple[str, str] | None:
        return self.BORDER_TITLE, self.editor.explained

    def session_changed(self, paths: frozenset[str]) -> None:
        if self.path in paths:
            self.editor.refresh_table()

    def show_problems(self, problems: list[Problem]) -> None:
        if isinstance(self._table, Grid):
            self.editor.show_problems(
                [(self._table.row_at_line(one.line), one) for one in problems]
            )

    def on_grid_editor_moved(self, message: GridEditor.Moved) -> None:
        message.stop()
        if isinstance(self._table, Grid):
            row, column = message.cell
            place = (self._table.index_of(row), column)
            self.post_message(CursorMoved(self.path, place, self._table.text(row, column)))


def _table_of(session: Session, path: str) -> Table:
    is_workbook = path.lower().endswith(".xlsx")
    return Sheet(session, path) if is_workbook else grid_of(session, path)

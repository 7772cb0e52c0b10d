"""A table that is written out in a figure: its cells in a grid, among the other fields."""

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from stand.editing.forms.fields import FormField
from stand.editing.tables.table import HEADER
from stand.editing.tables.written_table import NAMES, WrittenTable
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.grid_editor import GridEditor

_AROUND = 2  # the names of the columns, and a row for a scroll bar
_MOST = 12


class GridField(FieldBox):
    """The column names and the rows of a table together."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self.editor = _Among(WrittenTable(form.session, form.path))

    @property
    def input(self) -> Widget:
        return self.editor.editor

    def compose(self) -> ComposeResult:
        yield self._label
        yield self.editor
        yield self._foot

    def on_mount(self) -> None:
        super().on_mount()
        self._fit()

    @property
    def is_empty(self) -> bool:
        return not self.editor.table.row_count

    def holds(self, place: Path) -> bool:
        return super().holds(place) or place[:1] == NAMES

    def own_problems(self) -> list[Problem]:
        return [*self.form.problems_in(NAMES), *super().own_problems()]

    def show_value(self) -> None:
        self.editor.refresh_table()
        self._fit()

    def hand_in(self) -> None:
        self.editor.flush()

    def go(self, inside: Path = (), offset: int | None = None) -> None:
        row, column = (*inside, 0, 0)[:2] if inside else self.editor.grid.cursor
        self.editor.go_to(int(row), int(column))

    def _fit(self) -> None:
        self.editor.grid.styles.height = min(self.editor.table.row_count, _MOST) + _AROUND


class _Among(GridEditor):
    """A grid that the arrows go in and out of."""

    async def take_key(self, event: events.Key) -> bool:
        row = self.grid.cursor[0]
        if not self.is_editing and event.key == "up" and row == HEADER:
            self.screen.focus_previous()
        elif not self.is_editing and event.key == "down" and row >= self.table.row_count - 1:
            self.screen.focus_next()
        else:
            return await super().take_key(event)
        return True

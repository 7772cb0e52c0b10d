"""A grid with the line in which a cell is edited above it, and what can be said of it below."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from stand.editing.tables.open_cell import OpenCell
from stand.editing.tables.table import HEADER, Table
from stand.problems import Problem
from stand.tui.widgets.cell_editor import CellEditor
from stand.tui.widgets.grid import Grid
from stand.tui.widgets.rows import clean
from stand.tui.widgets.signs import OF_SEVERITY

_MOST_OPTIONS = 6
_SHOWN = 2000  # characters of a cell that is not open
_LOOKING = ("move", "page", "edge", "select_all", "copy")
_HELD = ("alt+", "ctrl+")  # with these a letter is no text, though it comes along
_TABS = {"tab": 1, "shift+tab": -1}


class GridEditor(Vertical):
    """A grid that can be edited: Enter or typing opens the cell, Esc leaves it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", "Wijzig cel"),
        Binding("ctrl+n", "grid('insert_row')", "Nieuwe rij"),
        Binding("ctrl+delete,shift+delete", "grid('delete_rows')", "Rij weg"),
        Binding("ctrl+v", "grid('paste')", "Plak"),
        Binding("delete,backspace", "grid('clear_cells')", "Maak leeg"),
        Binding("ctrl+k", "grid('insert_column')", "Nieuwe kolom"),
        Binding("ctrl+u", "grid('delete_column')", "Kolom weg"),
        Binding("up", "grid('move', (-1, 0))", "Cel omhoog", show=False),
        Binding("down", "grid('move', (1, 0))", "Cel omlaag", show=False),
        Binding("left", "grid('move', (0, -1))", "Cel naar links", show=False),
        Binding("right", "grid('move', (0, 1))", "Cel naar rechts", show=False),
        Binding("shift+up", "grid('move', (-1, 0, True))", "Kies omhoog", show=False),
        Binding("shift+down", "grid('move', (1, 0, True))", "Kies omlaag", show=False),
        Binding("shift+left", "grid('move', (0, -1, True))", "Kies naar links", show=False),
        Binding("shift+right", "grid('move', (0, 1, True))", "Kies naar rechts", show=False),
        Binding("pageup", "grid('page', (-1,))", "Bladzijde omhoog", show=False),
        Binding("pagedown", "grid('page', (1,))", "Bladzijde omlaag", show=False),
        Binding("home", "grid('edge', (0, -1))", "Eerste kolom", show=False),
        Binding("end", "grid('edge', (0, 1))", "Laatste kolom", show=False),
        Binding("ctrl+home", "grid('edge', (-1, 0))", "Eerste rij", show=False),
        Binding("ctrl+end", "grid('edge', (1, 0))", "Laatste rij", show=False),
        Binding("ctrl+a", "grid('select_all')", "Kies alles", show=False),
        Binding("ctrl+c", "grid('copy')", "Kopieer cellen", show=False),
        Binding("ctrl+x", "grid('cut')", "Knip cellen", show=False),
        Binding("ctrl+d", "grid('copy_row')", "Kopieer rij", show=False),
        Binding("alt+up,ctrl+shift+up", "grid('move_row', (-1,))", "Rij omhoog", show=False),
        Binding("alt+down,ctrl+shift+down", "grid('move_row', (1,))", "Rij omlaag", show=False),
        Binding("ctrl+shift+left", "grid('move_column', (-1,))", "Kolom naar links", show=False),
        Binding("ctrl+shift+right", "grid('move_column', (1,))", "Kolom naar rechts", show=False),
        Binding("escape", "drop", "Laat zoals het was"),
    ]
    HELP = (
        "Loop met de pijltjes door de tabel. Typ om een cel te vervangen, druk op Enter om haar te "
        "wijzigen; Enter of Tab gaat verder, Esc laat haar zoals zij was. Met Shift en de "
        "pijltjes kiest u meer cellen. Wat u in een spreadsheet gekopieerd hebt, plakt u met "
        "Ctrl+V vanaf de cel waar u staat. Een ✗ is een fout en een ▲ een waarschuwing: onder de "
        "tabel staat wat er is."
    )

    class Moved(Message):
        """The cursor stands at another cell: (row, column)."""

        def __init__(self, cell: tuple[int, int]) -> None:
            super().__init__()
            self.cell = cell

    def __init__(self, table: Table, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.grid = Grid(table)
        self.editor = CellEditor(self)
        bindings = Binding.make_bindings(self.BINDINGS)
        self._actions = {one.key: one.action for one in bindings if one.action != "drop"}
        self._cell: OpenCell | None = None

    @property
    def explained(self) -> str:
        """What belongs in the column at the cursor, and how one works in a table."""
        column = self.grid.cursor[1]
        about = self.table.about(column) if column < self.table.column_count else ""
        name = clean(self.table.heading(column)).capitalize() if about else ""
        return f"{name}: {about}\n\n{self.HELP}" if about else self.HELP

    def compose(self) -> ComposeResult:
        with Horizontal(classes="grid-line"):
            yield Static("", classes="grid-place")
            yield self.editor
        yield self.grid
        yield Static("", classes="grid-said")
        yield Static("", classes="grid-totals")

    @property
    def table(self) -> Table:
        return self.grid.table

    @property
    def is_editing(self) -> bool:
        return self._cell is not None

    def set_table(self, table: Table) -> None:
        """Show another table; what is being typed is handed in first."""
        self._hand_in()
        self.grid.set_table(table)

    def refresh_table(self) -> None:
        """Show the table as it is now; what is being typed stays, unless its cell changed."""
        if self._cell is not None and self._cell.is_stale:
            self._close()
        self.grid.refresh_table()

    def show_problems(self, problems: list[tuple[int, Problem]]) -> None:
        """Show what else is wrong, each with its row: a sign before it, the words below."""
        found: dict[int, list[Problem]] = {}
        for row, problem in problems:
            found.setdefault(row, []).append(problem)
        self.grid.show_problems(found)
        self._show_said()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor and the focus at a cell."""
        self._hand_in()
        self.grid.go_to(row, column)
        self.editor.focus()

    # Editing a cell

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key means for the table; return whether it means something."""
        if self.is_editing and event.key == "escape":
            self._drop()
        elif self.is_editing and event.key == "enter":
            if self._hand_in():
                self.grid.action_move(1, 0)
        elif event.key in _TABS:
            return not self._hand_in() or self.grid.step(_TABS[event.key])
        elif self.is_editing:
            return False
        elif event.key in self._actions:
            await self.run_action(self._actions[event.key])
        elif event.is_printable and event.character and not event.key.startswith(_HELD):
            self.begin(event.character)
        else:
            return False
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether an action works now: while a cell is open, only those of its text do."""
        if action not in ("grid", "edit", "drop"):
            return True
        if self.is_editing:
            return action == "drop"
        name = str(parameters[0]) if parameters else action
        if self.table.is_only_shown:
            return name in _LOOKING
        return name != "drop" and not (self.table.has_fixed_columns and name.endswith("_column"))

    def action_grid(self, name: str, given: tuple[object, ...] = ()) -> None:
        """Have the grid do something."""
        getattr(self.grid, f"action_{name}")(*given)

    def action_edit(self) -> None:
        self.begin()

    def action_drop(self) -> None:
        self._drop()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.begin()

    def on_click(self) -> None:
        self.editor.focus()

    def begin(self, typed: str | None = None) -> None:
        """Open the cell at the cursor; ``typed`` takes the place of its text."""
        row, column = self.grid.cursor
        if self.is_editing or not self.table.column_count or row >= self.table.row_count:
            return
        if reason := self.table.closed(row, column):
            self.notify(reason, severity="warning", markup=False)
            return
        self._cell = OpenCell(self.table, row, column)
        self.add_class("-editing")
        self.editor.read_only = False
        self.editor.show_text(self._cell.text if typed is None else typed)
        self.editor.move_cursor(self.editor.document.end)
        self.refresh_bindings()
        self._show_line()
        self._show_said()

    def browse(self, step: int) -> None:
        """Put the next possible value in the cell, or the one before it (-1)."""
        if self._cell is not None:
            self.editor.show_text(self._cell.beside(self.editor.text, step))
            self.editor.move_cursor(self.editor.document.end)

    def paste(self, text: str) -> None:
        """Paste a block of cells at the cursor."""
        self.grid.paste(text)

    def on_text_area_changed(self) -> None:
        if self.is_editing:
            self._show_said()

    def on_descendant_focus(self) -> None:
        self.grid.add_class("-active")

    def on_descendant_blur(self) -> None:
        self.grid.remove_class("-active")
        self._hand_in()

    def flush(self) -> None:
        """Hand in what is being typed as far as it goes; the cell stays open."""
        if self._cell is not None and self.editor.text != self._cell.text:
            self._cell.put_so_far(self.editor.text)

    def _drop(self) -> None:
        """Leave the open cell as it was before it was opened."""
        if self._cell is not None:
            self.grid.attempt(self._cell.drop)
        self._close()

    def _hand_in(self) -> bool:
        """Put what was typed in its cell and close it; when it is refused, stay and say why."""
        cell, text = self._cell, self.editor.text
        self._cell = None
        if cell is None:
            return True
        done = cell.is_stale or self.grid.attempt(lambda: cell.put(text))
        if not done and self.editor.has_focus:
            self._cell = cell
            return False
        self._close()
        return True

    def _close(self) -> None:
        self._cell = None
        self.remove_class("-editing")
        self.editor.read_only = True
        self.refresh_bindings()
        self._show_line()
        self._show_said()

    # What is said

    def on_grid_view_moved(self, event: Grid.Moved) -> None:
        event.stop()
        cell = self._cell
        if cell is not None and self.grid.cursor != (cell.row, cell.column):
            self._hand_in()
        if not self.is_editing:
            self._show_line()
        self._show_said()
        self.post_message(self.Moved(self.grid.cursor))
        words = self.table.total_words(self.grid.area) if self.table.column_count else ""
        self.query_one(".grid-totals", Static).update(Content(clean(words)))

    def _show_line(self) -> None:
        row, column = self.grid.cursor
        if not self.table.column_count or row >= self.table.row_count:
            self.query_one(".grid-place", Static).update("")
            return
        label = "Kop" if row == HEADER else self.table.label(row)
        place = f"{label} · {clean(self.table.heading(column)) or 'zonder naam'}:"
        self.query_one(".grid-place", Static).update(Content(place))
        if not self.is_editing:
            self.editor.show_text(self.table.text(row, column)[:_SHOWN])

    def _show_said(self) -> None:
        said = self.query_one(".grid-said", Static)
        row, column = self.grid.cursor
        said.remove_class("-error", "-warning")
        if self.is_editing:
            said.update(Content(self._option_words()))
        elif not self.table.column_count or row >= self.table.row_count:
            said.update(Content("De tabel is leeg. Met Ctrl+N voegt u een rij toe."))
        elif check := self.table.check(row, column) or self.grid.problem_at(row):
            said.add_class(f"-{check.severity.value}")
            words = f"{OF_SEVERITY[check.severity]} {check.message} {check.hint}"
            said.update(Content(clean(words)))
        else:
            said.update(Content(self.table.closed(row, column)))

    def _option_words(self) -> str:
        options = self._cell.possible(self.editor.text) if self._cell is not None else []
        if not options:
            return "Enter of Tab: verder · Esc: laat zoals het was · Alt+Enter: nieuwe regel"
        names = [
            f"{option.shown} ({option.meaning})" if option.meaning else option.shown
            for option in options[:_MOST_OPTIONS]
        ]
        more = f" en nog {len(options) - _MOST_OPTIONS}" if len(options) > _MOST_OPTIONS else ""
        return f"Kies met ↑ en ↓: {', '.join(map(clean, names))}{more}"

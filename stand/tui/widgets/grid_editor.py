"""A grid with the line in which a cell is edited above it, and what can be said of it below."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from stand.editing.table import HEADER, Option, Table
from stand.problems import Problem
from stand.tui.widgets.grid import Grid
from stand.tui.widgets.prose_area import ProseArea
from stand.tui.widgets.rows import clean
from stand.tui.widgets.signs import OF_SEVERITY

_MARKDOWN_ONLY = ("emphasis", "link", "list")
_MOST_OPTIONS = 6
_LOOKING = ("move", "page", "edge", "select_all", "copy")
_STEPS = {"enter": (1, 0), "tab": (0, 1), "shift+tab": (0, -1), "escape": None}


def _plain_bindings() -> list[BindingType]:
    found = [one for one in ProseArea.BINDINGS if isinstance(one, Binding)]
    return [one for one in found if one.action.partition("(")[0] not in _MARKDOWN_ONLY]


class CellEditor(ProseArea, inherit_bindings=False):
    """The text of the cell at the cursor. It has the focus of the whole table.

    The table gets each key first, and at once: keys that are looked up on their way up the screen
    would come after the letters that were typed behind them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *_plain_bindings(),
        Binding("alt+enter,ctrl+j", "insert_line", "Nieuwe regel", show=False),
    ]

    def __init__(self, table: "GridEditor") -> None:
        super().__init__("", has_lines=False, rich=False)
        self._table = table
        self._actions = {one.key: one.action for one in Binding.make_bindings(self.BINDINGS)}
        self.show_cursor = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether the text can be edited now."""
        return self._table.is_editing

    def action_insert_line(self) -> None:
        self.insert_words("\n")

    async def _on_key(self, event: events.Key) -> None:
        if await self._table.take_key(event):
            pass
        elif self._table.is_editing and event.key in self._actions:
            await self.run_action(self._actions[event.key])
        elif self._table.is_editing:
            await super()._on_key(event)
            return
        else:
            event.prevent_default()
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        if self._table.is_editing:
            await super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        self._table.grid.paste(event.text)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        if not self._table.is_editing:
            self._table.begin()
        await super()._on_mouse_down(event)

    def action_up(self) -> None:
        self._browse_or_move(-1)

    def action_down(self) -> None:
        self._browse_or_move(1)

    def _browse_or_move(self, step: int) -> None:
        if self.wrapped_document.height > 1:
            super().action_up() if step < 0 else super().action_down()
        else:
            self._table.browse(step)


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
        self._actions = {one.key: one.action for one in Binding.make_bindings(self.BINDINGS)}
        self._cell: tuple[int, int] | None = None

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
        self.flush()
        self.grid.set_table(table)

    def refresh_table(self) -> None:
        """Show the table as it is now; what is being typed stays."""
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
        self.flush()
        self.grid.go_to(row, column)
        self.editor.focus()

    # Editing a cell

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key means for the table; return whether it means something."""
        if self.is_editing:
            if event.key in _STEPS:
                self._done(_STEPS[event.key])
                return True
        elif event.key in self._actions:
            await self.run_action(self._actions[event.key])
            return True
        elif event.is_printable and event.character:
            self.begin(event.character)
            return True
        return False

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
        self._done(None)

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
        self._cell = (row, column)
        self.add_class("-editing")
        self.editor.show_cursor = True
        self.editor.load_text(self.table.text(row, column) if typed is None else typed)
        self.editor.move_cursor(self.editor.document.end)
        self.refresh_bindings()
        self._show_line()
        self._show_said()

    def _done(self, step: tuple[int, int] | None) -> None:
        if step is None:
            self._close()
        elif self._hand_in():
            self.grid.action_move(*step)

    def browse(self, step: int) -> None:
        """Put the next possible value in the cell, or the one before it (-1)."""
        options = self._options()
        if not options:
            return
        now = self.editor.text.strip()
        names = [option.shown for option in options]
        at = names.index(now) + step if now in names else (0 if step > 0 else -1)
        self.editor.load_text(names[at % len(names)])
        self.editor.move_cursor(self.editor.document.end)

    def on_text_area_changed(self) -> None:
        if self.is_editing:
            self._show_said()

    def on_descendant_focus(self) -> None:
        self.grid.add_class("-active")

    def on_descendant_blur(self) -> None:
        self.grid.remove_class("-active")
        self._hand_in()

    def flush(self) -> None:
        """Hand in what is being typed."""
        self._hand_in()

    def _hand_in(self) -> bool:
        """Put what was typed in its cell; when it is refused, stay and say why."""
        if self._cell is None:
            return True
        (row, column), text = self._cell, self.editor.text
        options = self.table.options(row, column)
        if options and text.strip():
            text = _completed(text.strip(), options)
        self._cell = None
        done = self.grid.attempt(lambda: self.table.set_cell(row, column, text))
        if not done and self.editor.has_focus:
            self._cell = (row, column)
            return False
        self._close()
        return True

    def _close(self) -> None:
        self._cell = None
        self.remove_class("-editing")
        self.editor.show_cursor = False
        self.refresh_bindings()
        self._show_line()
        self._show_said()

    def _options(self) -> list[Option]:
        """Return the possible values that what was typed could become, or else all."""
        row, column = self._cell or self.grid.cursor
        options = list(self.table.options(row, column))
        typed = self.editor.text.strip().lower()
        if any(option.shown.lower() == typed for option in options):
            return options
        return [option for option in options if _matches(option, typed)] or options

    # What is said

    def on_grid_view_moved(self, event: Grid.Moved) -> None:
        event.stop()
        if not self.is_editing:
            self._show_line()
        self._show_said()
        self.post_message(self.Moved(self.grid.cursor))
        words = self.table.total_words(self.grid.area) if self.table.column_count else ""
        self.query_one(".grid-totals", Static).update(Content(words))

    def _show_line(self) -> None:
        row, column = self._cell or self.grid.cursor
        if not self.table.column_count or row >= self.table.row_count:
            self.query_one(".grid-place", Static).update("")
            return
        label = "Kop" if row == HEADER else self.table.label(row)
        place = f"{label} · {clean(self.table.heading(column)) or 'zonder naam'}"
        self.query_one(".grid-place", Static).update(Content(place))
        if not self.is_editing:
            self.editor.load_text(self.table.text(row, column))

    def _show_said(self) -> None:
        said = self.query_one(".grid-said", Static)
        row, column = self._cell or self.grid.cursor
        said.remove_class("-error", "-warning")
        if self.is_editing:
            said.update(Content(self._option_words()))
        elif not self.table.column_count or row >= self.table.row_count:
            said.update(Content("De tabel is leeg. Met Ctrl+N voegt u een rij toe."))
        elif check := self.table.check(row, column) or self.grid.problem_at(row):
            said.add_class(f"-{check.severity.value}")
            said.update(Content(f"{OF_SEVERITY[check.severity]} {check.message} {check.hint}"))
        else:
            said.update(Content(self.table.closed(row, column)))

    def _option_words(self) -> str:
        options = self._options()
        if not options:
            return "Enter of Tab: verder · Esc: laat zoals het was · Alt+Enter: nieuwe regel"
        names = [
            f"{option.shown} ({option.meaning})" if option.meaning else option.shown
            for option in options[:_MOST_OPTIONS]
        ]
        more = f" en nog {len(options) - _MOST_OPTIONS}" if len(options) > _MOST_OPTIONS else ""
        return f"Kies met ↑ en ↓: {', '.join(map(clean, names))}{more}"


def _matches(option: Option, typed: str) -> bool:
    return typed in f"{option.shown} {option.meaning}".lower()


def _completed(typed: str, options: tuple[Option, ...]) -> str:
    """Return the only value that begins with what was typed, or else what was typed."""
    names = [option.shown for option in options]
    if typed in names:
        return typed
    found = [name for name in names if name.lower().startswith(typed.lower())]
    return found[0] if len(found) == 1 else typed

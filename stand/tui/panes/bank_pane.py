"""The figure bank: what is counted, its values over the years, and where it is used."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from stand.editing.bank.dependents import dependents, entries
from stand.editing.bank.observation_file import ObservationFile
from stand.editing.bank.observation_grid import ObservationGrid, grid_of
from stand.editing.bank.series import Series
from stand.editing.parts.outline import name_of
from stand.editing.session import Session
from stand.editing.tables.table import Table
from stand.model.source import Path
from stand.preview.facts import Facts
from stand.problems import Problem
from stand.tui.commands.bank import add_period, delete_indicator, new_indicator, rename_indicator
from stand.tui.messages import CursorMoved
from stand.tui.pane import EditPane
from stand.tui.panes.bank_views import BankViews
from stand.tui.widgets.bank_list import BankList, Shelf
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.grid import Grid
from stand.tui.widgets.grid_editor import GridEditor
from stand.tui.widgets.name_field import NameField
from stand.tui.widgets.record_form import RecordForm
from stand.tui.widgets.uses import UseRows, touched_words
from stand.workspace import INDICATORS_FILE

_WIDE = 96
_INDICATORS = "indicators"
_HELP = (
    "In de lijst staan de cijfers; daarbij, in de tabbladen, staat wat er van het gekozen cijfer "
    "bekend is. Ctrl+PgDn toont het volgende tabblad, Esc gaat terug naar de lijst. Onder Waarden "
    "staat per periode wat deze editie publiceert, en wat andere edities noemden. Ctrl+N voegt een "
    "periode toe, en in de lijst een cijfer; rijen met een periode en een waarde kunt u ook "
    "plakken. Onder Gebruik springt u met Enter naar elke plaats waar het cijfer staat."
)


class BankPane(EditPane):
    """content/indicators.yaml with the observations of all editions."""

    BORDER_TITLE = "Cijfers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+pagedown", "turn(1)", "Volgend tabblad"),
        Binding("ctrl+pageup", "turn(-1)", "Vorig tabblad", show=False),
        Binding("escape", "to_list", "Naar de lijst"),
        Binding("ctrl+n", "new_indicator", "Nieuw cijfer"),
        Binding("ctrl+delete,shift+delete", "delete_indicator", "Verwijder cijfer", show=False),
        Binding("ctrl+e", "open_editions", "Andere jaargangen wijzigen"),
    ]

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__(session, path, place)
        self.form = FormContext(session, INDICATORS_FILE)
        self.list = BankList(session)
        self.shelf = Shelf(0 if entries(session) else -1)
        if path != INDICATORS_FILE:
            self.shelf = _shelf_of_file(path)
        self.editor = GridEditor(self._table())
        self.uses = UseRows(lambda used: name_of(session, used))
        self._problems: list[Problem] = []
        self.views = BankViews(self.editor, self.uses)

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.views

    async def on_mount(self) -> None:
        self.list.choose(self.shelf)
        await self._show_shelf()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < _WIDE, "-narrow")

    # What is chosen

    @property
    def indicator(self) -> str:
        """The name of the indicator that is chosen; empty when it is something else."""
        listed = entries(self.session)
        found = listed[self.shelf.index] if 0 <= self.shelf.index < len(listed) else {}
        return str(found.get("id") or "")

    @property
    def view(self) -> str:
        return self.views.view

    def _table(self) -> Table:
        if not self.shelf.edition:
            return Series(self.session, self.indicator)
        table = grid_of(self.session, ObservationFile(self.session, self.shelf.edition).path)
        if self.shelf.edition != self.session.year and isinstance(table, ObservationGrid):
            table.why_closed = (
                f"Dit zijn de waarden van de editie {self.shelf.edition}. Wilt u ze verbeteren, "
                "druk dan eerst op Ctrl+E."
            )
        return table

    async def on_bank_list_chosen(self, message: BankList.Chosen) -> None:
        message.stop()
        await self._choose(message.shelf)

    async def _choose(self, shelf: Shelf) -> None:
        if shelf != self.shelf:
            self.flush()
            self.shelf = shelf
            await self._show_shelf()

    async def _show_shelf(self) -> None:
        """Show all that is known of what was chosen."""
        self.editor.set_table(self._table())
        place = self._place()
        await self.views.describe(RecordForm(self.form, place) if place else None)
        is_used = bool(self.indicator)
        has_values = not self.shelf.is_sources
        self.views.offer({"values": has_values, "about": bool(place), "uses": is_used})
        if self.shelf.is_sources:
            self.views.show_view("about")
        elif not place:
            self.views.show_view("values")
        self._show_uses()
        self._show_problems()
        if place:
            self.post_message(CursorMoved(INDICATORS_FILE, place))

    def _place(self) -> Path:
        if self.shelf.is_sources:
            return ("sources",)
        return (_INDICATORS, self.shelf.index) if self.shelf.index >= 0 else ()

    def _show_uses(self) -> None:
        facts = self._facts
        names = [self.indicator, *dependents(self.session, self.indicator)]
        labels = {str(one.get("id")): str(one.get("label") or "") for one in entries(self.session)}
        found = [
            (use, "" if name == self.indicator else labels.get(name, name))
            for name in names
            for use in facts.uses
            if use.indicator == name
        ]
        through = [labels.get(name) or name for name in names[1:]]
        words = touched_words([use for use, _ in found], through) if self.indicator else ""
        self.views.show_uses(found, words)

    @property
    def _facts(self) -> Facts:
        facts: Facts = getattr(self.app, "facts", Facts())
        return facts

    # What the screen wishes

    def go_to(self, place: Path, offset: int | None = None) -> None:
        self.call_later(self._reach, place, offset)

    async def _reach(self, place: Path, offset: int | None) -> None:
        shelf = self._shelf_of(place)
        await self._choose(shelf)
        self.list.choose(shelf)
        form = self.query(RecordForm)
        if shelf.is_sources or len(place) > 2:
            self.views.show_view("about")
            await form.first().go_to(place, offset)
            return
        if shelf.edition and place:
            table = self.editor.table
            row = table.row_of(int(place[0])) if isinstance(table, ObservationGrid) else 0
            self.editor.go_to(row, int(place[1]) if len(place) > 1 else 0)
        elif place and self.view == "values":
            self.editor.editor.focus()
        elif not self.has_focus_within:
            self.list.rows.focus()

    def _shelf_of(self, place: Path) -> Shelf:
        if self.path != INDICATORS_FILE and place:
            return _shelf_of_file(self.path)
        if place[:1] == ("sources",):
            return Shelf()
        last = len(entries(self.session)) - 1
        if place[:1] == (_INDICATORS,) and len(place) > 1:
            return Shelf(min(int(place[1]), last))
        return Shelf(min(self.shelf.index, last)) if self.shelf.index >= 0 else self.shelf

    def flush(self) -> None:
        self.editor.flush()
        for form in self.query(RecordForm):
            form.flush()

    def explanation(self) -> tuple[str, str] | None:
        if any(form.has_focus_within for form in self.query(RecordForm)):
            return None
        about = f"{self.editor.explained}\n\n" if self.editor.has_focus_within else ""
        return self.BORDER_TITLE, f"{about}{_HELP}"

    def session_changed(self, paths: frozenset[str]) -> None:
        self.list.refresh_list()
        if self.shelf.index >= len(entries(self.session)):
            self.go_to(())
        table = self.editor.table
        if isinstance(table, Series) and table.indicator != self.indicator:
            self.editor.set_table(self._table())  # it has another name now
        self.editor.refresh_table()
        self._show_uses()
        if INDICATORS_FILE in paths and self.form.document.readable:
            for form in self.query(RecordForm):
                form.follow()

    def show_problems(self, problems: list[Problem]) -> None:
        self._problems = list(getattr(self.app, "problems", problems))
        self._show_problems()

    def _show_problems(self) -> None:
        own = [one for one in self._problems if one.path == INDICATORS_FILE]
        self.form.take_problems(own)
        for form in self.query(RecordForm):
            form.look_again()
        table = self.editor.table
        path = table.path if isinstance(table, ObservationGrid) else ""
        rows = [
            (table.row_at_line(one.line), one)
            for one in self._problems
            if isinstance(table, ObservationGrid) and one.path == path
        ]
        self.editor.show_problems(rows)

    def facts_changed(self) -> None:
        self.form.facts = getattr(self.app, "facts", self.form.facts)
        self._show_uses()
        for form in self.query(RecordForm):
            form.look_again()

    # Keys

    def on_bank_list_opened(self, message: BankList.Opened) -> None:
        message.stop()
        self.views.open_view(self.view)

    def action_turn(self, step: int) -> None:
        self.views.turn(step)

    def action_to_list(self) -> None:
        """Go to the list of figures."""
        self.list.rows.focus()

    def action_open_editions(self) -> None:
        """Have what other editions published open for changes, or closed again."""
        table = self.editor.table
        if isinstance(table, Series):
            table.opened = frozenset() if table.opened else frozenset(table.others)
            words = "open: wijzig ze alleen om een fout te herstellen" if table.opened else "dicht"
        elif isinstance(table, ObservationGrid) and table.why_closed:
            table.why_closed = ""
            words = "open: wijzig ze alleen om een fout te herstellen"
        else:
            return
        self.editor.refresh_table()
        self.notify(f"De waarden van andere jaargangen zijn nu {words}.", markup=False)

    def on_grid_row_asked(self, message: Grid.RowAsked) -> None:
        message.stop()
        if isinstance(self.editor.table, Series):
            add_period(self.app, self.editor, self.editor.table)

    def action_new_indicator(self) -> None:
        new_indicator(self.app, self.session, self._show_indicator)

    def action_delete_indicator(self) -> None:
        index = self.shelf.index
        if index >= 0:
            own = sum(use.indicator == self.indicator for use in self._facts.uses)
            delete_indicator(self.app, self.session, index, own, self._show_indicator)

    def on_name_field_asked(self, message: NameField.Asked) -> None:
        message.stop()
        self.action_rename_indicator()

    def action_rename_indicator(self) -> None:
        """Ask for another name for the figure that is chosen."""
        self.flush()
        if self.shelf.index >= 0:
            rename_indicator(self.app, self.session, self.shelf.index)

    async def _show_indicator(self, index: int) -> None:
        self.list.refresh_list()
        self.shelf = Shelf(index) if entries(self.session) else Shelf()
        self.list.choose(self.shelf)
        await self._show_shelf()


def _shelf_of_file(path: str) -> Shelf:
    """Return where the observations in a file are found."""
    return Shelf(-1, path.split("/")[1])

"""The outline at the left: everything of the edition, with how it stands."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem, Severity
from stand.tui.messages import Chosen
from stand.tui.widgets.outline_rows import OutlineRows
from stand.tui.widgets.rows import Rows, clean
from stand.tui.widgets.signs import ERROR, GIT, STATUS, UNSAVED, WARNING


class OutlinePane(Vertical):
    """The outline; what is typed here narrows it."""

    BORDER_TITLE = "Overzicht"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "all", "Toon alles"),
    ]
    HELP = (
        "Alles wat bij deze uitgave hoort. Enter opent het, → toont de blokken van een hoofdstuk. "
        "Typ een paar letters om te zoeken; Esc toont weer alles.\n\n"
        f"{STATUS['draft']} concept   {STATUS['review']} ter review   "
        f"{STATUS['final']} vastgesteld\n"
        f"{UNSAVED} nog niet opgeslagen   {GIT} veranderd sinds de laatste vastlegging in git\n"
        f"{ERROR}2 fouten   {WARNING}3 waarschuwingen"
    )

    def __init__(self, session: Session) -> None:
        super().__init__(id="outline")
        self.rows = OutlineRows(session)

    def compose(self) -> ComposeResult:
        yield Static("", id="outline-filter", markup=False)
        yield self.rows

    def on_mount(self) -> None:
        self._show_filter()
        self.rows.fill()

    def show_problems(self, problems: list[Problem]) -> None:
        """Count the problems behind their files and blocks."""
        found: dict[str, list[tuple[Path, Severity]]] = {}
        for problem in problems:
            document = self.rows.session.documents.get(problem.path)
            if document is not None:
                place = document.place_at(problem.line, problem.column)
                found.setdefault(problem.path, []).append((place, problem.severity))
        self.rows.marks.problems = found
        self.rows.refresh()

    def show_committed(self, changed: dict[str, str]) -> None:
        """Mark the files that changed since the last commit."""
        self.rows.marks.committed = changed
        self.rows.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.rows.filter) if action == "all" else True

    def on_key(self, event: events.Key) -> None:
        wanted = self.rows.filter
        if event.key == "backspace":
            wanted = wanted[:-1]
        elif event.character and event.is_printable and (wanted or event.character != " "):
            wanted += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self._filter(wanted)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._filter(self.rows.filter + clean(event.text.partition("\n")[0]))

    def action_all(self) -> None:
        self._filter("")

    def _filter(self, wanted: str) -> None:
        self.rows.filter = wanted
        self.rows.fill()
        self._show_filter()
        self.refresh_bindings()

    def _show_filter(self) -> None:
        line = self.query_one("#outline-filter", Static)
        line.display = bool(self.rows.filter)
        nothing = "" if self.rows.count else " niets gevonden"
        line.update(Text(f" › {clean(self.rows.filter)}▏{nothing}", no_wrap=True))

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        entry = self.rows.entry(event.index)
        if entry is not None:
            self.post_message(Chosen(entry.path, entry.place))

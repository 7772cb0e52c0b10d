"""The screen of one edition: it routes what its parts tell each other."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from stand.editing.outline import name_of
from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.arrangement import Part, Wishes
from stand.tui.messages import Chosen, FactsChanged, ProblemsChanged, SessionChanged
from stand.tui.screens.body import Body
from stand.tui.screens.middle import Middle
from stand.tui.widgets.keys_bar import KeysBar
from stand.tui.widgets.outline import OutlinePane
from stand.tui.widgets.problems import ProblemsPane
from stand.tui.widgets.status_bar import Standing, StatusBar

if TYPE_CHECKING:
    from stand.tui.app import StandApp


class EditionScreen(Screen[None]):
    """Outline, middle, preview and problems of an edition."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Opslaan", priority=True),
        Binding("ctrl+z", "undo", "Ongedaan"),
        Binding("ctrl+y", "redo", "Opnieuw"),
        Binding("f6", "go_on(1)", "Volgend deel", priority=True),
        Binding("shift+f6", "go_on(-1)", "Vorig deel", priority=True, show=False),
        Binding("f8", "problem(1)", "Volgend probleem", priority=True),
        Binding("f7", "problem(-1)", "Vorig probleem", priority=True, show=False),
        Binding("f2", "toggle('outline')", "Overzicht", priority=True),
        Binding("f3", "toggle('preview')", "Voorbeeld", priority=True),
        Binding("f4", "toggle('problems')", "Problemen", priority=True),
        Binding("alt+right", "grow(1)", "Deel groter", show=False),
        Binding("alt+left", "grow(-1)", "Deel kleiner", show=False),
    ]

    if TYPE_CHECKING:
        app: StandApp

    def __init__(self, session: Session, wishes: Wishes) -> None:
        super().__init__(id="edition")
        self.session = session
        self.outline = OutlinePane(session)
        self.middle = Middle(session)
        self.problems = ProblemsPane(lambda path: name_of(session, path))
        panes: dict[Part, Widget] = {
            Part.OUTLINE: self.outline,
            Part.MIDDLE: self.middle,
            Part.PREVIEW: self._make_preview(),
            Part.PROBLEMS: self.problems,
        }
        self.body = Body(panes, wishes)
        self._waiting = False

    def _make_preview(self) -> Widget:
        return Static("", id="preview")

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield self.body
        yield KeysBar()

    def on_mount(self) -> None:
        self.outline.rows.focus()
        self._show_standing()
        self.problems.show_problems(self.app.problems)

    # What the parts tell

    async def on_chosen(self, message: Chosen) -> None:
        message.stop()
        await self.show_place(message.path, message.place, message.offset)

    async def show_place(self, path: str, place: Path, offset: int | None = None) -> None:
        """Show a place in the middle and put the focus there."""
        self.body.make_current(Part.MIDDLE)
        await self.middle.open(path, place, offset)
        if self.middle.pane is not None:
            self.middle.pane.show_problems(self._problems_of(path))
        self.outline.rows.show_place(path, place)
        self.problems.show_file(path)
        self._show_standing()

    async def on_problems_pane_picked(self, message: ProblemsPane.Picked) -> None:
        message.stop()
        problem = message.problem
        document = self.session.documents.get(problem.path)
        if document is None:
            self.notify(f"{problem.message} {problem.hint}", markup=False)
            return
        await self.show_place(problem.path, document.place_at(problem.line, problem.column))

    async def on_session_changed(self, message: SessionChanged) -> None:
        changed = message.changed
        await self.middle.session_changed(changed.paths, saved=changed.kind == "save")
        self._show_standing()
        if not self._waiting:
            self._waiting = True
            self.set_timer(0.15, self._catch_up)

    def _catch_up(self) -> None:
        """Show in the outline and the problems what changed; not at every key."""
        self._waiting = False
        self.outline.rows.fill()
        self.app.gather_problems()

    def on_problems_changed(self, _message: ProblemsChanged) -> None:
        self.problems.show_problems(self.app.problems)
        self.outline.show_problems(self.app.problems)
        if self.middle.pane is not None:
            self.middle.pane.show_problems(self._problems_of(self.middle.path))

    def on_facts_changed(self, _message: FactsChanged) -> None:
        if self.middle.pane is not None:
            self.middle.pane.facts_changed()

    def _problems_of(self, path: str) -> list[Problem]:
        return [one for one in self.app.problems if one.path == path]

    def _show_standing(self) -> None:
        session = self.session
        path = self.middle.path
        organisation = session.value("content/organisation.yaml", ("short_name",))
        name = organisation if isinstance(organisation, str) else ""
        self.query_one(StatusBar).say(
            Standing(
                edition=f"{name} Stand van de uitvoering {session.year}".strip(),
                chapter=name_of(session, path) if path else "",
                unsaved=len(session.changed_files()),
                warnings=self.app.warnings,
                preview=self.app.preview_state,
            )
        )

    # Keys

    def action_go_on(self, step: int) -> None:
        self.body.go_on(step)

    def action_toggle(self, part: str) -> None:
        self.body.toggle(Part(part))

    def action_grow(self, step: int) -> None:
        self.body.grow(step)

    def action_problem(self, step: int) -> None:
        self.problems.step(step)

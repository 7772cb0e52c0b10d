"""The screen of one edition: it routes what its parts tell each other."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from stand.editing.parts.outline import is_chapter, name_of
from stand.editing.problems.spots import offset_in_value
from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.arrangement import Part, Wishes
from stand.tui.editor import Edition, Editor
from stand.tui.messages import (
    Chosen,
    CursorMoved,
    FactsChanged,
    SessionChanged,
)
from stand.tui.painting import Painter
from stand.tui.pane import EditPane
from stand.tui.screens.body import Body
from stand.tui.screens.middle import Middle
from stand.tui.screens.preview_place import PreviewPlace
from stand.tui.widgets.keys_bar import KeysBar
from stand.tui.widgets.outline import OutlinePane
from stand.tui.widgets.outline_rows import OutlineRows
from stand.tui.widgets.problems import ProblemsPane
from stand.tui.widgets.status_bar import Standing, StatusBar
from stand.workspace import ORGANISATION_FILE

if TYPE_CHECKING:
    from stand.preview.messages import Answer, Card
    from stand.tui.panes.preview_pane import PreviewPane
    from stand.tui.widgets.card import BlockAsked
    from stand.tui.widgets.text_field import TextAsked

_SECONDS_TO_CATCH_UP = 0.15


class EditionScreen(Edition):
    """Outline, middle, preview and problems of an edition."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "app.save", "Opslaan", priority=True),
        Binding("ctrl+z", "undo", "Ongedaan"),
        Binding("ctrl+y", "redo", "Opnieuw"),
        Binding("f1", "app.explain", "Uitleg", priority=True),
        Binding("ctrl+p", "app.search", "Zoek alles", priority=True),
        Binding("ctrl+f", "replace", "Vervang", priority=True),
        Binding("f6", "go_on(1)", "Ander deel", priority=True),
        Binding("shift+f6", "go_on(-1)", "Vorig deel", priority=True, show=False),
        Binding("f8", "problem(1)", "Probleem", priority=True),
        Binding("f7", "problem(-1)", "Vorig probleem", priority=True, show=False),
        Binding("f9", "app.status", "Status", priority=True),
        Binding("f5", "app.build", "Maak PDF", priority=True),
        Binding("f2", "toggle_part('outline')", "Overzicht", priority=True),
        Binding("f3", "toggle_part('preview')", "Voorbeeld", priority=True),
        Binding("f4", "toggle_part('problems')", "Problemen", priority=True),
        Binding("ctrl+n", "new_block", "Nieuw blok"),
        Binding("ctrl+pageup", "turn_page(-1)", "Vorige bladzijde", show=False),
        Binding("ctrl+pagedown", "turn_page(1)", "Volgende bladzijde", show=False),
        Binding("f11", "open_page", "Open de bladzijde", show=False),
        Binding("f12", "app.open_pdf", "Open de PDF", priority=True, show=False),
        Binding("alt+right", "grow(1)", "Maak dit deel groter", show=False),
        Binding("alt+left", "grow(-1)", "Maak dit deel kleiner", show=False),
    ]

    if TYPE_CHECKING:
        app: Editor

    def __init__(self, session: Session, wishes: Wishes) -> None:
        super().__init__(id="edition")
        self._compositor = Painter()
        self.session = session
        self.outline = OutlinePane(session)
        self.middle: Middle = Middle(session)
        self.problems = ProblemsPane(self.named)
        panes: dict[Part, Widget] = {
            Part.OUTLINE: self.outline,
            Part.MIDDLE: self.middle,
            Part.PREVIEW: Vertical(id="preview"),
            Part.PROBLEMS: self.problems,
        }
        self.body = Body(panes, wishes)
        self._beside = PreviewPlace(self.body, self.say)
        self._status = StatusBar()
        self.place: Path = ()
        self._waiting = False
        self._has_begun = False
        self._wanted: Chosen | None = None

    def compose(self) -> ComposeResult:
        yield self._status
        yield self.body
        yield KeysBar()

    def on_mount(self) -> None:
        self.outline.rows.focus()
        self.show_standing()

    async def begin(self) -> None:
        """Show what was chosen before everything was there to show it."""
        self._has_begun = True
        if self._wanted is not None:
            await self.on_chosen(self._wanted)

    @property
    def is_expecting(self) -> bool:
        """Whether something was chosen that is still to be shown."""
        return self._wanted is not None and not self._has_begun

    @property
    def preview(self) -> "PreviewPane | None":
        return self._beside.pane

    async def show_preview(self, preview: "PreviewPane") -> None:
        """Put the preview in its place; it comes after the first picture of the screen."""
        await self._beside.put(preview)
        preview.facts_changed(self.app.facts)
        if self.middle.path:
            preview.follow(self.middle.path, self.place)

    def say(self, words: str, *, serious: bool = False) -> None:
        """Tell something in passing; what is serious stands longer."""
        if serious:
            self.notify(words, severity="warning", timeout=12, markup=False)
        else:
            self.notify(words, timeout=3, markup=False)

    # What the parts tell

    async def on_chosen(self, message: Chosen) -> None:
        message.stop()
        if self._has_begun:
            await self.show_place(message.path, message.place, message.offset)
        else:
            self._wanted = message

    async def show_place(self, path: str, place: Path, offset: int | None = None) -> None:
        """Show a place in the middle and put the focus there."""
        self.body.make_current(Part.MIDDLE)
        if path in self.session.documents:
            self._beside.show(path)  # first, so that the middle opens in the room that it has
        await self.middle.open(path, place, offset)
        if self.middle.pane is not None:
            self.middle.pane.show_problems(self._problems_of(self.middle.path))
            for pane in (self.middle.pane, *self.middle.pane.query(EditPane)):
                self.app.turns.also(pane)
        self._follow(path, place, "")
        self.problems.show_file(path)
        self.show_standing()

    def on_cursor_moved(self, message: CursorMoved) -> None:
        message.stop()
        self._follow(message.path, message.place, message.words)

    def _follow(self, path: str, place: Path, words: str) -> None:
        self.place = place
        self.outline.rows.show_place(path, place)
        self._beside.follow(path, place, words)

    async def on_problems_pane_picked(self, message: ProblemsPane.Picked) -> None:
        message.stop()
        problem = message.problem
        document = self.session.documents.get(problem.path)
        if document is None:
            self.say(f"{problem.message} {problem.hint}", serious=True)
            return
        place = document.place_at(problem.line, problem.column)
        offset = offset_in_value(document, place, problem.line, problem.column)
        await self.show_place(problem.path, place, offset)

    async def on_session_changed(self, message: SessionChanged) -> None:
        changed = message.changed
        await self.middle.session_changed(changed.paths, saved=changed.kind == "save")
        self._beside.session_changed(changed.paths)
        self.show_standing()
        if changed.kind in ("save", "disk"):
            self.app.ask_git()
        if not self._waiting:
            self._waiting = True
            self.set_timer(_SECONDS_TO_CATCH_UP, self._catch_up)

    def _catch_up(self) -> None:
        """Show in the outline and the problems what changed; not at every key."""
        self._waiting = False
        self.outline.rows.fill()
        self.app.gather_problems()

    def on_problems_changed(self) -> None:
        self.problems.show_problems(self.app.problems)
        self.outline.show_problems(self.app.problems)
        if self.middle.pane is not None:
            self.middle.pane.show_problems(self._problems_of(self.middle.path))

    def on_problems_pane_counted(self, message: ProblemsPane.Counted) -> None:
        message.stop()
        self.body.set_silent(Part.PROBLEMS, message.number == 0)

    def on_facts_changed(self, _message: FactsChanged) -> None:
        self.outline.rows.printed = self.app.facts.printed
        self.outline.rows.fill()
        self._beside.facts_changed(self.app.facts)
        if self.middle.pane is not None:
            self.middle.pane.facts_changed()

    def hear(self, answer: "Answer") -> None:
        """Pass on what the render process says about pages."""
        self._beside.hear(answer)

    def show_picture(self, card: "Card") -> None:
        """Show a figure as it is drawn, where it is edited."""
        pane = self.middle.pane
        if pane is not None and pane.path == card.path:
            pane.show_picture(card.png or None, card.description, card.faults)

    def on_body_rearranged(self, message: Body.Rearranged) -> None:
        message.stop()
        self.app.remember(self.body.wishes)

    def _problems_of(self, path: str) -> list[Problem]:
        return [one for one in self.app.problems if one.path == path]

    def show_standing(self) -> None:
        """Show in the top line how all stands."""
        session = self.session
        path = self.middle.path
        name = session.value(ORGANISATION_FILE, ("short_name",))
        edition = f"Stand van de uitvoering {session.year}"
        self._status.say(
            Standing(
                edition=f"{name} · {edition}" if isinstance(name, str) else edition,
                chapter=self.named(path) if path else "",
                unsaved=len(session.changed_files()),
                warnings=self.app.warnings,
                preview=self.app.rendering_state,
            )
        )

    @property
    def chapter_in_view(self) -> str | None:
        """The chapter that is open, or in the outline has the cursor."""
        entry = self.outline.rows.entry(self.outline.rows.cursor)
        paths = [self.middle.path, entry.path if entry else ""]
        if self.body.current is Part.OUTLINE:
            paths.reverse()
        return next((path for path in paths if is_chapter(self.session, path)), None)

    def named(self, path: str) -> str:
        """Return what a file is called."""
        return name_of(self.session, path, self.app.facts.printed)

    def on_block_asked(self, message: "BlockAsked") -> None:
        from stand.tui.screens.asked import do_with_block  # noqa: PLC0415 - when first wanted

        message.stop()
        do_with_block(self.app, message)

    def on_outline_rows_asked(self, message: OutlineRows.Asked) -> None:
        from stand.tui.screens.asked import do_with_chapter  # noqa: PLC0415 - when first wanted

        message.stop()
        do_with_chapter(self.app, message)

    def on_text_asked(self, message: "TextAsked") -> None:
        from stand.tui.screens.asked import do_in_text  # noqa: PLC0415 - when first wanted

        message.stop()
        do_in_text(self.app, message)

    # Keys

    @property
    def own_actions(self) -> set[str]:
        """The actions of this screen that have a key, also of keys that are not shown below."""
        return {one.action for one in self.BINDINGS if isinstance(one, Binding)}

    def action_replace(self) -> None:
        from stand.tui.commands.writing import find_and_replace  # noqa: PLC0415

        self.middle.flush()
        find_and_replace(self.app)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether an action can be done: a block is added where a chapter is open."""
        if action != "new_block":
            return True
        return self.body.current is Part.MIDDLE and is_chapter(self.session, self.middle.path)

    def action_new_block(self) -> None:
        from stand.tui.commands.blocks import new_block  # noqa: PLC0415 - when first wanted

        self.middle.flush()
        new_block(self.app, self.middle.path, self.place)

    def action_go_on(self, step: int) -> None:
        self.body.go_on(step)

    def action_toggle_part(self, part: str) -> None:
        self.body.toggle(Part(part))

    def action_grow(self, step: int) -> None:
        self.body.grow(step)

    def action_turn_page(self, step: int) -> None:
        self._beside.turn(step)

    def action_switch_preview(self) -> None:
        self._beside.switch()

    def action_open_page(self) -> None:
        self._beside.open_page()

    def action_problem(self, step: int) -> None:
        self.problems.step(step)

    async def action_undo(self) -> None:
        await self._turn(back=True)

    async def action_redo(self) -> None:
        await self._turn(back=False)

    async def _turn(self, *, back: bool) -> None:
        """Take back the newest step, or make it again, and show where it was."""
        self.middle.flush()
        step = self.session.undo() if back else self.session.redo()
        if step is None:
            self.say(f"Er is niets om {'ongedaan te maken' if back else 'opnieuw te doen'}.")
        elif self._is_there(step.path):
            await self.show_place(step.path, step.place)
        else:
            there = [one for one in step.changes if self._is_there(one)]
            chapter = next((one for one in there if is_chapter(self.session, one)), step.path)
            await self.show_place(chapter, ())

    def _is_there(self, path: str) -> bool:
        document = self.session.documents.get(path)
        return document is not None and document.now is not None

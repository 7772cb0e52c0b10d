"""A file as it stands in the file: for one that cannot be read, or that has no form."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static, TextArea

from stand.editing.session import Session
from stand.editing.writing.marks import Mark
from stand.errors import EditRefused
from stand.model.source import Path
from stand.problems import Problem
from stand.tui.handing_in import HandingIn
from stand.tui.messages import Chosen, CursorMoved
from stand.tui.pane import EditPane
from stand.tui.widgets.form_context import sign_of
from stand.tui.widgets.prose_area import ProseArea
from stand.tui.widgets.prose_styles import style_of

_MOST_PROBLEMS = 3
_MENDED = "✓ Het bestand is weer te lezen. Ctrl+L gaat naar het formulier."


class RawPane(EditPane):
    """The text of a file with line numbers, and what keeps it from being read."""

    HELP = (
        "Dit bestand is niet te lezen als formulier. Hier staat het zoals het is; onder de tekst "
        "staat wat eraan mankeert. Zodra het weer te lezen is, gaat Ctrl+L naar het formulier."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "show_form", "Naar het formulier")]

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__(session, path, place)
        self._area = RawArea(session.documents[path].text)
        self._area.read_only = not session.documents[path].editable
        self._text = self._area.text
        self._mended = Static(_MENDED, classes="raw-mended", markup=False)
        self._foot = Static(classes="raw-foot", markup=False)
        self._problems: list[Problem] = []
        self._refused = ""
        self._is_mended = False
        self._handing_in = HandingIn(self, self.flush)

    def compose(self) -> ComposeResult:
        yield self._area
        yield self._mended
        yield self._foot

    def on_mount(self) -> None:
        self.show_problems(self.session.documents[self.path].problems)

    @property
    def _is_dirty(self) -> bool:
        return self._area.text != self._text

    # The screen's wishes

    def go_to(self, place: Path, offset: int | None = None) -> None:
        document = self.session.documents[self.path]
        if offset is None and self._problems and not document.readable:
            first = self._problems[0]
            location = first.line - 1, first.column - 1
        else:
            location = self._area.location_of(document.source.offset_of(place) + (offset or 0))
        self._area.focus()
        self._area.move_cursor(location, center=True)

    def flush(self) -> None:
        self._handing_in.done()
        if not self._is_dirty:
            return
        typed = self._area.text
        try:
            self.session.set_text(self.path, typed)
        except EditRefused as refusal:
            self._refused = str(refusal)
        else:
            self._text, self._refused = typed, ""
        self._say()

    def session_changed(self, paths: frozenset[str]) -> None:
        if self.path not in paths:
            return
        text = self.session.documents[self.path].text
        if not self._is_dirty and text != self._text:
            self._area.show_text(text)
            self._text = self._area.text
        self.show_problems(self.session.documents[self.path].problems)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self._problems = list(problems)
        self._area.mark_lines({problem.line - 1 for problem in problems})
        self._say()

    # What is said and asked

    def _say(self) -> None:
        lines = [f"✗ {self._refused}"] if self._refused else []
        lines += [
            f"{sign_of(one)} Regel {one.line}: {one.message} {one.hint}"
            for one in self._problems[:_MOST_PROBLEMS]
        ]
        self._show_mended()
        self._foot.update(Text("\n".join(lines)))
        self._foot.display = bool(lines)

    def _show_mended(self) -> None:
        """Say that the file can be read as a form, with the key that goes there."""
        has_form = self._has_form and not self._is_dirty
        if has_form != self._is_mended:
            self._is_mended = has_form
            self.refresh_bindings()
        self._mended.display = has_form

    @property
    def _has_form(self) -> bool:
        document = self.session.documents[self.path]
        return document.readable and document.model is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the form only when there is one."""
        return action != "show_form" or self._has_form

    def action_show_form(self) -> None:
        self.flush()
        document = self.session.documents[self.path]
        if self._has_form:
            row, column = self._area.cursor_location
            self.post_message(Chosen(self.path, document.place_at(row + 1, column + 1)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._is_dirty:
            self._handing_in.typed()

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        row, column = self._area.cursor_location
        place = self.session.documents[self.path].place_at(row + 1, column + 1)
        self.post_message(CursorMoved(self.path, place))

    def on_descendant_blur(self) -> None:
        self.flush()


class RawArea(ProseArea):
    """The text of a file: what stands there, with numbers before its lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Omhoog", show=False),
        Binding("down", "cursor_down", "Omlaag", show=False),
        Binding("pageup", "cursor_page_up", "Bladzijde omhoog", show=False),
        Binding("pagedown", "cursor_page_down", "Bladzijde omlaag", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(text, has_lines=True, rich=False)
        self.show_line_numbers = True
        self._marked: set[int] = set()

    def mark_lines(self, lines: set[int]) -> None:
        """Have some lines stand out: those with problems."""
        self._marked = lines
        self.notify_style_update()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        text = super().get_line(line_index)
        if line_index in self._marked:
            text.stylize(style_of(self.app, Mark.LONG))
        return text

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            line = self.cursor_line
            self.insert_words("\n" + line[: len(line) - len(line.lstrip(" "))])
            return
        await super()._on_key(event)

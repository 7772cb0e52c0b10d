"""The preview: what is written as formatted text, or the page that will be printed."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from stand.editing.document import Data
from stand.editing.session import Session
from stand.model.source import Path
from stand.preview.facts import Facts
from stand.preview.messages import Answer, Card, Failed, Page, Pages
from stand.preview.reading.chapter import sections
from stand.preview.reading.known import Known
from stand.tui.graphics import Graphics
from stand.tui.messages import Chosen
from stand.tui.panes.page_view import PageView
from stand.tui.widgets.reading import Reading

_PAUSE = 0.12
_NO_TEXT = "Van dit bestand is geen voorbeeld te zien: het wordt niet zelf gedrukt."
_NOT_READABLE = "Dit bestand is nu niet te lezen. Hieronder staat hoe het was."
_MAKING = "De bladzijde wordt gemaakt …"
_NO_PAGE = "Dit bestand staat op geen enkele bladzijde."
_NO_ENGINE = "Er is geen voorbeeld van bladzijden."


class Renderer(Protocol):
    """Whoever makes pages: it is told what is looked at, and answers when it can."""

    def look(
        self, path: str, place: Path = (), words: str = "", *, width: int, page: int | None
    ) -> None: ...


class Shown(StrEnum):
    """The two ways to look at a file."""

    TEXT = "text"
    PAGE = "page"


class PreviewPane(Vertical):
    """Shows the file that is being edited, and follows the cursor."""

    BORDER_TITLE = "Voorbeeld"
    HELP = (
        "Hier ziet u wat u schrijft zoals de lezer het krijgt. Met W wisselt u tussen de tekst en "
        "de bladzijde. Klik op een alinea om haar te bewerken."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "switch", "Tekst of bladzijde"),
        Binding("ctrl+pageup", "turn(-1)", "Vorige bladzijde"),
        Binding("ctrl+pagedown", "turn(1)", "Volgende bladzijde"),
    ]

    class Switched(Message):
        """The pane now shows text, or pages."""

    def __init__(
        self, session: Session, graphics: Graphics, renderer: Renderer | None = None
    ) -> None:
        super().__init__(id="preview")
        self._session = session
        self.renderer = renderer
        self.shown = Shown.TEXT
        self.path = ""
        self._at: tuple[Path, str] = ((), "")
        self._page: int | None = None
        self._pages: Pages | None = None
        self._facts = Facts()
        self._wanted: Timer | None = None
        self._read: Data = None
        self._head = Static("", id="preview-head", markup=False)
        self._said = Static("", id="preview-said", markup=False)
        self.reading = Reading(id="preview-text")
        self.page_view = PageView(graphics, id="preview-page")

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._said
        yield self.reading
        yield self.page_view

    def on_mount(self) -> None:
        self.page_view.display = False
        self._say("")
        self._show_head()

    # What the screen tells

    def show(self, path: str) -> None:
        """Show a file, from its beginning."""
        if path == self.path:
            return
        self.path, self._at, self._page, self._pages = path, ((), ""), None, None
        self._read = None
        self.page_view.show(None)
        self._show_text(again=False)
        self._show_head()
        self._look()

    def follow(self, path: str, place: Path, words: str = "") -> None:
        """Go to where the cursor is; ``words`` are those around it."""
        self.show(path)
        if (place, words) == self._at:
            return
        self._at, self._page = (place, words), None
        self.reading.follow(place, words)
        self._look()

    def session_changed(self, paths: frozenset[str]) -> None:
        """Show what the session now says of the file and of what it shows of others."""
        if self.path in paths:
            self._show_text(again=True)
        elif paths & self._other_files():
            self.reading.show_known(self._known())
        if self._pages is not None:
            self._show_head()

    def facts_changed(self, facts: Facts) -> None:
        """Fill the text in with what the render process found out."""
        if facts != self._facts:
            self._facts = facts
            self.reading.show_known(self._known())

    def hear(self, answer: Answer) -> None:
        """Take what the render process answered; what is about another file is passed over."""
        if isinstance(answer, Failed) and answer.path in ("", self.path):
            self.page_view.say(answer.message)
        elif isinstance(answer, Pages) and answer.path == self.path:
            self._pages = answer
            self.page_view.say("" if answer.count else _NO_PAGE)
            self._show_head()
        elif isinstance(answer, Page) and answer.path == self.path:
            self._show_page(answer)
        elif isinstance(answer, Card) and answer.path == self.path:
            self.page_view.say("\n".join(answer.faults))
            self.page_view.show(answer.png or None, answer.description)

    # Keys

    def action_switch(self) -> None:
        """Show the pages instead of the text, or the other way round."""
        self.shown = Shown.PAGE if self.shown is Shown.TEXT else Shown.TEXT
        had_focus = self.has_focus_within
        self.reading.display = self.shown is Shown.TEXT
        self.page_view.display = self.shown is Shown.PAGE
        if had_focus:
            (self.reading if self.shown is Shown.TEXT else self.page_view).focus()
        self._show_head()
        self._look()
        self.post_message(self.Switched())

    def action_turn(self, step: int) -> None:
        """Show the next page of the file, or the one before."""
        if self.shown is Shown.TEXT:
            self.action_switch()
            return
        count = self._pages.count if self._pages else 0
        now = self._page if self._page is not None else (self._pages.page if self._pages else 0)
        wanted = min(max(now + step, 0), max(count - 1, 0))
        if wanted != now:
            self._page = wanted
            self._show_head()
            self._look()

    @property
    def page(self) -> int | None:
        """The page that is looked at, from 0 within the file; None while it has none."""
        if self._pages is None or not self._pages.count:
            return None
        return self._page if self._page is not None else self._pages.page

    def on_resize(self, event: events.Resize) -> None:
        self._show_head()
        self._look()

    def on_reading_pointed(self, message: Reading.Pointed) -> None:
        message.stop()
        place, path = message.place, self.path
        self.post_message(Chosen(path, place))

    # What is shown

    def _show_text(self, *, again: bool) -> None:
        document = self._session.documents.get(self.path)
        readable = document is not None and document.readable
        if document is not None and readable:
            self._read = document.data
        made = sections(self.path, self._read)
        if readable or document is None:
            self._say("" if made else _NO_TEXT)
        else:
            self._say(_NOT_READABLE)
        if not again:
            self.reading.show_known(self._known())
        self.reading.show(made, again=again)

    def _say(self, words: str) -> None:
        self._said.update(Content(words))
        self._said.display = bool(words)

    def _show_page(self, page: Page) -> None:
        if self._page is None or page.page == self._page:
            self.page_view.show(page.png)
            if self._page is None and self._pages is not None:
                self.call_after_refresh(self.page_view.reveal, self._pages.share)
            else:
                self.page_view.scroll_home(animate=False)

    def _show_head(self) -> None:
        names = {Shown.TEXT: "Tekst", Shown.PAGE: "Bladzijde"}
        parts = [
            (f" {name} ", "bold reverse" if one is self.shown else "")
            for one, name in names.items()
        ]
        where = self._where() if self.shown is Shown.PAGE else ""
        self._head.update(Content.assemble(*parts, f"  {where}"))

    def _where(self) -> str:
        page = self.page
        if self._pages is None or page is None:
            return ""
        number = self._pages.first + page
        return f"bladzijde {number} ({page + 1} van {self._pages.count})"

    def _look(self) -> None:
        """Ask for the page that is looked at, when nothing moved for a moment."""
        if self.shown is not Shown.PAGE or not self.path:
            return
        if self.page_view.is_empty:
            self.page_view.say(_MAKING if self.renderer else _NO_ENGINE)
        if self._wanted is not None:
            self._wanted.stop()
        self._wanted = self.set_timer(_PAUSE, self._ask)

    def _ask(self) -> None:
        if self.renderer is not None and self.path:
            place, words = self._at
            width = self.page_view.pixel_width
            self.renderer.look(self.path, place, words, width=width, page=self._page)

    # What the text is filled in with

    def _known(self) -> Known:
        session = self._session
        folder = f"content/{session.year}"

        def data(path: str) -> Data:
            document = session.documents.get(path)
            return document.data if document is not None and document.readable else None

        def table(file: str) -> Sequence[Sequence[str]]:
            rows = data(f"{folder}/{file}") if file.lower().endswith(".csv") else None
            return rows or ()

        return Known(
            self._facts,
            data(f"{folder}/edition.yaml"),
            lambda name: data(f"figures/{session.year}/{name}.yaml"),
            table,
        )

    def _other_files(self) -> set[str]:
        """Return the files that can have a part in how this one reads."""
        year = self._session.year
        return {
            path
            for path in self._session.documents
            if path.startswith(f"figures/{year}/")
            or path == f"content/{year}/edition.yaml"
            or (path.endswith(".csv") and PurePosixPath(path).parts[1] == year)
        }

"""The preview: what is written as formatted text, or the page that will be printed."""

from enum import StrEnum
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from stand.editing.documents.document import Data
from stand.editing.parts.new_table import table_block
from stand.editing.parts.outline import name_of
from stand.editing.session import Session
from stand.model.source import Path
from stand.preview.facts import Facts
from stand.preview.messages import Answer, Card, Failed, Fetched, Page, Pages
from stand.preview.reading.chapter import sections
from stand.tui.graphics import Graphics
from stand.tui.messages import Chosen
from stand.tui.panes.filling import files_around, known_of
from stand.tui.panes.leafing import Leafing
from stand.tui.panes.page_opening import open_pages
from stand.tui.panes.page_view import PageView
from stand.tui.widgets.reading import Reading

PAUSE = 0.12
"""For how many seconds the cursor must rest before a page is asked for."""
_NO_TEXT = "Van dit bestand is hier geen tekst te zien: het wordt niet zelf gedrukt."
_NOT_READABLE = "Dit bestand is nu niet te lezen. Hieronder staat hoe het was."
_MAKING = "De bladzijde wordt gemaakt …"
_NO_PAGE = "Dit bestand staat op geen enkele bladzijde."
_NO_ENGINE = "Er is geen voorbeeld van bladzijden."


class Renderer(Protocol):
    """Whoever makes pages: it is told what is looked at, and answers when it can."""

    def look(
        self, path: str, place: Path = (), words: str = "", *, width: int, page: int | None
    ) -> None: ...

    def fetch(self, path: str, page: int | None = None) -> None: ...


class Shown(StrEnum):
    """The two ways to look at a file; of a figure, the page is its picture."""

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
        Binding("f11", "open_page", "Open bladzijde"),
    ]

    def __init__(
        self, session: Session, graphics: Graphics, renderer: Renderer | None = None
    ) -> None:
        super().__init__(id="preview")
        self._session = session
        self.renderer = renderer
        self.path = ""
        self._liked = {False: Shown.TEXT, True: Shown.PAGE}
        self._at: tuple[Path, str] = ((), "")
        self._leafing = Leafing()
        self._pictured: int | None = None
        self._fetched: set[tuple[str, int | None]] = set()
        self._facts = Facts()
        self._wanted: Timer | None = None
        self._read: Data = None
        self._has_said = False
        self._is_made = False
        self._is_behind = False
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
        self._say("")
        self._show_one()

    @property
    def shown(self) -> Shown:
        """How the file is looked at; figures have a choice of their own."""
        return self._liked[self._is_figure]

    @property
    def page(self) -> int | None:
        """The page that is looked at, from 0 within the file; None while it has none."""
        return self._leafing.page

    @property
    def _is_figure(self) -> bool:
        return self.path.startswith("figures/")

    @property
    def has_nothing(self) -> bool:
        """Whether of the file nothing is to be seen here, now or later."""
        document = self._session.documents.get(self.path)
        readable = document is not None and document.readable
        return bool(self.path) and readable and not (self._is_made or self._is_figure)

    # What the screen tells

    def show(self, path: str) -> None:
        """Show a file, from its beginning."""
        if path == self.path:
            return
        self.path, self._at, self._leafing = path, ((), ""), Leafing()
        self._read = self._pictured = None
        self.page_view.show(None)
        self._show_text(again=False)
        self._show_one()
        self._look()

    def follow(self, path: str, place: Path, words: str = "") -> None:
        """Go to where the cursor is; ``words`` are those around it."""
        self.show(path)
        if (place, words) == self._at:
            return
        self._at, self._leafing.wanted = (place, words), None
        self.reading.follow(place, words)
        self._look()

    def session_changed(self, paths: frozenset[str]) -> None:
        """Show what the session now says of the file and of what it shows of others."""
        if self.path in paths:
            self._show_text(again=True)
        elif paths & files_around(self._session):
            self.reading.show_known(known_of(self._session, self._facts))
        if self._leafing.pages is not None:
            self._show_head()

    def facts_changed(self, facts: Facts) -> None:
        """Fill the text in with what the render process found out."""
        if facts != self._facts:
            self._facts = facts
            self.reading.show_known(known_of(self._session, self._facts))

    def hear(self, answer: Answer) -> None:
        """Take what the render process answered; what is about another file is passed over."""
        if isinstance(answer, Failed) and answer.path in ("", self.path):
            self.page_view.say(answer.message)
        elif isinstance(answer, Pages) and answer.path == self.path:
            self._leafing.take(answer)
            self.page_view.say("" if answer.count else _NO_PAGE)
            self._show_head()
        elif isinstance(answer, Page) and answer.path == self.path:
            self._show_page(answer)
        elif isinstance(answer, Card) and answer.path == self.path:
            self.page_view.say("\n".join(answer.faults))
            self.page_view.show(answer.png or None, answer.description)
        elif isinstance(answer, Fetched) and (answer.path, answer.page) in self._fetched:
            self._fetched.discard((answer.path, answer.page))
            self.run_worker(self._open(answer))

    # Keys

    def action_switch(self) -> None:
        """Show the pages instead of the text, or the other way round."""
        self._liked[self._is_figure] = Shown.PAGE if self.shown is Shown.TEXT else Shown.TEXT
        self._show_one()
        self._look()

    def action_turn(self, step: int) -> None:
        """Show the next page of the file, or the one before."""
        if self.shown is Shown.TEXT:
            self.action_switch()
        elif self._leafing.turn(step):
            self._show_head()
            self._look()

    def action_open_page(self) -> None:
        """Open the page that is looked at in the system's viewer; all pages when none is."""
        if self.renderer is None or not self.path:
            self._tell(_NO_ENGINE)
            return
        wanted = (self.path, self.page)
        self._fetched.add(wanted)
        self.renderer.fetch(*wanted)

    def on_resize(self, event: events.Resize) -> None:
        self._show_head()
        self._look()

    def on_show(self) -> None:
        self._look()

    @on(events.Click, "#preview-head")
    def _switch_by_mouse(self) -> None:
        self.action_switch()

    def on_reading_pointed(self, message: Reading.Pointed) -> None:
        message.stop()
        place, path = message.place, self.path
        self.post_message(Chosen(path, place))

    # What is shown

    def _why_no_text(self) -> str:
        """Say why there are no words to read; of a table also where it is printed."""
        chapter = table_block(self._session, self.path)
        if not chapter:
            return _NO_TEXT
        name = name_of(self._session, chapter)
        return f"Deze tabel staat in {name}; kies Bladzijde om haar te zien."

    def _show_text(self, *, again: bool) -> None:
        if again and self.shown is Shown.PAGE:
            self._is_behind = True
            return
        self._is_behind = False
        document = self._session.documents.get(self.path)
        readable = document is not None and document.readable
        if document is not None and readable:
            self._read = document.data
        made = sections(self.path, self._read)
        self._is_made = bool(made)
        if readable or document is None:
            self._say("" if made else self._why_no_text())
        else:
            self._say(_NOT_READABLE)
        if not again:
            self.reading.show_known(known_of(self._session, self._facts))
        self.reading.show(made, again=again)

    def _say(self, words: str) -> None:
        """Say something above the text."""
        if words != str(self._said.content):
            self._said.update(Content(words))
        self._has_said = bool(words)
        self._said.display = self._has_said and self.shown is Shown.TEXT

    def _show_one(self) -> None:
        """Show the text or the pages, whichever is looked at."""
        had_focus = self.has_focus_within
        is_text = self.shown is Shown.TEXT
        if is_text and self._is_behind:
            self._show_text(again=True)
        self.reading.display, self.page_view.display = is_text, not is_text
        self._said.display = is_text and self._has_said
        if had_focus:
            (self.reading if is_text else self.page_view).focus()
        self._show_head()

    def _show_page(self, page: Page) -> None:
        wanted, pages = self._leafing.wanted, self._leafing.pages
        if wanted is not None and page.page != wanted:
            return
        self.page_view.say("")
        self.page_view.show(page.png)
        if wanted is None and pages is not None:
            self.call_after_refresh(self.page_view.reveal, pages.share)
        elif page.page != self._pictured:
            self.page_view.scroll_home(animate=False)
        self._pictured = page.page

    def _show_head(self) -> None:
        of_page = "Figuur" if self._is_figure else "Bladzijde"
        parts = [
            (f" {name} ", "bold reverse" if shown is self.shown else "")
            for name, shown in (("Tekst", Shown.TEXT), (of_page, Shown.PAGE))
        ]
        where = "" if self.shown is Shown.TEXT else self._leafing.where
        self._head.update(Content.assemble(*parts, f"  {where}"), layout=False)

    def _look(self) -> None:
        """Ask for the page that is looked at, when nothing moved for a moment."""
        if self.shown is not Shown.PAGE or not self.path or not self.display:
            return
        if self.page_view.is_empty:
            self.page_view.say(_MAKING if self.renderer else _NO_ENGINE)
        if self._wanted is not None:
            self._wanted.stop()
        self._wanted = self.set_timer(PAUSE, self._ask)

    def _ask(self) -> None:
        if self.renderer is not None and self.path:
            place, words = self._at
            width = self.page_view.pixel_width
            self.renderer.look(self.path, place, words, width=width, page=self._leafing.wanted)

    async def _open(self, fetched: Fetched) -> None:
        """Open a page that came, or say why it did not."""
        fault = await open_pages(fetched, self._session.recovery.folder / "bladzijden")
        if fault:
            self._tell(fault)

    def _tell(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=12, markup=False)

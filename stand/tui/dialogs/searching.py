"""The dialog that finds words in the whole edition, and replaces those that are chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.text import Text as Drawn
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from stand.editing.forms.explain import explain
from stand.editing.parts.outline import blocks, name_of
from stand.editing.session import Session
from stand.editing.texts.search import MOST_HITS, Hit, Query, Search, replacement
from stand.editing.texts.text import Text
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.dialogs.saying import come, gone
from stand.tui.widgets.rows import Rows, clean
from stand.tui.widgets.tick import Tick

_SECONDS_AFTER_A_KEY = 0.1
_BEFORE = 26  # characters of a row before the words that were found


@dataclass(frozen=True)
class Going:
    """Go to where something was found."""

    hit: Hit


@dataclass(frozen=True)
class Replacing:
    """Replace these."""

    hits: list[Hit]
    words: str
    query: Query


class Hits(Rows):
    """What was found, file by file; a mark shows what is chosen to be replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Ga erheen"),
        Binding("space", "turn", "Kies"),
        Binding("a", "turn_all", "Alles"),
    ]

    class Turned(Message):
        """Something else is chosen now."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="hits")
        self._session = session
        self._lines: list[Hit | str] = []
        self.chosen: set[int] = set()

    def show_hits(self, hits: list[Hit]) -> None:
        """Show other hits; those that a replacement may touch by itself are chosen."""
        self._lines = []
        for path, found in groupby(hits, key=lambda hit: hit.text.path):
            self._lines.append(name_of(self._session, path))
            self._lines += found
        self.chosen = {
            index
            for index, line in enumerate(self._lines)
            if isinstance(line, Hit) and not line.guard
        }
        self.set_count(len(self._lines), 0)
        self.post_message(self.Moved(self))

    @property
    def current(self) -> Hit | None:
        line = self._lines[self.cursor] if self._lines else None
        return line if isinstance(line, Hit) else None

    @property
    def hits(self) -> list[Hit]:
        return [line for line in self._lines if isinstance(line, Hit)]

    @property
    def chosen_hits(self) -> list[Hit]:
        lines = (self._lines[index] for index in sorted(self.chosen))
        return [line for line in lines if isinstance(line, Hit)]

    def skips(self, index: int) -> bool:
        return not isinstance(self._lines[index], Hit)

    def row(self, index: int, width: int) -> Drawn:
        line = self._lines[index]
        if not isinstance(line, Hit):
            return Drawn.assemble((f" {clean(line)}", "bold"), no_wrap=True)
        mark = "[x]" if index in self.chosen else "[ ]"
        before = clean(line.before)[-_BEFORE:].rjust(_BEFORE)
        text = Drawn.assemble(
            f" {mark} ",
            before,
            (clean(line.words), "bold underline"),
            clean(line.after),
            no_wrap=True,
        )
        if not line.guard:
            text.truncate(width, overflow="ellipsis")
            return text
        guard = Drawn(f" ({line.guard})", self.style_of("warning"))
        text.truncate(max(0, width - guard.cell_len), overflow="ellipsis", pad=True)
        return text + guard

    def action_turn(self) -> None:
        """Choose the hit under the cursor, or not."""
        if self.current is not None:
            self.chosen ^= {self.cursor}
            self.refresh()
            self.post_message(self.Turned())
            self.action_move(1)

    def action_turn_all(self) -> None:
        """Choose all that need no second look, or nothing."""
        free = {
            index
            for index, line in enumerate(self._lines)
            if isinstance(line, Hit) and not line.guard
        }
        self.chosen = set() if self.chosen >= free else free
        self.refresh()
        self.post_message(self.Turned())

    def picked_at(self, index: int, x: int) -> None:
        if x <= 4:
            self.action_turn()


class SearchDialog(Dialog[Going | Replacing]):
    """Finds as one types; gives where to go, or what to replace."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "replace", "Vervang"),
    ]

    def __init__(self, session: Session, search: Search, words: str = "") -> None:
        choices = [
            Choice("replace", "Vervangen"),
            Choice("go", "Ga erheen"),
            Choice("leave", "Sluiten"),
        ]
        super().__init__("Zoeken en vervangen", choices)
        self._session = session
        self._search = search
        self._first = words
        self._hits = Hits(session)
        self._timer: Timer | None = None
        self._query = Query("")

    def inside(self) -> Iterable[Widget]:
        yield Horizontal(
            Label(Content("Zoek")), Input(self._first, compact=True, id="find"), classes="line"
        )
        yield Horizontal(
            Label(Content("Vervang door")), Input(compact=True, id="replace"), classes="line"
        )
        yield Horizontal(
            Tick("Hoofdletters tellen", id="case"),
            Tick("Hele woorden", id="whole"),
            Tick("Accenten tellen", id="accents"),
            classes="choices",
        )
        yield Static("", classes="dialog-note", id="count")
        yield self._hits
        yield Static("", id="change")

    def first_focus(self) -> Widget | None:
        return self.query_one("#find")

    # Finding

    @on(Input.Changed, "#find")
    @on(Tick.Turned)
    def look_soon(self, event: Input.Changed | Tick.Turned) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS_AFTER_A_KEY, self.look)

    def look(self) -> None:
        """Find what is asked now, if that is something else than before."""
        ticked = {one.id: one.on for one in self.query(Tick)}
        query = Query(
            self.query_one("#find", Input).value,
            case=ticked["case"],
            whole_words=ticked["whole"],
            accents=ticked["accents"],
        )
        if query != self._query:
            self._query = query
            self._hits.show_hits(self._search.find(query))
            self._count()

    @on(Hits.Turned)
    def _count(self) -> None:
        hits = self._hits.hits
        files = len({hit.text.path for hit in hits})
        words = "Niets gevonden." if self._query.words.strip() else ""
        if hits:
            there = "1 bestand" if files == 1 else f"{files} bestanden"
            number = (
                f"De eerste {len(hits)} keer" if len(hits) == MOST_HITS else f"{len(hits)} keer"
            )
            words = f"{number} gevonden in {there}; {len(self._hits.chosen)} gekozen."
        self.query_one("#count", Static).update(Content(words))

    @on(Rows.Moved)
    @on(Input.Changed, "#replace")
    def preview(self, event: Message) -> None:
        event.stop()
        hit = self._hits.current
        change = self.query_one("#change", Static)
        if hit is None:
            change.update(Content(""))
            return
        words = replacement(hit, self._words, self._query)
        found = [gone(hit.words), *([come(words)] if words else [])]
        if not self._words:
            found = [Content.styled(hit.words, "bold underline")]
        place = f"{where(self._session, hit.text)}\n"
        change.update(Content.assemble((place, "$text-muted"), hit.before, *found, hit.after))

    @property
    def _words(self) -> str:
        return self.query_one("#replace", Input).value

    # Doing

    @on(Input.Submitted, "#find")
    def to_hits(self, event: Input.Submitted) -> None:
        event.stop()
        self.look()
        self._hits.focus()

    @on(Input.Submitted, "#replace")
    def to_chosen(self, event: Input.Submitted) -> None:
        event.stop()
        self._hits.focus()

    @on(Rows.Picked)
    def go(self, event: Rows.Picked) -> None:
        event.stop()
        self.chosen("go")

    def action_replace(self) -> None:
        self.chosen("replace")

    def chosen(self, name: str) -> None:
        self.look()
        hit, hits = self._hits.current, self._hits.chosen_hits
        if name == "go" and hit is not None:
            self.dismiss(Going(hit))
        elif name == "replace" and hits:
            self.dismiss(Replacing(hits, self._words, self._query))
        elif name == "leave":
            self.dismiss(None)


def where(session: Session, text: Text) -> str:
    """Return in words where in its file a text stands."""
    document = session.documents[text.path]
    if document.model is None:
        row, column = (int(part) for part in text.place)
        header = document.data[0]
        return f"Rij {row + 1}, {header[column] if column < len(header) else column + 1}"
    label = explain(document, text.place)
    parts = [label[0]] if label else []
    if len(text.place) > 2 and text.place[0] == "body":
        there = blocks(session, text.path)
        index = int(text.place[1])
        if index < len(there):
            parts.insert(0, f"{there[index].kind} {there[index].words}"[:40].strip())
    return " › ".join(parts)

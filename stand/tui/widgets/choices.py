"""A list to choose from, and the line above it in which one types what to look for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Input

from stand.tui.matching import match
from stand.tui.widgets.rows import Rows, clean

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Item(Generic[Value]):
    """Something to choose: what it is, its words, and what stands at the right of them.

    ``about`` explains it, ``also`` are words by which it is found too and which are not seen.
    """

    value: Value
    words: str
    right: str = ""
    about: str = ""
    also: str = ""


class Choices(Rows, Generic[Value]):
    """Items, of which those stay that fit what is typed, the best first."""

    def __init__(self, items: Iterable[Item[Value]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all = list(items)
        self._shown: list[tuple[Item[Value], Sequence[int]]] = []

    def on_mount(self) -> None:
        self.filter("")

    def filter(self, query: str) -> None:
        """Show what fits a query; all in their own order when it is empty."""
        if not query.strip():
            self._shown = [(item, ()) for item in self._all]
        else:
            found = [(*_score(query, item), item) for item in self._all]
            found = [one for one in found if one[0] > 0]
            found.sort(key=lambda one: -one[0])
            self._shown = [(item, places) for _, places, item in found]
        self.set_count(len(self._shown), 0)
        self.post_message(self.Moved(self))

    @property
    def chosen(self) -> Item[Value] | None:
        """The item under the cursor, or None for an empty list."""
        return self._shown[self.cursor][0] if self._shown else None

    def item_at(self, index: int) -> Item[Value]:
        return self._shown[index][0]

    def choose(self, wanted: Callable[[Value], bool]) -> None:
        """Put the cursor on the first item whose value is wanted."""
        for index, (item, _) in enumerate(self._shown):
            if wanted(item.value):
                self.cursor = index
                return

    def row(self, index: int, width: int) -> Text:
        item, places = self._shown[index]
        right = Text(clean(item.right), self.style_of("quiet"), no_wrap=True)
        right.truncate(max(0, width * 3 // 5))
        words = Text(f" {clean(item.words)}", no_wrap=True)
        for place in places:
            if place < len(item.words):
                words.stylize(Style(bold=True, underline=True), place + 1, place + 2)
        room = width - right.cell_len - 2
        words.truncate(max(room, 0), overflow="ellipsis", pad=True)
        return Text.assemble(words, " ", right, no_wrap=True)


def _score(query: str, item: Item[Value]) -> tuple[float, Sequence[int]]:
    score, places = match(query, item.words)
    if score:
        return score + 1, places
    return match(query, f"{item.words} {item.right} {item.also}", loosely=False)[0], ()


class SearchLine(Input):
    """A line whose arrows move through the list below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "rows('move', -1)", "Omhoog", show=False),
        Binding("down", "rows('move', 1)", "Omlaag", show=False),
        Binding("pageup", "rows('page', -1)", "Bladzijde omhoog", show=False),
        Binding("pagedown", "rows('page', 1)", "Bladzijde omlaag", show=False),
    ]

    def __init__(self, rows: Rows, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, compact=True, id=id)
        self._rows = rows

    def action_rows(self, name: str, by: int) -> None:
        """Move through the list."""
        if name == "page":
            self._rows.action_page(by)
        else:
            self._rows.action_move(by)

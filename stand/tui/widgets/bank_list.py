"""The list of the figure bank: its figures, its sources, and all values of each edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from stand.editing.bank.dependents import entries
from stand.editing.bank.observation_file import files_of_bank
from stand.editing.session import Session
from stand.tui.widgets.choices import Choices, Item, SearchLine
from stand.tui.widgets.rows import Rows
from stand.workspace import INDICATORS_FILE


@dataclass(frozen=True, slots=True)
class Shelf:
    """One thing in the bank: an indicator by its number, or (-1) sources or a whole edition."""

    index: int = -1
    edition: str = ""

    @property
    def is_sources(self) -> bool:
        return self.index < 0 and not self.edition


class _Shelves(Choices[Shelf]):
    def replace(self, items: list[Item[Shelf]], query: str) -> None:
        """Have other items; the cursor stays where it was."""
        chosen = self.chosen
        self._all = items
        self.filter(query)
        if chosen is not None:
            self.choose(lambda shelf: shelf == chosen.value)

    def row(self, index: int, width: int) -> Text:
        text = super().row(index, width)
        if self.item_at(index).value.index < 0:
            text.stylize(self.style_of("strong"))
        return text


class BankList(Vertical):
    """The list with the line in which one types what to look for."""

    class Chosen(Message):
        """Another thing has the cursor."""

        def __init__(self, shelf: Shelf) -> None:
            super().__init__()
            self.shelf = shelf

    class Opened(Message):
        """The thing under the cursor is to be worked on."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="bank-list")
        self._session = session
        self.rows = _Shelves(list(_items(session)), id="bank-rows")
        self.search = SearchLine(self.rows, "Zoek een cijfer…", id="bank-search")
        self._told: Shelf | None = None

    def compose(self) -> ComposeResult:
        yield self.search
        yield self.rows

    @property
    def shelf(self) -> Shelf | None:
        """What has the cursor."""
        item = self.rows.chosen
        return item.value if item is not None else None

    def choose(self, shelf: Shelf) -> None:
        """Put the cursor on something."""
        if self.shelf != shelf:
            if self.search.value:
                self.search.value = ""
                self.rows.filter("")
            self.rows.choose(lambda one: one == shelf)
        self._tell()

    def refresh_list(self) -> None:
        """Show what the bank now has."""
        self.rows.replace(list(_items(self._session)), self.search.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.rows.filter(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._tell()
        self.post_message(self.Opened())

    def on_rows_moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._tell()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        self._tell()
        self.post_message(self.Opened())

    def _tell(self) -> None:
        if self.shelf is not None and self.shelf != self._told:
            self._told = self.shelf
            self.post_message(self.Chosen(self.shelf))


def _items(session: Session) -> Iterator[Item[Shelf]]:
    for index, entry in enumerate(entries(session)):
        name = str(entry.get("id") or "")
        label = str(entry.get("label") or name or "zonder naam")
        unit = str(entry.get("unit") or "")
        yield Item(Shelf(index), label, unit, f"{name} · {unit}", name)
    if INDICATORS_FILE in session.documents:
        yield Item(Shelf(), "Bronnen", "", "Waar de cijfers vandaan komen")
    years = files_of_bank(session)
    for year in sorted(years, key=lambda one: (one != session.year, one)):
        yield Item(Shelf(-1, year), f"Alle waarden van {year}", "", years[year].path)

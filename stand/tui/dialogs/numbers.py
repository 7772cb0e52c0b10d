"""The dialog that binds a number in a text to a figure, or has a reason written down for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from stand.editing.texts.binding import Literal, Proposal
from stand.tui.dialogs.dialog import Choice
from stand.tui.dialogs.picking import CANCEL
from stand.tui.dialogs.printed import Ask, PrintedDialog
from stand.tui.widgets.choices import Choices, Item
from stand.tui.widgets.rows import Rows

_MOST_ROWS = 6
_NOTHING = "Geen enkel cijfer drukt dit getal precies zo af."


@dataclass(frozen=True)
class Bound:
    """The number becomes a reference; ``content`` stands between its brackets."""

    content: str


@dataclass(frozen=True)
class Excused:
    """The number stays, for this reason."""

    reason: str


@dataclass(frozen=True)
class Elsewhere:
    """The figure is to be searched among all."""


class NumberDialog(PrintedDialog[Bound | Excused | Elsewhere]):
    """Shows the sentence, the figures that print this number, and asks for one or a reason."""

    def __init__(
        self, literal: Literal, proposals: Sequence[Proposal], ask: Ask, *, excusable: bool
    ) -> None:
        choices = [Choice("bind", "Koppelen"), Choice("search", "Ander cijfer…")]
        if not proposals:
            choices = choices[1:]
        if excusable:
            choices.append(Choice("excuse", "Laten staan"))
        super().__init__(f"Het getal ‘{literal.words}’", [*choices, CANCEL])
        self._literal = literal
        self._ask = ask
        self._excusable = excusable
        self._printed: dict[str, str] = {}
        self._list: Choices[Proposal] = Choices(
            [Item(one, one.label, f"{one.about}  {one.shown}", "", "") for one in proposals],
            id="proposals",
        )
        self._list.styles.height = min(len(proposals), _MOST_ROWS)
        self._has_proposals = bool(proposals)

    def inside(self) -> Iterable[Widget]:
        yield Static(self._sentence(), id="sentence")
        if self._has_proposals:
            yield Label(Content("Koppelen aan een cijfer, dat dan overal hetzelfde is:"))
            yield self._list
            yield Static("", id="live")
        else:
            yield Static(Content(_NOTHING), classes="dialog-note")
        if self._excusable:
            yield Label(Content("Of laten staan, met de reden:"))
            hint = "bijvoorbeeld: termijn uit de wet"
            yield Input(placeholder=hint, compact=True, id="reason")
            yield Static("", classes="dialog-fault", id="fault")

    def first_focus(self) -> Widget | None:
        if self._has_proposals:
            return self._list
        return self.query_one("#reason") if self._excusable else super().first_focus()

    def _sentence(self) -> Content:
        sentence, words = self._literal.sentence, self._literal.claim.text
        before, found, after = sentence.partition(words)
        pieces = [
            (" ".join(f"-{part}-".split())[1:-1], style)
            for part, style in ((before, ""), (found, "bold reverse"), (after, ""))
        ]
        return Content.assemble(*pieces)

    @on(Rows.Moved)
    def moved(self, event: Rows.Moved) -> None:
        event.stop()
        item = self._list.chosen
        if item is not None and item.value.content not in self._printed:
            self._ask(item.value.content)
        self._show_live()

    def _show_live(self) -> None:
        item = self._list.chosen
        if item is None:
            return
        printed = self._printed.get(item.value.content, "…")
        self.query_one("#live", Static).update(
            Content.assemble(f"{item.value.reference}  →  ", (printed, "bold $text-success"))
        )

    def answered(self, reference: str, printed: str, fault: str) -> None:
        self._printed[reference] = printed or fault
        self._show_live()

    @on(Rows.Picked)
    def bind_number(self, event: Rows.Picked) -> None:
        event.stop()
        self.chosen("bind")

    @on(Input.Submitted, "#reason")
    def excuse(self, event: Input.Submitted) -> None:
        event.stop()
        self.chosen("excuse")

    def chosen(self, name: str) -> None:
        item = self._list.chosen if self._has_proposals else None
        if name == "bind" and item is not None:
            self.dismiss(Bound(item.value.content))
        elif name == "search":
            self.dismiss(Elsewhere())
        elif name == "excuse":
            self._give_reason()
        else:
            self.dismiss(None)

    def _give_reason(self) -> None:
        reason = self.query_one("#reason", Input)
        if reason.value.strip():
            self.dismiss(Excused(reason.value.strip()))
            return
        words = "Schrijf hierboven waarom dit getal los in de tekst mag staan."
        self.query_one("#fault", Static).update(Content(words))
        reason.focus()

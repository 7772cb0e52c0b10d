"""How far a chapter is: chosen with one key."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from stand.model.status import STATUS_WORDS
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.widgets.signs import STATUS

_MEANINGS = {
    "draft": "er wordt nog aan geschreven",
    "review": "iemand anders leest mee",
    "final": "klaar om te publiceren",
}


class StatusDialog(Dialog[str]):
    """Gives the chosen status, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,C", "choose('draft')", "Concept"),
        Binding("t,T", "choose('review')", "Ter review"),
        Binding("v,V", "choose('final')", "Vastgesteld"),
        Binding("f9", "leave", "Sluit dit venster", show=False),
    ]

    def __init__(self, name: str, now: str) -> None:
        choices = [Choice(one, f"{STATUS[one]} {words}") for one, words in STATUS_WORDS.items()]
        super().__init__(f"Status van {name}", choices)
        self._now = now

    def inside(self) -> Iterable[Widget]:
        lines = [
            f"{STATUS[one]} {words}: {_MEANINGS[one]}" + (" (nu)" if one == self._now else "")
            for one, words in STATUS_WORDS.items()
        ]
        yield Static(Content("\n".join(lines)))

    def first_focus(self) -> Widget | None:
        return next((one for one in self.query(Button) if one.name == self._now), None)

    def chosen(self, name: str) -> None:
        self.dismiss(name)

    def action_choose(self, name: str) -> None:
        self.dismiss(name)

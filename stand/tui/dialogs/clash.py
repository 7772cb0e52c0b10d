"""A value that was changed here and elsewhere: before, here and there, and a choice."""

from collections.abc import Iterable
from typing import Any

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from stand.editing.choices import Clash
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.dialogs.saying import marked, words_of


class ClashDialog(Dialog[tuple[Any]]):
    """Gives what the value becomes, in a tuple of one; None: to be decided later."""

    def __init__(self, clash: Clash, name: str, left: int) -> None:
        choices = [Choice("mine", "Het mijne"), Choice("theirs", "Dat van de ander")]
        if isinstance(clash.mine, str) and isinstance(clash.theirs, str):
            choices.append(Choice("edit", "Samenvoegen"))
        choices.append(Choice("later", "Later"))
        super().__init__("Hier veranderde u iets, en iemand anders ook", choices)
        self._clash, self._name, self._left = clash, name, left

    def inside(self) -> Iterable[Widget]:
        more = f"  (hierna nog {self._left})" if self._left else ""
        yield Static(Content(self._name).stylize("bold") + Content(more))
        yield Static(
            Content("[-weg-] en [+erbij+] tonen wat er veranderde ten opzichte van eerst."),
            classes="dialog-note",
        )
        clash = self._clash
        with_sides = Horizontal(
            _side("Eerst stond er", Content(words_of(clash.base))),
            _side("U hebt nu", marked(clash.base, clash.mine)),
            _side("De ander heeft", marked(clash.base, clash.theirs)),
            classes="clash-sides",
        )
        yield with_sides
        both = f"{words_of(clash.mine)}\n\n{words_of(clash.theirs)}"
        area = TextArea(both, classes="clash-both")
        area.display = False
        yield area

    def chosen(self, name: str) -> None:
        area = self.query_one(TextArea)
        if name == "mine":
            self.dismiss((self._clash.mine,))
        elif name == "theirs":
            self.dismiss((self._clash.theirs,))
        elif name == "later":
            self.dismiss(None)
        elif not area.display:
            area.display = True
            self.query_one(".clash-sides").add_class("-low")
            button = next(one for one in self.query(Button) if one.name == "edit")
            button.label = Content("Neem deze tekst")
            area.focus()
        else:
            self.dismiss((area.text,))


def _side(title: str, words: Content) -> Widget:
    return VerticalScroll(
        Static(Content(title), classes="clash-title"), Static(words), classes="clash-side"
    )

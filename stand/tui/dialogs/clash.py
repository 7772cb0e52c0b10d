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
        choices = [Choice("mine", "Houd het mijne"), Choice("theirs", "Neem het andere")]
        if isinstance(clash.mine, str) and isinstance(clash.theirs, str):
            choices.append(Choice("edit", "Samenvoegen"))
        choices.append(Choice("later", "Later"))
        super().__init__("Dit is op twee plaatsen veranderd", choices)
        self._clash, self._where, self._left = clash, name, left
        self._has_lines = "\n" in words_of(clash.mine) + words_of(clash.theirs)

    def inside(self) -> Iterable[Widget]:
        more = f"  (hierna nog {self._left})" if self._left else ""
        yield Static(Content(self._where).stylize("bold") + Content(more))
        yield Static(
            Content(
                "U veranderde dit hier; intussen veranderde het ook in het bestand, door een ander "
                "of door git. [-weg-] en [+erbij+] tonen wat er anders is dan eerst."
            ),
            classes="dialog-note",
        )
        clash = self._clash
        with_sides = Horizontal(
            _side("Eerst stond er", Content(words_of(clash.base))),
            _side("U hebt nu", marked(clash.base, clash.mine)),
            _side("In het bestand staat nu", marked(clash.base, clash.theirs)),
            classes="clash-sides",
        )
        yield with_sides
        area = TextArea(_to_merge(clash), classes="clash-both")
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
            button.label = Content("Neem dit zo")
            area.focus()
        else:
            one_line = not self._has_lines
            self.dismiss((" ".join(area.text.split()) if one_line else area.text,))


def _to_merge(clash: Clash) -> str:
    """Return what one starts from when putting both texts together."""
    mine, theirs = words_of(clash.mine), words_of(clash.theirs)
    return f"{mine}\n\n{theirs}" if "\n" in mine + theirs else mine


def _side(title: str, words: Content) -> Widget:
    return VerticalScroll(
        Static(Content(title), classes="clash-title"),
        Static(words),
        classes="dialog-text clash-side",
    )

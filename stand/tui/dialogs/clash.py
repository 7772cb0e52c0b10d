"""A value that was changed here and elsewhere: before, here and there, and a choice."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from stand.editing.merging.choices import Clash
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.dialogs.saying import flowing, marked, signs, words_of


class Side(StrEnum):
    """Whose values are kept."""

    MINE = "mine"
    THEIRS = "theirs"


class Chose(NamedTuple):
    """What was chosen for a value, and perhaps whose values are kept for all of its file."""

    value: Any = None
    all_of: Side | None = None


class ClashDialog(Dialog[Chose]):
    """Gives what was chosen; None: to be decided later.

    ``left`` more values wait, ``here`` of them in the same file.
    """

    HELP = (
        "Kies wat er moet komen te staan. Met ‘Samenvoegen’ maakt u er zelf één tekst van. Met "
        "‘Later’ of Esc beslist u nu niet: het bestand wordt pas opgeslagen als u gekozen hebt."
    )

    def __init__(self, clash: Clash, name: str, left: int, here: int = 0) -> None:
        choices = [Choice("mine", "Houd het mijne"), Choice("theirs", "Neem het andere")]
        if isinstance(clash.mine, str) and isinstance(clash.theirs, str):
            choices.append(Choice("edit", "Samenvoegen"))
        choices.append(Choice("later", "Later"))
        super().__init__("Dit is op twee plaatsen veranderd", choices)
        self._clash, self._where, self._left, self._here = clash, name, left, here
        self._has_lines = "\n" in words_of(clash.mine) + words_of(clash.theirs)

    def inside(self) -> Iterable[Widget]:
        yield Static(Content(self._where).stylize("bold") + Content(self._more()))
        yield Static(
            Content(
                "U veranderde dit hier; intussen veranderde het ook in het bestand, door een "
                f"ander. {signs()}"
            ),
            classes="dialog-note",
        )
        clash = self._clash
        said = flowing if clash.place else words_of  # a whole file is shown line by line
        base = said(clash.base)
        with_sides = Horizontal(
            _side("Eerst stond er", Content(base)),
            _side("U hebt nu", marked(base, said(clash.mine))),
            _side("In het bestand staat nu", marked(base, said(clash.theirs))),
            classes="clash-sides",
        )
        yield with_sides
        area = TextArea(_to_merge(clash), classes="clash-both")
        area.display = False
        yield area
        if self._here:
            number = self._here + 1
            yield Horizontal(
                Button(f"Alles van mij ({number})", name=f"all-{Side.MINE}"),
                Button(f"Alles van de ander ({number})", name=f"all-{Side.THEIRS}"),
                classes="dialog-buttons",
            )

    def _more(self) -> str:
        """Return how many values wait after this one."""
        if not self._left:
            return ""
        where = f", waarvan {self._here} in dit bestand" if self._here < self._left else ""
        where = " in dit bestand" if self._here == self._left else where
        return f"  (hierna nog {self._left}{where})"

    def first_focus(self) -> Widget | None:
        return next(one for one in self.query(Button) if one.name == "mine")

    def chosen(self, name: str) -> None:
        area = self.query_one(TextArea)
        if name == "mine":
            self.dismiss(Chose(self._clash.mine))
        elif name == "theirs":
            self.dismiss(Chose(self._clash.theirs))
        elif name.startswith("all-"):
            self.dismiss(Chose(all_of=Side(name.removeprefix("all-"))))
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
            self.dismiss(Chose(" ".join(area.text.split()) if one_line else area.text))


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

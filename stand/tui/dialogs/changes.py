"""What changed in a file since the last commit in git: value by value, each a way to its field."""

from asyncio import to_thread
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stand.editing.comparing.differences import Difference
from stand.editing.comparing.vcs import (
    Commit,
    FileChange,
    Kind,
    NoHistory,
    changes,
    field_changes,
    last_commit,
)
from stand.editing.documents.absent import ABSENT
from stand.editing.parts.outline import name_of, place_name
from stand.editing.session import Session
from stand.editing.writing.prose import unwrap
from stand.model.blocks import BodyItem
from stand.model.source import Path
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.dialogs.saying import marked, signs

_AROUND = 8
_MOST = 200
_LONGEST = 900


class Listed(OptionList):
    """The changes, one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Ga erheen"),
    ]


class ChangesDialog(Dialog[Path]):
    """Shows what changed in a file; gives the place of the change that was chosen, or None."""

    HELP = (
        "Hier staat wat er in dit bestand veranderd is sinds het voor het laatst in git is "
        f"vastgelegd. {signs()} Met Enter gaat u erheen."
    )

    def __init__(self, session: Session, path: str) -> None:
        title = f"Veranderd sinds de laatste vastlegging: {name_of(session, path)}"
        super().__init__(title, [Choice("close", "Sluiten")])
        self._session = session
        self._path = path
        self._places: list[Path | None] = []
        self._note = Static(Content("Even kijken wat er veranderd is …"), classes="dialog-note")
        self._list = Listed(classes="changes-list")
        self._list.display = False

    def inside(self) -> Iterable[Widget]:
        return [self._note, self._list]

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._find_out())

    async def _find_out(self) -> None:
        session, path = self._session, self._path
        current = {path: session.documents[path].encoded}
        try:
            commit = await to_thread(last_commit, session.workspace.root)
            found = await to_thread(changes, session.workspace.root, commit, current)
        except NoHistory as error:
            self._note.update(Content(str(error)))
            return
        self._show(commit, found.get(path))

    def _show(self, commit: Commit, change: FileChange | None) -> None:
        since = f"Vastgelegd op {_date(commit)}: ‘{commit.subject}’."
        if change is None:
            self._note.update(Content(f"{since} Sindsdien is hier niets veranderd."))
            return
        if change.kind is Kind.NEW:
            self._note.update(Content(f"{since} Dit bestand is van daarna: alles is nieuw."))
            return
        found = field_changes(change, self._session.documents[self._path])
        self._note.update(Content(f"{since} Sindsdien: {change.words}."))
        for one in found[:_MOST]:
            is_there = one.after is not ABSENT
            self._places.append(one.place if is_there else _around(one.place))
            self._list.add_option(Option(self._words(one)))
        if len(found) > _MOST:
            more = Content(f"… en nog {len(found) - _MOST} veranderingen")
            self._list.add_option(Option(more, disabled=True))
        self._list.display = True
        self._list.highlighted = 0
        self._list.focus()

    def _words(self, one: Difference) -> Content:
        shown = marked(_text(one.before), _text(one.after), around=_AROUND)
        if len(shown) > _LONGEST:
            shown = shown[:_LONGEST] + Content(" …")
        name = self._removed(one) if one.after is ABSENT else self._called(one.place)
        return Content.styled(name, "bold") + Content("\n") + shown + Content("\n")

    def _called(self, place: Path) -> str:
        names = place_name(self._session, self._path, place).split(" › ")[1:]
        return " › ".join(names) or "Het hele bestand"

    def _removed(self, one: Difference) -> str:
        """Return what something was called that is no longer there."""
        kind = next(iter(one.before)) if isinstance(one.before, dict) and one.before else ""
        field = BodyItem.model_fields.get(str(kind)) if one.place[:1] == ("body",) else None
        name = field.title if field and field.title else self._called(one.place)
        return f"{name} (weggehaald)"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._places[event.option_index])

    def chosen(self, name: str) -> None:
        self.dismiss(None)


def _text(value: object) -> str:
    """Return all words of a value, in paragraphs as they will be; nothing for what is not there."""
    if isinstance(value, dict):
        return "\n".join(_text(item) for item in value.values())
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if value is ABSENT or value is None:
        return ""
    return unwrap(str(value))


def _around(place: Path) -> Path:
    """Return the way to what something was removed from."""
    return place[:-1]


def _date(commit: Commit) -> str:
    when = commit.when.astimezone()
    return f"{when:%d-%m-%Y} om {when:%H:%M}"

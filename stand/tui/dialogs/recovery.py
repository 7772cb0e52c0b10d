"""What an earlier session left unsaved: shown, and restored, discarded or kept for later."""

from collections.abc import Iterable, Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from stand.editing.comparing.differences import differences
from stand.editing.documents.document import Document
from stand.editing.keeping.journal import Leftover
from stand.editing.parts.outline import name_of, place_name
from stand.editing.session import Session
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.dialogs.saying import flowing, marked

_CHOICES = (
    Choice("restore", "Terugzetten"),
    Choice("later", "Later beslissen"),
    Choice("discard", "Weggooien"),
)
_MOST = 40
_LONGEST = 600


class RecoveryDialog(Dialog[str]):
    """Offers one leftover; gives "restore", "discard" or "later"."""

    def __init__(self, session: Session, leftover: Leftover) -> None:
        super().__init__("Er is werk dat niet is opgeslagen", _CHOICES)
        self._session = session
        self._leftover = leftover

    def inside(self) -> Iterable[Widget]:
        when = f"{self._leftover.when:%d-%m-%Y om %H:%M}"
        words = (
            f"De editor werd op {when} gesloten voordat alles was opgeslagen. Dit was er nog niet "
            "opgeslagen. Wat er intussen in de bestanden is veranderd, blijft staan."
        )
        yield Static(Content(words))
        yield VerticalScroll(Static(self._shown()), classes="dialog-text dialog-framed")

    def _shown(self) -> Content:
        lines = list(self._lines())
        more = len(lines) - _MOST
        shown = lines[:_MOST]
        if more > 0:
            shown.append(Content(f"… en nog {more} veranderingen"))
        if not shown:
            shown = [Content("Alles staat intussen al zo in de bestanden.")]
        return Content("\n\n").join(shown)

    def _lines(self) -> Iterator[Content]:
        session = self._session
        for path, merged in session.recovery.restored(self._leftover).items():
            document = session.documents.get(path) or Document.read(path, None)
            if merged is None:
                yield Content(f"{name_of(session, path)}: het bestand was verwijderd")
                continue
            after = document.with_text(merged.text)
            if not (document.readable and after.readable):
                yield _line(name_of(session, path), document.text, after.text)
                continue
            for one in differences(document.data, after.data):
                name = place_name(session, path, one.place)
                yield _line(name, flowing(one.before), flowing(one.after))

    def chosen(self, name: str) -> None:
        self.dismiss(name)

    def action_leave(self) -> None:
        self.dismiss("later")


def _line(name: str, before: str, after: str) -> Content:
    shown = marked(before, after)
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + Content(" …")
    return Content.styled(name, "bold") + Content("\n") + shown

"""The middle of the screen: the one pane in which a file is edited."""

from importlib import import_module

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from stand.editing.parts.outline import OBSERVATIONS, name_of
from stand.editing.session import Session
from stand.model.source import Path
from stand.tui.pane import EditPane
from stand.workspace import INDICATORS_FILE

_EMPTY = (
    "Kies links een hoofdstuk en druk op Enter.\n\n"
    "Met Ctrl+P zoekt u alles: hoofdstukken, figuren, cijfers en opdrachten. "
    "F1 legt uit wat u voor u hebt."
)
_PANES = {
    "form": ("stand.tui.panes.form_pane", "FormPane"),
    "raw": ("stand.tui.panes.raw_pane", "RawPane"),
    "grid": ("stand.tui.panes.grid_pane", "GridPane"),
    "bank": ("stand.tui.panes.bank_pane", "BankPane"),
    "figure": ("stand.tui.panes.figure_pane", "FigurePane"),
}


def kind_of_pane(session: Session, path: str) -> str:
    """Return how a file is edited: one of the keys of the panes."""
    document = session.documents[path]
    if path.lower().endswith(".xlsx"):
        return "grid"
    if not document.readable:
        return "raw"
    if path == INDICATORS_FILE or path.endswith(OBSERVATIONS):
        return "bank"
    if path.lower().endswith(".csv"):
        return "grid"
    if document.model is None:
        return "raw"
    return "figure" if path.startswith("figures/") else "form"


def make_pane(session: Session, kind: str, path: str, place: Path) -> EditPane:
    """Return a new pane; its module is read when it is first wanted."""
    module, name = _PANES[kind]
    pane: EditPane = getattr(import_module(module), name)(session, path, place)
    return pane


class Middle(Vertical):
    """Shows one pane at a time; hands in what was typed before another takes its place."""

    BORDER_TITLE = "Tekst"
    HELP = "Hier bewerkt u wat u links gekozen hebt. F1 in een veld legt uit wat er hoort."

    def __init__(self, session: Session) -> None:
        super().__init__(id="middle")
        self._session = session
        self.pane: EditPane | None = None
        self._kind = self._name = ""

    def compose(self) -> ComposeResult:
        yield _Empty(Content(_EMPTY), id="middle-empty")

    @property
    def path(self) -> str:
        return self.pane.path if self.pane is not None else ""

    def flush(self) -> None:
        """Hand in what was typed."""
        if self.pane is not None:
            self.pane.flush()

    async def open(self, path: str, place: Path, offset: int | None = None) -> None:
        """Show a place in a file, in the pane that is there or in a new one."""
        document = self._session.documents.get(path)
        if document is None or document.now is None:
            return
        kind = kind_of_pane(self._session, path)
        if self.pane is None or not self._is_open(kind, path):
            await self._show(kind, path, place)
        if self.pane is not None:
            self.pane.path = path
            self.pane.go_to(place, offset)

    def _is_open(self, kind: str, path: str) -> bool:
        return kind == self._kind and (kind == "bank" or path == self.path)

    async def _show(self, kind: str, path: str, place: Path) -> None:
        self.flush()
        pane = make_pane(self._session, kind, path, place)
        await self.remove_children()
        self.pane, self._kind = pane, kind
        self._show_name(path)
        await self.mount(pane)

    async def session_changed(self, paths: frozenset[str], *, saved: bool) -> None:
        """Pass on what changed; a file that can no longer be shown as it is, is shown anew."""
        if self.pane is None:
            return
        path = self.path
        document = self._session.documents.get(path)
        if document is None or document.now is None:
            await self._close()
            return
        kind = kind_of_pane(self._session, path)
        # Who mends a file that could not be read, is not taken from the text half-way.
        if kind != self._kind and (saved or kind == "raw"):
            await self._show(kind, path, ())
        elif self.pane is not None:
            self.pane.session_changed(paths)
            self._show_name(path)

    def _show_name(self, path: str) -> None:
        name = name_of(self._session, path)
        if self._name != name:  # setting the title draws the whole pane
            self._name, self.border_title = name, Content(name)

    async def _close(self) -> None:
        self.pane, self._kind = None, ""
        await self.remove_children()
        await self.mount(_Empty(Content(_EMPTY), id="middle-empty"))
        self._name, self.border_title = "", self.BORDER_TITLE


class _Empty(Static, can_focus=True):
    """What the middle says while nothing is open."""

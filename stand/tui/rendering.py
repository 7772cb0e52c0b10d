"""What the editor tells the render process, and what it does with the answers."""

from collections.abc import Callable

from textual.timer import Timer

from stand.editing.documents.document import Document
from stand.editing.problems.findings import Findings
from stand.preview.client import RenderClient
from stand.preview.facts import Facts
from stand.preview.messages import Answer, Answered, Card, Checked, Failed
from stand.tui.dialogs.printed import PrintedDialog
from stand.tui.editor import Editor
from stand.tui.messages import FactsChanged

_PAUSE = 0.1


class Rendering:
    """Feeds the render process with what is unsaved, a moment after it was typed."""

    def __init__(self, app: Editor, hear: Callable[[Answer], None]) -> None:
        self._app = app
        self._hear = hear
        self._session = app.session
        self.client = RenderClient(self._session.workspace, self._session.year, self._answered)
        self._sent: dict[int, dict[str, Document]] = {}
        self._wanted: Timer | None = None
        self._epoch = -1
        self._failed = False
        self._listens = True

    def start(self) -> None:
        """Start the process; the screen stands already."""
        self._send()
        self.client.start()

    def stop_listening(self) -> None:
        """Pass over what is still answered: the screen is being taken down."""
        self._listens = False

    def session_changed(self) -> None:
        """Have the change sent when typing pauses for a moment."""
        if self._wanted is None:
            self._wanted = self._app.set_timer(_PAUSE, self._send)

    def _send(self) -> None:
        self._wanted = None
        self._sent[self._session.version] = dict(self._session.documents)
        self.client.send_edits(self._session.version, self._session.unsaved)

    def _answered(self, answer: Answer) -> None:
        if not self._listens:
            return
        if isinstance(answer, Checked):
            self._epoch, self._failed = answer.epoch, False
            self._sent = {one: sent for one, sent in self._sent.items() if one >= answer.epoch}
            self._app.checked = Findings(answer.problems, self._sent.get(answer.epoch, {}))
            self._take_facts(answer.facts)
            self._app.gather_problems()
        elif isinstance(answer, Failed):
            self._failed = True
        elif isinstance(answer, Answered):
            self._tell(answer)
        elif isinstance(answer, Card):
            self._app.edition.show_picture(answer)
        self._hear(answer)
        self._app.edition.show_standing()

    def _tell(self, answer: Answered) -> None:
        """Tell the dialog that asked; when it is closed, nobody wants to know any more."""
        if isinstance(self._app.screen, PrintedDialog):
            self._app.screen.answered(answer.reference, answer.printed, answer.fault)

    def _take_facts(self, facts: Facts) -> None:
        if facts != self._app.facts:
            self._app.facts = facts
            self._app.edition.post_message(FactsChanged())

    @property
    def state(self) -> str:
        """How the process stands, for the top line."""
        if self._failed:
            return "voorbeeld lukt niet"
        if self._epoch < 0:
            return "voorbeeld start…"
        return "controleren…" if self._epoch != self._session.version else "gecontroleerd"

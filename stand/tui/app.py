"""The editor as a program: one session, one screen, and what both stand on."""

import signal
from asyncio import get_running_loop
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from stand.editing.findings import all_problems
from stand.editing.session import Changed, Session
from stand.editing.settings import Settings, read_settings, write_settings
from stand.preview.facts import Facts
from stand.problems import Problem
from stand.tui.arrangement import Part, Wishes
from stand.tui.keys import shown_key
from stand.tui.messages import ProblemsChanged, SessionChanged
from stand.tui.screens.body import Body
from stand.tui.screens.edition import EditionScreen
from stand.tui.themes import DARK, LIGHT

_STYLES = Path(__file__).parent / "styles"


class StandApp(App[None]):
    """The editor of one edition."""

    TITLE = "stand"
    CSS_PATH: ClassVar[list[Any]] = sorted(_STYLES.glob("*.tcss"))
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Sluiten", priority=True),
    ]

    def __init__(self, session: Session, settings: Path) -> None:
        super().__init__()
        self.session = session
        self.facts = Facts()
        self.checked: list[Problem] = []
        self.problems = all_problems(session, ())
        self.warnings: tuple[str, ...] = ()
        self.preview_state = ""
        self._settings_file = settings
        self._settings = read_settings(settings)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name if self._settings.dark else LIGHT.name
        self.edition = EditionScreen(session, _wishes(self._settings))
        session.listeners.append(self._session_changed)

    def get_default_screen(self) -> EditionScreen:
        return self.edition

    def on_mount(self) -> None:
        loop = get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._ended_from_outside)

    def _ended_from_outside(self) -> None:
        self.edition.middle.flush()
        self.session.close()
        self.exit(return_code=0)

    def _session_changed(self, changed: Changed) -> None:
        self.edition.post_message(SessionChanged(changed))

    def gather_problems(self) -> None:
        """Put together the problems of the files and of the checks, and tell when they changed."""
        problems = all_problems(self.session, self.checked)
        if problems != self.problems:
            self.problems = problems
            self.edition.post_message(ProblemsChanged())

    def get_key_display(self, binding: Binding) -> str:
        return shown_key(binding)

    def on_body_rearranged(self, _message: Body.Rearranged) -> None:
        wishes = self.edition.body.wishes
        self._settings.hidden = sorted(wishes.hidden)
        self._settings.outline = wishes.outline
        self._settings.preview = wishes.preview
        self._settings.problems = wishes.problems
        write_settings(self._settings_file, self._settings)

    def action_other_colours(self) -> None:
        """Change between dark and light."""
        self._settings.dark = not self._settings.dark
        self.theme = DARK.name if self._settings.dark else LIGHT.name
        write_settings(self._settings_file, self._settings)


def _wishes(settings: Settings) -> Wishes:
    known = {part.value for part in Part} - {Part.MIDDLE}
    hidden = frozenset(Part(name) for name in settings.hidden if name in known)
    return Wishes(hidden, settings.outline, settings.preview, settings.problems)

"""The editor as a program: one session, one screen, and what both stand on."""

import getpass
import signal
from asyncio import Event, get_running_loop, to_thread, wait_for
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from traceback import format_exception
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.events import Event as UserEvent
from textual.widget import MountError
from textual.worker import WorkerFailed

from stand.content.atomic import write_atomic
from stand.editing.keeping.settings import Settings, read_settings, write_settings
from stand.editing.problems.findings import Findings, all_problems
from stand.editing.session import Changed, Session
from stand.errors import StandError
from stand.preview.facts import Facts
from stand.problems import Problem
from stand.tui.arrangement import Part, Wishes
from stand.tui.background import in_background
from stand.tui.dialogs.dialog import Notice
from stand.tui.editor import Editor
from stand.tui.graphics import Graphics
from stand.tui.keeping import Keeper
from stand.tui.keys import shown_key
from stand.tui.messages import ProblemsChanged, SessionChanged
from stand.tui.screens.edition import EditionScreen
from stand.tui.themes import DARK, LIGHT
from stand.tui.tidying import Tidying
from stand.tui.turns import Turns, is_in_turn

if TYPE_CHECKING:
    from stand.tui.rendering import Rendering

_LATER = (
    "stand.tui.rendering",
    "stand.tui.panes.preview_pane",
    "stand.editing.documents.models",
    "stand.content.yaml_edit.edit",
    "stand.tui.panes.form_pane",
)
_STYLES = Path(__file__).parent / "styles"
_FAULT = 2
_SECONDS_TO_CLOSE = 3.0
_FIRST_STYLE = "app.tcss"
"""The style of the first screen; the others are read, by name, when it stands."""


class StandApp(Editor):
    """The editor of one edition."""

    TITLE = "stand"
    CSS_PATH: ClassVar[str | Path | None] = _STYLES / _FIRST_STYLE
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Sluiten", priority=True),
    ]

    def __init__(self, session: Session, graphics: Graphics, *, renders: bool = True) -> None:
        super().__init__()
        self._renders = renders
        self.started = Event()
        """Set when all is there that comes after the first picture of the screen."""
        self.session = session
        self.facts = Facts()
        self.checked = Findings()
        self.problems: list[Problem] = []
        self._settings_file = session.recovery.folder / f"scherm-{getpass.getuser()}.json"
        self._settings = read_settings(self._settings_file)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name if self._settings.dark else LIGHT.name
        self.edition: EditionScreen = EditionScreen(session, _wishes(self._settings))
        self.keeper = Keeper(self.edition, session)
        self.rendering: Rendering | None = None
        self.graphics = graphics
        self.turns = Turns(self, self._standing)
        self.tidying = Tidying(self, self.turns)
        self.next_year = ""
        """The edition that is to be opened when this one is closed."""
        self._is_closing = False
        self.fault: Path | None = None
        """Where the report of a fault is that ended the editor."""

    def get_default_screen(self) -> EditionScreen:
        return self.edition

    def on_mount(self) -> None:
        self.session.listeners.append(self._session_changed)
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                get_running_loop().add_signal_handler(number, self._end)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        in_background(self, self._start)

    async def _start(self) -> None:
        """Begin with what may come after the first picture of the screen."""
        # In a thread: reading so many modules takes longer than a key may wait.
        self._read_styles()
        rendering, preview, *_ = await to_thread(lambda: [import_module(one) for one in _LATER])
        client = None
        if self._renders:
            self.rendering = rendering.Rendering(self, self.edition.hear)
            self.rendering.start()
            client = self.rendering.client
        await self.edition.show_preview(preview.PreviewPane(self.session, self.graphics, client))
        self.keeper.start()
        self.gather_problems()
        await self.edition.begin()
        self.tidying.start()
        self.started.set()
        self.ask_git()

    def _read_styles(self) -> None:
        """Read the styles of all that is not on the first screen."""
        later = sorted(one for one in _STYLES.glob("*.tcss") if one.name != _FIRST_STYLE)
        self.stylesheet.read_all([*later])
        self.stylesheet.parse()

    async def on_unmount(self) -> None:
        self.tidying.stop()
        if self.rendering is not None:
            with suppress(TimeoutError):
                await wait_for(self.rendering.client.close(), _SECONDS_TO_CLOSE)

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        if self.rendering is not None:
            self.rendering.stop_listening()
        super().exit(result, return_code, message)

    def _end(self) -> None:
        """End at once, for the terminal is gone; what was typed is kept."""
        self._keep_all()
        self.exit()

    def _keep_all(self) -> None:
        with suppress(Exception):  # what cannot be handed in any more must not cost the rest
            self.edition.middle.flush()
        self.session.recovery.flush()

    def _handle_exception(self, error: Exception) -> None:
        """End after a fault of ours: the work is kept, and a file tells of the fault."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if self._exit and isinstance(cause, MountError):
            return  # the toolkit refuses what is shown after the end was asked for
        if self.is_headless:
            super()._handle_exception(error)
        elif self.fault is None:
            self._keep_all()
            self.fault = self.session.recovery.folder / "fout.txt"
            with suppress(StandError):
                write_atomic(self.fault, "".join(format_exception(error)).encode())
            self.exit(return_code=_FAULT)

    def _session_changed(self, changed: Changed) -> None:
        if self.rendering is not None:
            self.rendering.session_changed()
        self.edition.post_message(SessionChanged(changed))

    def gather_problems(self) -> None:
        """Put together the problems of the files and of the checks, and tell when they changed."""
        problems = all_problems(self.session, self.checked)
        if problems != self.problems:
            self.problems = problems
            self.edition.post_message(ProblemsChanged())

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.keeper.warnings

    @property
    def rendering_state(self) -> str:
        return self.rendering.state if self.rendering is not None else ""

    def ask_printed(self, reference: str) -> None:
        if self.rendering is not None:
            self.rendering.client.ask(reference)

    def ask_git(self) -> None:
        """Have the outline show what changed since the last commit."""
        in_background(self, self._ask_git, alone="git")

    async def _ask_git(self) -> None:
        from stand.tui.committed import since_commit  # noqa: PLC0415 - after the first picture

        self.edition.outline.show_committed(await since_commit(self.session))

    async def _standing(self) -> None:
        """Wait, when something was chosen before all was there, until it is shown."""
        if self.edition.is_expecting:
            await self.started.wait()

    async def on_event(self, event: UserEvent) -> None:
        if not is_in_turn(event):
            await super().on_event(event)
        elif self.turns.takes(event):
            await super().on_event(event)
            self.turns.given(event)

    def get_key_display(self, binding: Binding) -> str:
        return shown_key(binding)

    def remember(self, wishes: Wishes) -> None:
        """Keep for the next time which parts are shown, and how large."""
        self._settings.hidden = sorted(wishes.hidden)
        self._settings.outline = wishes.outline
        self._settings.preview = wishes.preview
        self._settings.problems = wishes.problems
        write_settings(self._settings_file, self._settings)

    # Commands

    def save(self) -> bool:
        return self.keeper.save()

    def action_save(self) -> None:
        self.save()

    async def action_quit(self) -> None:
        if not self._is_closing:
            self._is_closing = True
            in_background(self, self._close)

    async def _close(self) -> None:
        if await self.keeper.may_close():
            self.exit()
        else:
            self.next_year = ""
        self._is_closing = False

    def begin_year(self, year: str) -> None:
        """Close this edition, as far as it may be, and have another one opened."""
        self.next_year = year
        in_background(self, self._close)

    def action_help_quit(self) -> None:
        self.edition.say("Met Ctrl+Q sluit u de editor.")

    def action_other_colours(self) -> None:
        self._settings.dark = not self._settings.dark
        self.theme = DARK.name if self._settings.dark else LIGHT.name
        write_settings(self._settings_file, self._settings)

    def action_reset_parts(self) -> None:
        self.edition.body.reset()

    def action_search(self) -> None:
        from stand.tui.palette import Palette  # noqa: PLC0415 - not needed for the first picture

        self.push_screen(Palette())

    def action_explain(self) -> None:
        title, words = self._explanation()
        self.push_screen(Notice(title, words))

    def _explanation(self) -> tuple[str, str]:
        """Return what F1 says: of the field in focus, or else of the part of the screen."""
        edition = self.edition
        from stand.editing.forms.explain import explain  # noqa: PLC0415 - when first wanted

        part = edition.body.current
        middle = edition.middle.pane
        document = self.session.documents.get(edition.middle.path)
        if part is Part.MIDDLE and document is not None and middle is not None:
            found = middle.explanation() or explain(document, edition.place)
            if found is not None:
                return found
        pane = {
            Part.OUTLINE: edition.outline,
            Part.MIDDLE: edition.middle.pane or edition.middle,
            Part.PREVIEW: edition.preview or edition.middle,
            Part.PROBLEMS: edition.problems,
        }[part]
        return str(pane.BORDER_TITLE or "Tekst"), getattr(pane, "HELP", edition.middle.HELP)

    def action_status(self) -> None:
        _publishing().choose_status(self)

    def action_build(self, as_final: bool = False) -> None:
        _publishing().build(self, as_final)

    def action_changes(self) -> None:
        _publishing().show_changes(self)

    def action_open_pdf(self) -> None:
        _publishing().open_pdf(self)


def _publishing() -> ModuleType:
    """Return the commands on the whole edition; they are read when one is first wanted."""
    return import_module("stand.tui.commands.publishing")


def _wishes(settings: Settings) -> Wishes:
    known = {part.value for part in Part} - {Part.MIDDLE}
    hidden = frozenset(Part(name) for name in settings.hidden if name in known)
    return Wishes(hidden, settings.outline, settings.preview, settings.problems)

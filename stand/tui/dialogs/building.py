"""Making the PDF: how far it is, what came of it, and opening it."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from stand.editing.problems.screen_words import screen_words
from stand.preview.builder import Builder
from stand.preview.messages import BuildFailed, BuildNews, Built, Progress, Refused
from stand.problems import Problem, Severity
from stand.tui.background import in_background
from stand.tui.dialogs.dialog import Choice, Dialog
from stand.tui.viewer import open_file
from stand.tui.widgets.signs import ERROR, OF_SEVERITY, WARNING
from stand.workspace import Workspace

_FULL, _EMPTY = "█", "░"
_MOST = 60


class BuildDialog(Dialog[list[Problem]]):
    """Builds while it is open; gives the problems that were found, or None when cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12", "open", "Open de PDF"),
    ]

    def __init__(self, workspace: Workspace, builder: Builder, *, as_final: bool) -> None:
        kind = "definitieve PDF" if as_final else "PDF"
        super().__init__(f"De {kind} maken", [Choice("cancel", "Afbreken")])
        self._workspace = workspace
        self._builder = builder
        self._built: Built | None = None
        self._problems: list[Problem] | None = None

    def inside(self) -> Iterable[Widget]:
        yield Static(Content(_bar(0, 0)), id="build-bar")
        yield VerticalScroll(
            Static(Content("De inhoud wordt gelezen…"), id="build-words"), classes="dialog-text"
        )

    def on_mount(self) -> None:
        super().on_mount()
        in_background(self, self._build)

    def first_focus(self) -> Widget | None:
        """Keep the focus off the button: Enter must not stop what was just begun."""
        return self.query_one(".dialog-text")

    async def _build(self) -> None:
        async for news in self._builder.news():
            self._show(news)

    def _show(self, news: BuildNews) -> None:
        if isinstance(news, Progress):
            self.query_one("#build-bar", Static).update(Content(_bar(news.done, news.total)))
            self._say(Content(_step(news)))
            return
        if isinstance(news, BuildFailed):
            self._problems = []
            self._done(Content(f"{ERROR} Er is geen PDF gemaakt. {news.message}"))
            return
        self._problems = list(news.problems)
        if isinstance(news, Refused):
            words = f"{ERROR} Er is geen PDF gemaakt: er zijn nog fouten."
        else:
            self._built = news
            draft = " Op elke bladzijde staat dat het een concept is." if news.draft else ""
            shown = self._workspace.shown(Path(news.path))
            words = f"Klaar: {shown}, {_counted(news.pages, 'bladzijde', 'bladzijden')}.{draft}"
        self._done(Content(words) + _listed(self._problems))

    def _say(self, words: Content) -> None:
        self.query_one("#build-words", Static).update(words)

    def _done(self, words: Content) -> None:
        self.query_one("#build-bar", Static).display = False
        self._say(words)
        closer = self.query_one(Button)
        closer.label = Content("Sluiten")
        closer.focus()
        if self._built is not None:
            opener = Button(Content("Open de PDF"), name="open")
            self.query_one(".dialog-buttons").mount(opener, before=0)
            opener.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return self._built is not None
        return super().check_action(action, parameters)

    def chosen(self, name: str) -> None:
        if name == "open":
            self.action_open()
        else:
            self.action_leave()

    def action_open(self) -> None:
        if self._built is not None:
            fault = open_file(Path(self._built.path))
            if fault:
                self._say(Content(fault))

    def action_leave(self) -> None:
        if self._problems is None:
            self._builder.cancel()
        self.dismiss(self._problems)


def _step(news: Progress) -> str:
    """Return what is being done after so many steps: pages, and last the file and its check."""
    last = {1: "het bestand wordt nagekeken", 2: "het bestand wordt afgemaakt"}
    left = news.total - news.done
    doing = last.get(max(left, 1), "de bladzijden worden opgemaakt")
    return f"Stap {min(news.done + 1, news.total)} van {news.total}: {doing}."


def _counted(number: int, one: str, more: str) -> str:
    """Return a number with the word for what is counted."""
    return f"{number} {one if number == 1 else more}"


def _bar(done: int, total: int, width: int = 40) -> str:
    full = width * done // total if total else 0
    return f"{_FULL * full}{_EMPTY * (width - full)} {100 * done // total if total else 0} %"


def _listed(problems: list[Problem]) -> Content:
    errors = sum(one.severity is Severity.ERROR for one in problems)
    warnings = len(problems) - errors
    words = (
        f"\n\n{ERROR} {_counted(errors, 'fout', 'fouten')}, "
        f"{WARNING} {_counted(warnings, 'waarschuwing', 'waarschuwingen')}"
    )
    lines = [f"{OF_SEVERITY[one.severity]} {screen_words(one.message)}" for one in problems[:_MOST]]
    return Content("\n".join([words, *lines])) if problems else Content("\n\nGeen problemen.")

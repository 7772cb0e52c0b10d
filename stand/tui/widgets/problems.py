"""The problems below: one a line, the errors first; each leads to its field."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from stand.problems import Problem, Severity
from stand.tui.widgets.rows import Rows, clean
from stand.tui.widgets.signs import ERROR, OF_SEVERITY, WARNING


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return the problems as they are shown: errors first, then by file and line."""
    return sorted(problems, key=lambda one: (one.severity is not Severity.ERROR, one))


class ProblemRows(Rows):
    """The rows of the problems; ``name_of`` tells what a file is called."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__(id="problem-rows")
        self._name_of = name_of
        self.shown: list[Problem] = []

    def row(self, index: int, width: int) -> Text:
        problem = self.shown[index]
        style = "error" if problem.severity is Severity.ERROR else "warning"
        text = Text(no_wrap=True)
        text.append(f" {OF_SEVERITY[problem.severity]} ", style=self.style_of(style))
        text.append(clean(problem.message))
        text.append(f"  {clean(self._name_of(problem.path))}", style=self.style_of("quiet"))
        if not problem.path.endswith(".yaml") or problem.code.startswith("yaml-"):
            # Of a form one knows fields, and no lines.
            text.append(f", regel {problem.line}", style=self.style_of("quiet"))
        text.truncate(width, overflow="ellipsis", pad=True)
        return text


class ProblemsPane(Vertical):
    """All problems of the edition, or those of one file."""

    BORDER_TITLE = "Problemen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "only_here", "Alles of alleen dit bestand"),
    ]
    HELP = (
        "Wat er nog niet klopt, fouten eerst. Enter of een klik brengt u naar de plaats; F7 en F8 "
        "lopen de problemen langs. Met de spatiebalk ziet u alleen die van het geopende bestand, "
        "of weer alle.\n\n"
        f"{ERROR} een fout: de uitgave kan zo niet definitief worden\n"
        f"{WARNING} een waarschuwing: kijk ernaar, u beslist"
    )

    class Picked(Message):
        """A problem was chosen."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    class Counted(Message):
        """The first problem came, or the last one went."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__(id="problems")
        self.rows = ProblemRows(name_of)
        self._hint = Static("", id="problem-hint", markup=False)
        self.only_here = False
        self._all: list[Problem] = []
        self._here = ""
        self._walks = False

    def compose(self) -> ComposeResult:
        yield self.rows
        yield self._hint

    def on_mount(self) -> None:
        self._fill()

    def show_problems(self, problems: list[Problem]) -> None:
        """Show these problems; the cursor stays at the problem where it was."""
        self._all = in_order(problems)
        self._fill()

    def show_file(self, path: str) -> None:
        """Say which file is open, for when only its problems are wanted."""
        self._here = path
        if self.only_here:
            self._fill()

    def step(self, by: int) -> None:
        """Choose the problem before or after the cursor, going round at the ends."""
        if not self.rows.count:
            return
        if self._walks:
            self.rows.cursor = (self.rows.cursor + by) % self.rows.count
        self._walks = True
        self.rows.action_pick()

    @property
    def shown(self) -> list[Problem]:
        return self.rows.shown

    def action_only_here(self) -> None:
        self.only_here = not self.only_here
        self._fill()

    def _fill(self) -> None:
        if not self.is_attached:
            return
        at = self._current
        kept = [one for one in self._all if not self.only_here or one.path == self._here]
        if not kept or not self.rows.shown:
            self.post_message(self.Counted(len(kept)))
        self.rows.shown = kept
        self.rows.set_count(len(kept), _nearest(kept, at))
        self.border_title = self._title()
        self._show_hint()

    @property
    def _current(self) -> Problem | None:
        rows = self.rows
        return rows.shown[rows.cursor] if rows.cursor < len(rows.shown) else None

    def _title(self) -> str:
        errors = sum(one.severity is Severity.ERROR for one in self.rows.shown)
        warnings = len(self.rows.shown) - errors
        where = " in dit bestand" if self.only_here else ""
        return f"Problemen{where}: {ERROR} {errors}  {WARNING} {warnings}"

    def _show_hint(self) -> None:
        problem = self._current
        text = Text(" Er zijn geen problemen gevonden.")
        if problem is not None:
            text = Text(f"{clean(problem.message)} ", style="bold")
            text.append(clean(problem.hint), style="not bold")
        self._hint.update(text)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._show_hint()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        event.stop()
        self._walks = True
        self.post_message(self.Picked(self.rows.shown[event.index]))


def _nearest(problems: list[Problem], wanted: Problem | None) -> int:
    """Return where a problem stands now: itself, or else one of its kind in its file."""
    if wanted is None:
        return 0
    alike = [
        (abs(one.line - wanted.line), index)
        for index, one in enumerate(problems)
        if (one.path, one.code) == (wanted.path, wanted.code)
    ]
    if wanted in problems:
        return problems.index(wanted)
    return min(alike)[1] if alike else 0

"""What every part of a form is: something at a place in the file that shows what stands there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.text import Text
from textual.app import App
from textual.containers import Vertical
from textual.widgets import Static

from stand.errors import EditRefused
from stand.model.source import Path
from stand.problems import Problem, Severity
from stand.tui.widgets.form_context import FormContext


class Foot(Static):
    """What is to be said of a value, under it; takes no room when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(classes="foot", markup=False)
        self.display = False
        self._said: Text | None = None

    def say(self, lines: Iterable[str], problems: Iterable[Problem] = ()) -> None:
        """Show lines of text, in the colour of the worst of the problems among them."""
        text = Text("\n".join(lines))
        worst = min((one.severity for one in problems), default=None)
        self.set_class(worst is Severity.ERROR, "-error")
        self.set_class(worst is Severity.WARNING, "-warning")
        if text == self._said:
            return
        before, self._said = self._said, text
        self.display = bool(text)
        if before and text and self.size.width:
            # Laying out the whole screen is for when others must move.
            self.update(text, layout=False)
            rules, width = self.styles.get_rules(), self.content_size.width
            if self.visual.get_height(rules, width) != self.size.height:
                self.refresh(layout=True)
        else:
            self.update(text)


@contextmanager
def saying_refusals(app: App[object]) -> Iterator[None]:
    """Tell the user what cannot be done, instead of doing it."""
    try:
        yield
    except EditRefused as refusal:
        app.notify(str(refusal), severity="error", markup=False)


class Node(Vertical):
    """A part of a form; whoever holds it tells it where it stands now."""

    def __init__(self, form: FormContext, place: Path, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.form = form
        self.place = place
        self.is_touched = False  # whether something inside was handed in since it was shown

    def holds(self, place: Path) -> bool:
        """Tell whether a place is this one, or one inside."""
        return place[: len(self.place)] == self.place

    def show(self, place: Path) -> None:
        """Show what the session has at a place; what is being typed stays."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show anew what is said about the value: problems, changes, what names stand for."""
        raise NotImplementedError

    def hand_in(self) -> None:
        """Give the session what was typed, when it does not have it yet."""

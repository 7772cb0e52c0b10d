"""What every part of a form is: something at a place in the file that shows what stands there."""

from textual.containers import Vertical

from stand.model.source import Path
from stand.tui.widgets.form_context import FormContext


class Node(Vertical):
    """A part of a form; whoever holds it tells it where it stands now."""

    def __init__(self, form: FormContext, place: Path, *, classes: str) -> None:
        super().__init__(classes=classes)
        self.form = form
        self.place = place

    def show(self, place: Path) -> None:
        """Show what the session has at a place; what is being typed stays."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show anew what is said about the value: problems, changes, what names stand for."""
        raise NotImplementedError

    def hand_in(self) -> None:
        """Give the session what was typed, when it does not have it yet."""

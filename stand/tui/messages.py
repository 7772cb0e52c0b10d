"""What the parts of the screen tell each other: the screen routes, they do not know another."""

from textual.message import Message

from stand.editing.session import Changed
from stand.model.source import Path


class Chosen(Message):
    """A place was chosen (in the outline, the problems, the palette): show it and go there.

    ``path`` is a file from the root, ``place`` the way to a value in it; () is the whole file.
    """

    def __init__(self, path: str, place: Path = (), *, offset: int | None = None) -> None:
        super().__init__()
        self.path = path
        self.place = place
        self.offset = offset


class CursorMoved(Message):
    """The focus or the cursor stands at another value; ``words`` are those around the cursor."""

    def __init__(self, path: str, place: Path, words: str = "") -> None:
        super().__init__()
        self.path = path
        self.place = place
        self.words = words


class SessionChanged(Message):
    """Something changed in the session, by an edit here, undo, the disk, or saving."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self.changed = changed


class FactsChanged(Message):
    """The facts of the app are new."""


class ProblemsChanged(Message):
    """The problems of the app are new."""

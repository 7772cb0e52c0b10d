"""What every pane in the middle of the screen can do: show a place, hand in what was typed."""

from textual.containers import Vertical

from stand.editing.session import Session
from stand.model.source import Path
from stand.problems import Problem


class EditPane(Vertical):
    """A pane in which one file, or a part of it, is edited."""

    def __init__(self, session: Session, path: str, place: Path = ()) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self.place = place

    def go_to(self, place: Path, offset: int | None = None) -> None:
        """Put the focus at a value, at the nearest one above it when it has no field of its own.

        ``offset`` is where in the text of the value the cursor goes.
        """
        raise NotImplementedError

    def flush(self) -> None:
        """Hand in to the session what was typed and not handed in yet."""

    def explanation(self) -> tuple[str, str] | None:
        """Return what F1 says, a title and words, when the pane itself knows what has the focus."""
        return None

    def session_changed(self, paths: frozenset[str]) -> None:
        """Show what the session now says; what is being typed in stays under the cursor."""

    def show_problems(self, problems: list[Problem]) -> None:
        """Show the problems of this file at their fields."""

    def show_picture(
        self, png: bytes | None, description: str, faults: tuple[str, ...] = ()
    ) -> None:
        """Show this file as it is drawn, what is heard of it, and why it is not drawn."""

    def facts_changed(self) -> None:
        """Show what is newly known of the edition: ``self.app.facts``."""

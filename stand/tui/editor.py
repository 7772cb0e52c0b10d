"""The editor and its screen, as far as the commands and the parts of the screen know them.

:mod:`stand.tui.app` and :mod:`stand.tui.screens.edition` are all of them, and know all others.
"""

from typing import TYPE_CHECKING, Protocol

from textual.app import App
from textual.screen import Screen

from stand.editing.problems.findings import Findings
from stand.editing.session import Session
from stand.model.source import Path
from stand.preview.facts import Facts
from stand.problems import Problem
from stand.tui.arrangement import Wishes
from stand.tui.graphics import Graphics
from stand.tui.turns import Turns

if TYPE_CHECKING:
    from stand.preview.messages import Card


class Opened(Protocol):
    """What is open in the middle of the screen."""

    @property
    def path(self) -> str:
        """The file that is open; nothing when there is none."""

    def flush(self) -> None:
        """Hand in what was typed."""


class Edition(Screen[None]):
    """The screen of an edition."""

    middle: Opened
    place: Path
    """Where the cursor stands in the file that is open."""

    @property
    def chapter_in_view(self) -> str | None:
        """The chapter that is open, or in the outline has the cursor."""
        raise NotImplementedError

    @property
    def own_actions(self) -> set[str]:
        """The actions of this screen that have a key, also of keys that are not shown below."""
        raise NotImplementedError

    def named(self, path: str) -> str:
        """Return what a file is called."""
        raise NotImplementedError

    def say(self, words: str, *, serious: bool = False) -> None:
        """Tell something in passing; what is serious stands longer."""
        raise NotImplementedError

    def show_picture(self, card: "Card") -> None:
        """Show a figure as it is drawn, where it is edited."""
        raise NotImplementedError

    def show_standing(self) -> None:
        """Show in the top line how all stands."""
        raise NotImplementedError


class Editor(App[None]):
    """The editor of one edition."""

    session: Session
    edition: Edition
    graphics: Graphics
    turns: Turns
    facts: Facts
    checked: Findings
    problems: list[Problem]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the top line warns of."""
        raise NotImplementedError

    @property
    def rendering_state(self) -> str:
        """How the render process stands, for the top line; nothing when there is none."""
        raise NotImplementedError

    def save(self) -> bool:
        """Save all, and say what failed; tell whether all is saved."""
        raise NotImplementedError

    def gather_problems(self) -> None:
        """Put together the problems of the files and of the checks, and tell when they changed."""
        raise NotImplementedError

    def ask_git(self) -> None:
        """Have the outline show what changed since the last commit."""
        raise NotImplementedError

    def ask_printed(self, reference: str) -> None:
        """Have the render process tell what a reference prints; a dialog hears of it."""
        raise NotImplementedError

    def remember(self, wishes: Wishes) -> None:
        """Keep for the next time which parts are shown, and how large."""
        raise NotImplementedError

    def begin_year(self, year: str) -> None:
        """Close this edition, as far as it may be, and have another one opened."""
        raise NotImplementedError

"""One picture on the screen: ``python -m tests.tui.gallery PICTURE``, as the terminal shows it."""

import os
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from stand.tui.graphics import Graphics, ask
from stand.tui.widgets.picture import Picture


class Dialog(ModalScreen[None]):
    """Something that lies over the picture."""

    BINDINGS: ClassVar[list[BindingType]] = [("d", "dismiss", "Sluit")]
    CSS = "Dialog { align: center middle; } Static { width: 20; height: 3; }"

    def compose(self) -> ComposeResult:
        yield Static("Een dialoog")


class Gallery(App[None]):
    """A picture between words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("d", "push_screen('dialog')", "Dialoog"),
        ("n", "nothing", "Geen beeld"),
        ("q", "quit", "Sluiten"),
    ]
    SCREENS: ClassVar[dict[str, type[Screen[None]]]] = {"dialog": Dialog}

    def __init__(self, graphics: Graphics, png: bytes) -> None:
        super().__init__()
        self._png = png
        self.picture = Picture(graphics)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(f"Erboven {self.picture.graphics}")
            yield self.picture
            yield Static("Eronder")

    def on_mount(self) -> None:
        self.picture.show(self._png)

    def action_nothing(self) -> None:
        self.picture.show(None)


if __name__ == "__main__":
    question = ask(os.environ)
    Gallery(question.answer(os.environ, patience=20), Path(sys.argv[1]).read_bytes()).run()

"""What the editor is held against: Textual with hardly anything, or with one text in it."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

WORDS = "Er staat niets."


class EmptyApp(App[None]):
    """An app with one line on its screen."""

    def compose(self) -> ComposeResult:
        yield Static(WORDS)


class TextApp(App[None]):
    """An app with one text, and nothing else."""

    def compose(self) -> ComposeResult:
        yield TextArea(WORDS + "\n", compact=True)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)


if __name__ == "__main__":
    (TextApp if "--text" in sys.argv else EmptyApp)().run()

"""A button that stands beside what a field holds."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button


class FieldButton(Button):
    """A button among fields: the arrows go on to the field before or after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Omhoog", show=False),
        Binding("down", "app.focus_next", "Omlaag", show=False),
    ]

    def __init__(self, words: str) -> None:
        super().__init__(Content(words), classes="field-button", compact=True)

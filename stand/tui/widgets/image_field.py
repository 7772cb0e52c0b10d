"""A field that names an image: by its file, or by choosing one from those there are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from stand.tui.widgets.field_button import FieldButton
from stand.tui.widgets.text_field import TextAsked, TextField


class ImageField(TextField):
    """The name of an image, with a button that shows which images there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "choose", "Kies een beeld"),
    ]

    def compose(self) -> ComposeResult:
        yield self._label
        with Horizontal(classes="field-line"):
            yield self.input
            yield FieldButton("Kies een beeld…")
        yield self._foot

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Ask for an image, with its description and its maker."""
        self.hand_in()
        self.post_message(TextAsked("image", self))

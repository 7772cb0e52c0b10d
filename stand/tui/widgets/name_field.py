"""The name of an indicator: it is changed where all that uses the name changes along."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from stand.editing.forms.fields import FormField
from stand.tui.widgets.field_button import FieldButton
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.form_context import FormContext


class NameField(FieldBox):
    """Shows the name; a button asks for another one."""

    class Asked(Message):
        """Another name is wanted."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self._words = Static(classes="field-name", markup=False)
        self._button = FieldButton("Andere naam…")

    def compose(self) -> ComposeResult:
        yield self._label
        with Horizontal(classes="field-line"):
            yield self._words
            yield self._button
        yield self._foot

    @property
    def input(self) -> Widget:
        return self._button

    def on_mount(self) -> None:
        super().on_mount()
        self.show_value()

    def show_value(self) -> None:
        self._words.update(Text(str(self.field.value) if not self.is_empty else "(geen)"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Asked())

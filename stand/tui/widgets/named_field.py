"""A field that names a number, a figure or a table: by choosing one from those there are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from stand.editing.forms.fields import FormField
from stand.editing.forms.naming import Named
from stand.tui.widgets.field_button import FieldButton
from stand.tui.widgets.form_context import FormContext
from stand.tui.widgets.text_field import TextAsked, TextField

_WORDS = {
    Named.INDICATOR: "Kies een cijfer…",
    Named.FIGURE: "Kies een figuur…",
    Named.TABLE: "Kies een tabel…",
}


class NamedField(TextField):
    """A name, or several under each other, with a button that shows what there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "choose", "Kies uit de lijst"),
    ]

    def __init__(self, form: FormContext, field: FormField, named: Named) -> None:
        super().__init__(form, field)
        self._named = named
        self.area.when_entered = self.action_choose

    def compose(self) -> ComposeResult:
        yield self._label
        with Horizontal(classes="field-line"):
            yield self.input
            yield FieldButton(_WORDS[self._named])
        yield self._foot

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Ask which one is meant."""
        self.hand_in()
        self.post_message(TextAsked(self._named, self))

"""The fields of a form as one sees them: a label, what is filled in, and what is to say of it."""

from contextlib import suppress
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Select, Static
from textual.widgets.select import InvalidSelectValueError

from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField
from stand.editing.forms.values import can_be_typed, clean
from stand.errors import EditRefused
from stand.model.source import Path
from stand.problems import Problem, Severity
from stand.tui.widgets.form_context import Data, FormContext
from stand.tui.widgets.node import Foot, Node

_HERE = "› "  # before the label of the field that has the focus


class FieldBox(Node):
    """One field; it belongs to the form around it, which tells it where it stands."""

    class Entered(Message):
        """The focus came to a field."""

        def __init__(self, box: "FieldBox") -> None:
            super().__init__()
            self.box = box

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field.place, classes="field")
        self.field = field
        self.refused = ""
        self._said: Text | None = None
        self._label = Static(classes="field-label", markup=False)
        self._foot = Foot()

    @property
    def label(self) -> str:
        return self.field.label

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in."""
        return self.field.value in (ABSENT, None, "", [], {})

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that the session does not have."""
        return False

    def compose(self) -> ComposeResult:
        yield self._label
        yield self.input
        yield self._foot

    @property
    def input(self) -> Widget:
        """The widget that has the focus when the field has it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.look_again()

    def on_descendant_focus(self) -> None:
        self.post_message(self.Entered(self))
        self.look_again()

    def on_descendant_blur(self) -> None:
        self.hand_in()
        self.look_again()

    def show(self, place: Path) -> None:
        field = self.form.field(place)
        if field is None:
            return
        self.field, self.place = field, place
        if not self.is_dirty:
            self.show_value()
        self.look_again()

    def show_value(self) -> None:
        """Show the value of the field."""
        raise NotImplementedError

    def put(self, value: Data | Absent) -> bool:
        """Hand a value in; when it is refused, say so and return False."""
        try:
            place = self.form.put(self.place, value)
        except EditRefused as refusal:
            self.refused = str(refusal)
            self.look_again()
            return False
        self.refused = ""
        for around in self.ancestors:
            if isinstance(around, Node):
                around.is_touched = True
        self.field = self.form.field(place) or self.field
        return True

    def look_again(self) -> None:
        if not self.is_attached:
            return
        label = self._label_text()
        if label != self._said:
            self._said = label
            self._label.update(label, layout=False)
        problems = self.own_problems()
        lines = [f"✗ {self.refused}"] if self.refused else []
        lines += [self.form.words_of(one) for one in problems]
        self._foot.say([*lines, *self.notes()], problems)
        is_wrong = any(one.severity is Severity.ERROR for one in problems)
        self.set_class(bool(self.refused or is_wrong), "-problem")
        self.set_class(bool(problems and not is_wrong), "-warning")

    def own_problems(self) -> list[Problem]:
        """Return the problems of what the field holds."""
        return self.form.problems_in(self.place)

    def _label_text(self) -> Text:
        sign = _HERE if self.input.has_focus else ""
        text = Text(f"{sign}{self.field.label}", style="bold", no_wrap=True, overflow="ellipsis")
        about = [self.field.limits] if self.field.limits else []
        if self.field.required and self.is_empty:
            about.insert(0, "verplicht")
        elif self.field.one_of and self.is_empty:
            about.insert(0, f"ten minste een van deze: {', '.join(self.field.one_of)}")
        if about:
            text.append(f"  {' · '.join(about)}", style="not bold")
        if self.is_dirty or self.form.is_changed(self.place):
            text.append("  * gewijzigd", style="not bold italic")
        return text

    def notes(self) -> list[str]:
        """Return what is good to know of the value, line by line."""
        return []

    def go(self, inside: Path = (), offset: int | None = None) -> None:
        """Put the focus in the field.

        ``inside`` is the way to one of the values it holds, ``offset`` a place in the text of it.
        """
        self.input.focus(scroll_visible=False)


class ChoiceField(FieldBox):
    """A field with a few values to choose from."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self._select: Select[str] = Select(
            self._options(),
            prompt=f"{field.default} (zolang u niets kiest)" if field.default else "Kies…",
            allow_blank=not field.present or not field.required,
            value=self._wanted(),
            compact=True,
        )

    @property
    def input(self) -> Widget:
        return self._select

    def _wanted(self) -> Any:
        value = self.field.value
        return Select.NULL if value in (ABSENT, None, "") else str(value)

    def _options(self) -> list[tuple[Text, str]]:
        """Return what can be chosen, and what the file has when that is something else."""
        options = [(Text(one.label), one.value) for one in self.field.choices]
        value = self._wanted()
        if value is not Select.NULL and all(value != known for _, known in options):
            options.append((Text(f"{value} (onbekend)"), value))
        return options

    def show_value(self) -> None:
        if self._select.value != self._wanted():
            self._select.set_options(self._options())
            # Where nothing can be chosen, a value must be; that it is gone is told as a problem.
            with suppress(InvalidSelectValueError):
                self._select.value = self._wanted()

    def on_select_changed(self, event: Select.Changed) -> None:
        event.stop()
        chosen = self._select.value
        if chosen == self._wanted():
            return
        value = "" if chosen is Select.NULL else str(chosen)
        if not self.put(clean(self.field, value)):
            self.show_value()
        self.look_again()


class SwitchField(FieldBox):
    """A field that is on or off."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self._box = Checkbox(Text("Ja"), value=self._wanted(), compact=True)

    @property
    def input(self) -> Widget:
        return self._box

    def _wanted(self) -> bool:
        return str(self.field.value).lower() in ("true", "yes", "on", "1", "y", "t")

    def show_value(self) -> None:
        self._box.value = self._wanted()

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        event.stop()
        if event.value != self._wanted():
            if not self.put(clean(self.field, event.value)):
                self.show_value()
            self.look_again()


class OtherField(FieldBox):
    """A value that has no form here; it can be seen, and taken away where it does not belong."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self._view = _Seen(classes="field-other", markup=False)

    @property
    def input(self) -> Widget:
        return self._view

    def on_mount(self) -> None:
        super().on_mount()
        self.show_value()

    def show_value(self) -> None:
        value = self.field.value
        self._view.update(Text(_written(value) if self.field.present else "(niet ingevuld)"))

    def notes(self) -> list[str]:
        return ["Dit deel verandert u in het bestand zelf."]


class _Seen(Static, can_focus=True):
    """Text that can have the focus."""


def _written(value: Data, indent: int = 0) -> str:
    """Return a value in lines, much as the file has it."""
    lead = " " * indent
    if isinstance(value, dict):
        parts = [(f"{name}:", one) for name, one in value.items()]
    elif isinstance(value, list):
        parts = [("-", one) for one in value]
    else:
        return f"{lead}{value}"
    lines = []
    for name, one in parts[:60]:
        nested = isinstance(one, dict | list) and one
        lines.append(f"{lead}{name}" if nested else f"{lead}{name} {one}")
        if nested:
            lines.append(_written(one, indent + 2))
    return "\n".join(lines)


def is_typed(field: FormField) -> bool:
    """Tell whether a field is filled by typing."""
    return field.kind.is_typed and can_be_typed(field)


def has_choices(field: FormField) -> bool:
    """Tell whether a field is filled by choosing."""
    return field.kind is Kind.CHOICE and bool(field.choices)

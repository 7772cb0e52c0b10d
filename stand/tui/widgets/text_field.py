"""A field that is filled by typing: it hands in what was typed soon after, and when it is left."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField
from stand.editing.forms.values import clean, typed_text
from stand.editing.writing.counting import long_sentences, word_count
from stand.editing.writing.marks import reference_at
from stand.editing.writing.prose import file_offset, shown_offset, unwrap, wrap
from stand.model.source import Path
from stand.tui.handing_in import HandingIn
from stand.tui.widgets.fields import FieldBox
from stand.tui.widgets.form_context import Data, FormContext
from stand.tui.widgets.prose_area import ProseArea

_RICH = (Kind.MARKDOWN, Kind.INLINE)


class TextAsked(Message):
    """Something is to be put in a text, or done with a piece of it.

    ``command`` is "reference", "number", "link", "abbreviation", "image", or what the field is to
    name (``Named``). What was typed is handed in already; ``box.area`` has the selection, and takes
    words in its place (``insert_words``).
    """

    def __init__(self, command: str, box: "TextField") -> None:
        super().__init__()
        self.command = command
        self.box = box


class TextField(FieldBox):
    """A text, a number, a name or a list of values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "ask('reference')", "Verwijzing"),
        Binding("ctrl+g", "ask('number')", "Getal koppelen"),
        Binding("ctrl+k", "ask('link')", "Link"),
        Binding("ctrl+o", "ask('abbreviation')", "Afkorting", show=False),
    ]

    class Moved(Message):
        """The cursor stands elsewhere in the text."""

    def __init__(self, form: FormContext, field: FormField) -> None:
        super().__init__(form, field)
        self._seen = self._shown()
        item = field.type.item or field.kind
        self.area = ProseArea(
            self._seen,
            has_lines=field.kind.has_lines,
            rich=field.kind in _RICH or item in _RICH,
            hints=field.kind is Kind.MARKDOWN,
        )
        self.area.placeholder = field.default
        self._text = self.area.text
        self._handing_in = HandingIn(self, self.hand_in)

    @property
    def input(self) -> Widget:
        return self.area

    @property
    def is_empty(self) -> bool:
        return not self.area.text.strip()

    @property
    def is_dirty(self) -> bool:
        return self.area.text != self._text

    def _shown(self) -> str:
        text = typed_text(self.field)
        if self.field.kind is Kind.MARKDOWN:
            return unwrap(text)
        return text if self.field.kind.has_lines else " ".join(text.strip().splitlines())

    def show_value(self) -> None:
        shown = self._shown()
        if shown == self._seen:
            return
        self._seen = shown
        self.area.show_text(shown)
        self._text = self.area.text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self.is_dirty:
            self.look_again()
            return
        self._handing_in.typed()

    def hand_in(self) -> None:
        self._handing_in.done()
        if not self.is_dirty:
            return
        typed = self.area.text
        if self.put(self._value_of(typed)):
            self._text, self._seen = typed, self._shown()
        self.look_again()

    def _value_of(self, typed: str) -> Data:
        if self.field.kind is not Kind.MARKDOWN or not typed.strip():
            return clean(self.field, typed)
        now = typed_text(self.field)
        if typed == unwrap(now):
            return now
        before = self.form.saved_text(self.place) or now
        return clean(self.field, wrap(typed, before, self.form.width_at(self.place)))

    def notes(self) -> list[str]:
        return [*self._name_notes(), *(self._text_notes() if self.area.has_focus else [])]

    def _name_notes(self) -> list[str]:
        name = self.area.text.strip()
        if self.field.kind is Kind.FIGURE and name:
            title = self.form.figure_title(name)
            return [f"= {title}"] if title else []
        if self.field.type.item is Kind.INDICATOR:
            names = self.area.text.split("\n")
            labels = [self.form.indicator_label(one.strip()) or "…" for one in names if one]
            return [f"= {', '.join(labels)}"] if any(one != "…" for one in labels) else []
        if self.field.kind is Kind.INDICATOR and name:
            label = self.form.indicator_label(name)
            printed = self.form.facts.printed.get(name)
            return [f"= {label}" + (f": {printed}" if printed else "")] if label else []
        return []

    def _text_notes(self) -> list[str]:
        lines = [] if self.field.kind is not Kind.MARKDOWN else [self._counts()]
        if self.area.rich:
            reference = reference_at(self.area.cursor_line, self.area.cursor_location[1])
            if reference:
                printed = self.form.facts.printed.get(reference)
                lines.insert(0, f"[[{reference}]] = {printed or '(nog niet bekend)'}")
        return lines

    def _counts(self) -> str:
        text = self.area.text
        words = word_count(text)
        long = [number for _, _, number in long_sentences(text)]
        said = f"{words} {'woord' if words == 1 else 'woorden'}"
        if not long:
            return said
        which = "zin" if len(long) == 1 else "zinnen"
        return f"{said} · {len(long)} lange {which} ({', '.join(map(str, long))} woorden)"

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self.look_again()
        if self.area.has_focus:
            self.post_message(self.Moved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is put in a text in texts for the reader only."""
        if action != "ask":
            return True
        if parameters == ("link",):
            return self.area.rich
        return self.field.kind in (*_RICH, Kind.PLAIN)

    def action_ask(self, command: str) -> None:
        self.hand_in()
        self.post_message(TextAsked(command, self))

    @property
    def cursor_in_file(self) -> int:
        """Where the cursor stands in the text as the file has it; nothing may be dirty."""
        offset = self.area.cursor_offset_in_text
        if self.field.kind is not Kind.MARKDOWN:
            return offset
        return file_offset(typed_text(self.field), offset)

    def go(self, inside: Path = (), offset: int | None = None) -> None:
        self.area.focus(scroll_visible=False)
        if inside and isinstance(inside[0], int):
            self.area.move_cursor((inside[0], 0))
        if offset is not None:
            text = typed_text(self.field)
            place = shown_offset(text, offset) if self.field.kind is Kind.MARKDOWN else offset
            self.area.move_cursor(self.area.location_of(place))

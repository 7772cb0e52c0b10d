"""A text that is written: soft wrap, as high as its content, with marks of Markdown in view."""

from collections.abc import Callable
from functools import cache
from typing import ClassVar

from rich.text import Span, Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from stand.editing.writing.counting import long_sentences
from stand.editing.writing.keys import emphasised, listed, new_line, pasted
from stand.editing.writing.marks import Mark, code_lines, marks
from stand.editing.writing.unfinished import is_unfinished
from stand.tui.widgets.long_line import LongLine
from stand.tui.widgets.offset_area import OffsetArea
from stand.tui.widgets.prose_styles import style_of

# What would command the terminal takes no room, as it does when lines are measured.
_HARMLESS = dict.fromkeys([*range(0x09), *range(0x0A, 0x20), *range(0x7F, 0xA0)], "\u200b")


class ProseArea(OffsetArea, inherit_bindings=False):
    """A text area; ``has_lines`` tells whether Enter makes a line, ``rich`` that it is Markdown.

    Undo is the session's: there is none of its own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up", "Omhoog", show=False),
        Binding("down", "down", "Omlaag", show=False),
        Binding("left", "cursor_left", "Naar links", show=False),
        Binding("right", "cursor_right", "Naar rechts", show=False),
        Binding("ctrl+left", "cursor_word_left", "Woord naar links", show=False),
        Binding("ctrl+right", "cursor_word_right", "Woord naar rechts", show=False),
        Binding("home", "cursor_line_start", "Begin van de regel", show=False),
        Binding("end", "cursor_line_end", "Einde van de regel", show=False),
        Binding("ctrl+home", "text_start", "Begin van de tekst", show=False),
        Binding("ctrl+end", "text_end", "Einde van de tekst", show=False),
        Binding("shift+up", "cursor_up(True)", "Kies omhoog", show=False),
        Binding("shift+down", "cursor_down(True)", "Kies omlaag", show=False),
        Binding("shift+left", "cursor_left(True)", "Kies naar links", show=False),
        Binding("shift+right", "cursor_right(True)", "Kies naar rechts", show=False),
        Binding("ctrl+shift+left", "cursor_word_left(True)", "Kies woord links", show=False),
        Binding("ctrl+shift+right", "cursor_word_right(True)", "Kies woord rechts", show=False),
        Binding("shift+home", "cursor_line_start(True)", "Kies tot begin", show=False),
        Binding("shift+end", "cursor_line_end(True)", "Kies tot einde", show=False),
        Binding("ctrl+a", "select_all", "Kies alles", show=False),
        Binding("backspace", "delete_left", "Wis links", show=False),
        Binding("delete", "delete_right", "Wis rechts", show=False),
        Binding("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "Wis woord", show=False),
        Binding("alt+d", "delete_word_right", "Wis woord rechts", show=False),
        Binding("ctrl+u", "delete_to_start_of_line", "Wis tot begin", show=False),
        Binding("ctrl+x", "cut", "Knip", show=False),
        Binding("ctrl+c", "copy", "Kopieer", show=False),
        Binding("ctrl+v", "paste", "Plak", show=False),
        Binding("tab", "leave(1)", "Volgend veld", show=False),
        Binding("shift+tab", "leave(-1)", "Vorig veld", show=False),
        Binding("ctrl+b", "emphasis('**')", "Vet"),
        Binding("ctrl+t", "emphasis('*')", "Schuin"),
        Binding("ctrl+l", "list", "Lijst"),
    ]

    def __init__(self, text: str, *, has_lines: bool, rich: bool, hints: bool = False) -> None:
        self._spans: dict[int, list[Span]] = {}
        super().__init__(text, compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.has_lines = has_lines
        self.rich = rich
        self.hints = hints
        self.cursor_blink = False
        self.when_entered: Callable[[], None] | None = None
        self._in_code: frozenset[int] = frozenset()
        self._actions = _actions_of(type(self))
        self._row = 0  # the one that is being drawn
        self._wrapped_at = 0
        self._styled_text: str | None = None
        self._long: dict[int, list[tuple[int, int]]] = {}

    # What is seen

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self.is_attached:  # taken away a moment ago, and without styles by now
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        room = width - self.gutter_width - 1  # the cursor may stand after the last character
        if room > 0 and room != self._wrapped_at:
            self._wrapped_at = room
            self.wrapped_document.wrap(room, self.indent_width)
        return max(1, self.wrapped_document.height)

    def render_line(self, y: int) -> Strip:
        self._row = y + self.scroll_offset.y
        return super().render_line(y)

    def get_line(self, line_index: int) -> Text:
        line: str = self.document.get_line(line_index).translate(_HARMLESS)
        text = LongLine(line, end="", no_wrap=True)
        row = self._row - self.wrapped_document.location_to_offset((line_index, 0)).y
        ends = self.wrapped_document.get_offsets(line_index)
        text.seen_from = ends[row - 1] if 0 < row <= len(ends) else 0
        text.spans = self.spans_of(line_index)
        return text

    def spans_of(self, line_index: int) -> list[Span]:
        if not self.rich:
            return []
        self._look()
        known = self._spans.get(line_index)
        if known is None:
            line: str = self.document.get_line(line_index).translate(_HARMLESS)
            found = marks(line, line_index in self._in_code)
            long = ((start, end, Mark.LONG) for start, end in self._long.get(line_index, ()))
            known = [Span(s, e, style_of(self.app, mark)) for s, e, mark in (*found, *long)]
            self._spans[line_index] = known
        return known

    def marked_beside(self, line_index: int) -> object:
        if self.rich:
            self._look()
        return self._in_code, {at: one for at, one in self._long.items() if at != line_index}

    def notify_style_update(self) -> None:
        self._spans = {}
        super().notify_style_update()

    def _look(self) -> None:
        """Look again at what depends on more than one line, when the text is another."""
        if self._styled_text == self.text:
            return
        self._styled_text = self.text
        self._spans = {}
        lines = self.document.lines
        self._in_code = code_lines(lines)
        self._long = {}
        if not self.hints:
            return
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for start, end, _ in long_sentences(self.text):
            for index, first in enumerate(starts[:-1]):
                if first < end and start < starts[index + 1]:
                    piece = (max(start - first, 0), min(end - first, len(lines[index])))
                    self._long.setdefault(index, []).append(piece)

    # Where the cursor goes

    def action_up(self) -> None:
        if (
            self.selection.is_empty
            and self.wrapped_document.location_to_offset(self.cursor_location).y == 0
        ):
            self.action_leave(-1)
        else:
            self.action_cursor_up()

    def action_down(self) -> None:
        at = self.wrapped_document.location_to_offset(self.cursor_location).y
        if self.selection.is_empty and at >= self.wrapped_document.height - 1:
            self.action_leave(1)
        else:
            self.action_cursor_down()

    def action_leave(self, step: int) -> None:
        """Go to what takes the focus after this (1) or before it (-1)."""
        if step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_text_start(self) -> None:
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        self.move_cursor(self.document.end)

    def on_focus(self) -> None:
        if is_unfinished(self.text):
            self.select_all()

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer marks of Markdown in texts that have them only."""
        if action == "list":
            return self.rich and self.has_lines
        return self.rich if action == "emphasis" else super().check_action(action, parameters)

    def action_emphasis(self, mark: str) -> None:
        if self.rich:
            self.put(emphasised(self.selected(), mark))

    def action_list(self) -> None:
        if self.rich and self.has_lines:
            self.put(listed(self.selected()))

    def action_paste(self) -> None:
        self.insert_words(pasted(self.app.clipboard, lines=self.has_lines))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self._passed_on(events.Paste(event.text)):
            self.insert_words(pasted(event.text, lines=self.has_lines))

    def _passed_on(self, event: events.Event) -> bool:
        """Give what was pressed to who has the focus now, when that is no longer this text."""
        focused = self.screen.focused
        if focused is None or focused is self:
            return False
        focused.post_message(event)
        return True

    async def _on_key(self, event: events.Key) -> None:
        # Here and not through the screen: what is typed quickly after a key would be there first.
        action = self._actions.get(event.key)
        if self._passed_on(events.Key(event.key, event.character)):
            event.stop()
            event.prevent_default()
            return
        if action and self.check_action(action.partition("(")[0], ()):
            event.stop()
            event.prevent_default()
            await self.run_action(action)
            return
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if self.when_entered is not None:
                self.when_entered()
            elif not self.has_lines:
                self.action_leave(1)
            elif self.rich:
                self.put(new_line(self.selected()))
            else:
                self.insert_words("\n")
            return
        await super()._on_key(event)


@cache
def _actions_of(kind: type) -> dict[str, str]:
    """Return the keys of a class of text areas with their actions; its own go before others."""
    return {
        key.strip(): binding.action
        for one in reversed(kind.__mro__)
        if issubclass(one, ProseArea)
        for binding in vars(one).get("BINDINGS", ())
        for key in binding.key.split(",")
    }

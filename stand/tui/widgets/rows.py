"""A list of one-line rows, drawn only where they are seen: quick with thousands of them."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Rows(ScrollView, can_focus=True):
    """Rows with one chosen; a subclass tells what each row says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--hover",
        "rows--error",
        "rows--warning",
        "rows--quiet",
        "rows--strong",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("pageup", "page(-1)", "Bladzijde omhoog", show=False),
        Binding("pagedown", "page(1)", "Bladzijde omlaag", show=False),
        Binding("home", "first", "Begin", show=False),
        Binding("end", "last", "Einde", show=False),
        Binding("enter", "pick", "Open"),
    ]
    cursor: reactive[int] = reactive(0)
    hovered: reactive[int] = reactive(-1)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: "Rows") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            return self.rows

    class Picked(Message):
        """A row was chosen, with Enter or the mouse."""

        def __init__(self, rows: "Rows", index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0

    @property
    def count(self) -> int:
        return self._count

    def row(self, index: int, width: int) -> Text:
        """Return what a row says, in at most ``width`` cells."""
        raise NotImplementedError

    def skips(self, index: int) -> bool:
        """Tell whether the cursor passes over a row."""
        return False

    def set_count(self, count: int, cursor: int | None = None) -> None:
        """Say how many rows there are now, and which one has the cursor."""
        self._count = count
        self.virtual_size = Size(self.scrollable_content_region.width, count)
        wanted = self.cursor if cursor is None else cursor
        self.cursor = self._allowed(wanted, 1)
        self.refresh()

    def style_of(self, name: str) -> Style:
        """Return one of the component styles."""
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if index >= self._count or width <= 0:
            return Strip.blank(max(width, 0), base)
        text = self.row(index, width)
        if index == self.cursor:
            base = self.get_component_rich_style("rows--cursor")
        elif index == self.hovered and not self.skips(index):
            base = self.get_component_rich_style("rows--hover")
        strip = Strip(text.render(self.app.console))
        if index == self.cursor:
            # The colours of the parts were chosen for the plain ground.
            plain = Style(color=base.color, bgcolor=base.bgcolor, reverse=base.reverse)
            strip = Strip([type(s)(s.text, (s.style or Style()) + plain) for s in strip])
        return strip.apply_style(base).crop_extend(0, width, base)

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self, _old: int, new: int) -> None:
        self._show(new)
        self.refresh()
        self.post_message(self.Moved(self))

    def watch_hovered(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)
        self._show(self.cursor)

    def _show(self, index: int) -> None:
        region = Region(0, index, 1, 1)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def _allowed(self, index: int, direction: int) -> int:
        """Return the nearest row at or after an index, in a direction, that can be chosen."""
        at = index = max(0, min(index, self._count - 1))
        while 0 <= at < self._count:
            if not self.skips(at):
                return at
            at += direction
        at = index
        while 0 <= at < self._count:
            if not self.skips(at):
                return at
            at -= direction
        return index

    def action_move(self, by: int) -> None:
        self.cursor = self._allowed(self.cursor + by, by)

    def action_page(self, direction: int) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        self.cursor = self._allowed(self.cursor + direction * height, direction)

    def action_first(self) -> None:
        self.cursor = self._allowed(0, 1)

    def action_last(self) -> None:
        self.cursor = self._allowed(self._count - 1, -1)

    def action_pick(self) -> None:
        if self._count:
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        if 0 <= index < self._count and not self.skips(index):
            self.cursor = index
            self.picked_at(index, event.x)

    def picked_at(self, index: int, x: int) -> None:
        """Answer a click on a row; ``x`` counts cells from the left of the list."""
        self.post_message(self.Picked(self, index))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        index = event.y + self.scroll_offset.y
        self.hovered = index if index < self._count else -1

    def on_leave(self) -> None:
        self.hovered = -1


def clean(text: str) -> str:
    """Return a text for one row: whatever would move the cursor of the terminal is a space."""
    return "".join(char if char.isprintable() or char == "\u200d" else " " for char in text)

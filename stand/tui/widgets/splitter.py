"""A line between two panes that can be dragged."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Splitter(Widget):
    """A line of one cell; while it is dragged it tells where the mouse is."""

    ALLOW_SELECT = False

    class Dragged(Message):
        """The line was dragged to a place of the screen."""

        def __init__(self, splitter: "Splitter", x: int, y: int) -> None:
            super().__init__()
            self.splitter = splitter
            self.x = x
            self.y = y

    def __init__(self, *, id: str, upright: bool) -> None:
        super().__init__(id=id, classes="-upright" if upright else "-flat")
        self._sign = "│" if upright else "─"
        self._held = False

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self._sign * self.size.width, self.rich_style)])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._hold(held=True)
        event.stop()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._hold(held=False)
        event.stop()

    def on_mouse_release(self) -> None:
        self._hold(held=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._held:
            event.stop()
            self.post_message(self.Dragged(self, int(event.screen_x), int(event.screen_y)))

    def _hold(self, *, held: bool) -> None:
        if held == self._held:
            return
        self._held = held
        self.set_class(held, "-held")
        (self.capture_mouse if held else self.release_mouse)()

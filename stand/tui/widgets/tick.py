"""Something that is on or off, and can be told without colours: [x] or [ ]."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """A word with a box before it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", "Aan of uit"),
    ]
    on: reactive[bool] = reactive(False)

    class Turned(Message):
        """It is on now, or off."""

    def __init__(self, words: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    def render(self) -> Content:
        return Content(f"{'[x]' if self.on else '[ ]'} {self._words}")

    def action_turn(self) -> None:
        """Turn it on or off."""
        self.on = not self.on
        self.post_message(self.Turned())

    def on_click(self) -> None:
        self.action_turn()

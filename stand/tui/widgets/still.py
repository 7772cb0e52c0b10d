"""Scrolling without gliding: text that moves cannot be read, and each step is drawn anew."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer


class Still(ScrollableContainer):
    """What scrolls at once, by line, by screen, and to its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Omhoog", show=False),
        Binding("down", "go(1)", "Omlaag", show=False),
        Binding("pageup", "go_screen(-1)", "Scherm omhoog", show=False),
        Binding("pagedown", "go_screen(1)", "Scherm omlaag", show=False),
        Binding("home", "go_first", "Begin", show=False),
        Binding("end", "go_last", "Einde", show=False),
    ]

    def action_go(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_go_screen(self, screens: int) -> None:
        self.action_go(screens * max(self.size.height - 1, 1))

    def action_go_first(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_go_last(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)

"""The part of a form that scrolls: it keeps the cursor in view and opens the cards near it."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from stand.tui.widgets.card import Card
from stand.tui.widgets.prose_area import ProseArea

_TOGETHER = 3
_LOW = 26  # lines; a lower form has no empty lines between its fields
_ROOM = 3  # lines that stay in view above and below the cursor


class FormScroll(VerticalScroll, can_focus=False):
    """Fields and cards; ``cards`` are opened when they come near the screen."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.cards: list[Card] = []
        self._is_opening = False
        self._holds = False  # whether the cursor stays in view while cards open around it
        self._with_heading = False  # whether the line of its block does too

    def after_refresh(self, callback: Callable[..., Any], *arguments: Any) -> None:
        """Call back when all is laid out; also when there is nothing new to be drawn."""
        self.call_after_refresh(callback, *arguments)
        self.refresh(Region(0, 0, 1, 1))

    # The cursor

    def hold_cursor(self, *, heading: bool = False) -> None:
        """Keep the cursor in view until all that is near is open.

        With ``heading`` the line of its block is kept in view too, where both fit.
        """
        self._holds, self._with_heading = True, heading
        self.look_near()

    def show_cursor(self) -> bool:
        """Scroll to where the cursor is, for a text can be higher than the screen; tell if so."""
        at = self.screen.focused if self.is_attached else None
        if at is None or self not in at.ancestors:
            return False
        region = at.cursor_region if isinstance(at, ProseArea) else at.region
        view = self.scrollable_content_region
        room = min(_ROOM, view.height // 4)
        above, below = region.y - room - view.y, region.bottom + room - view.bottom
        if self._holds and self._with_heading:
            tops = [card.region.y for card in self.cards if card in at.ancestors]
            if tops and region.bottom - tops[0] <= view.height:
                above = min(above, tops[0] - view.y)
        by = above if above < 0 or region.height > view.height else max(below, 0)
        before = self.scroll_y
        if by:
            self.scroll_relative(y=by, animate=False, force=True, immediate=True)
        return self.scroll_y != before

    def on_mouse_scroll_up(self) -> None:
        self._holds = False

    def on_mouse_scroll_down(self) -> None:
        self._holds = False

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < _LOW, "-low")
        self.hold_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.look_near()

    # The cards

    def look_near(self) -> None:
        """Open what is near, soon; once at a time."""
        if not self._is_opening:
            self._is_opening = True
            self.after_refresh(self._open_near)

    async def _open_near(self) -> None:
        """Open the cards on the screen and just outside, as far as the user did not close them."""
        batch = self._near() if self.is_attached else []
        if not batch:
            self._is_opening = False
            self._holds = self._holds and self.show_cursor()
            return
        opened = (
            card for card in self.cards if card.is_open and self._end_of(card) > self.scroll_y
        )
        anchor = next(opened, None)
        before = self._y_of(anchor) if anchor else 0
        for card in batch:
            if card.is_attached:
                await card.turn(True)
        self.after_refresh(self._keep_still, anchor, before)

    def _near(self) -> list[Card]:
        """Return the next cards to open: those in view and below, then the nearest above."""
        top, height = self.scroll_y, max(self.size.height, 1)
        closed = [
            card
            for card in self.cards
            if not (card.is_open or card.closed_by_user)
            and top - height < self._y_of(card) < top + 2 * height
        ]
        return [card for card in closed if self._y_of(card) >= top][:_TOGETHER] or closed[-1:]

    async def _keep_still(self, anchor: Card | None, before: int) -> None:
        """Have what was in view where it was, and open what is near now."""
        if self._holds:
            self.show_cursor()
        elif anchor is not None and anchor.is_attached and self._y_of(anchor) != before:
            by = self._y_of(anchor) - before
            self.scroll_relative(y=by, animate=False, force=True, immediate=True)
        await self._open_near()

    def _y_of(self, card: Card) -> int:
        """Return where a card begins, in lines from the top of all that can be scrolled."""
        around = card.parent.virtual_region.y if isinstance(card.parent, Widget) else 0
        return card.virtual_region.y + around

    def _end_of(self, card: Card) -> int:
        return self._y_of(card) + card.virtual_region.height

"""Keys in the order in which they were pressed: none reaches what has lost the focus.

The toolkit hands each key to the queue of what has the focus at that moment, and a key that leads
elsewhere is answered some time later. So a key waits until all that came of the one before it is
done. Letters go on at once while the focus can not have changed; so does a key after a pause.
"""

from asyncio import Event, wait_for
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen

from stand.tui.background import in_background

_MOST_ROUNDS = 30
"""After so many rounds something else keeps the screen busy, and the keys go on."""
_PATIENCE = 3.0
"""For how many seconds one part of the screen may hold up the keys."""


class Turns:
    """Gives each key its turn; ``standing`` waits until what was chosen at the start is shown."""

    def __init__(self, app: App[Any], standing: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._standing = standing
        self._waiting: deque[events.Event] = deque()
        self._due: events.Event | None = None
        self._last: events.Event | None = None
        self._at: list[MessagePump] = []
        self._is_busy = False
        self.newest = 0.0
        """When the newest key was pressed, as ``time.monotonic`` has it."""

    @property
    def is_quiet(self) -> bool:
        """Whether all keys have had their turn, and all that came of them is done."""
        return not (self._is_busy or self._waiting)

    def also(self, pump: MessagePump) -> None:
        """Have the keys wait for another part too: it is about to take the focus."""
        self._at.append(pump)

    def takes(self, event: events.Event) -> bool:
        """Tell whether an event has its turn now; otherwise it is kept and comes again."""
        if event is self._due:
            self._due = None
            return True
        if self._waiting or (self._is_busy and not self._goes_along(event)):
            self._waiting.append(event)
            return False
        return True

    def _goes_along(self, event: events.Event) -> bool:
        """Tell whether an event may follow the one before it at once."""
        if isinstance(event, events.MouseEvent):
            return True
        return _is_letter(event) and _is_letter(self._last)

    def given(self, event: events.Event) -> None:
        """Say that an event was handed out: the next one waits for what comes of it."""
        self._last, self.newest = event, monotonic()
        self._at += _way_up(self._app)
        if not self._is_busy:
            self._is_busy = True
            in_background(self._app, self._go_on, alone="turns")

    async def _go_on(self) -> None:
        """Hand out what waits, each when all is done that came of the one before."""
        try:
            await self._settle()
        finally:
            self._is_busy = False
        if self._waiting:
            self._due = self._waiting.popleft()
            self._app.post_message(self._due)

    async def _settle(self) -> None:
        """Wait until the parts that an event passes have nothing left to do."""
        for _ in range(_MOST_ROUNDS):
            await self._standing()
            await _opened(self._app.screen)
            pumps = list(dict.fromkeys([*self._at, *_way_up(self._app)]))
            before = len(self._at)
            had_work = [one.message_queue_size > 0 for one in pumps]
            for pump in pumps:
                await _passed(pump)
            if not any(had_work) and before == len(self._at):
                break
        self._at.clear()


def is_in_turn(event: events.Event) -> bool:
    """Tell whether an event comes from the user and is still to be handed out in its turn."""
    kinds = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
    return isinstance(event, kinds) and not event.is_forwarded


def _is_letter(event: events.Event | None) -> bool:
    return isinstance(event, events.Key) and event.is_printable


def _way_up(app: App[Any]) -> list[MessagePump]:
    """Return what an event passes: from what has the focus, or the mouse, up to the app."""
    starts: list[DOMNode | None] = [app._mouse_down_widget, app.focused or app.screen]
    found: dict[MessagePump, None] = {}
    for start in starts:
        if start is not None and start.is_attached:
            found |= dict.fromkeys(start.ancestors_with_self)
    found.pop(app, None)
    return [*found, app]


async def _opened(screen: Screen[Any]) -> None:
    """Wait until a screen that was put over the others can take keys, or will not come."""
    with suppress(TimeoutError):
        await wait_for(screen._mounted_event.wait(), _PATIENCE)


async def _passed(pump: MessagePump) -> None:
    """Wait until a part has done all that is in its queue now, or is gone."""
    done = Event()
    if pump.is_running and pump.call_later(done.set):
        try:
            await wait_for(done.wait(), _PATIENCE)
        except TimeoutError:
            return

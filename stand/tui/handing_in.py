"""What is typed is handed in soon: in a pause, and now and then while one types on."""

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump
from textual.timer import Timer

_AFTER_LAST_KEY = 0.25
_AT_LEAST_EVERY = 0.6


class HandingIn:
    """Has a part of the screen hand in what was typed in it."""

    def __init__(self, part: MessagePump, hand_in: Callable[[], None]) -> None:
        self._part = part
        self._hand_in = hand_in
        self._since = 0.0
        self._timer: Timer | None = None

    def typed(self) -> None:
        """Say that something was typed."""
        now = monotonic()
        self._since = self._since or now
        if self._timer is not None:
            self._timer.stop()
        delay = min(_AFTER_LAST_KEY, max(0.0, self._since + _AT_LEAST_EVERY - now))
        self._timer = self._part.set_timer(delay, self._hand_in)

    def done(self) -> None:
        """Say that it was handed in, for whatever reason."""
        if self._timer is not None:
            self._timer.stop()
        self._since, self._timer = 0.0, None

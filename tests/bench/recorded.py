"""A terminal that notes when its program wrote what; what was on the screen is worked out later.

Reading a screen costs more than drawing one, so nothing is read while time is taken.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.tui.terminal import Terminal

_QUIET = 1.5


class Recorded(Terminal):
    """A terminal whose output is fed to its screen by :meth:`replay` only."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 160,
        rows: int = 45,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self._written: list[tuple[float, str]] = []
        self._is_replaying = False
        super().__init__(command, columns=columns, rows=rows, environment=environment)

    def _feed(self, text: str) -> None:
        self._written.append((time.perf_counter(), text))
        self._answer(text)

    def _takes(self, seconds: float) -> bool:
        """Take in what is written; tell whether there was anything in time."""
        before = len(self._written)
        self._read(max(seconds, 0))
        return len(self._written) > before and bool(self._written[-1][1])

    def listen(self, until: float) -> None:
        """Take in what is written until a moment of ``time.perf_counter``."""
        while (left := until - time.perf_counter()) > 0:
            self._takes(left)

    def listen_for(self, words: str, patience: float = 60.0) -> None:
        """Take in what is written until these words are in it, as they are."""
        ends = time.perf_counter() + patience
        while words not in "".join(text for _, text in self._written):
            assert self._takes(ends - time.perf_counter()), f"{words!r} came not"

    def settle(self) -> None:
        """Take in what is written until nothing came for a moment."""
        while self._takes(_QUIET):
            pass

    def replay(self, look: Callable[[float], None]) -> None:
        """Feed what was written to the screen, and call ``look`` with the moment of each piece."""
        written, self._written = self._written, []
        self._is_replaying = True
        for moment, text in written:
            super()._feed(text)
            look(moment)
        self._is_replaying = False

    def _answer(self, text: str) -> None:
        if not self._is_replaying:
            super()._answer(text)

    def see(self, words: str) -> float | None:
        """Return when words were first on the screen, from the start in seconds."""
        seen: list[float] = []

        def look(moment: float) -> None:
            if not seen and words in self.text:
                seen.append(moment - self.started)

        self.replay(look)
        return seen[0] if seen else None


def home(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's own is touched."""
    return {"HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}

"""What the editor asked and the process did not come to yet: of each kind the newest alone."""

from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from typing import BinaryIO

from stand.preview.messages import REQUESTS, Edits, Look, Question, Request
from stand.preview.protocol import BrokenFrame, read


class Inbox:
    """Requests as they come in, on a thread of its own; ``at_end`` is called at the last."""

    def __init__(self, pipe: BinaryIO, at_end: Callable[[], None]) -> None:
        self._pipe = pipe
        self._at_end = at_end
        self._changed = Condition()
        self._edits: Edits | None = None
        self._look: Look | None = None
        self._questions: list[Question] = []
        self._taken = 0

    def open(self) -> None:
        """Begin to read, beside what else is done."""
        Thread(target=self.read_all, daemon=True).start()

    def take(self) -> Request | None:
        """Return the next request: new content first, then questions, then where to look."""
        with self._changed:
            found: Request | None = None
            if self._edits is not None:
                found, self._edits = self._edits, None
            elif self._questions:
                found = self._questions.pop(0)
            elif self._look is not None:
                found, self._look = self._look, None
            return found

    def wait(self, tell: Callable[[int], None]) -> None:
        """Wait for a request; if there is none, first tell how many there have been."""
        with self._changed:
            if self._is_empty:
                tell(self._taken)
            while self._is_empty:
                self._changed.wait()

    def wait_at_most(self, seconds: float) -> None:
        """Wait for a request, but not longer than this."""
        with self._changed:
            if self._is_empty:
                self._changed.wait(seconds)

    @property
    def _is_empty(self) -> bool:
        return self._edits is None and self._look is None and not self._questions

    def read_all(self) -> None:
        """Read until the pipe is closed, or something else than requests comes out of it."""
        with suppress(BrokenFrame, OSError):
            while (request := read(self._pipe, REQUESTS)) is not None:
                self._put(request)
        self._at_end()

    def _put(self, request: Request) -> None:
        with self._changed:
            self._taken += 1
            if isinstance(request, Edits):
                self._edits = request
            elif isinstance(request, Look):
                self._look = request
            else:
                self._questions.append(request)
            self._changed.notify()

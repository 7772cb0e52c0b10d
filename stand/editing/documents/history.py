"""Undo and redo: what each step made of which file."""

from collections import deque
from dataclasses import dataclass

from stand.model.source import Path

MAX_CHARACTERS = 50_000_000


@dataclass(frozen=True)
class Step:
    """What one action changed: the text of each file before and after; None: no such file.

    ``path`` and ``place`` say where to look, ``label`` what was done, in Dutch.
    """

    label: str
    path: str
    place: Path
    changes: dict[str, tuple[str | None, str | None]]

    @property
    def size(self) -> int:
        """How many characters the step holds that the one before it does not."""
        return sum(len(after or "") for _, after in self.changes.values())


class History:
    """The steps that can be undone, oldest first, and those that can be done again."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque()
        self._undone: list[Step] = []
        self._size = 0

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def add(self, step: Step) -> None:
        """Note a step; what was undone cannot be done again. The oldest give way when full."""
        self._undone.clear()
        self._push(step)

    def _push(self, step: Step) -> None:
        self._done.append(step)
        self._size += step.size
        while self._size > MAX_CHARACTERS and len(self._done) > 1:
            self._size -= self._done.popleft().size

    def undo(self) -> Step | None:
        """Return the newest step and count it as undone."""
        if not self._done:
            return None
        step = self._done.pop()
        self._size -= step.size
        self._undone.append(step)
        return step

    def take_out(self) -> Step | None:
        """Return the newest step and forget it."""
        step = self.undo()
        if step is not None:
            self._undone.pop()
        return step

    def redo(self) -> Step | None:
        """Return the step undone last and count it as done again."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._push(step)
        return step

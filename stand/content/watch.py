"""Which files on disk may have changed since the last look, told without reading them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Signature(NamedTuple):
    """What changes when a file is written, replaced, or opened to others; times in nanoseconds."""

    modified: int
    changed: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How a file stood at the last look (None: not there), and whether that look will do."""

    signature: Signature | None
    settled: bool = False


class Watch:
    """Looks at files under a root.

    A file that seems to be in the middle of being written (gone, empty, without an end to its last
    line) is only told when it still stands so at the next look. A file that changed is told at the
    next look once more: it may have been written twice within one tick of the clock of the disk, or
    while it was being read. So who asks, reads the file and compares.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: dict[str, Seen] = {}
        self._unfinished: dict[str, Signature | None] = {}

    def note(self, paths: Iterable[str]) -> None:
        """Take these files as they stand now, because they were just written or read."""
        for path in paths:
            self._seen[path] = Seen(self._signature(path))
            self._unfinished.pop(path, None)

    def changed(self, paths: Iterable[str]) -> list[str]:
        """Return in order which of these files may differ from the last look, or are new or gone.

        Paths are from the root. A file that was never looked at counts as changed.
        """
        return [path for path in sorted(set(paths)) if self._has_changed(path)]

    def _has_changed(self, path: str) -> bool:
        signature = self._signature(path)
        seen = self._seen.get(path)
        if seen is not None and seen.signature == signature:
            self._unfinished.pop(path, None)
            self._seen[path] = Seen(signature, settled=True)
            return not seen.settled
        if seen is not None and self._waits(path, signature):
            return False
        self._seen[path] = Seen(signature)
        return True

    def _waits(self, path: str, signature: Signature | None) -> bool:
        """Tell whether the file looks unfinished, and did not look just so at the last look."""
        if path in self._unfinished and self._unfinished.pop(path) == signature:
            return False
        if self._is_finished(path, signature):
            return False
        self._unfinished[path] = signature
        return True

    def _is_finished(self, path: str, signature: Signature | None) -> bool:
        if signature is None or signature.size == 0:
            return False
        try:
            with (self._root / path).open("rb") as file:
                file.seek(-1, os.SEEK_END)
                return file.read(1) == b"\n"
        except OSError:
            return True  # who asked finds out what is wrong with it

    def _signature(self, path: str) -> Signature | None:
        try:
            stat = (self._root / path).stat()
        except OSError:
            return None
        return Signature(stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)

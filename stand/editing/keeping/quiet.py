"""Whether anything moves on the disk: a cheap look, which a thread of its own can take."""

import os
from collections.abc import Iterator
from pathlib import Path

_FOLDERS = ("content", "figures")
_LOOKS_AFTER = 3


class Quiet:
    """Compares the names, times and sizes of all files with those of the look before.

    A file may be written in several goes, so the disk is quiet only after some looks at which
    nothing had changed.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: list[tuple[str, int, int, int, int]] = []
        self._same = 0

    def is_quiet(self) -> bool:
        """Look once, and tell whether nothing has changed for some looks."""
        now = [one for folder in _FOLDERS for one in _files(self._root / folder)]
        self._same = self._same + 1 if now == self._before else 0
        self._before = now
        return self._same > _LOOKS_AFTER


def _files(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                yield from _files(Path(entry.path))
                continue
            stat = entry.stat()
        except OSError:
            continue
        yield entry.path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino

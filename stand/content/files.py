"""The files of a publication, with what is not saved yet laid over the disk."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from stand.content.text_file import decode, missing, read_bytes
from stand.problems import Problem
from stand.workspace import Workspace

Unsaved = Mapping[str, bytes | None]
"""Bytes by path from the root that count instead of those on disk; None: the file is gone."""


class Files:
    """Reads files by their path from the root, as problems name them."""

    def __init__(self, workspace: Workspace, unsaved: Unsaved | None = None) -> None:
        self.workspace = workspace
        self._unsaved = unsaved or {}

    def read_bytes(self, name: str) -> tuple[bytes | None, list[Problem]]:
        """Return the bytes of a file, or None with the problem that says why not."""
        if name in self._unsaved:
            raw = self._unsaved[name]
            return (None, [missing(name)]) if raw is None else (raw, [])
        return read_bytes(self.workspace.root / name, name)

    def read_text(self, name: str) -> tuple[str | None, list[Problem]]:
        """Return the text of a file, or None with the problem that says why not."""
        raw, problems = self.read_bytes(name)
        return (None, problems) if raw is None else decode(raw, name)

    def is_file(self, name: str) -> bool:
        """Tell whether there is such a file, saved or not."""
        if name in self._unsaved:
            return self._unsaved[name] is not None
        try:
            return (self.workspace.root / name).is_file()
        except OSError:  # a folder above it is closed
            return False

    def names(self, folder: str, ending: str, *, deep: bool = False) -> list[str]:
        """Return the paths of the files in a folder with this ending, in order.

        With ``deep`` those in folders below it too.
        """
        pattern = f"*{ending}"
        top = self.workspace.root / folder
        on_disk = top.rglob(pattern) if deep else top.glob(pattern)
        there: set[str] = set()
        with suppress(OSError):  # the folder, or one above it, is closed
            there = {self.workspace.relative(path) for path in on_disk}
        gone = {name for name, raw in self._unsaved.items() if raw is None}
        return sorted(there - gone | set(self._new(folder, ending, deep=deep)))

    def _new(self, folder: str, ending: str, *, deep: bool) -> Iterator[str]:
        for name, raw in self._unsaved.items():
            above = Path(name).parent.as_posix()
            inside = above == folder or (deep and above.startswith(f"{folder}/"))
            if raw is not None and inside and name.endswith(ending):
                yield name

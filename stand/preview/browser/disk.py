"""The files of an edition on the disk, followed as they are saved."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from stand.content.edition_files import files_of
from stand.content.watch import Watch
from stand.workspace import Workspace


@dataclass(frozen=True)
class _Unread:
    """A file that is there, and cannot be read."""


class Disk:
    """Knows what each file held at the last look.

    ``saved`` has the bytes of the texts that changed since the first look (None: gone): so the
    render process reads what stood here at one moment, and knows which files were saved anew.
    """

    def __init__(self, workspace: Workspace, year: str) -> None:
        self._workspace = workspace
        self._year = year
        self._watch = Watch(workspace.root)
        self._named: frozenset[str] = frozenset()
        self._wanted: frozenset[str] = frozenset()
        self._digests: dict[str, str] = {}
        self.saved: dict[str, bytes | None] = {}
        self._meet(self._texts())

    def _texts(self) -> set[str]:
        return set(files_of(self._workspace, self._year))

    def follow(self, names: Iterable[str]) -> None:
        """Follow these files too from the next look on, there or not: pictures and fonts."""
        self._wanted = frozenset(names)

    def _meet(self, names: Iterable[str]) -> None:
        names = list(names)
        self._watch.note(names)
        for name in names:
            self._digests[name] = _digest(self._read(name))

    def look(self) -> bool:
        """Tell whether a file holds something else than at the last look, is new or is gone."""
        try:
            texts = self._texts()
        except OSError:  # the folder is being replaced
            return False
        fresh = self._wanted - self._digests.keys()
        self._named |= fresh
        self._meet(fresh)
        changed = self._watch.changed(texts | self._digests.keys())
        others = [name for name in changed if self._is_other(name, is_text=name in texts)]
        return bool(others)

    def _is_other(self, name: str, *, is_text: bool) -> bool:
        content = self._read(name)
        digest = _digest(content)
        if self._digests.get(name) == digest:
            return False
        self._digests[name] = digest
        if is_text or name not in self._named:
            self._keep(name, content)
        return True

    def _keep(self, name: str, content: bytes | _Unread | None) -> None:
        if isinstance(content, _Unread):
            self.saved.pop(name, None)  # who reads it says why it cannot be read
        else:
            self.saved[name] = content

    def _read(self, name: str) -> bytes | _Unread | None:
        path = self._workspace.inside(name)
        if path is None:
            return _Unread()
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return _Unread()


def _digest(content: bytes | _Unread | None) -> str:
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else str(content)

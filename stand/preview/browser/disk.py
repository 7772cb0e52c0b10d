"""The files of an edition on the disk, followed as they are saved."""

import hashlib
from collections.abc import Iterable

from stand.content.edition_files import files_of
from stand.content.watch import Watch
from stand.workspace import Workspace


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
        self._digests: dict[str, str] = {}
        self.saved: dict[str, bytes | None] = {}
        self._meet(self._texts())

    def _texts(self) -> set[str]:
        return set(files_of(self._workspace, self._year))

    def follow(self, names: Iterable[str]) -> None:
        """Follow these files too, there or not: pictures and fonts that the content names."""
        fresh = frozenset(names) - self._named - self._digests.keys()
        self._named |= fresh
        self._meet(fresh)

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
        is_changed = False
        for name in self._watch.changed(texts | self._digests.keys()):
            content = self._read(name)
            digest = _digest(content)
            if self._digests.get(name) != digest:
                self._digests[name] = digest
                is_changed = True
                self._keep(name, content, is_text=name in texts or name not in self._named)
        return is_changed

    def _keep(self, name: str, content: bytes | None, *, is_text: bool) -> None:
        if content is None and (self._workspace.root / name).exists():
            self.saved.pop(name, None)  # who reads it says why it cannot be read
        elif is_text:
            self.saved[name] = content

    def _read(self, name: str) -> bytes | None:
        path = self._workspace.inside(name)
        try:
            return path.read_bytes() if path is not None else None
        except OSError:
            return None


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()

"""The files of an edition on the disk: saving them, and following what others change there."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stand.content.atomic import remove_file, write_atomic
from stand.content.edition_files import files_of
from stand.content.text_file import read_bytes
from stand.content.watch import Watch
from stand.editing.documents.document import Content, Document
from stand.editing.documents.open_files import OpenFiles
from stand.editing.merging.choices import Choices, Clash
from stand.editing.merging.texts import merge_texts
from stand.errors import CannotWrite, StandError
from stand.workspace import Workspace


@dataclass
class DiskNews:
    """What a look at the disk brought.

    ``followed``: files whose text here changed along; ``gone``: files that are no longer on the
    disk; ``clashed``: values to choose; ``new``: files that appeared.
    """

    followed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    clashed: list[Clash] = field(default_factory=list)

    @property
    def paths(self) -> frozenset[str]:
        """All files about which there is news."""
        return frozenset(self.followed | self.gone | self.new | {c.path for c in self.clashed})


class Disk:
    """Reads and writes the open files."""

    def __init__(self, files: OpenFiles, workspace: Workspace, year: str) -> None:
        self._files = files
        self._workspace = workspace
        self._year = year
        self.choices = Choices()
        # A folder may be away for a moment: what stood in a file then is still what was edited.
        self._before_gone: dict[str, Content] = {}
        self._watch = Watch(workspace.root)
        for path in files_of(workspace, year):
            self._files.replace(self._read(path))

    def _read(self, path: str) -> Document:
        """Return what stands on the disk; a file that cannot be read is closed."""
        raw, problems = read_bytes(self._workspace.root / path, path)
        if raw is None and problems[0].code != "missing-file":
            return Document.unread(path, problems)
        return Document.read(path, raw)

    def open(self, path: str) -> None:
        """Open a file of another edition too, if it is there."""
        if path not in self._files.documents:
            self._files.replace(self._read(path))

    def look(self) -> DiskNews:
        """Take over what others changed: what was not edited here follows, what was, is merged."""
        news = DiskNews()
        there = files_of(self._workspace, self._year, self._files.unsaved)
        for path in self._watch.changed({*there, *self._files.documents}):
            theirs = self._read(path)
            document = self._files.documents.get(path)
            if document is None:
                self._files.replace(theirs)
                news.new.add(path)
            elif theirs.disk != document.disk or theirs.closed != document.closed:
                self._follow(document, theirs, news)
        if news.paths:
            self._files.arrange(there)
        return news

    def _follow(self, document: Document, theirs: Document, news: DiskNews) -> None:
        """Lay what is unsaved in a document over what now stands on the disk."""
        path = document.path
        if theirs.closed and document.is_changed:
            return  # not to be read at this moment: what is here stays, and so does its base
        if theirs.saved is None:
            kept = document.now if document.is_changed else None
            if kept is not None and document.saved is not None:
                self._before_gone[path] = document.saved
            self._files.replace(replace(theirs, now=kept, coding=document.coding))
            news.gone.add(path)
        elif not document.is_changed:
            self._files.replace(theirs)
            news.followed.add(path)
        else:
            self._merge(document, theirs, theirs.saved, news)

    def _merge(self, document: Document, theirs: Document, saved: Content, news: DiskNews) -> None:
        path, nothing = document.path, Content(document.path, "")
        mine = document.now or nothing
        base = document.saved or self._before_gone.pop(path, nothing)
        merged = merge_texts(base, mine, saved, upon=saved)
        after = theirs.with_text(merged.text)
        self._files.replace(after)
        fresh = [Clash.of(path, found) for found in merged.clashes]
        if after.now is not None:
            self.choices.meet(path, after.now, saved)
            self.choices.add(path, after.now, fresh)
        news.clashed += fresh
        if merged.text != mine.text:
            news.followed.add(path)

    def save(self, paths: Sequence[str]) -> list[StandError]:
        """Write these files; return why some could not be written. The others are saved."""
        failures: list[StandError] = []
        # What the edition names is there before the edition names it.
        for path in sorted(paths, key=lambda path: path.endswith("/edition.yaml")):
            try:
                self._save(path)
            except StandError as error:
                failures.append(error)
        return failures

    def _save(self, path: str) -> None:
        document = self._files.documents[path]
        theirs = self._read(path)
        if (theirs.disk, theirs.closed) != (document.disk, document.closed):
            # Somebody wrote the file since the last look.
            self._follow(document, theirs, DiskNews())
            document = self._files.documents.get(path, theirs)
        if self.choices.of(path):
            message = f"{path} is ook elders veranderd. Kies eerst wat er moet komen te staan."
            raise StandError(message)
        target = self._workspace.inside(path)
        if target is None:
            raise CannotWrite(f"{path} is een verwijzing naar een bestand buiten de publicatie.")
        raw = document.encoded
        if raw == document.disk:
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise CannotWrite(f"{path} mag niet worden veranderd: u hebt er geen rechten voor.")
        if raw is None:
            remove_file(target)
        else:
            write_atomic(target, raw)
        saved = None if raw is None else document.now
        self._files.replace(replace(document, disk=raw, saved=saved))
        self._watch.note([path])

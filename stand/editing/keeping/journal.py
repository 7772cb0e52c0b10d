"""Unsaved work is kept on disk while it is edited, so that a kill or a power cut costs a second.

A session has one file, ``<folder>/<year>/<name>.json``; its form is that of
:mod:`stand.editing.keeping.journal_format`. What a session that is gone left there can be offered
again. Nothing that was kept is deleted by mistake: what is discarded or damaged is set aside.
"""

import errno
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from stand.content.atomic import remove_file, sync_folder, write_atomic
from stand.editing.keeping.journal_format import Damaged, Packer, Unknown, unpack
from stand.editing.keeping.presence import is_alive
from stand.errors import CannotWrite, StandError

# A write costs the disk something; typing is faster than this. With the time that writing takes,
# and the time until the next try, what is lost stays well within two seconds.
_SECONDS_BETWEEN_WRITES = 0.5
_SECONDS_UNTIL_NEXT_LOOK = 1.0
_SECONDS_TO_CLOSE = 10.0
_SET_ASIDE = "weggelegd"
_DAMAGED = "beschadigd"
_MOST_SET_ASIDE = 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}


class Kept(NamedTuple):
    """One file with unsaved work: the bytes on disk when editing began, and those to save.

    None: the file is not there.
    """

    base: bytes | None
    text: bytes | None


class Journal:
    """Keeps the unsaved work of one session; a thread of its own writes."""

    def __init__(self, folder: Path, year: str, name: str) -> None:
        self.path = folder / year / f"{name}.json"
        self._condition = threading.Condition()
        self._files: dict[str, Kept] = {}
        self._when = datetime.now(UTC)
        self._asked = self._answered = 0
        self._hurry = self._closing = self._ended = False
        self._written: dict[str, Kept] = {}
        self._packer = Packer()
        self._problem: str | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def problem(self) -> str | None:
        """Why the newest work is not kept at this moment, in Dutch; None when all is well."""
        return self._problem

    def keep(self, files: Mapping[str, Kept]) -> None:
        """Have these files kept instead of the earlier ones; returns at once."""
        with self._condition:
            self._files = dict(files)
            self._when = datetime.now(UTC)
            self._asked += 1
            self._condition.notify_all()

    def flush(self) -> bool:
        """Wait until the newest work was written, or could not be; tell whether it was."""
        with self._condition:
            self._asked += 1
            asked, self._hurry = self._asked, True
            self._condition.notify_all()
            self._condition.wait_for(lambda: self._answered >= asked or self._ended)
            return self._problem is None

    def close(self, *, discard: bool) -> None:
        """Write the newest work and stop; with ``discard`` nothing is kept."""
        with self._condition:
            if discard:
                self._files = {}
            self._asked += 1
            self._hurry = self._closing = True
            self._condition.notify_all()
        self._thread.join(_SECONDS_TO_CLOSE)

    def _run(self) -> None:
        ended = False
        while not ended:
            with self._condition:
                self._condition.wait_for(
                    lambda: self._asked > self._answered, _SECONDS_UNTIL_NEXT_LOOK
                )
                asked, files, when, ended = self._asked, self._files, self._when, self._closing
                self._hurry = False
            problem = self._attempt(files, when)
            with self._condition:
                self._answered, self._problem, self._ended = asked, problem, ended
                self._condition.notify_all()
                if not ended:
                    self._condition.wait_for(lambda: self._hurry, _SECONDS_BETWEEN_WRITES)

    def _attempt(self, files: dict[str, Kept], when: datetime) -> str | None:
        """Bring the disk up to date; return the problem in Dutch, or None."""
        try:
            if not files:
                self._remove()
            elif files != self._written or not self.path.exists():
                write_atomic(self.path, self._packer.pack(when, files))
                if not self._written:  # perhaps its folders are new as well
                    sync_folder(self.path.parents[1])
                    sync_folder(self.path.parents[2])
            self._written = files
        except Exception as error:  # whatever it is, the next try must come
            self._written = {}
            return _told(error, self.path.parent)
        return None

    def _remove(self) -> None:
        if self.path.exists():
            remove_file(self.path)


@dataclass(frozen=True)
class Leftover:
    """Unsaved work of a session that is gone; ``when`` has the zone of this machine."""

    name: str
    when: datetime
    files: dict[str, Kept]
    path: Path


def leftovers(folder: Path, year: str) -> list[Leftover]:
    """Return the unsaved work of sessions that are gone, newest first."""
    found = []
    for path, raw in _of_the_dead(folder, year):
        try:
            when, files = unpack(raw)
        except (Damaged, Unknown):
            continue
        kept = {name: Kept(*pair) for name, pair in files.items()}
        found.append(Leftover(path.stem, when.astimezone(), kept, path))
    return sorted(found, key=lambda leftover: (leftover.when, leftover.name), reverse=True)


def set_damaged_aside(folder: Path, year: str) -> list[Path]:
    """Move what can no longer be read as unsaved work to a folder of its own; return where to."""
    moved = []
    for path, raw in _of_the_dead(folder, year):
        try:
            unpack(raw)
        except Unknown:
            continue
        except Damaged:
            target = path.parent / _DAMAGED / path.name
            try:
                _move(path, target)
            except CannotWrite:
                target = path
            moved.append(target)
    return moved


def discard(leftover: Leftover) -> None:
    """Offer this no longer. It is set aside with the 20 that were discarded last.

    Raises CannotWrite when the folder may not be written to.
    """
    folder = leftover.path.parent / _SET_ASIDE
    _move(leftover.path, folder / leftover.path.name)
    for old in _newest_first(folder)[_MOST_SET_ASIDE:]:
        old.unlink(missing_ok=True)


def _of_the_dead(folder: Path, year: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of sessions that are gone, with what is in them."""
    for path in sorted((folder / year).glob("[!.]*.json")):
        if is_alive(folder, year, path.stem):
            continue
        try:
            yield path, path.read_bytes()
        except OSError:
            continue  # of somebody else, or gone at this very moment


def _newest_first(folder: Path) -> list[Path]:
    return sorted(
        folder.glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True
    )


def _move(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(exist_ok=True)
        os.utime(path)
        path.replace(target)
        sync_folder(path.parent)
    except FileNotFoundError:
        return  # another session was first
    except OSError as error:
        raise CannotWrite(f"{path} kan niet worden weggelegd.") from error


def _told(error: Exception, folder: Path) -> str:
    cause = error.__cause__ if isinstance(error, StandError) else error
    code = cause.errno if isinstance(cause, OSError) else None
    if code in _FULL:
        why = "de schijf is vol"
    elif code in _NO_RIGHTS:
        why = f"in {folder} mag niet worden geschreven"
    else:
        why = f"in {folder} kan niet worden geschreven"
    return f"Wat u nog niet hebt opgeslagen, is nu niet beveiligd tegen uitval: {why}."

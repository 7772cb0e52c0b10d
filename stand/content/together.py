"""Writing files that belong together: all of them are there, or none, even after a kill.

The new files are written beside the old ones. A list of what is to take which place is put on the
disk before the first one does. Who finds such a list of a process that is gone carries it out.
"""

import contextlib
import errno
import fcntl
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from stand.content.atomic import (
    AS_IT_WAS,
    open_beside,
    refused,
    sweep,
    sync_folder,
    write_atomic,
)
from stand.errors import CannotWrite

_LIST = ".stand-together.json"
_OURS = ".stand-*"
_PATIENCE = 60.0
"""For how many seconds another process may be writing in the same folder."""
_BETWEEN_TRIES = 0.05
_HALF = (
    "De bestanden in deze map horen nu niet bij elkaar. De volgende keer wordt dat eerst afgemaakt."
)


def write_together(files: Mapping[Path, bytes], *, only: Iterable[Path] = ()) -> None:
    """Put the data in the files; until all of it is on the disk, all old files stand.

    ``only`` are patterns: a file that lies there and is not among these is removed with the same
    step. Raises CannotWrite when the disk is full or a folder may not be written to.
    """
    _put(Path(os.path.commonpath([path.parent for path in files])), files, only)


def add_together(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Do the same with files that are new: one that somebody else puts there first is left alone.

    They take their places in their order. What is left of it after a kill lies in ``folder``: that
    is the one to settle, with the other folders of the files below it. Raises CannotWrite.
    """
    _put(folder, files, over=False)


def _put(
    folder: Path, files: Mapping[Path, bytes], only: Iterable[Path] = (), *, over: bool = True
) -> None:
    with refused(folder):
        folder.mkdir(parents=True, exist_ok=True)
    folders = {path.parent for path in files}
    with _alone_in(folder) as is_alone:
        _settle(folder, folders, is_alone=is_alone)
        step = _Step(folder, _written(files), _others(only, files), over)
        try:
            step.note()
        except BaseException:
            step.undo()
            raise
        step.carry_out()


def settle(folder: Path, *below: Path) -> None:
    """Finish what a process that is gone was putting into a folder, or else undo it.

    ``below`` are the other folders into which it may have written; nothing is put outside these.
    Raises CannotWrite when files that belong together cannot be put there.
    """
    if any(any(each.glob(_OURS)) for each in (folder, *below)):
        with _alone_in(folder) as is_alone:
            _settle(folder, below, is_alone=is_alone)


def _settle(folder: Path, below: Collection[Path], *, is_alone: bool) -> None:
    step = _Step.found_in(folder, below)
    if step is not None:
        step.carry_out()
    if is_alone:
        for each in {folder, *below}:
            sweep(each)


@dataclass(frozen=True)
class _Step:
    """Which unfinished file takes which place, and which files go.

    Unless it goes ``over`` what is there, a file that somebody put at such a place stays.
    """

    folder: Path
    places: dict[Path, Path]
    gone: list[Path]
    over: bool

    @classmethod
    def found_in(cls, folder: Path, below: Collection[Path]) -> Self | None:
        """Return the step that somebody did not finish, if there is one."""
        path = folder / _LIST
        try:
            told = json.loads(path.read_bytes())
            inside = partial(_inside, folder, below)
            places = {inside(new): inside(old) for new, old in told["places"]}
            return cls(folder, places, [*map(inside, told["gone"])], bool(told.get("over", True)))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            with refused(path):  # no list of ours
                path.unlink(missing_ok=True)
            return None

    def note(self) -> None:
        """Put the list on the disk, after all that is on it: from now on it will be done."""
        told = {
            "places": [[self._named(new), self._named(old)] for new, old in self.places.items()],
            "gone": [self._named(path) for path in self.gone],
            "over": self.over,
        }
        for each in {path.parent for path in self.places}:
            with refused(each):
                sync_folder(each)
        write_atomic(self.folder / _LIST, json.dumps(told).encode())

    def _named(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def carry_out(self) -> None:
        """Do what is on the list; what was done already is left as it is."""
        try:
            self._do()
        except KeyboardInterrupt:
            self._do()
            raise

    def _do(self) -> None:
        then = AS_IT_WAS if all(new.exists() for new in self.places) else _HALF
        for new, old in self.places.items():
            try:
                with refused(old, then), contextlib.suppress(FileNotFoundError):
                    self._place(new, old)
            except CannotWrite:
                if then is AS_IT_WAS:
                    self.undo()
                raise
            then = _HALF
        for path in self.gone:
            with refused(path, then):
                path.unlink(missing_ok=True)
        with refused(self.folder, then):
            for each in {self.folder, *(path.parent for path in self.places.values())}:
                sync_folder(each)
            (self.folder / _LIST).unlink(missing_ok=True)

    def _place(self, new: Path, old: Path) -> None:
        if self.over or not os.path.lexists(old):
            new.replace(old)
        else:
            new.unlink()

    def undo(self) -> None:
        """Leave all as it was: no new file has taken its place yet."""
        with contextlib.suppress(OSError):
            (self.folder / _LIST).unlink(missing_ok=True)
            sync_folder(self.folder)  # a list without its files would count as carried out
            _remove(self.places)


def _written(files: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Write files beside those that they will replace; return which goes where."""
    places: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            with refused(path):
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, path)
                with open_beside(path) as (file, unfinished):
                    places[unfinished] = path
                    file.write(data)
        for unfinished, path in places.items():  # all at once: the disk has less to wait for
            with refused(path), unfinished.open("rb") as file:
                os.fsync(file.fileno())
    except BaseException:
        _remove(places)
        raise
    return places


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _others(patterns: Iterable[Path], files: Collection[Path]) -> list[Path]:
    found = (path for each in patterns for path in each.parent.glob(each.name))
    return sorted(path for path in found if path not in files and not path.is_dir())


def _inside(folder: Path, below: Iterable[Path], name: str) -> Path:
    path = _plain(folder / name)
    if not any(path.is_relative_to(_plain(each)) for each in (folder, *below)):
        raise ValueError(name)
    return path


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[bool]:
    """Wait until no other process puts files together in a folder, and keep others out.

    The system gives the lock back when a process ends, however it ends. Yields whether the disk
    knows locks.
    """
    with refused(folder):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _lock(handle, folder)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> bool:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                message = (
                    f"In {folder} schrijft een ander programma, en dat is na {_PATIENCE:.0f} "
                    f"seconden nog niet klaar. {AS_IT_WAS}"
                )
                raise CannotWrite(message) from error
            time.sleep(_BETWEEN_TRIES)
        except OSError:
            return False
        else:
            return True

"""Writing a file so that it is there whole, or not at all."""

import contextlib
import errno
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from stand.errors import CannotWrite, reason

UNFINISHED = ".stand-????????.new"
"""What the names of files look like that are being written, beside those that they will replace."""
AS_IT_WAS = "Wat er stond, staat er nog."


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put the data in the file; until it is all there, the old file stands.

    What can be made again need not be ``durable``: it does not wait for the disk.

    Raises CannotWrite when the disk is full or the folder may not be written to.
    """
    with refused(path):
        with open_beside(path) as (file, unfinished):
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            unfinished.replace(path)  # as long as it is open, nobody takes it for a leftover
        if durable:
            sync_folder(path.parent)


@contextlib.contextmanager
def open_beside(path: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a new file that is to take the place of another one, with the rights of that one.

    It is locked while it is open, so that others see that somebody lives who writes it. It is gone
    when something goes wrong.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    handle, unfinished = _new_in(path.parent, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as file:
            if mode is not None:
                os.fchmod(handle, mode)
            yield file, unfinished
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def _new_in(folder: Path, mode: int) -> tuple[int, Path]:
    while True:
        path = folder / UNFINISHED.replace("????????", secrets.token_hex(4))
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        with contextlib.suppress(OSError):  # not every disk knows locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, path
        os.close(handle)  # who sweeps was there before the lock was


def sweep(folder: Path) -> None:
    """Remove the unfinished files that processes left which are gone."""
    for path in folder.glob(UNFINISHED):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(handle)


@contextlib.contextmanager
def refused(path: Path, then: str = AS_IT_WAS) -> Iterator[None]:
    """Say in Dutch that the disk refuses a file, and what that means."""
    try:
        yield
    except OSError as error:
        message = f"{path} kan niet worden geschreven ({reason(error)}). {then}"
        raise CannotWrite(message) from error


def remove_file(path: Path) -> None:
    """Remove a file; one that is gone already is fine. Raises CannotWrite."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(f"{path} kan niet worden verwijderd ({reason(error)}).") from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the disk can promise that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except (FileNotFoundError, PermissionError):
        return  # one may write in a folder and yet not read it
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)

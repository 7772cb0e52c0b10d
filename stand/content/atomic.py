"""Writing a file so that it is there whole, or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from stand.errors import CannotWrite, reason


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put the data in the file; until it is all there, the old file stands.

    What can be made again need not be ``durable``: it does not wait for the disk.

    Raises CannotWrite when the disk is full or the folder may not be written to.
    """
    write_together({path: data}, durable=durable)


def write_together(files: Mapping[Path, bytes], *, durable: bool = True) -> None:
    """Put the data in the files; until all of it is on the disk, all old files stand.

    ``durable`` and CannotWrite are as with `write_atomic`.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
            waiting.append((temporary, path))
            with _refused(path):
                _write_new(temporary, path, data)
        if durable:  # all at once: the disk has less to wait for
            for temporary, path in waiting:
                with _refused(path):
                    _sync_file(temporary)
        while waiting:
            temporary, path = waiting[0]
            with _refused(path):
                temporary.replace(path)
            waiting.pop(0)
        if durable:
            for folder in {path.parent for path in files}:
                with _refused(folder):
                    sync_folder(folder)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write_new(temporary: Path, path: Path, data: bytes) -> None:
    """Write a file that will be another one, with the rights of that one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    handle = os.open(
        temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode
    )
    with os.fdopen(handle, "wb") as file:
        if mode is not None:
            os.fchmod(handle, mode)
        file.write(data)


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Say in Dutch that the disk refuses a file."""
    try:
        yield
    except OSError as error:
        message = (
            f"{path} kan niet worden geschreven ({reason(error)}). Wat er stond, staat er nog."
        )
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

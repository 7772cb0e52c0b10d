"""Writing a file so that it is there whole, or not at all."""

import os
import tempfile
from pathlib import Path

from stand.errors import CannotWrite


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put the data in the file; until it is all there, the old file stands.

    What can be made again need not be ``durable``: it does not wait for the disk.

    Raises CannotWrite when the disk is full or the folder may not be written to.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        message = (
            f"{path} kan niet worden geschreven ({error.strerror}). Wat er stond, staat er nog."
        )
        raise CannotWrite(message) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

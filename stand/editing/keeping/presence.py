"""Who else has an edition open: each session holds a file of its own, with a lock on it.

The system gives the lock back when the session ends, however it ends. A lock does not always reach
other machines on a network folder; there, the time at which a session last touched its file counts.
"""

import contextlib
import fcntl
import getpass
import json
import os
import secrets
import socket
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_ENDING = ".live"
_SECONDS_ALIVE = 60
_UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Other:
    """Another session on the same edition; ``since`` has the zone of this machine."""

    user: str
    host: str
    pid: int
    since: datetime


class Presence:
    """Tells others of this session; ``name`` is its own, and never comes again.

    A folder that cannot be written to is no error: then the others do not hear of this session.
    """

    def __init__(self, folder: Path, year: str) -> None:
        self._folder, self._year = folder, year
        since = datetime.now(UTC)
        self.name = f"{since:%Y%m%dT%H%M%S}-{os.getpid()}-{secrets.token_hex(4)}"
        self._since = since
        self._path = folder / year / f"{self.name}{_ENDING}"
        self._handle: int | None = None

    def enter(self) -> None:
        """Let others know that this session is there; clear away what dead sessions left."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._hold()
        _clear(self._folder, self._year)

    def others(self) -> list[Other]:
        """Return the other sessions that are alive, longest there first.

        It also tells others that this one still is: call it every few seconds.
        """
        self._beat()
        found = [
            _read(path)
            for path in _files(self._folder, self._year)
            if path != self._path and is_alive(self._folder, self._year, _name(path))
        ]
        return sorted(found, key=lambda other: (other.since, other.pid))

    def leave(self) -> None:
        """Let others know that this session is gone."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None

    def _hold(self) -> None:
        # Others see the file when it has its name, and then the lock is on it already.
        waiting = self._path.with_suffix(".new")
        handle = os.open(waiting, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            locked = _lock(handle, fcntl.LOCK_EX) is True
            told = {
                "user": _user(),
                "host": socket.gethostname(),
                "machine": _machine(),
                "pid": os.getpid(),
                "since": self._since.isoformat(),
                "locked": locked,
            }
            os.write(handle, json.dumps(told).encode("ascii"))
            waiting.rename(self._path)
        except OSError:
            os.close(handle)
            waiting.unlink(missing_ok=True)
            raise
        self._handle = handle

    def _beat(self) -> None:
        try:
            os.utime(self._path)
        except FileNotFoundError:
            # The folder was cleared meanwhile, or could not be written to until now.
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None
            self.enter()
        except OSError:
            return


def is_alive(folder: Path, year: str, name: str) -> bool:
    """Tell whether the session of this name is still there, as far as can be known."""
    path = folder / year / f"{name}{_ENDING}"
    try:
        handle = os.open(path, os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return _beats(path)
    try:
        told = _told(handle)
        lock = _lock(handle, fcntl.LOCK_SH)
        if told.get("host") == socket.gethostname() and told.get("machine") == _machine():
            works = lock is not None and bool(told.get("locked"))
            return _runs(told.get("pid")) and not (works and lock)
        return lock is False or _beats(path)
    finally:
        os.close(handle)


def _clear(folder: Path, year: str) -> None:
    """Remove the files of dead sessions that left no work, and what a kill left half-way."""
    for path in _files(folder, year):
        name = _name(path)
        if not path.with_name(f"{name}.json").exists() and not is_alive(folder, year, name):
            with contextlib.suppress(OSError):
                path.unlink()
    for path in (folder / year).glob("*.new"):
        if not _beats(path):
            with contextlib.suppress(OSError):
                path.unlink()


def _files(folder: Path, year: str) -> list[Path]:
    return sorted((folder / year).glob(f"[!.]*{_ENDING}"))


def _name(path: Path) -> str:
    return path.name.removesuffix(_ENDING)


def _lock(handle: int, kind: int) -> bool | None:
    """Try to lock: True when it worked, False when another has it, None where locks do not work."""
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _told(handle: int) -> dict[str, Any]:
    try:
        told = json.loads(os.read(handle, 4096))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _read(path: Path) -> Other:
    told: dict[str, Any] = {}
    user = _UNKNOWN
    since = datetime.fromtimestamp(0, UTC)
    with contextlib.suppress(OSError):
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with contextlib.suppress(KeyError):
            user = path.owner()
        handle = os.open(path, os.O_RDONLY)
        told = _told(handle)
        os.close(handle)
    with contextlib.suppress(ValueError, TypeError, KeyError):
        since = datetime.fromisoformat(told["since"])
    pid = told.get("pid")
    return Other(
        str(told.get("user", user)),
        str(told.get("host", _UNKNOWN)),
        pid if isinstance(pid, int) else 0,
        since.astimezone(),
    )


def _runs(pid: object) -> bool:
    """Tell whether there is such a process on this machine."""
    if not isinstance(pid, int) or pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _beats(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime < _SECONDS_ALIVE
    except OSError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return _UNKNOWN


def _machine() -> str:
    """Return what tells this machine from another of the same name."""
    try:
        return Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""

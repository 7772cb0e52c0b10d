"""Programs that come to an end, or to a halt, at a step of their choice in writing files."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT

ALL = ("open", "os.rename", "os.remove", "os.mkdir")
_BEFORE_ALL = """
import errno, os, signal, sys
_place, _step, _end, _events = {place!r}, {step}, {end!r}, {events!r}
_seen = 0

def _watch(event, arguments):
    global _seen
    if event not in _events or not str(arguments[0]).startswith(_place):
        return
    _seen += 1
    if _seen != _step:
        return
    if _end == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif _end == "full":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    elif _end == "halted":
        print("halted", flush=True)
        sys.stdin.readline()

sys.addaudithook(_watch)
"""


def ending(
    program: str, place: Path, step: int, end: str, events: tuple[str, ...] = ALL
) -> list[str]:
    """Return a command that comes to an end before its n-th step with the files below a place.

    A step opens, renames or removes a file, or makes a folder; ``events`` are what Python calls the
    steps that count. The end is ``killed``, ``full`` (the disk is, at that step alone) or
    ``halted`` (until a line comes in, after saying so).
    """
    before = _BEFORE_ALL.format(place=str(place), step=step, end=end, events=events)
    return [sys.executable, "-c", before + program]


def run_to_end(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run such a command."""
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )

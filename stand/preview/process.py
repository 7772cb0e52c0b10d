"""Processes that speak the protocol: how one is started, heard and ended, and how one begins."""

import asyncio
import ctypes
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

import stand
from stand.preview.protocol import START_SIZE, Kinds, lengths, unpack
from stand.workspace import Workspace

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_LONGEST_LOG = 1024 * 1024


async def started(module: str, workspace: Workspace, *arguments: str) -> Process:
    """Return a new process that runs a module of ours; it gets the root and the arguments.

    What it writes to its standard error goes to a log file among what may be deleted.
    """
    program = (sys.executable, "-P", "-m", module, str(workspace.root), *arguments)
    with _log(workspace) as log:
        return await asyncio.create_subprocess_exec(
            *program,
            stdin=PIPE,
            stdout=PIPE,
            stderr=log,
            env=_environment(),
            start_new_session=True,  # what is typed at the terminal is not for it
        )


async def next_message(process: Process, kinds: Kinds) -> Any:
    """Return the next message of a process, None when it is gone, or raise BrokenFrame."""
    pipe = process.stdout
    if pipe is None:
        return None
    try:
        head_length, body_length = lengths(await pipe.readexactly(START_SIZE))
        head = await pipe.readexactly(head_length)
        body = await pipe.readexactly(body_length)
    except asyncio.IncompleteReadError:
        return None
    return unpack(head, body, kinds)


async def ended(process: Process) -> None:
    """Kill a process, if it is still there, and wait until it is gone."""
    with suppress(ProcessLookupError):
        process.kill()
    await process.communicate()


def begin() -> tuple[BinaryIO, BinaryIO]:
    """Make this process one that speaks the protocol; return where it reads and where it writes.

    What anything here prints goes to standard error from now on. The process ends with its parent.
    """
    requests, answers = os.dup(0), os.dup(1)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    _end_with_parent()
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _end_with_parent() -> None:
    """Ask Linux to kill this process with its parent, even when it is stopped."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _environment() -> dict[str, str]:
    """Return the environment, with the place of this program: where one stands is no matter."""
    own = str(Path(stand.__file__).parents[1])
    path = os.pathsep.join((own, *filter(None, [os.environ.get("PYTHONPATH")])))
    return {**os.environ, "PYTHONPATH": path}


@contextmanager
def _log(workspace: Workspace) -> Iterator[IO[bytes]]:
    """Open the file for what a process writes to its standard error; nowhere, if that cannot be."""
    path = workspace.cache / "preview.log"
    try:
        workspace.cache.mkdir(parents=True, exist_ok=True)
        path.touch()
        mode = "wb" if path.stat().st_size > _LONGEST_LOG else "ab"
    except OSError:
        path, mode = Path(os.devnull), "wb"
    with path.open(mode) as log:
        yield log

"""Work on another core, in a process that starts as a copy of this one.

A copy has all that was imported and read, so nothing of it need be sent; only what comes of the
work is. A process that starts afresh would spend longer on starting than on most of its work.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from stand.errors import StandError

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
T = TypeVar("T")
Work = Callable[[Connection], None]


class Stuck(StandError):
    """The other process ended before its work did."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cores_to_fork_on() -> int:
    """Return the same, but 1 where a copy of this process may not work as it does itself."""
    has_threads_that_stay = "vl_convert" in sys.modules
    return cores() if sys.platform == "linux" and not has_threads_that_stay else 1


class Forked:
    """A copy of this process that does its work and ends; it ends too when this one does."""

    def __init__(self, work: Work) -> None:
        self.connection, theirs = get_context("fork").Pipe()
        self._process = get_context("fork").Process(
            target=_run, args=(work, theirs, self.connection), daemon=True
        )
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let Ctrl+C wait, here and in a copy that is made meanwhile: that takes it up by itself."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _run(work: Work, connection: Connection, other_end: Connection) -> None:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this one hears it and ends it
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    other_end.close()
    try:
        work(connection)
    except (BrokenPipeError, EOFError):
        return  # nobody listens any more


@contextmanager
def elsewhere(function: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Yield what returns the result of a function that is worked out on another core meanwhile.

    It raises what was raised there, or Stuck.
    """
    forked = Forked(lambda connection: connection.send(outcome(function)))
    try:
        yield lambda: cast(T, answer(forked.connection))
    finally:
        forked.kill()


def outcome(function: Callable[[], object]) -> object:
    """Return what a function returns, or what it raises, to be sent."""
    try:
        return function()
    except Exception as error:
        return error


def answer(connection: Connection) -> object:
    """Return what was sent, or raise it if it is an exception. Raises Stuck."""
    try:
        sent = connection.recv()
    except (EOFError, OSError) as error:
        raise Stuck("Het maken van de PDF liep vast. Wat er al stond, is nog heel.") from error
    if isinstance(sent, Exception):
        raise sent
    return sent

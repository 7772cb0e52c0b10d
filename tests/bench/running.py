"""Runs commands, and notes how long each took and how much memory all its processes had."""

import subprocess
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]
_BETWEEN = 0.2
_PROCESSES = Path("/proc")
_KIB = 1024


@dataclass(frozen=True)
class Run:
    """One run: its time in seconds, and the most memory in bytes; None where it cannot be seen."""

    seconds: float
    memory: int | None


def run(command: Command) -> None:
    """Run a command to its end, whatever comes of it."""
    subprocess.run(command, check=False, capture_output=True)


def timed(command: Command) -> float:
    """Run a command, and return how many seconds it took."""
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def watched(command: Command) -> Run:
    """Run a command while looking, five times a second, at the memory of all its processes."""
    start = time.perf_counter()
    most: int | None = None
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while True:
            try:
                process.wait(_BETWEEN)
                return Run(time.perf_counter() - start, most)
            except subprocess.TimeoutExpired:
                found = _memory(process.pid)
                most = max(found, most or 0) if found else most


def _memory(first: int) -> int:
    """Return the memory in bytes of a process and all that came of it; what is shared once."""
    children = defaultdict[int, list[int]](list)
    for entry in _PROCESSES.glob("[0-9]*"):
        if (parent := _parent(entry)) is not None:
            children[parent].append(int(entry.name))
    total, left = 0, [first]
    while left:
        one = left.pop()
        total += _share(one)
        left.extend(children[one])
    return total


def _parent(entry: Path) -> int | None:
    try:
        # The name of the program comes before it, in brackets, and may hold spaces.
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _share(process: int) -> int:
    """Return the memory of one process, in which what it shares is divided by who share it."""
    try:
        lines = (_PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(_KIB * int(line.split()[1]) for line in lines if line.startswith("Pss:"))

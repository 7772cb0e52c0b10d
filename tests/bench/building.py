"""How long the commands take: a build, a check, the help; each beside the least it could cost.

The least a build could cost is the layout engine alone, on the same HTML in one document, with the
same style and fonts, to the same kind of PDF.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from stand.workspace import Workspace
from tests.bench.frame import Bound, Pair
from tests.bench.opening import copy_of_2025
from tests.made.large import many_pages
from tests.tui.terminal import STAND

Command = Sequence[str]
_TURNS = 7
_FEW = 3
_YEARS = tuple(str(year) for year in range(2031, 2039))
_ENGINE = (sys.executable, "-m", "tests.bench.engine_alone")
_IMPORTS = (sys.executable, "-c", "import pandas, pydantic, yaml")
_PARSER = (sys.executable, "-c", "import argparse; argparse.ArgumentParser()")


def builds(folder: Path) -> Iterator[Pair]:
    """Measure a build of 2025: from cold, from a clean cache, and when nothing changed."""
    root = copy_of_2025(folder / "own")
    build = stand(root, "build", "2025")
    engine = [*_ENGINE, str(root), "2025", str(folder / "engine")]
    _run(engine)  # writes the HTML, which is not part of what is measured
    engine = [*_ENGINE, str(folder / "engine")]

    def without_output() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)

    def without_cache() -> None:
        without_output()
        shutil.rmtree(root / ".cache", ignore_errors=True)

    cold = _pair("build, charts cached", build, engine, Bound(1.25), without_output)
    yield cold
    yield _pair("build, clean cache", build, engine, Bound(1.6), without_cache)
    _run(build)
    unchanged = [_timed(build) for _ in cold.ours]
    yield Pair("build, unchanged : cold", unchanged, cold.ours, (Bound(0.15),))


def commands(folder: Path) -> Iterator[Pair]:
    """Measure a check of 2025 and the help, beside importing the least that they need."""
    root = copy_of_2025(folder / "own")
    yield _pair("check, 2025", stand(root, "check", "2025"), _IMPORTS, Bound(1.6))
    yield _pair("help", [*STAND, "--help"], _PARSER, Bound(2))


def editions(folder: Path) -> Iterator[Pair]:
    """Measure eight editions on all cores beside the same on one, where that can be asked for."""
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        return
    root = copy_of_2025(folder / "own")
    for year in _YEARS:
        for name in ("content", "figures"):
            shutil.copytree(root / name / "2025", root / name / year)
    build = stand(root, "build", *_YEARS)
    one = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *build]
    _run(build)

    def without_output() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)

    bound = Bound(1 / 1.7)
    yield _pair("8 editions, all cores : one", build, one, bound, without_output, turns=_FEW)


def growth(folder: Path, *, most: int = 10) -> Iterator[Pair]:
    """Measure a made edition of ten times the size (or ``most``) beside ten of the size itself."""
    small = many_pages(folder / "small", 1)
    large = many_pages(folder / "large", most)

    def clean(root: Path) -> Callable[[], None]:
        def remove() -> None:
            for name in ("output", ".cache"):
                shutil.rmtree(root / name, ignore_errors=True)

        return remove

    ones, larges = [], []
    for _ in range(_FEW if most <= 10 else 1):
        clean(small.root)()
        ones.append(most * _timed(stand(small.root, "build")))
        clean(large.root)()
        larges.append(_timed(stand(large.root, "build")))
    yield Pair(f"{most} times the size : {most} of it", larges, ones, (Bound(1.0),))
    yield _memory(large, most)


def hundredfold(folder: Path) -> Iterator[Pair]:
    """Measure the same of a hundred times the size; it takes minutes."""
    yield from growth(folder, most=100)


def _memory(large: Workspace, most: int) -> Pair:
    """Return the most memory that a build took, as a part of 2 GiB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Pair(f"{most} times the size: GiB : 2 GiB", [peak / 2**30], [2.0], (Bound(1.0),))


def stand(root: Path, command: str, *arguments: str) -> Command:
    """Return a command on a publication."""
    return [*STAND, "--root", str(root), command, *arguments]


def _pair(
    name: str,
    ours: Command,
    reference: Command,
    bound: Bound,
    before: Callable[[], None] = lambda: None,
    turns: int = _TURNS,
) -> Pair:
    """Run ours and the reference in turns; the first time of each fills the caches of the disk."""
    found = []
    for _ in range(turns + 1):
        before()
        mine = _timed(ours)
        before()
        found.append((mine, _timed(reference)))
    return Pair(name, [mine for mine, _ in found[1:]], [held for _, held in found[1:]], (bound,))


def _timed(command: Command) -> float:
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def _run(command: Command) -> None:
    subprocess.run(command, check=False, capture_output=True)

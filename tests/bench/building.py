"""How long the commands take: a build, a check, the help; each beside the least it could cost.

The least a build could cost is the layout engine alone, on the same HTML in one document, with the
same style and fonts, to the same kind of PDF.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from tests.bench.frame import Bound, Pair
from tests.bench.opening import EDITIONS, copy_of_own
from tests.bench.running import Command, Run, run, timed, watched
from tests.made.large import many_pages
from tests.tui.terminal import STAND

_TURNS = 7
_FEW = 3
_LARGE = 2
"""How often a made edition of ten times the size is built; a larger one is built once."""
_MOST_GIB = 2.0
_YEARS = tuple(str(year) for year in range(2031, 2039))
_ENGINE = (sys.executable, "-m", "tests.bench.engine_alone")
_IMPORTS = (sys.executable, "-c", "import pandas, pydantic, yaml")
_PARSER = (sys.executable, "-c", "import argparse; argparse.ArgumentParser()")


def builds(folder: Path) -> Iterator[Pair]:
    """Measure builds of our own editions: from cold, from a clean cache, and of nothing new."""
    root = copy_of_own(folder / "own")
    for year in EDITIONS:
        yield from _builds_of(root, year, folder / f"engine-{year}")


def _builds_of(root: Path, year: str, alone: Path) -> Iterator[Pair]:
    build = stand(root, "build", year)
    run([*_ENGINE, str(root), year, str(alone)])  # writes the HTML, which is not measured
    engine = [*_ENGINE, str(alone)]

    def without_output() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)

    def without_cache() -> None:
        without_output()
        shutil.rmtree(root / ".cache", ignore_errors=True)

    name = f"build, {year}"
    yield _pair(f"{name}, clean cache", build, engine, Bound(1.6), without_cache, turns=_FEW)
    cold = _pair(f"{name}, charts cached", build, engine, Bound(1.25), without_output)
    yield cold
    run(build)
    unchanged = [timed(build) for _ in cold.ours]
    yield Pair(f"{name}, unchanged : cold", unchanged, cold.ours, (Bound(0.15),))


def commands(folder: Path) -> Iterator[Pair]:
    """Measure a check of our own editions and the help, beside the least that they import."""
    root = copy_of_own(folder / "own")
    for year in EDITIONS:
        yield _pair(f"check, {year}", stand(root, "check", year), _IMPORTS, Bound(1.6))
    yield _pair("help", [*STAND, "--help"], _PARSER, Bound(2))


def editions(folder: Path) -> Iterator[Pair]:
    """Measure eight editions on all cores beside the same on one, where that can be asked for."""
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        return
    root = copy_of_own(folder / "own")
    for year in _YEARS:
        for name in ("content", "figures"):
            shutil.copytree(root / name / "2025", root / name / year)
    build = stand(root, "build", *_YEARS)
    one = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *build]
    run(build)

    def without_output() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)

    bound = Bound(1 / 1.7)
    yield _pair("8 editions, all cores : one", build, one, bound, without_output, turns=_FEW)


def growth(folder: Path, *, most: int = 10) -> Iterator[Pair]:
    """Measure a page of a made edition of ten times the size (or ``most``) beside one of a small.

    Chapters end where they end, so ten times the chapters are not ten times the pages.
    """
    small = many_pages(folder / "small", 1).root
    large = many_pages(folder / "large", most).root
    built: dict[Path, list[Run]] = {small: [], large: []}
    for _ in range(_LARGE if most <= 10 else 1):
        for root in (small, large, small):
            built[root].append(_built_from_nothing(root))
    pages = {root: _pages(root) for root in built}
    ones, larges = ([one.seconds / pages[root] for one in built[root]] for root in (small, large))
    name = f"{most} times the size, {pages[large]} pages"
    yield Pair(f"{name} : {pages[small]} pages, each", larges, ones, (Bound(1.0),))
    seen = [one.memory / 2**30 for one in built[large] if one.memory is not None]
    if seen:
        yield Pair(f"{name}, GiB : 2 GiB", seen, [_MOST_GIB], (Bound(1.0, 95),))


def _built_from_nothing(root: Path) -> Run:
    for name in ("output", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    return watched(stand(root, "build"))


def _pages(root: Path) -> int:
    """Return how many pages the one PDF has that was made of a publication."""
    (path,) = (root / "output").glob("*.pdf")
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def hundredfold(folder: Path) -> Iterator[Pair]:
    """Measure the same of a hundred times the size; it takes minutes."""
    yield from growth(folder, most=100)


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
        mine = timed(ours)
        before()
        found.append((mine, timed(reference)))
    return Pair(name, [mine for mine, _ in found[1:]], [held for _, held in found[1:]], (bound,))

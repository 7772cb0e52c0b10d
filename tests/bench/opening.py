"""How long the first screen takes that one can work in: from the start to its words in view."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.empty_app import WORDS
from tests.bench.frame import Bound, Pair
from tests.bench.recorded import Recorded, home
from tests.made.large import many_chapters
from tests.tui.terminal import PROJECT, STAND

EDITIONS = {"2025": "Meer informatie", "2023": "Meer weten over"}
"""The editions of our own, each with words that stand in its outline alone."""
EMPTY = (sys.executable, "-m", "tests.bench.empty_app")
_TURNS = 12


def pairs(folder: Path) -> Iterator[Pair]:
    """Open our own editions and a made one of 200 chapters, each in turns with an empty app."""
    own = copy_of_own(folder / "own")
    for year, words in EDITIONS.items():
        yield _measured(folder, f"opening, {year}", edit(own, year), words, Bound(2.0))
    made = many_chapters(folder / "made").root
    yield _measured(folder, "opening, 200 chapters", edit(made), "Hoofdstuk 9", None)


def edit(root: Path, *year: str) -> Sequence[str]:
    """Return the command that opens the editor."""
    return [*STAND, "--root", str(root), "edit", *year]


def copy_of_own(root: Path) -> Path:
    """Copy the publication as it is, with all its editions, and return its root."""
    for name in ("content", "figures"):
        shutil.copytree(PROJECT / name, root / name)
    return root


def _measured(
    folder: Path, name: str, command: Sequence[str], words: str, bound: Bound | None
) -> Pair:
    ours, empty = [], []
    for turn in range(_TURNS + 1):
        found = [_first_seen(command, words, folder), _first_seen(EMPTY, WORDS, folder)]
        if turn:  # the first time fills the caches of the disk
            ours.append(found[0])
            empty.append(found[1])
    return Pair(name, ours, empty, (bound,) if bound else ())


def _first_seen(command: Sequence[str], words: str, folder: Path) -> float:
    with Recorded(command, environment=home(folder)) as terminal:
        terminal.listen_for(words)
        seen = terminal.see(words)
        assert seen is not None, f"{words!r} is not on the screen"
        return seen

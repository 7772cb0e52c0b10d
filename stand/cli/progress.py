"""How far a build is, on one line of the terminal."""

import shutil
import sys
from collections.abc import Sequence


class ProgressLine:
    """One line that is rewritten, on a terminal; nothing elsewhere."""

    def __init__(self, years: Sequence[str]) -> None:
        self._on = sys.stderr.isatty()
        self._years = years
        self._at: dict[str, tuple[int, int]] = {}
        self._done: set[str] = set()

    def show(self, year: str, done: int, total: int) -> None:
        """Tell how many steps of an edition are done."""
        if self._on and self._at.get(year, (0, 0))[0] < done:
            self._at[year] = done, total
            self._write(self._words())

    def is_done(self, year: str) -> None:
        """Tell no more of this edition."""
        self._done.add(year)
        self._at.pop(year, None)

    def clear(self) -> None:
        """Leave the line to what else there is to say."""
        if self._on:
            self._write("")

    def _words(self) -> str:
        steps = [f"{year}: stap {done} van {total}" for year, (done, total) in self._at.items()]
        if len(self._years) > 1:
            steps.insert(0, f"{len(self._done)} van {len(self._years)} jaargangen klaar")
        return ", ".join(steps)

    def _write(self, words: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\033[K{words[:width]}", end="", file=sys.stderr, flush=True)

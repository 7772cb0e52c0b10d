"""How long a key takes to its character on the screen, while previews are made all the time.

The editor shows the page beside the text, so every pause has a page made anew. An app with nothing
but a text is typed in in turns with it.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.empty_app import WORDS
from tests.bench.frame import Bound, Pair
from tests.bench.opening import EDITIONS, copy_of_own, edit
from tests.bench.recorded import Recorded, home
from tests.made.large import long_chapter, many_chapters

TEXT_APP = (sys.executable, "-m", "tests.bench.empty_app", "--text")
_TEXT = (
    "Vorig jaar vroegen wij aandacht voor de drukte aan de balie en voor wat dat van medewerkers "
    "vergt; dit jaar zien wij dat korte lijnen met gemeenten helpen, omdat vragen dan eerder op "
    "tafel komen en niemand tweemaal hetzelfde hoeft te vertellen. "
)
_KEYS = 300
_AT_ONCE = 100
_BETWEEN = 0.05
_OPEN = ("down", "down", "down", "enter")
_TO_PREVIEW = ("f6",)
_TAIL = 16
_EDGE = "│"
_HEAD = 1
"""The line with the titles of the parts."""
_BOUND = Bound(50, 99, in_milliseconds=True)


def pairs(folder: Path) -> Iterator[Pair]:
    """Type in our own editions, and in made ones with 200 chapters and with 300 blocks."""
    own = copy_of_own(folder / "own")
    for year, words in EDITIONS.items():
        yield _measured(folder, f"key, {year}", list(edit(own, year)), words)
    many = edit(many_chapters(folder / "many").root)
    yield _measured(folder, "key, 200 chapters", list(many), "Hoofdstuk 9")
    long = edit(long_chapter(folder / "long").root)
    yield _measured(folder, "key, 300 blocks", list(long), "Hoofdstuk 1")


def _measured(folder: Path, name: str, command: list[str], words: str) -> Pair:
    with (
        Recorded(command, environment=home(folder)) as editor,
        Recorded(TEXT_APP, environment=home(folder)) as text_app,
    ):
        _open_a_text(editor, words)
        text_app.listen_for(WORDS)
        text_app.settle()
        ours, theirs = Typing(editor), Typing(text_app)
        for start in range(0, _KEYS, _AT_ONCE):
            for typing in (ours, theirs):
                typing.type(start, start + _AT_ONCE)
        return Pair(name, ours.times(), theirs.times(), (_BOUND,))


def _open_a_text(editor: Recorded, words: str) -> None:
    """Open the second chapter, look at its page, and go to the end of the text above its blocks."""
    editor.listen_for(words)
    editor.settle()
    for keys in (_OPEN, _TO_PREVIEW, ("w",), ("shift+f6",), ("tab", "tab"), ("ctrl+end",)):
        editor.press(*keys)
        editor.settle()


class Typing:
    """Someone who types a text, and the screen on which it comes."""

    def __init__(self, terminal: Recorded) -> None:
        self._terminal = terminal
        self._pressed: list[tuple[str, float]] = []

    def type(self, start: int, end: int) -> None:
        """Type these characters of the text, one after the other, at a steady pace."""
        due = time.perf_counter()
        for at in range(start, end):
            character = _TEXT[at % len(_TEXT)]
            self._pressed.append((character, time.perf_counter()))
            self._terminal.type(character)
            due += _BETWEEN
            self._terminal.listen(due)
        self._terminal.settle()

    def times(self) -> list[float]:
        """Return how long each character took that leaves a mark, in seconds."""
        found: list[float] = []
        waiting = list(self._pressed)
        typed = ""

        def look(moment: float) -> None:
            nonlocal typed
            shown = _marks("".join(self._lines()))
            while waiting and moment >= waiting[0][1]:
                character, pressed = waiting[0]
                now = typed + _marks(character)
                if now != typed and now[-_TAIL:] not in shown:
                    return
                if now != typed:
                    found.append(moment - pressed)
                typed = now
                waiting.pop(0)

        self._terminal.replay(look)
        left = "".join(character for character, _ in waiting)
        assert not _marks(left), f"{left!r} came not on the screen"
        return found

    def _lines(self) -> list[str]:
        """Return the lines of the part in which is typed: the second of those side by side."""
        lines = self._terminal.lines
        edges = [at for at, character in enumerate(lines[_HEAD]) if character == _EDGE]
        return [line[edges[0] + 1 : edges[1]] for line in lines] if len(edges) > 1 else lines


def _marks(text: str) -> str:
    """Return what of a text leaves a mark that cannot be taken for that of a border."""
    return "".join(one for one in text if one.isalpha() or one in ",.;")

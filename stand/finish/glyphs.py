"""Lines of glyphs, shown by the engine as ``<0102> -3 <0405>``, cut into stretches of text."""

import re
from collections.abc import Iterator

from stand.finish.recording import Stretch

Letters = dict[str, dict[int, str]]
"""For each font, the text that each of its glyphs stands for."""

_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_DIGITS = 4  # of a glyph


class Cutter:
    """Cuts the text of one piece, which may be shown in several goes.

    Stretches begin and end beside a space. Spaces are counted, not letters: a glyph may stand for
    several letters, or a letter have no glyph.
    """

    def __init__(self, stretches: list[Stretch]) -> None:
        self._ends = [(stretch, *_end(stretch)) for stretch in stretches]
        self._spaces = 0

    def cut(self, shown: bytes, spaces: frozenset[bytes]) -> Iterator[tuple[bytes, Stretch]]:
        """Yield what is shown in parts, each with the stretch that it is of.

        ``spaces`` are the glyphs of the font that stand for a space, as they are written.
        """
        start, opening = 0, b""
        current: Stretch | None = None
        after_space = True
        for match in _GLYPHS.finditer(shown):
            for at in range(match.start(1), match.end(1), _DIGITS):
                is_space = shown[at : at + _DIGITS] in spaces
                if not (is_space or after_space):
                    continue
                after_space = is_space
                now = self._next(is_space=is_space)
                if current is not None and now is not current:
                    is_first = at == match.start(1)
                    end = match.start() if is_first else at
                    yield opening + shown[start:end] + (b"" if is_first else b">"), current
                    start, opening = end, b"" if is_first else b"<"
                current = now
        if current is not None:
            yield opening + shown[start:], current

    def _next(self, *, is_space: bool) -> Stretch:
        """Return the stretch that the next glyph is of."""
        before = self._spaces
        self._spaces += is_space
        for stretch, within, ends_in_space in self._ends:
            if before < within or (before == within and not (is_space or ends_in_space)):
                return stretch
        return self._ends[-1][0]


def _end(stretch: Stretch) -> tuple[int, bool]:
    """Return how many spaces stand before the end of a stretch, and whether one is its last."""
    text = stretch.piece.text[: stretch.end]
    return sum(letter.isspace() for letter in text), text[-1:].isspace()

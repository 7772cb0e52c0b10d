"""Lines of glyphs, shown by the engine as ``<0102> -3 <0405>``, cut into stretches of text."""

import re
from collections.abc import Iterator

from stand.finish.recording import Stretch

Letters = dict[str, dict[int, str]]
"""For each font, the text that each of its glyphs stands for."""

_TOKEN = re.compile(rb"<([0-9a-f]*)>|[^<\s]+")
_DIGITS = 4  # of a glyph


class Cutter:
    """Cuts the text of one piece, which may be shown in several goes.

    Stretches begin and end beside a space. Spaces are counted, not letters: a glyph may stand for
    several letters, or a letter have no glyph.
    """

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        self._spaces = 0

    def cut(self, shown: bytes, letters: dict[int, str]) -> Iterator[tuple[bytes, Stretch]]:
        """Yield what is shown in parts, each with the stretch that it is of."""
        part: list[bytes] = []
        current: Stretch | None = None
        for glyph, code in _glyphs(shown):
            if code is not None:
                now = self._next(is_space=letters.get(code, "").isspace())
                if current is not None and now is not current:
                    yield b" ".join(part), current
                    part = []
                current = now
            part.append(glyph)
        if current is not None:
            yield b" ".join(part), current

    def _next(self, *, is_space: bool) -> Stretch:
        """Return the stretch that the next glyph is of."""
        before = self._spaces
        self._spaces += is_space
        for stretch in self._stretches:
            text = stretch.piece.text[: stretch.end]
            within = sum(letter.isspace() for letter in text)
            if is_space or text[-1:].isspace():
                if before < within:
                    return stretch
            elif before <= within:
                return stretch
        return self._stretches[-1]


def _glyphs(shown: bytes) -> Iterator[tuple[bytes, int | None]]:
    """Yield each glyph by itself with its code, and the numbers between them with none."""
    for match in _TOKEN.finditer(shown):
        codes = match[1]
        if codes is None:
            yield match[0], None
            continue
        for index in range(0, len(codes), _DIGITS):
            code = codes[index : index + _DIGITS]
            yield b"<" + code + b">", int(code, 16)

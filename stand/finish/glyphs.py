"""Lines of glyphs, shown by the engine as ``<0102> -3 <0405>``, cut into stretches of text."""

import re
from collections.abc import Iterator

from stand.finish.recording import Stretch

Letters = dict[str, dict[int, str]]
"""For each font, the text that each of its glyphs stands for."""

Spaces = re.Pattern[bytes]
"""Finds the glyphs of a font that stand for a space, as they are written."""

_DIGITS = 4  # of a glyph


class Cutter:
    """Cuts the text of one piece, which may be shown in several goes.

    Stretches begin and end beside a space. Spaces are counted, not letters: a glyph may stand for
    several letters, or a letter have no glyph.
    """

    def __init__(self, stretches: list[Stretch]) -> None:
        self._ends = [(stretch, *_end(stretch)) for stretch in stretches]
        self._spaces = 0

    def cut(self, shown: bytes, spaces: Spaces) -> Iterator[tuple[bytes, Stretch]]:
        """Yield what is shown in parts, each with the stretch that it is of."""
        start, opening = 0, b""
        current: Stretch | None = None
        for group, at, is_space in self._beside_spaces(shown, spaces):
            now = self._next(is_space=is_space)
            if current is not None and now is not current:
                is_first = at == group + 1
                end = group if is_first else at
                yield opening + shown[start:end] + (b"" if is_first else b">"), current
                start, opening = end, b"" if is_first else b"<"
            current = now
        if current is not None:
            yield opening + shown[start:], current

    @staticmethod
    def _beside_spaces(shown: bytes, spaces: Spaces) -> Iterator[tuple[int, int, bool]]:
        """Yield the glyphs where a stretch may begin: spaces, and what comes after one.

        Each comes with the place where its group opens, its own place, and whether it is a space.
        """
        group = shown.find(b"<")
        expected = group + 1  # the first glyph that has not been looked at
        is_beside = group >= 0
        for hit in spaces.finditer(shown):
            at = hit.start()
            opens = shown.rfind(b"<", 0, at)
            if shown.rfind(b">", 0, at) > opens or (at - opens - 1) % _DIGITS:
                continue  # a number, or the end of one glyph and the beginning of the next
            if is_beside and at != expected:
                yield group, expected, False
            yield opens, at, True
            group, expected = _following(shown, opens, at + _DIGITS)
            is_beside = group >= 0
        if is_beside:
            yield group, expected, False

    def _next(self, *, is_space: bool) -> Stretch:
        """Return the stretch that the next glyph is of."""
        before = self._spaces
        self._spaces += is_space
        for stretch, within, ends_in_space in self._ends:
            if before < within or (before == within and not (is_space or ends_in_space)):
                return stretch
        return self._ends[-1][0]


def _following(shown: bytes, group: int, at: int) -> tuple[int, int]:
    """Return the group and the place of the glyph at ``at``, or of the first one after it."""
    if shown[at : at + 1] != b">":
        return group, at
    group = shown.find(b"<", at)
    return group, group + 1


def _end(stretch: Stretch) -> tuple[int, bool]:
    """Return how many spaces stand before the end of a stretch, and whether one is its last."""
    text = stretch.piece.text[: stretch.end]
    return len(text) - len("".join(text.split())), text[-1:].isspace()


def spaces_of(letters: dict[int, str]) -> tuple[Spaces, bytes]:
    """Return what finds the spaces of a font, and one of them; empty when it has none."""
    codes = sorted(b"%04x" % code for code, text in letters.items() if text.isspace())
    return re.compile(b"(?=%s)" % (b"|".join(codes) or b"$^")), codes[0] if codes else b""

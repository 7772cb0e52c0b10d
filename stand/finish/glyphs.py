"""Lines of glyphs, cut into stretches of their text."""

from collections.abc import Iterable, Iterator

from pikepdf import Array, String

from stand.finish.recording import Stretch

Letters = dict[str, dict[int, str]]
"""For each font, the text that each of its glyphs stands for."""


class Cutter:
    """Cuts the text of one piece, which may be shown in several goes."""

    def __init__(self, stretches: list[Stretch]) -> None:
        self._stretches = stretches
        self._place = 0

    def cut(
        self, shown: Iterable[object], letters: dict[int, str]
    ) -> Iterator[tuple[Array, Stretch]]:
        """Yield what a TJ shows in parts, each with the stretch that it is of."""
        glyphs: list[object] = []
        current = self._at(self._place)
        for glyph in _glyphs(shown):
            if isinstance(glyph, bytes):
                now = self._at(self._place)
                self._place += len(letters.get(int.from_bytes(glyph, "big"), "?"))
                if now is not current:
                    if glyphs:
                        yield _array(glyphs), current
                    glyphs, current = [], now
            glyphs.append(glyph)
        yield _array(glyphs), current

    def _at(self, place: int) -> Stretch:
        return next((each for each in self._stretches if place < each.end), self._stretches[-1])


def _glyphs(shown: Iterable[object]) -> Iterator[object]:
    """Yield the glyphs as two bytes each, and the numbers between them."""
    for item in shown:
        if isinstance(item, String):
            data = bytes(item)
            yield from (data[index : index + 2] for index in range(0, len(data), 2))
        else:
            yield item


def _array(glyphs: list[object]) -> Array:
    """Return glyphs and numbers as what TJ shows, neighbouring glyphs in one string."""
    joined: list[object] = []
    for glyph in glyphs:
        if isinstance(glyph, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += glyph
        else:
            joined.append(glyph)
    return Array([String(each) if isinstance(each, bytes) else each for each in joined])

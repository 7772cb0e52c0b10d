"""How wide a text is, and where it is broken into lines."""

from functools import cache
from pathlib import Path

import pyphen
from PIL import ImageFont

from stand.charts.look.style import TEXT, ChartStyle

_UNITS = 1000


class Letters:
    """Measures text in the house's typeface; widths in pixels."""

    def __init__(self, style: ChartStyle) -> None:
        self._style = style

    def width(self, text: str, size: float = TEXT, weight: int = 400) -> float:
        """Return the width of a line of text."""
        file = self._style.file(weight)
        font = _font(file) if file else None
        # Without a font every letter is taken to be as wide as a wide one.
        wide = font.getlength(text) if font else len(text) * _UNITS * 0.6
        return float(wide) * size / _UNITS

    def wrap(self, text: str, width: float, size: float = TEXT, weight: int = 400) -> list[str]:
        """Return the lines of a text that is broken between words to fit a width.

        A word that is wider than the line is broken where the line is full.
        """
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self.width(longer, size, weight) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = self._pieces(word, width, size, weight)
            lines += full
        return [*lines, line] if line else lines or [""]

    def _pieces(self, word: str, width: float, size: float, weight: int) -> list[str]:
        """Return a word in pieces that fit, broken between syllables where that is possible."""
        pieces = []
        while self.width(word, size, weight) > width and len(word) > 1:
            fits = [
                place
                for place in range(1, len(word))
                if self.width(f"{word[:place]}-", size, weight) <= width
            ]
            syllables = [place for place in _hyphenator().positions(word) if place in fits]
            place = max(syllables or fits or [1])
            pieces.append(f"{word[:place].removesuffix('-')}-")
            word = word[place:]
        return [*pieces, word]


@cache
def _hyphenator() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


@cache
def _font(file: Path) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(str(file), _UNITS)
    except OSError:  # broken; the pages say so
        return None

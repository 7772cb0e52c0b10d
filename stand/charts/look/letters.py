"""How wide a text is, and where it is broken into lines."""

from functools import cache
from pathlib import Path

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
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(f"{pieces[-1]}{letter}-", size, weight) > width:
                pieces[-1] += "-"
                pieces.append("")
            pieces[-1] += letter
        return pieces


@cache
def _font(file: Path) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(str(file), _UNITS)
    except OSError:  # broken; the pages say so
        return None

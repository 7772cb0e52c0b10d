"""The names of what a trend shows: in the gutter, or in a row over a field as wide as the page."""

from dataclasses import dataclass

from stand.charts.kinds.trend.places import Box
from stand.charts.kinds.trend.plot import SMALL_LINE, rectangles, small_words
from stand.charts.look.letters import Letters
from stand.charts.look.style import SMALL, Fill
from stand.charts.vega.spec import SEMIBOLD, Spec

_SWATCH = 10
_INDENT = 17
_BETWEEN = 20
_ROW = 5


@dataclass(frozen=True)
class Head:
    """Names at their places, from a top left of 0, 0, and the fills of the swatches before them."""

    names: list[tuple[Box, list[str]]]
    fills: tuple[Fill, ...]

    @property
    def height(self) -> float:
        return max((box.bottom for box, _ in self.names), default=0.0)

    def layers(self, top: float) -> list[Spec]:
        """Return the names and their swatches, from ``top`` down."""
        names = [
            (Box(box.left, box.top + top, box.right, box.bottom + top), lines)
            for box, lines in self.names
        ]
        swatches = [_swatch(fill, box) for fill, (box, _) in zip(self.fills, names, strict=False)]
        return [*swatches, small_words(names, **SEMIBOLD)]


def head_of(
    names: list[str], fills: tuple[Fill, ...], room: float, letters: Letters, *, in_row: bool
) -> Head:
    """Return names within a width: beside each other if asked and if they fit, else stacked."""
    indent = _INDENT if fills else 0
    found: list[tuple[Box, list[str]]] = []
    x = top = below = 0.0
    for name in names:
        lines = letters.wrap(name, room - indent, SMALL, 600)
        width = indent + max(letters.width(line, SMALL, 600) for line in lines)
        if found and (not in_row or x + width > room):
            x, top = 0.0, below + _ROW
        box = Box(x + indent, top, x + width, top + len(lines) * SMALL_LINE)
        below = max(below, box.bottom)
        found.append((box, lines))
        x += width + _BETWEEN
    return Head(found, fills)


def _swatch(fill: Fill, name: Box) -> Spec:
    left, top = name.left - _INDENT + 0.7, name.top + 2.2
    square = Box(left, top, left + _SWATCH, top + _SWATCH)
    return rectangles([square], fill=fill.colour, stroke=fill.stroke, strokeWidth=1.4)

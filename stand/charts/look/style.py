"""How the house draws: colours, letters and measures, the same in every chart.

Measures are in CSS pixels, of which there are 96 to the inch; a drawing is printed at its own size,
so 10.7 pixels are the 8 points under which no text may go.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from stand.charts.look.colours import contrast, tint
from stand.charts.look.fonts import SANS, faces
from stand.model.organisation import Colours, Organisation
from stand.workspace import Workspace

WIDTH = 642
"""The width of a page between its margins: 170 mm."""
HIGHEST = 860
"""The room that a page has under a caption."""
GUTTER = 181
"""Where the column of text begins: 48 mm."""
TEXT = 12.8
SMALL = 11.3
LINE = 15.5
INK = "#1c1c1c"
GREY = "#4a4a4a"
PAPER = "#ffffff"
RULE = "#b8c0cb"
_LEAST_BETWEEN_SHAPES = 3.0
_LEAST_FOR_TEXT = 4.5
_LEAST_IN_GREY = 1.6
_GREYS = 4
_SOLID = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
"""How much white a dark fill may have, the least first."""
_PALE = (0.8, 0.6, 0.9)


@dataclass(frozen=True, slots=True)
class Fill:
    """How a shape is filled; ``stroke`` goes round it, ``ink`` is for text on it."""

    colour: str
    stroke: str
    ink: str


@dataclass(frozen=True)
class ChartStyle:
    """The colours and letters of one organisation; ``files`` are the font by weight."""

    colours: Colours
    family: str
    files: tuple[tuple[int, Path], ...]

    @cached_property
    def fills(self) -> tuple[Fill, ...]:
        """Six fills, of which each differs from the one before it also without colour.

        A dark one and a light one take turns; a light one has a dark edge, so that each stands off
        by 3 to 1 or more from its neighbour and from the paper. The first four are also four shades
        of grey, as far as the colours of the organisation allow that.
        """
        colours = self.colours
        fills = [_solid(colours.primary)]
        for colour in (colours.accent, colours.practice, colours.action, colours.request) * 2:
            before = fills[-1]
            may_be_solid = len(fills) == 1 or before.stroke != before.colour
            stands_off = min(contrast(colour, before.colour), contrast(colour, PAPER))
            if may_be_solid and stands_off >= _LEAST_BETWEEN_SHAPES:
                fills.append(_solid(_apart(colour, _SOLID, fills)))
            else:
                fills.append(Fill(_apart(colour, _PALE, fills), colours.primary, INK))
        return tuple(fills[:6])

    def file(self, weight: int) -> Path | None:
        """Return the file of the weight nearest to the one that is asked for."""
        nearest = sorted(self.files, key=lambda file: abs(file[0] - weight))
        return nearest[0][1] if nearest else None


def _solid(colour: str) -> Fill:
    return Fill(colour, colour, PAPER if contrast(colour, PAPER) >= _LEAST_FOR_TEXT else INK)


def _apart(colour: str, shares: tuple[float, ...], fills: list[Fill]) -> str:
    """Return the colour with the first share of white that makes it a grey of its own.

    If none does, it is the share with which it differs most from the fills that there are. After
    four fills there are no more greys to choose from.
    """

    def apart(found: str) -> float:
        return min(contrast(found, fill.colour) for fill in fills)

    tints = [tint(colour, share) for share in shares[: None if len(fills) < _GREYS else 1]]
    may_be = [found for found in tints if contrast(found, PAPER) >= _LEAST_BETWEEN_SHAPES] or tints
    differs = [found for found in may_be if apart(found) >= _LEAST_IN_GREY]
    return differs[0] if differs else max(may_be, key=apart)


def chart_style(organisation: Organisation, workspace: Workspace) -> ChartStyle:
    """Return the style of an organisation; a family without files is measured as the built-in."""
    family = organisation.fonts.headings
    found = faces(organisation, workspace, family) or faces(organisation, workspace, SANS)
    files = tuple((face.weight, face.path) for face in found if face.style == "normal")
    return ChartStyle(organisation.colours, family, files)

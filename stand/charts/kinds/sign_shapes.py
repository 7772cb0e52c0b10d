"""What the signs look like: outlines in a square from -1 to 1, and the left part of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

Point = tuple[float, float]
Outline = tuple[Point, ...]
_STEPS = 8  # in a quarter of a circle


@dataclass(frozen=True, slots=True)
class Sign:
    """The outlines of a sign, how large it is drawn, and the room it takes, in pixels."""

    outlines: tuple[Outline, ...]
    size: float
    pitch: float
    line: float

    @property
    def path(self) -> str:
        """The whole sign as a path of SVG."""
        return _path(self.outlines)

    def left_part(self, share: float) -> str:
        """Return as a path the part of the sign that reaches so far from its left side."""
        across = [x for outline in self.outlines for x, _ in outline]
        edge = min(across) + share * (max(across) - min(across))
        return _path([_cut(outline, edge) for outline in self.outlines])


def _path(outlines: Sequence[Outline]) -> str:
    return "".join(
        "M" + "L".join(f"{x:.3f},{y:.3f}" for x, y in outline) + "Z"
        for outline in outlines
        if outline
    )


def _cut(outline: Outline, edge: float) -> Outline:
    """Return what of an outline lies on the left of an upright line."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if x1 <= edge:
            kept.append((x1, y1))
        if (x1 <= edge) != (x2 <= edge):
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return tuple(kept)


def _arc(x: float, y: float, radius: float, start: float, turns: float) -> Outline:
    """Return points round a middle, clockwise; a turn is a quarter, and 0 is to the right."""
    steps = round(_STEPS * turns)
    angles = ((start + turns * step / steps) * pi / 2 for step in range(steps + 1))
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


_SHOULDERS = (*_arc(-0.22, -0.14, 0.24, 2, 1), *_arc(0.22, -0.14, 0.24, 3, 1))
_BODY = ((0.46, 0.34), (0.27, 0.34), (0.27, 1), (-0.27, 1), (-0.27, 0.34), (-0.46, 0.34))
_PAGE = ((-0.7, -0.95), (0.18, -0.95), (0.18, -0.42), (0.7, -0.42), (0.7, 0.95), (-0.7, 0.95))
_CORNER = ((0.34, -0.95), (0.7, -0.58), (0.34, -0.58))
_ROOF = ((0, -0.92), (0.9, -0.08), (0.68, -0.08), (0.68, 0.88), (0.2, 0.88), (0.2, 0.34))
_WALL = ((-0.2, 0.34), (-0.2, 0.88), (-0.68, 0.88), (-0.68, -0.08), (-0.9, -0.08))
_SQUARE = ((-0.78, -0.78), (0.78, -0.78), (0.78, 0.78), (-0.78, 0.78))

SIGNS = {
    "person": Sign((_arc(0, -0.73, 0.25, 0, 4), (*_SHOULDERS, *_BODY)), 24, 16, 29),
    "document": Sign((_PAGE, _CORNER), 21, 18, 25),
    "house": Sign(((*_ROOF, *_WALL),), 18.5, 20, 23),
    "square": Sign((_SQUARE,), 19.5, 17.5, 19),
}

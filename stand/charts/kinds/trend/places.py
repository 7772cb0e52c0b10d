"""Where words can stand beside what they are about without covering anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a drawing, in pixels from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    def hits(self, other: "Box") -> bool:
        """Tell whether two rectangles share more than an edge."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0 and high > 0

    def lies_in(self, other: "Box") -> bool:
        """Tell whether this rectangle lies within another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the rectangle of a size that has its middle at a point."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


class Ground:
    """The room in which words may stand, and what is taken of it."""

    def __init__(self, room: Box) -> None:
        self._room = room
        self._taken: list[Box] = []

    def take(self, boxes: Iterable[Box]) -> None:
        """Keep words away from rectangles."""
        self._taken.extend(boxes)

    def is_free(self, box: Box) -> bool:
        return box.lies_in(self._room) and not any(box.hits(taken) for taken in self._taken)

    def settle(self, places: Iterable[Box]) -> Box | None:
        """Take the first of some places that is free; return None when none is."""
        for box in places:
            if self.is_free(box):
                self._taken.append(box)
                return box
        return None


def along(x1: float, y1: float, x2: float, y2: float, thick: float = 4) -> Iterator[Box]:
    """Yield small rectangles that cover a line."""
    steps = max(int(max(abs(x2 - x1), abs(y2 - y1)) / thick), 1)
    for step in range(steps + 1):
        share = step / steps
        yield around(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, thick, thick)


def beside_point(x: float, y: float, width: float, height: float, *, above: bool) -> Iterator[Box]:
    """Yield the places for words at a point, the best first: straight over or under it."""
    away = height / 2 + 7
    aside = width / 2 + 7
    sides = (-1, 1) if above else (1, -1)
    for far in (0, 6):
        for side in sides:
            yield around(x, y + side * (away + far), width, height)
        for side in sides:
            for turn in (0.4, 0.8):
                for left in (-1, 1):
                    yield around(x + left * aside * turn, y + side * (away + far), width, height)
    for left in (-1, 1):
        yield around(x + left * aside, y, width, height)


def spread(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Return middles as near the wanted ones as can be at which things of a height stay apart."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[list[int]] = []

    def height(group: list[int]) -> float:
        return sum(heights[index] for index in group)

    def begin(group: list[int]) -> float:
        above = [height(group[:place]) + heights[index] / 2 for place, index in enumerate(group)]
        meant = [wanted[index] - part for index, part in zip(group, above, strict=True)]
        return max(min(sum(meant) / len(group), bottom - height(group)), top)

    for index in order:
        group = [index]
        while groups and begin(groups[-1]) + height(groups[-1]) > begin(group):
            group = [*groups.pop(), *group]
        groups.append(group)
    middles = [0.0] * len(wanted)
    for group in groups:
        edge = begin(group)
        for index in group:
            middles[index] = edge + heights[index] / 2
            edge += heights[index]
    return middles

"""Points, boxes and paths on a page. Measures are points from the bottom left."""

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STEPS = 6
_HAIR = 0.001


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides along the page."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, points: list[Point]) -> "Box":
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return cls(min(xs), min(ys), max(xs), max(ys))

    def has(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def meets(self, other: "Box") -> bool:
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.bottom <= other.top
            and other.bottom <= self.top
        )


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does the inner one first, then the outer one."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def unit_square(matrix: Matrix) -> list[Point]:
    """Return the corners of what a matrix makes of the unit square: an image."""
    return [moved(matrix, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Return points on a Bézier curve, without its start."""
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        u = 1 - t
        weights = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        corners = start, first, second, end
        x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        points.append((x, y))
    return points


@dataclass(frozen=True, slots=True)
class Area:
    """What a path encloses: its closed lines, their box, and how insides are told."""

    lines: tuple[tuple[Point, ...], ...]
    box: Box
    even_odd: bool
    is_box: bool

    @classmethod
    def of(cls, lines: list[list[Point]], *, even_odd: bool) -> "Area | None":
        """Return the area of a path, or None when it encloses nothing."""
        real = [tuple(line) for line in lines if len(line) > 1]
        if not real:
            return None
        box = Box.around([point for line in real for point in line])
        is_box = len(real) == 1 and _is_box(real[0])
        return cls(tuple(real), box, even_odd, is_box)

    def has(self, point: Point) -> bool:
        """Tell whether a point lies inside, by the rule of ISO 32000-1, 8.5.3.3."""
        if self.is_box or not self.box.has(point):
            return self.box.has(point)
        crossings = [_winding(line, point) for line in self.lines]
        if self.even_odd:
            return sum(count for count, _ in crossings) % 2 == 1
        return sum(turns for _, turns in crossings) != 0


def _is_box(line: tuple[Point, ...]) -> bool:
    """Tell whether a line is a rectangle along the page: each side goes straight up or aside."""
    if len(line) not in (4, 5) or (len(line) == 5 and line[4] != line[0]):
        return False
    sides = list(zip(line[:4], (*line[1:4], line[0]), strict=True))
    upright = [abs(x1 - x0) < _HAIR for (x0, _), (x1, _) in sides]
    level = [abs(y1 - y0) < _HAIR for (_, y0), (_, y1) in sides]
    return upright in ([True, False] * 2, [False, True] * 2) and all(
        one != other for one, other in zip(upright, level, strict=True)
    )


def _winding(line: tuple[Point, ...], point: Point) -> tuple[int, int]:
    """Return how often a ray to the right crosses a closed line, and the sum of the directions."""
    x, y = point
    count = turns = 0
    x0, y0 = line[-1]
    for x1, y1 in line:
        if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            count += 1
            turns += 1 if y1 > y0 else -1
        x0, y0 = x1, y1
    return count, turns

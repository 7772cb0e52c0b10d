"""The operators that make, fill and clip paths (ISO 32000-1, 8.5)."""

from stand.audit.reading.geometry import Area, Point, curve, moved
from stand.audit.reading.painter import Act, Painter, floats, point


def _move(painter: Painter, operands: list[bytes]) -> None:
    painter.at = point(operands)
    painter.lines.append([moved(painter.state.matrix, *painter.at)])


def _line(painter: Painter, operands: list[bytes]) -> None:
    painter.at = point(operands)
    painter.lines[-1].append(moved(painter.state.matrix, *painter.at))


def _curve(painter: Painter, operands: list[bytes]) -> None:
    _bend(painter, point(operands), point(operands[2:]), point(operands[4:]))


def _curve_from_here(painter: Painter, operands: list[bytes]) -> None:
    _bend(painter, painter.at, point(operands), point(operands[2:]))


def _curve_to_end(painter: Painter, operands: list[bytes]) -> None:
    _bend(painter, point(operands), point(operands[2:]), point(operands[2:]))


def _bend(painter: Painter, first: Point, second: Point, end: Point) -> None:
    points = curve(painter.at, first, second, end)
    painter.lines[-1] += [moved(painter.state.matrix, *place) for place in points]
    painter.at = end


def _rectangle(painter: Painter, operands: list[bytes]) -> None:
    x, y, width, height = floats(operands)
    corners = (x, y), (x + width, y), (x + width, y + height), (x, y + height)
    painter.lines.append([moved(painter.state.matrix, *corner) for corner in corners])
    painter.at = (x, y)


def _fill(painter: Painter, _: list[bytes]) -> None:
    _paint(painter, even_odd=False)


def _fill_even_odd(painter: Painter, _: list[bytes]) -> None:
    _paint(painter, even_odd=True)


def _paint(painter: Painter, *, even_odd: bool) -> None:
    area = Area.of(painter.lines, even_odd=even_odd)
    if area is not None:
        painter.cover(area, painter.state.fill)
    _end(painter, [])


def _stroke(painter: Painter, _: list[bytes]) -> None:
    if painter.lines:
        painter.marks.paint(painter.stretch)
    _end(painter, [])


def _clip(painter: Painter, _: list[bytes]) -> None:
    painter.clip_even_odd = False


def _clip_even_odd(painter: Painter, _: list[bytes]) -> None:
    painter.clip_even_odd = True


def _end(painter: Painter, _: list[bytes]) -> None:
    if painter.clip_even_odd is not None:
        area = Area.of(painter.lines, even_odd=painter.clip_even_odd)
        painter.state.clips += (area,) if area else ()
    painter.clip_even_odd = None
    painter.lines = []


def _shade(painter: Painter, _: list[bytes]) -> None:
    if painter.state.clips:
        painter.cover(painter.state.clips[-1], None)


OPERATORS: dict[bytes, Act] = {
    b"m": _move,
    b"l": _line,
    b"c": _curve,
    b"v": _curve_from_here,
    b"y": _curve_to_end,
    b"re": _rectangle,
    b"f": _fill,
    b"F": _fill,
    b"f*": _fill_even_odd,
    b"B": _fill,
    b"b": _fill,
    b"B*": _fill_even_odd,
    b"b*": _fill_even_odd,
    b"S": _stroke,
    b"s": _stroke,
    b"n": _end,
    b"W": _clip,
    b"W*": _clip_even_odd,
    b"sh": _shade,
}

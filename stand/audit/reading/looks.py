"""The operators of the graphics state and of colour (ISO 32000-1, 8.4.4 and 8.6.8)."""

import pikepdf

from stand.audit.reading import tokens
from stand.audit.reading.colours import BLACK, Colour, colour_of, components
from stand.audit.reading.geometry import times
from stand.audit.reading.painter import Act, Painter, floats, matrix


def _save(painter: Painter, _: list[bytes]) -> None:
    painter.stack.append(painter.state)
    painter.state = painter.state.copy()


def _restore(painter: Painter, _: list[bytes]) -> None:
    if painter.stack:
        painter.state = painter.stack.pop()


def _transform(painter: Painter, operands: list[bytes]) -> None:
    painter.state.matrix = times(matrix(floats(operands)), painter.state.matrix)


def _settings(painter: Painter, operands: list[bytes]) -> None:
    state, settings = painter.state, painter.settings(operands[0])
    if settings.fill_alpha is not None:
        state.fill_alpha = settings.fill_alpha
    if settings.stroke_alpha is not None:
        state.stroke_alpha = settings.stroke_alpha
    if settings.is_plain is not None:
        state.is_plain = settings.is_plain
    if settings.font is not None:
        state.font, state.size = painter.font(settings.font[0]), settings.font[1]


def _device_fill(painter: Painter, operands: list[bytes]) -> None:
    painter.state.fill = colour_of(floats(operands))
    painter.state.fill_numbers = len(operands)


def _device_stroke(painter: Painter, operands: list[bytes]) -> None:
    painter.state.stroke = colour_of(floats(operands))
    painter.state.stroke_numbers = len(operands)


def _fill_space(painter: Painter, operands: list[bytes]) -> None:
    painter.state.fill_numbers, painter.state.fill = _space(painter, operands[0])


def _stroke_space(painter: Painter, operands: list[bytes]) -> None:
    painter.state.stroke_numbers, painter.state.stroke = _space(painter, operands[0])


def _space(painter: Painter, name: bytes) -> tuple[int | None, Colour | None]:
    """Return how many numbers a colour has in a space, and the colour that it starts with."""
    count = components(pikepdf.Name(tokens.name(name))) or components(
        painter.resource("/ColorSpace", name)
    )
    return count, BLACK if count else None


def _fill_colour(painter: Painter, operands: list[bytes]) -> None:
    painter.state.fill = _colour(operands, painter.state.fill_numbers)


def _stroke_colour(painter: Painter, operands: list[bytes]) -> None:
    painter.state.stroke = _colour(operands, painter.state.stroke_numbers)


def _colour(operands: list[bytes], count: int | None) -> Colour | None:
    return colour_of(floats(operands)) if len(operands) == count else None


OPERATORS: dict[bytes, Act] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"gs": _settings,
    b"g": _device_fill,
    b"rg": _device_fill,
    b"k": _device_fill,
    b"G": _device_stroke,
    b"RG": _device_stroke,
    b"K": _device_stroke,
    b"cs": _fill_space,
    b"CS": _stroke_space,
    b"sc": _fill_colour,
    b"scn": _fill_colour,
    b"SC": _stroke_colour,
    b"SCN": _stroke_colour,
}

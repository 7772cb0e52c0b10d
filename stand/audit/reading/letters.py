"""The operators that show text (ISO 32000-1, 9.4)."""

from stand.audit.reading import tokens
from stand.audit.reading.colours import Colour
from stand.audit.reading.geometry import IDENTITY, Box, Matrix, Point, moved, times
from stand.audit.reading.marks import Stretch, Text
from stand.audit.reading.painter import Act, Painter, State, floats, matrix, point

_UNSEEN = (3, 7)
_SMALL_LETTERS, _DESCENT, _ASCENT = 0.25, -0.2, 0.75
"""How high the middle of a small letter stands, and how far letters reach, in parts of the size."""
_PARTS = (0.04, 0.3, 0.5, 0.7, 0.96)


def _begin(painter: Painter, _: list[bytes]) -> None:
    painter.text_matrix = painter.line_matrix = IDENTITY


def _place(painter: Painter, operands: list[bytes]) -> None:
    painter.text_matrix = painter.line_matrix = matrix(floats(operands))


def _step(painter: Painter, operands: list[bytes]) -> None:
    x, y = point(operands)
    _go(painter, x, y)


def _step_and_lead(painter: Painter, operands: list[bytes]) -> None:
    x, y = point(operands)
    painter.state.leading = -y
    _go(painter, x, y)


def _next_line(painter: Painter, _: list[bytes]) -> None:
    _go(painter, 0.0, -painter.state.leading)


def _go(painter: Painter, x: float, y: float) -> None:
    painter.line_matrix = times((1, 0, 0, 1, x, y), painter.line_matrix)
    painter.text_matrix = painter.line_matrix


def _set_font(painter: Painter, operands: list[bytes]) -> None:
    painter.state.font = painter.font(painter.resource("/Font", operands[0]))
    painter.state.size = float(operands[1])


def _show(painter: Painter, operands: list[bytes]) -> None:
    state = painter.state
    if state.font is None:
        return
    letters, advance = _read(operands[-1], state)
    if not letters and not advance:
        return
    whole = times(painter.text_matrix, state.matrix)
    painter.text_matrix = times((1, 0, 0, 1, advance, 0), painter.text_matrix)
    order = painter.marks.paint(painter.stretch)
    stretch = painter.stretch
    painter.marks.texts.append(
        _text(whole, advance, state, stretch=stretch, order=order, letters=letters)
    )
    if stretch.mark is None and not stretch.is_artifact:
        painter.marks.loose_letters.append(letters)


def _next_and_show(painter: Painter, operands: list[bytes]) -> None:
    _next_line(painter, operands)
    _show(painter, operands)


def _space_and_show(painter: Painter, operands: list[bytes]) -> None:
    painter.state.word_space, painter.state.letter_space = point(operands)
    _next_and_show(painter, operands)


def _read(operand: bytes, state: State) -> tuple[str, float]:
    """Return the letters of an operand of Tj or TJ, and how far they go, in units of text space."""
    font = state.font
    if font is None:
        return "", 0.0
    codes, shift = tokens.shown(operand)
    letters, width, signs, blanks = font.read(codes)
    spaces = signs * state.letter_space + blanks * state.word_space
    return letters, ((width - shift / 1000) * state.size + spaces) * state.stretch


def _text(
    whole: Matrix, advance: float, state: State, *, stretch: Stretch, order: int, letters: str
) -> Text:
    assert state.font is not None  # noqa: S101 - its letters have been read
    size, base = state.size, state.rise
    middle = base + size * _SMALL_LETTERS
    samples = tuple(moved(whole, advance * part, middle) for part in _PARTS)
    low, high = base + size * _DESCENT, base + size * _ASCENT
    corners: list[Point] = [moved(whole, x, y) for x in (0.0, advance) for y in (low, high)]
    colour, alpha = _ink(state)
    return Text(
        stretch=stretch,
        order=order,
        letters=letters,
        says=_said(stretch, letters),
        font=state.font,
        size=abs(size) * (whole[2] ** 2 + whole[3] ** 2) ** 0.5,
        start=moved(whole, 0.0, base),
        box=Box.around(corners),
        samples=samples,
        colour=colour,
        alpha=alpha,
        is_seen=state.mode not in _UNSEEN and alpha > 0,
    )


def _ink(state: State) -> tuple[Colour | None, float]:
    """Return the colour and opacity of letters: of their outline when only that is drawn."""
    stroked = state.mode in (1, 5)
    colour = state.stroke if stroked else state.fill
    alpha = state.stroke_alpha if stroked else state.fill_alpha
    return colour if state.is_plain else None, alpha * state.group_alpha


def _said(stretch: Stretch, letters: str) -> str:
    if stretch.spoken is None:
        return letters
    if stretch.spoken.is_said:
        return ""
    stretch.spoken.is_said = True
    return stretch.spoken.text


def _setting(name: str, scale: float = 1.0) -> Act:
    def act(painter: Painter, operands: list[bytes]) -> None:
        setattr(painter.state, name, float(operands[0]) * scale)

    return act


def _mode(painter: Painter, operands: list[bytes]) -> None:
    painter.state.mode = int(operands[0])


OPERATORS: dict[bytes, Act] = {
    b"BT": _begin,
    b"Tm": _place,
    b"Td": _step,
    b"TD": _step_and_lead,
    b"T*": _next_line,
    b"Tf": _set_font,
    b"Tj": _show,
    b"TJ": _show,
    b"'": _next_and_show,
    b'"': _space_and_show,
    b"Tr": _mode,
    b"Tc": _setting("letter_space"),
    b"Tw": _setting("word_space"),
    b"Tz": _setting("stretch", 0.01),
    b"TL": _setting("leading"),
    b"Ts": _setting("rise"),
}

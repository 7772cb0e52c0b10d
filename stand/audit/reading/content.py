"""The content of a page, followed from operator to operator (ISO 32000-1, annex A)."""

from contextlib import suppress
from typing import Any

import pikepdf

from stand.audit.reading import letters, looks, paths, stretches
from stand.audit.reading.geometry import IDENTITY, Area, times, unit_square
from stand.audit.reading.marks import Marks, Picture
from stand.audit.reading.objects import as_name, as_whole, get, numbers
from stand.audit.reading.painter import Act, Fonts, Painter, matrix
from stand.audit.reading.tokens import tokens

_DEEPEST = 12
_OPERAND_STARTS = frozenset(b"+-.0123456789/<([>tfn")


def follow(stream: bytes, resources: Any, fonts: Fonts) -> Marks:
    """Return what a page's content paints; what does not follow the rules is passed over."""
    marks = Marks()
    _run(Painter(fonts, marks), stream, resources)
    return marks


def _run(painter: Painter, stream: bytes, resources: Any) -> None:
    outer, painter.resources = painter.resources, resources
    operands: list[bytes] = []
    for token in tokens(stream):
        act = _OPERATORS.get(token)
        if act is not None:
            with suppress(ValueError, IndexError, TypeError, OverflowError):
                act(painter, operands)  # with operands that do not belong to it, it does nothing
            operands = []
        elif token[0] in _OPERAND_STARTS and token not in _OTHERS:
            operands.append(token)
        else:
            operands = []
    painter.resources = outer


def _place(painter: Painter, operands: list[bytes]) -> None:
    thing = painter.resource("/XObject", operands[0])
    kind = as_name(get(thing, "/Subtype"))
    if kind == "Image":
        pixels = as_whole(get(thing, "/Width")) or 1, as_whole(get(thing, "/Height")) or 1
        _image(painter, pixels, is_mask=bool(get(thing, "/ImageMask")))
    elif kind == "Form" and isinstance(thing, pikepdf.Stream) and painter.depth < _DEEPEST:
        _form(painter, thing)


def _inline_image(painter: Painter, _: list[bytes]) -> None:
    _image(painter, (1, 1), is_mask=False)


def _image(painter: Painter, pixels: tuple[int, int], *, is_mask: bool) -> None:
    area = Area.of([unit_square(painter.state.matrix)], even_odd=True)
    if area is None:
        return
    painter.cover(area, None)
    a, b, c, d, _, _ = painter.state.matrix
    sides = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    if min(pixels) > 1 and min(sides) > 0 and not is_mask:
        finest = min(count / side for count, side in zip(pixels, sides, strict=True)) * 72
        painter.marks.pictures.append(Picture(painter.stretch.mark, pixels, finest, area.box))


def _form(painter: Painter, form: pikepdf.Stream) -> None:
    """Follow a form XObject (8.10) or a group (11.6.6) in the place where it is painted."""
    try:
        data = form.read_bytes()
    except pikepdf.PdfError:
        return
    kept = painter.stack, painter.state, painter.stretches, painter.text_matrix
    inner = painter.state.copy()
    given = numbers(form.get("/Matrix"))
    inner.matrix = times(matrix(given) if len(given) == 6 else IDENTITY, inner.matrix)
    if get(form, "/Group") is not None:
        inner.group_alpha *= inner.fill_alpha
        inner.fill_alpha = inner.stroke_alpha = 1.0
    painter.stack, painter.state = [], inner
    painter.stretches = [stretches.within_form(painter.stretch, form)]
    painter.depth += 1
    _run(painter, data, form.get("/Resources", painter.resources))
    painter.depth -= 1
    painter.stack, painter.state, painter.stretches, painter.text_matrix = kept


_OPERATORS: dict[bytes, Act] = {
    **looks.OPERATORS,
    **paths.OPERATORS,
    **letters.OPERATORS,
    **stretches.OPERATORS,
    b"Do": _place,
    b"EI": _inline_image,
}
_OTHERS = frozenset(b"w J j M d ri i h BX EX MP DP d0 d1 BI ID".split())
"""The operators that change nothing we look at."""

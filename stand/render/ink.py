"""What pictures of pages have in common: fonts, and words and drawings that were painted before.

While somebody types in one line, the others on its page are painted as they were. WeasyPrint 70
paints words by ``draw.text`` and drawings by ``images.SVGImage.draw``, which are asked here first;
where a document has other fonts than :class:`Ink`, they are asked on. Only what has no effect but
its own operators is remembered: words of a remembered line, without lines under or through them,
and drawings without patterns, groups or pictures.
"""

from dataclasses import dataclass
from typing import Any, Self
from weakref import WeakKeyDictionary

import pydyf
import weasyprint.draw
from weasyprint.draw import text as words
from weasyprint.draw.text import draw_first_line, draw_text
from weasyprint.images import SVGImage
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration

from stand.render.faces import Face, Faces

_OWN_KINDS = ("XObject", "Pattern", "Shading")
_ALPHA = ("a", "A")
"""With what the names of graphics states begin that say themselves what they are."""
_MOST_SIZES = 16
_STROKES = frozenset({"set_font_size", "show_text", "set_text_rise"})
_DRAW = SVGImage.draw
_ADD_FONT = Stream.add_font
Stroke = tuple[str, tuple[Any, ...]]


class Ink(dict[str, Face]):
    """The fonts of pictures as they are put in a file, by name, and what was painted with them."""

    def __init__(self, fonts: FontConfiguration) -> None:
        super().__init__()
        self._faces = Faces(fonts)
        self._met: dict[int, Face] = {}
        self.words: WeakKeyDictionary[Any, list[Stroke]] = WeakKeyDictionary()
        self.drawings: WeakKeyDictionary[Any, dict[object, _Drawing | None]] = WeakKeyDictionary()

    def met(self, pango_font: Any) -> tuple[Face, float]:
        """Return a font to paint with that was met, and its size."""
        face, size = self._faces.met(pango_font, self._met)
        if face.hash not in self:
            self[face.hash] = self._faces.whole(face.use)
            face.let_go()
        return face, size


@dataclass(frozen=True)
class _Drawing:
    """The operators of a drawing, and the graphics states that they name."""

    operators: bytes
    states: dict[str, Any]

    @classmethod
    def made(cls, stream: Stream, start: int, states: dict[str, Any]) -> Self:
        """Return what was painted from a place in a stream on."""
        operators = b"\n".join(map(pydyf._to_bytes, stream.stream[start:]))
        return cls(operators, {name: state for name, state in states.items() if _is_alpha(name)})

    def paint(self, stream: Stream) -> None:
        """Paint the same again."""
        stream.stream.append(self.operators)
        for name, state in self.states.items():
            stream._resources["ExtGState"].setdefault(name, state)


class _Noting:
    """A stream that notes with which strokes a line is painted."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.strokes: list[Stroke] = []

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._stream, name)
        if name not in _STROKES:
            return method

        def noted(*given: Any) -> None:
            self.strokes.append((name, given))
            method(*given)

        return noted


def _add_font(stream: Stream, pango_font: Any) -> tuple[Any, float]:
    fonts = stream._fonts
    if isinstance(fonts, Ink):
        return fonts.met(pango_font)
    found: tuple[Any, float] = _ADD_FONT(stream, pango_font)
    return found


def _draw_text(
    stream: Stream, box: Any, offset_x: float, overflow: str, ellipsis: str = "none"
) -> None:
    ink, line = _remembered(stream, box)
    strokes = None if ink is None else ink.words.get(line)
    if strokes is None or not _is_plain(box.style, overflow, ellipsis):
        draw_text(stream, box, offset_x, overflow, ellipsis)
        return
    stream.set_color(box.style["color"])
    stream.begin_text()
    x, y = box.position_x, box.position_y + box.baseline
    stream.set_text_matrix(*Matrix(d=-1, e=x, f=y).values)
    for name, given in strokes:
        getattr(stream, name)(*given)
    stream.end_text()


def _draw_first_line(stream: Stream, box: Any, overflow: str, ellipsis: str, matrix: Matrix) -> Any:
    ink, line = _remembered(stream, box)
    if ink is None:
        return draw_first_line(stream, box, overflow, ellipsis, matrix)
    noting = _Noting(stream)
    emojis = draw_first_line(noting, box, overflow, ellipsis, matrix)
    if not emojis and noting.strokes and _is_plain(box.style, overflow, ellipsis):
        ink.words[line] = noting.strokes
    return emojis


def _remembered(stream: Stream, box: Any) -> tuple[Ink | None, Any]:
    """Return where the words of a box are remembered, and for which line; None: nowhere."""
    fonts, line = stream._fonts, getattr(box.pango_layout, "line", None)
    return (fonts if isinstance(fonts, Ink) and line is not None else None), line


def _is_plain(style: Any, overflow: str, ellipsis: str) -> bool:
    """Tell whether words are painted as they are, with nothing under, over or through them."""
    is_whole = (overflow, ellipsis) == ("clip", "none")
    return is_whole and style["visibility"] == "visible" and style["text_decoration_line"] == "none"


def _draw_svg(image: SVGImage, stream: Stream, width: float, height: float, style: Any) -> None:
    fonts = stream._fonts
    if not isinstance(fonts, Ink):
        _DRAW(image, stream, width, height, style)
        return
    known = fonts.drawings.setdefault(image, {})
    if len(known) > _MOST_SIZES:
        known.clear()
    size = (width, height)
    _forget_state(stream)
    drawing = known.get(size)
    if drawing is not None:
        drawing.paint(stream)
    elif size in known:
        _DRAW(image, stream, width, height, style)
    else:
        known[size] = _painted(image, stream, size, style)
    _forget_state(stream)


def _painted(
    image: SVGImage, stream: Stream, size: tuple[float, float], style: Any
) -> _Drawing | None:
    """Paint a drawing; return what can be painted again, if that is all there is to it."""
    resources, start = stream._resources, len(stream.stream)
    before = [len(resources[kind]) for kind in _OWN_KINDS]
    states = set(resources["ExtGState"])
    _DRAW(image, stream, *size, style)
    is_more = before != [len(resources[kind]) for kind in _OWN_KINDS]
    is_more |= any(b" Do" in pydyf._to_bytes(each) for each in stream.stream[start:])
    if is_more or not all(map(_is_alpha, set(resources["ExtGState"]) - states)):
        return None
    return _Drawing.made(stream, start, resources["ExtGState"])


def _is_alpha(name: str) -> bool:
    return name.startswith(_ALPHA)


def _forget_state(stream: Stream) -> None:
    """Let a stream not know which colour and font are set: what comes next says so itself."""
    stream._current_color = stream._current_color_stroke = None
    stream._current_alpha = stream._current_alpha_stroke = None
    stream._current_font = None


def remember_ink() -> None:
    """Change the engine, once for the whole program."""
    Stream.add_font = _add_font
    weasyprint.draw.draw_text = _draw_text
    words.draw_first_line = _draw_first_line
    SVGImage.draw = _draw_svg

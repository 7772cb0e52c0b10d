"""The words on a page of a PDF as they stand there: where, how large, in which letters."""

import ctypes
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

Keep = Callable[[str, bool], bool]
"""Tells whether letters stay on the page: in which font, and whether they are plain."""
_FILLED, _UNSEEN = 0, 3
_SHOW = ("Tj", "TJ", "'", '"')
_HYPHENS_AT_LINE_END = ("\x02", "\ufffe")
_HAIR = 0.02
_OVERLAP, _GAP, _SPACE = 0.25, 0.12, 0.35
"""How far a letter may reach over the one before it, stand off from it, or be the next word's: in
parts of its size."""


@dataclass(frozen=True)
class Look:
    """How letters look; ``turn`` is the matrix of letters that do not stand upright."""

    font: str
    size: float
    colour: str
    opacity: float
    turn: tuple[float, float, float, float] | None

    @property
    def letter_size(self) -> float:
        """The size as one sees it, in points."""
        return self.size * (math.hypot(*self.turn[:2]) if self.turn else 1) or 1


@dataclass(frozen=True)
class Run:
    """Words in one line that look the same. Measures are points, from the top left of the page.

    ``width`` is None for words that do not stand upright.
    """

    text: str
    x: float
    y: float
    width: float | None
    look: Look


@dataclass(frozen=True)
class Lettering:
    """The plain words of a page, from top to bottom, and the size of that page."""

    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class _Glyph:
    """One letter: from where to where it goes along its line, and how far the line lies aside."""

    letter: str
    x: float
    y: float
    start: float
    end: float
    aside: float
    look: Look

    def between(self, before: "_Glyph") -> str | None:
        """Return what stands between this letter and the one before it; None for another run."""
        if self.look != before.look or abs(self.aside - before.aside) > _HAIR:
            return None
        gap = (self.start - before.end) / self.look.letter_size
        # Two letters that are one sign begin at one place.
        if self.start == before.start or -_OVERLAP < gap < _GAP:
            return ""
        return " " if _GAP <= gap < _SPACE else None


def read_lettering(pdf: bytes) -> Lettering:
    """Return the plain words on the first page."""
    # Of words that lie on their own outline, the reader would give only one.
    page = pdfium.PdfDocument(with_letters(pdf, lambda _, plain: plain))[0]
    text, height = page.get_textpage(), page.get_height()
    pieces: list[list[_Glyph]] = []
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        glyph = _glyph(text, index, height)
        space = glyph.between(pieces[-1][-1]) if pieces else None
        if space is None:
            pieces.append([glyph])
        else:
            pieces[-1] += [replace(glyph, letter=space)] if space else []
            pieces[-1].append(glyph)
    runs = [run for piece in pieces if (run := _run(piece))]
    runs.sort(key=lambda run: (round(run.y), run.x))
    return Lettering(page.get_width(), height, tuple(runs))


def _run(glyphs: list[_Glyph]) -> Run | None:
    """Return letters as words, or None when there is nothing but space."""
    words = "".join(glyph.letter for glyph in glyphs)
    shown = glyphs[len(words) - len(words.lstrip()) : len(words.rstrip())]
    if not shown:
        return None
    text = "".join(glyph.letter for glyph in shown)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    first = shown[0]
    width = None if first.look.turn else max(glyph.end for glyph in shown) - first.start
    return Run(text, first.x, first.y, width, first.look)


def _glyph(text: Any, index: int, height: float) -> _Glyph:
    x, y, matrix, box = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    raw.FPDFText_GetLooseCharBox(text, index, box)
    a, b, c, d = (round(number, 4) for number in (matrix.a, matrix.b, matrix.c, matrix.d))
    upright = a == d > 0 and b == c == 0
    size = raw.FPDFText_GetFontSize(text, index) * (a if upright else 1)
    look = Look(
        _font(text, index),
        round(size, 3),
        *_colour(text, index),
        None if upright else (a, -b, -c, d),
    )
    scale = math.hypot(a, b) or 1

    def along(x: float, y: float) -> float:
        return float(x * a + y * b) / scale

    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    return _Glyph(
        _letter(text, index),
        x.value,
        height - y.value,
        along(x.value, y.value),
        max(along(*corner) for corner in corners),
        (y.value * a - x.value * b) / scale,
        look,
    )


def _letter(text: Any, index: int) -> str:
    letter = chr(raw.FPDFText_GetUnicode(text, index))
    if letter in _HYPHENS_AT_LINE_END:
        return "-"
    return " " if unicodedata.category(letter) == "Cc" else letter


def _font(text: Any, index: int) -> str:
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    return _whole_name(name.value.decode("utf-8", "replace"))


def _whole_name(name: str) -> str:
    """Return the name of a font without what tells that not all its letters are there."""
    return name.rpartition("+")[2].removeprefix("/")


def _colour(text: Any, index: int) -> tuple[str, float]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}", round(alpha.value / 255, 2)


def with_letters(pdf: bytes, keep: Keep, *, gone: bool = True) -> bytes:
    """Return a PDF of one page with all its shapes and only some of its letters.

    The others are gone, or else unseen: then they keep their room, and what comes after them its
    place.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        content = _Content(keep, gone=gone)
        page.Contents = document.make_stream(content.filtered(page.obj))
        data = BytesIO()
        document.save(data)
    return data.getvalue()


@dataclass(frozen=True)
class _State:
    """How letters would be drawn at a place in the instructions of a page."""

    font: str = ""
    mode: int = _FILLED
    faded: bool = False
    patterned: bool = False
    in_faded: bool = False

    @property
    def plain(self) -> bool:
        """Whether a letter is its shape in one colour: no outline, pattern or half-light."""
        return self.mode == _FILLED and not (self.faded or self.patterned or self.in_faded)


class _Content:
    """The instructions of a page, and of the drawings in it, without some of the letters."""

    def __init__(self, keep: Keep, *, gone: bool) -> None:
        self._keep = keep
        self._gone = gone
        self._done: set[tuple[int, int]] = set()

    def filtered(self, holder: Any, start: _State = _State()) -> bytes:
        """Return the instructions of a page or drawing; drawings inside it are filtered too."""
        resources = holder.get("/Resources", {})
        kept: list[Any] = []
        states, state = [], start
        for instruction in pikepdf.parse_content_stream(holder):
            name, operands = str(instruction.operator), instruction.operands
            if name == "q":
                states.append(state)
            elif name == "Q" and states:
                state = states.pop()
            elif name == "Do":
                self._filter_form(resources.XObject[str(operands[0])], state)
            elif name in _SETTERS:
                state = _SETTERS[name](state, operands, resources)
            if name not in _SHOW or self._keep(state.font, state.plain):
                kept.append(instruction)
            elif not self._gone:
                kept += [_mode(_UNSEEN), instruction, _mode(state.mode)]
        return pikepdf.unparse_content_stream(kept)

    def _filter_form(self, form: Any, state: _State) -> None:
        if form.get("/Subtype") == "/Form" and form.objgen not in self._done:
            self._done.add(form.objgen)
            inner = replace(state, in_faded=state.in_faded or state.faded)
            form.write(self.filtered(form, inner))


def _mode(mode: int) -> tuple[list[int], pikepdf.Operator]:
    return [mode], pikepdf.Operator("Tr")


def _font_set(state: _State, operands: Any, resources: Any) -> _State:
    found = resources.get("/Font", {}).get(str(operands[0]), {})
    return replace(state, font=_whole_name(str(found.get("/BaseFont", ""))))


def _shade_set(state: _State, operands: Any, resources: Any) -> _State:
    found = resources.get("/ExtGState", {}).get(str(operands[0]), {})
    masked = "/SMask" in found and found.SMask != "/None"
    faded = float(found["/ca"]) < 1 if "/ca" in found else state.faded
    return replace(state, faded=faded or masked)


_SETTERS: dict[str, Callable[[_State, Any, Any], _State]] = {
    "Tf": _font_set,
    "Tr": lambda state, operands, _: replace(state, mode=int(operands[0])),
    "gs": _shade_set,
    "scn": lambda state, operands, _: replace(
        state, patterned=isinstance(operands[-1], pikepdf.Name)
    ),
    **dict.fromkeys(
        ("g", "rg", "k", "sc"), lambda state, _operands, _resources: replace(state, patterned=False)
    ),
}

"""Fonts of a file whose parts are painted apart from each other.

WeasyPrint 70 measures a letter in the size in which it meets it first (``weasyprint.draw.text``),
and numbers letters that a font lacks in the order in which it meets them. Parts that are painted
by themselves would differ in both. Here neither depends on what was painted before.
"""

from dataclasses import dataclass, field
from typing import Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import FontConfiguration, get_pango_font_key

ffi.cdef("PangoFontDescription * pango_font_description_from_string (const char *str);")

_SIZE = 1000  # pixels
_MOST_GLYPHS = 2**16


@dataclass
class FaceUse:
    """What of a font is used, in data alone.

    ``description`` is what Pango calls it, ``size`` the first in which it was met, in pixels;
    ``widths`` are in thousandths of the size, ``letters`` what each glyph stands for, and
    ``missing`` has the glyphs that stand for characters that it lacks.
    """

    description: bytes
    size: float
    widths: dict[int, int] = field(default_factory=dict)
    letters: dict[int, str] = field(default_factory=dict)
    missing: dict[int, int] = field(default_factory=dict)

    def add(self, other: "FaceUse") -> None:
        """Count in what another part of the file uses of the same font."""
        self.widths = other.widths | self.widths
        self.letters = other.letters | self.letters
        self.missing |= other.missing


class Faces:
    """The fonts of an edition by what Pango calls them."""

    def __init__(self, fonts: FontConfiguration) -> None:
        self._font_map = fonts.font_map
        self._context = ffi.gc(
            pango.pango_font_map_create_context(self._font_map), gobject.g_object_unref
        )

    def met(self, pango_font: Any, known: dict[int, "Face"]) -> tuple["Face", float]:
        """Return a font that was met as a face, and its size; ``known`` are those met before."""
        key, description, size = get_pango_font_key(pango_font)
        if key not in known:
            text = ffi.string(pango.pango_font_description_to_string(description))
            made = self._face(FaceUse(text, size))
            # Pango may call by two names what is one font in a file.
            known[key] = next((face for face in known.values() if face.hash == made.hash), made)
        return known[key], size

    def whole(self, use: FaceUse) -> "Face":
        """Return a font to put in a file, with all that is used of it."""
        face = self._face(use)
        face.widths = use.widths
        return face

    def _face(self, use: FaceUse) -> "Face":
        """Return a font to paint with; what is used of it is noted in ``use``."""
        description = ffi.gc(
            pango.pango_font_description_from_string(use.description),
            pango.pango_font_description_free,
        )
        pango.pango_font_description_set_absolute_size(description, _SIZE * TO_UNITS)
        font = pango.pango_font_map_load_font(self._font_map, self._context, description)
        return Face(ffi.gc(font, gobject.g_object_unref), use)


class Face(Font):  # type: ignore[misc]
    """A font as the engine writes it, measured in one size."""

    def __init__(self, pango_font: Any, use: FaceUse) -> None:
        _, description, size = get_pango_font_key(pango_font)
        super().__init__(pango_font, description, size)
        self.use = use
        self.font_size = use.size
        self.to_unicode, self.missing = use.letters, use.missing
        self.widths: dict[int, int] = _Widths(pango_font, use.widths)
        self._whole: bytes = self.file_content
        self._kept: object = None

    def let_go(self) -> None:
        """Let go of the file of the font: who paints needs none."""
        self.file_content = self._whole = b""

    def clean(self, to_unicode: dict[int, str], hinting: bool) -> None:
        """Leave only these glyphs in the file; what was done already is not done again."""
        kept = frozenset(to_unicode), hinting
        if kept != self._kept:
            self.file_content = self._whole
            super().clean(to_unicode, hinting)
            self._kept = kept

    def get_unused_glyph_id(self, codepoint: int) -> int:
        """Return a glyph that the font does not have, for a character that it does not have."""
        free = _MOST_GLYPHS - self.glyph_count
        glyph: int = self.glyph_count + codepoint % free
        return self.missing.setdefault(codepoint, glyph)


class _Widths(dict[int, int]):
    """The widths of the glyphs of a font; each is measured when it is asked for."""

    def __init__(self, pango_font: Any, known: dict[int, int]) -> None:
        super().__init__(known)
        self._font, self._known = pango_font, known
        self._ink, self._logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")

    def __contains__(self, glyph: object) -> bool:
        if not super().__contains__(glyph) and isinstance(glyph, int) and glyph:
            pango.pango_font_get_glyph_extents(self._font, glyph, self._ink, self._logical)
            self[glyph] = round(self._logical.width * 1000 * FROM_UNITS / _SIZE)
        return super().__contains__(glyph)

    def __setitem__(self, glyph: int, width: int) -> None:
        super().__setitem__(glyph, width)
        self._known[glyph] = width

"""Fonts: what their codes mean and how wide their signs are (ISO 32000-1, 9.6 to 9.10)."""

import re
import struct
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pikepdf

from stand.audit.reading.objects import (
    as_dictionary,
    as_list,
    as_name,
    as_number,
    as_whole,
    get,
)
from stand.audit.reading.unicode_map import UnicodeMap

_Value = TypeVar("_Value")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac-roman"}


class _Lazy(dict[int, _Value]):
    """What belongs to each code, found when it is first asked for."""

    def __init__(self, find: Callable[[int], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, code: int) -> _Value:
        found = self[code] = self._find(code)
        return found


class Font:
    """A font as a page uses it: it reads strings, and remembers what it was asked.

    ``unmapped`` holds the codes without a meaning that were shown: no reader can know what they
    say (ISO 14289-1, 7.21.7).
    """

    def __init__(self, source: Any) -> None:
        self.kind = as_name(get(source, "/Subtype"))
        self.name = as_name(get(source, "/BaseFont")) or as_name(get(source, "/Name")) or "?"
        self.unmapped: set[int] = set()
        self._wide = self.kind == "Type0"
        kids = as_list(get(source, "/DescendantFonts")) if self._wide else [source]
        self._holder = kids[0] if kids else None
        self._map = UnicodeMap.of(get(source, "/ToUnicode"))
        self._encoding = {} if self._wide else _simple_encoding(get(source, "/Encoding"))
        self._meanings = _Lazy[str](self._meaning)
        scale = as_number((as_list(get(source, "/FontMatrix")) or [0.001])[0])
        self._unit = (scale or 0.001) if self.kind == "Type3" else 0.001
        widths, default = self._read_widths()
        self._widths = _Lazy[float](lambda code: widths.get(code, default))

    @property
    def is_embedded(self) -> bool:
        if self.kind == "Type3":
            return True
        descriptor = get(self._holder, "/FontDescriptor")
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        return any(isinstance(get(descriptor, name), pikepdf.Stream) for name in files)

    @property
    def is_subset(self) -> bool:
        """Tell whether only the signs in use are there (ISO 32000-1, 9.6.4)."""
        return self.kind == "Type3" or bool(_SUBSET.match(self.name))

    @property
    def plain_name(self) -> str:
        return _SUBSET.sub("", self.name)

    @property
    def bad_codes(self) -> list[int]:
        """Return the codes that are said to mean nothing: U+0000, U+FEFF or U+FFFE."""
        return self._map.bad_codes

    def read(self, shown: bytes) -> tuple[str, float, int, int]:
        """Return the letters of a shown string, their width, the signs and the spaces.

        The width is in parts of the size. Only spaces of one byte count: they are what word
        spacing works on (9.3.3).
        """
        codes = self._codes(shown)
        letters = "".join(map(self._meanings.__getitem__, codes))
        width = sum(map(self._widths.__getitem__, codes)) * self._unit
        return letters, width, len(codes), 0 if self._wide else shown.count(b" ")

    def _codes(self, shown: bytes) -> Sequence[int]:
        if not self._wide:
            return shown
        return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])

    def _meaning(self, code: int) -> str:
        known = self._map.get(code) or self._encoding.get(code)
        if not known:
            self.unmapped.add(code)
        return known or ""

    def _read_widths(self) -> tuple[dict[int, float], float]:
        holder = as_dictionary(self._holder)
        if holder is None:
            return {}, 500.0
        if self._wide:
            default = as_number(holder.get("/DW"))
            return _wide_widths(as_list(holder.get("/W"))), 1000.0 if default is None else default
        first = as_whole(holder.get("/FirstChar")) or 0
        widths = [as_number(width) or 0.0 for width in as_list(holder.get("/Widths"))]
        return dict(enumerate(widths, first)), 0.0 if widths else 500.0


def _wide_widths(entries: list[Any]) -> dict[int, float]:
    """Return the widths of ``c [w1 w2 …]`` and ``first last w`` (9.7.4.3)."""
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(entries):
        first = as_whole(entries[at])
        several = as_list(entries[at + 1])
        if first is None:
            break
        if several or at + 2 >= len(entries):
            widths |= {first + n: as_number(width) or 0.0 for n, width in enumerate(several)}
            at += 2
            continue
        last, width = as_whole(entries[at + 1]), as_number(entries[at + 2])
        if last is not None and width is not None and last - first < 65536:
            widths |= dict.fromkeys(range(first, last + 1), width)
        at += 3
    return widths


def _simple_encoding(encoding: Any) -> dict[int, str]:
    """Return what the codes of a font of one byte mean, as far as its encoding says so."""
    base = as_name(encoding) or as_name(get(encoding, "/BaseEncoding"))
    meanings: dict[int, str] = {}
    if base in _ENCODINGS:
        codec = _ENCODINGS[base]
        meanings = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
    code = 0
    for item in as_list(get(encoding, "/Differences")):
        number = as_whole(item)
        if number is not None:
            code = number
            continue
        meanings[code] = _letter(as_name(item))
        code += 1
    return meanings


def _letter(glyph: str) -> str:
    """Return what the name of a glyph means by the Adobe Glyph List."""
    from fontTools.agl import toUnicode  # noqa: PLC0415 - our own fonts never need it

    return str(toUnicode(glyph))

"""The map from the codes of a font to letters: ToUnicode (ISO 32000-1, 9.10.3)."""

import re
from typing import Any

import pikepdf

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR = re.compile(rb"<([0-9a-fA-F\s]+)>\s*<([0-9a-fA-F\s]*)>")
_RANGE = re.compile(
    rb"<([0-9a-fA-F\s]+)>\s*<([0-9a-fA-F\s]+)>\s*(?:<([0-9a-fA-F\s]*)>|\[([^\]]*)\])"
)
_ONE = re.compile(rb"<([0-9a-fA-F\s]*)>")
_NOTHING = frozenset("\0\ufeff\ufffe")
_MOST = 65536


class UnicodeMap:
    """What each code means. A code that means nothing is in ``bad_codes``, and has no letter."""

    def __init__(self, meanings: dict[int, str]) -> None:
        self.bad_codes = sorted(
            code for code, letters in meanings.items() if _NOTHING & set(letters)
        )
        self._meanings = {
            code: letters for code, letters in meanings.items() if not _NOTHING & set(letters)
        }

    @classmethod
    def of(cls, source: Any) -> "UnicodeMap":
        """Return the map in a stream; an empty one when there is none or it cannot be read."""
        try:
            data = source.read_bytes() if isinstance(source, pikepdf.Stream) else b""
        except pikepdf.PdfError:
            data = b""
        meanings: dict[int, str] = {}
        for kind, body in _BLOCK.findall(data):
            if kind == b"bfchar":
                pairs = _CHAR.findall(body)
                meanings |= {_number(code): _letters(digits) for code, digits in pairs}
            else:
                for match in _RANGE.findall(body):
                    meanings |= _range(*match)
        return cls(meanings)

    def get(self, code: int) -> str | None:
        return self._meanings.get(code)


def _range(first: bytes, last: bytes, start: bytes, several: bytes) -> dict[int, str]:
    codes = range(_number(first), min(_number(last) + 1, _number(first) + _MOST))
    if several:
        return dict(zip(codes, map(_letters, _ONE.findall(several)), strict=False))
    letters = _letters(start)
    if not letters:
        return {}
    end = ord(letters[-1])
    return {code: letters[:-1] + chr(min(end + step, 0x10FFFF)) for step, code in enumerate(codes)}


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def _letters(digits: bytes) -> str:
    digits = b"".join(digits.split())
    if len(digits) <= 2:
        return chr(int(digits, 16)) if digits else ""
    whole = digits[: len(digits) // 2 * 2].decode("ascii")
    return bytes.fromhex(whole).decode("utf-16-be", "replace")

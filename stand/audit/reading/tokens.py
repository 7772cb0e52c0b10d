"""The words of a content stream (ISO 32000-1, 7.8.2), read at once.

A page has tens of thousands of them, and the audit runs after each build: one regular expression
finds them all.
"""

import re

_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
_TOKEN = re.compile(
    rb"\[(?:[^\[\]()<>%]|<[0-9a-fA-F\s]*>|" + _STRING + rb")*\]"  # an array of numbers and strings
    rb"|<<|>>|<[0-9a-fA-F\s]*>|" + _STRING + rb"|%[^\r\n]*"
    rb"|/[^\x00\s/\[\]()<>{}%]*"
    rb"|[^\x00\s/\[\]()<>{}%]+|[\[\]]",
    re.DOTALL,
)
_SHOWN = re.compile(rb"(<[0-9a-fA-F\s]*>|" + _STRING + rb")|([-+]?(?:\d+\.?\d*|\.\d+))", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F\s]*)>")
_IMAGE_DATA = re.compile(rb"(?<=[\s\]>])ID\s.*?\sEI(?=\s|$)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")


def tokens(stream: bytes) -> list[bytes]:
    """Return the operands and operators in order; the bytes of an inline image become ``EI``."""
    if b"ID" in stream:
        stream = _IMAGE_DATA.sub(b" EI ", stream)
    return _TOKEN.findall(stream)


def shown(operand: bytes) -> tuple[bytes, float]:
    """Return the bytes that an operand of Tj or TJ shows, and the sum of the shifts in it."""
    if b"(" not in operand:
        parts = _HEX.split(operand.strip(b"[]"))
        digits = b"".join(parts[1::2])
        if len(digits) % 4 == 0 and digits.isalnum():
            codes = bytes.fromhex(digits.decode("ascii"))
            return codes, sum(map(float, b" ".join(parts[::2]).split()))
    found = _SHOWN.findall(operand)
    strings = b"".join(string(text) for text, _ in found if text)
    return strings, sum(float(number) for _, number in found if number)


def string(operand: bytes) -> bytes:
    """Return the bytes of one string, written in either way."""
    if operand[:1] == b"(":
        return unescaped(operand)
    return _from_hex(operand.strip(b"<>"))


def text(operand: bytes) -> str:
    """Return a text string (ISO 32000-1, 7.9.2.2): UTF-16 with a mark in front, or nearly Latin."""
    data = string(operand)
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("pdfdoc", "replace")


def name(operand: bytes) -> str:
    """Return a name with its slash, as the dictionaries of resources are asked for it."""
    return _NAME_ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), operand).decode(
        "utf-8", "replace"
    )


def unescaped(literal: bytes) -> bytes:
    """Return the bytes of a literal string with its parentheses."""
    inner = literal[1:-1]
    return _ESCAPE.sub(_escaped, inner) if b"\\" in inner else inner


def _escaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what[:1].isdigit() and what < b"8":
        return bytes([int(what, 8) & 255])
    return b"" if what in (b"\n", b"\r", b"\r\n") else _NAMED.get(what, what)


def _from_hex(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))

"""One line of text as a YAML scalar: which styles can hold it, and how it is written."""

import re
from decimal import Decimal

import yaml

from stand.content.yaml_edit.lines import BREAKS
from stand.content.yaml_edit.tree import NOTHING

Data = dict[str, "Data"] | list["Data"] | str | int | float | bool | Decimal | None

# What a reader of YAML takes as it stands. A byte order mark in the middle is not for eyes.
_PRINTABLE = re.compile(
    r"[\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}])")
_NOT_PLAIN = re.compile(r":(?=\s|$)|\s#|\t|^(?:---|\.\.\.)")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}]|:(?=[\s,\[\]{}]|$)|\s#|\t|^\?")
# Beside what YAML 1.1 says: the numbers of YAML 1.2.
_MORE_KINDS = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+")
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n",
    "\v": "\\v", "\f": "\\f", "\r": "\\r", "\x1b": "\\e", "\x85": "\\N", "\u2028": "\\L",
    "\u2029": "\\P",
}  # fmt: skip


class Bare(str):
    """A number or truth value as it stands in the file: never between quotes."""

    __slots__ = ()


def as_read(data: Data) -> Data:
    """Return data the way read_yaml gives it back: dict, list, str and None only."""
    if isinstance(data, dict):
        return {key: as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_read(value) for value in data]
    if isinstance(data, bool):
        return Bare("true" if data else "false")
    if isinstance(data, int | float | Decimal):
        return Bare(format(data, "f") if isinstance(data, Decimal) else data)
    return data


def is_printable(text: str) -> bool:
    """Say whether YAML takes all characters as they are; line breaks are not among them."""
    return _PRINTABLE.fullmatch(text) is not None


def fits_plain(text: str, *, flow: bool) -> bool:
    """Say whether a text can stand without quotes and is read back as that text."""
    if not text or text in NOTHING or text != text.strip() or not is_printable(text):
        return False
    if not _PLAIN_START.match(text) or _NOT_PLAIN.search(text):
        return False
    return not (flow and _NOT_PLAIN_IN_FLOW.search(text))


def is_ambiguous(text: str) -> bool:
    """Say whether usual readers of YAML would take the bare text for a number, date or truth."""
    if _MORE_KINDS.fullmatch(text):
        return True
    rules = yaml.resolver.Resolver.yaml_implicit_resolvers.get(text[:1], [])
    return any(rule.match(text) for _, rule in rules)


def fits_single(text: str) -> bool:
    """Say whether a text can stand on one line between single quotes."""
    return is_printable(text) and "\t" not in text


def single_quoted(text: str) -> str:
    """Return a text between single quotes; fits_single says whether that can be."""
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """Return any text on one line between double quotes."""
    return '"' + escaped(text) + '"'


def escaped(text: str) -> str:
    """Return a text as it stands between double quotes."""
    return "".join(_escape(char) for char in text)


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if is_printable(char):
        return char
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def quoted(text: str, quote: str) -> str:
    """Return a text on one line between quotes: these if they can hold it, else double ones."""
    if quote == "'" and fits_single(text):
        return single_quoted(text)
    if quote == '"' and '"' in text and "'" not in text and fits_single(text) and "\\" not in text:
        return single_quoted(text)
    return double_quoted(text)


def one_line(text: str, quote: str, *, flow: bool) -> str:
    """Return a new text on one line, without quotes where nobody can misread it."""
    if fits_plain(text, flow=flow) and not is_ambiguous(text):
        return text
    return quoted(text, quote)


def has_breaks(text: str) -> bool:
    """Say whether a text has line ends of any kind."""
    return any(char in text for char in BREAKS)

"""How a text stands in a file as bytes, so that it can be written back the same way."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

_MARKED = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Coding:
    """The encoding of a file, with the byte order mark it begins with (or none)."""

    name: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text; UTF-8 where the encoding of the file lacks a character."""
        try:
            return self.mark + text.encode(self.name)
        except UnicodeEncodeError:
            return text.encode("utf-8", errors="surrogatepass")


def decoded(raw: bytes, *, old_office: bool = False) -> tuple[str, Coding] | None:
    """Return the text of a file and its encoding; None when no encoding gives every byte back.

    ``old_office`` allows Windows-1252, in which spreadsheets still save CSV.
    """
    for mark, name in _MARKED:
        if raw.startswith(mark):
            return _strictly(raw.removeprefix(mark), Coding(name, mark))
    found = _strictly(raw, Coding())
    return found or (_strictly(raw, Coding("windows-1252")) if old_office else None)


def _strictly(raw: bytes, coding: Coding) -> tuple[str, Coding] | None:
    try:
        text = raw.decode(coding.name)
    except UnicodeDecodeError:
        return None
    return (text, coding) if coding.encode(text) == coding.mark + raw else None

"""Find and replace through the whole edition: in the texts, never in names or structure."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from stand.editing.session import Session
from stand.editing.texts.text import Text, belongs, texts_of

# What a reader never sees as it stands: a reference, and the address of a link.
_HIDDEN = re.compile(r"\[\[[^\[\]\n]*\]\]|\]\([^()\s]*\)|(?:https?://|www\.|mailto:)\S+")
_ALIKE = ("'‘’‛", '"“”„', "-‐‑")
MOST_HITS = 5000
_AROUND = 40  # characters on each side of a hit
_BETWEEN = "\0"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how strictly. Without ``accents`` é is e, and ’ is '."""

    words: str
    case: bool = False
    whole_words: bool = False
    accents: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found: from ``start`` to ``end`` in the text at its place.

    ``guard`` says why a replacement is not chosen by itself; empty when it may be.
    """

    text: Text
    start: int
    end: int
    guard: str

    @property
    def words(self) -> str:
        return self.text.value[self.start : self.end]

    @property
    def before(self) -> str:
        """The words before the hit, on one line."""
        start = max(0, self.start - _AROUND)
        return ("…" if start else "") + _one_line(self.text.value[start : self.start])

    @property
    def after(self) -> str:
        """The words after the hit, on one line."""
        end = min(len(self.text.value), self.end + _AROUND)
        rest = "…" if end < len(self.text.value) else ""
        return _one_line(self.text.value[self.end : end]) + rest


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


class Search:
    """Searches an edition; what did not change since the last search is not read again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, tuple[str, _FileTexts]] = {}

    def find(self, query: Query) -> list[Hit]:
        """Return the hits, in the order of files and texts; none for a query without words.

        There are at most MOST_HITS of them.
        """
        pattern = _pattern(query)
        if pattern is None:
            return []
        hits = (hit for texts in self._files() for hit in texts.find(pattern))
        return list(islice(hits, MOST_HITS))

    def _files(self) -> Iterator["_FileTexts"]:
        for path, document in self._session.documents.items():
            if not belongs(self._session, path):
                continue
            text, texts = self._read.get(path, ("", None))
            if texts is None or text != document.text:
                texts = _FileTexts(texts_of(document))
                self._read[path] = (document.text, texts)
            yield texts


class _FileTexts:
    """The texts of a file, one after another, so that one look goes through all of them."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._texts = list(texts)
        self._all = _BETWEEN.join(text.value for text in self._texts)
        self._starts = []
        start = 0
        for text in self._texts:
            self._starts.append(start)
            start += len(text.value) + 1

    def find(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        for match in pattern.finditer(self._all):
            index = bisect_right(self._starts, match.start()) - 1
            text = self._texts[index]
            start = match.start() - self._starts[index]
            end = match.end() - self._starts[index]
            yield Hit(text, start, end, text.guard or _hidden(text.value, start, end))


def _hidden(value: str, start: int, end: int) -> str:
    if "[" not in value and ":" not in value and "www." not in value:
        return ""
    for match in _HIDDEN.finditer(value):
        if start < match.end() and match.start() < end:
            return "in een verwijzing" if match[0].startswith("[[") else "in een adres"
    return ""


def _pattern(query: Query) -> re.Pattern[str] | None:
    words = query.words if query.words.isspace() else query.words.strip("\n\r")
    if not words.strip():
        return None
    pieces = re.split(r"(\s+)", words)
    form = "".join(
        r"\s+" if piece.isspace() else "".join(_sign(char, query) for char in _base(piece, query))
        for piece in pieces
    )
    if query.whole_words:
        form = rf"(?<!\w){form}(?!\w)"
    return re.compile(form, re.NOFLAG if query.case else re.IGNORECASE)


def _base(piece: str, query: Query) -> str:
    """Return a piece of the words without its accents, unless these count."""
    if query.accents:
        return unicodedata.normalize("NFC", piece)
    parts = unicodedata.normalize("NFD", piece)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _sign(char: str, query: Query) -> str:
    if query.accents:
        composed = unicodedata.normalize("NFD", char)
        return (
            f"(?:{re.escape(char)}|{re.escape(composed)})" if composed != char else re.escape(char)
        )
    alike = next((signs for signs in _ALIKE if char in signs), None)
    if alike:
        return f"[{re.escape(alike)}]"
    if not char.isalpha():
        return re.escape(char)
    return f"[{re.escape(char + _accented().get(char, ''))}][\u0300-\u036f]*"


@cache
def _accented() -> dict[str, str]:
    """Return for each letter the letters that are the same one with an accent."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code):
            found[base] = found.get(base, "") + chr(code)
    return found


def replacement(hit: Hit, words: str, query: Query) -> str:
    """Return what will stand at a hit: a capital stays one, and so does the end of a line."""
    found = hit.words
    if not query.case and query.words[:1].islower() and found[:1].isupper():
        words = words[:1].upper() + words[1:]
    spaces = re.findall(r"\s+", found)
    pieces = re.split(r"\s+", words)
    if len(pieces) == len(spaces) + 1:
        return "".join(part for pair in zip(pieces, [*spaces, ""], strict=True) for part in pair)
    return words


def replace_hits(session: Session, hits: Iterable[Hit], words: str, query: Query) -> int:
    """Replace the hits as one step, and return how many; a text that changed since is left alone.

    Raises EditRefused when a file cannot be changed; nothing is changed then.
    """
    by_text: dict[Text, list[Hit]] = {}
    for hit in hits:
        by_text.setdefault(hit.text, []).append(hit)
    tables: dict[str, list[list[str]]] = {}
    done = 0
    with session.one_step(f"‘{query.words}’ vervangen door ‘{words}’"):
        for text, found in by_text.items():
            new = _replaced(text.value, found, words, query)
            if text.path.endswith(".csv"):
                rows = tables.setdefault(text.path, _rows(session, text.path))
                done += len(found) if _set_cell(rows, text, new) else 0
            elif session.value(text.path, text.place) == text.value:
                session.set_value(text.path, text.place, new)
                done += len(found)
        for path, rows in tables.items():
            session.set_rows(path, rows)
    return done


def _replaced(value: str, hits: list[Hit], words: str, query: Query) -> str:
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        value = value[: hit.start] + replacement(hit, words, query) + value[hit.end :]
    return value


def _rows(session: Session, path: str) -> list[list[str]]:
    return [list(row) for row in session.documents[path].data]


def _set_cell(rows: list[list[str]], text: Text, new: str) -> bool:
    row, column = (int(part) for part in text.place)
    if row >= len(rows) or column >= len(rows[row]) or rows[row][column] != text.value:
        return False
    rows[row][column] = new
    return True

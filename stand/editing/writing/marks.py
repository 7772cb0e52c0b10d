"""What stands out in a text while one writes it: its marks of Markdown, line by line."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from stand.model.unfinished import UNFINISHED


class Mark(StrEnum):
    """What a piece of a line is."""

    HEADING = "heading"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"
    LIST = "list"
    QUOTE = "quote"
    REFERENCE = "reference"
    NOTE = "note"
    LANGUAGE = "language"
    UNFINISHED = "unfinished"
    LONG = "long"


_LINE_MARKS = (
    (Mark.HEADING, re.compile(r" {0,3}#{1,6}(?: .*)?$")),
    (Mark.QUOTE, re.compile(r" {0,3}(?:> ?)+")),
    (Mark.LIST, re.compile(r"[ >]*(?:[-+*]|\d{1,9}[.)])(?= )")),
    (Mark.LANGUAGE, re.compile(r"\s*\{\s*lang\s*=[^{}]*\}\s*$")),
    (Mark.NOTE, re.compile(r"\[\^[^\]\s]+\]:")),
    (Mark.CODE, re.compile(r"\s*(?:```|~~~).*$|\|.*$")),
)
_INLINE_MARKS = (
    (Mark.REFERENCE, re.compile(r"\[\[[^\[\]\n]*\]\]")),
    (Mark.CODE, re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")),
    (Mark.NOTE, re.compile(r"\^\[(?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*\]|\[\^[^\[\]\s]+\]")),
    (Mark.LANGUAGE, re.compile(r"(?<!\[)\[[^\[\]]*\]\{\s*lang\s*=[^{}]*\}")),
    (Mark.LINK, re.compile(r"(?<![\[!])\[[^\[\]]+\](?:\([^()\s]*\)|\[[^\[\]]*\])")),
    (Mark.LINK, re.compile(r"<[a-z]+:[^<>\s]*>")),
    (Mark.BOLD, re.compile(r"\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*|(?<!\w)__(?=\S).+?__(?!\w)")),
    (Mark.ITALIC, re.compile(r"(?<![*\\])\*(?=[^\s*])[^*]+?(?<=\S)\*(?!\*)")),
    (Mark.ITALIC, re.compile(r"(?<!\w)_(?=[^\s_])[^_]+?_(?!\w)")),
    (Mark.UNFINISHED, re.compile(re.escape(UNFINISHED))),
)  # fmt: skip
Span = tuple[int, int, Mark]


@lru_cache(maxsize=2048)
def marks(line: str, in_code: bool = False) -> tuple[Span, ...]:
    """Return the marked pieces of a line: where they start and end, and what they are."""
    if in_code:
        return ((0, len(line), Mark.CODE),) if line else ()
    return (*_line_marks(line), *_inline_marks(line))


def _line_marks(line: str) -> Iterator[Span]:
    for mark, pattern in _LINE_MARKS:
        if match := pattern.match(line):
            yield match.start(), match.end(), mark


def _inline_marks(line: str) -> Iterator[Span]:
    for mark, pattern in _INLINE_MARKS:
        for match in pattern.finditer(line):
            yield match.start(), match.end(), mark


def code_lines(lines: list[str]) -> frozenset[int]:
    """Return which lines stand inside a fence of code, the fences left out."""
    found = set()
    fence = ""
    for index, line in enumerate(lines):
        bare = line.strip()
        if fence:
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
            else:
                found.add(index)
        elif match := re.match(r"(`{3,}|~{3,})", bare):
            fence = match[1]
    return frozenset(found)


def reference_at(line: str, column: int) -> str | None:
    """Return what stands between [[ and ]] around a column of a line, if anything does."""
    for match in _INLINE_MARKS[0][1].finditer(line):
        if match.start() <= column <= match.end():
            return match[0][2:-2].strip()
    return None

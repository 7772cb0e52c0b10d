"""How long a text is: its words, and the sentences that are long for a reader."""

import re
from collections.abc import Iterator
from functools import lru_cache

MOST_WORDS = 25
_WORD = re.compile(r"\[\[[^\[\]]*\]\]|[^\W_](?:[\w'’./-]*\w)?")
_ASIDE = re.compile(
    r"\^\[(?:[^\[\]]|\[\[?[^\[\]]*\])*\]|\[\^[^\[\]]*\]:?|\]\([^)]*\)|\{lang=[^}]*\}"
)
_ENDS = re.compile(
    r"[.!?…][\"'”’)\]*_]*(?=\s+[\"'“‘(*_]*(?:[A-ZÀ-Þ]|\[))"  # before the next sentence
    r"|\n\s*\n|\n(?=\s*(?:[-+*>#]|\d+[.)]) )"  # before the next paragraph or entry
)


def word_count(text: str) -> int:
    """Return the number of words; a reference is one, a web address and a note's mark are none."""
    return sum(1 for _ in _WORD.finditer(_without_asides(text)))


@lru_cache(maxsize=512)
def long_sentences(text: str) -> tuple[tuple[int, int, int], ...]:
    """Return the sentences of more than 25 words: where word 26 starts, the end, the words."""
    return tuple(_long_ones(_without_asides(text)))


def _without_asides(text: str) -> str:
    return _ASIDE.sub(lambda found: " " * len(found[0]), text)


def _long_ones(text: str) -> Iterator[tuple[int, int, int]]:
    start = 0
    for end in [*(match.end() for match in _ENDS.finditer(text)), len(text)]:
        words = list(_WORD.finditer(text, start, end))
        if len(words) > MOST_WORDS:
            yield words[MOST_WORDS].start(), words[-1].end(), len(words)
        start = end

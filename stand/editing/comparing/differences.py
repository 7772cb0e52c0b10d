"""What differs between two states of a file: value by value, and within a text word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from stand.editing.comparing.alignment import align
from stand.editing.documents.absent import ABSENT
from stand.editing.writing.prose import unwrap
from stand.model.source import Path

_MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs; ABSENT: it is not there. ``place`` is the way to it afterwards.

    What was removed has the place that it had before.
    """

    place: Path
    before: Any
    after: Any


def differences(before: Any, after: Any, place: Path = ()) -> Iterator[Difference]:
    """Yield the smallest values that differ, and a list whose items changed places, in order.

    A text whose paragraphs are only broken into other lines does not differ.
    """
    if before == after or _reads_the_same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from differences(before.get(key, ABSENT), after.get(key, ABSENT), (*place, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, place)
    else:
        yield Difference(place, before, after)


def _reads_the_same(before: Any, after: Any) -> bool:
    if not (isinstance(before, str) and isinstance(after, str)):
        return False
    return before.split() == after.split() and _spaced(before) == _spaced(after)


def _spaced(text: str) -> list[str]:
    return [" ".join(line.split()) for line in unwrap(text).split("\n")]


def _of_lists(before: list[Any], after: list[Any], place: Path) -> Iterator[Difference]:
    partners = align(before, after)
    order = [there for _, there in sorted(partners.items())]
    if order != sorted(order):
        yield Difference(place, before, after)
    back = {there: here for here, there in partners.items()}
    for index, value in enumerate(after):
        old = before[back[index]] if index in back else ABSENT
        yield from differences(old, value, (*place, index))
    for index, value in enumerate(before):
        if index not in partners:
            yield Difference((*place, index), value, ABSENT)


def word_differences(before: str, after: str) -> list[tuple[str, str]]:
    """Return the pieces of two texts in order: ("same" | "out" | "in", words).

    How many spaces there are between two words is no difference. A very long text is one piece
    out and one in.
    """
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if len(old) + len(new) > _MOST_WORDS:
        return [("out", before), ("in", after)]
    pieces: list[tuple[str, str]] = []
    for is_same, out, come in _stretches(old, new):
        if is_same:
            pieces.append(("same", out))
            continue
        pieces += [("out", out)] if out else []
        pieces += [("in", come)] if come else []
    return pieces


def _alike(pieces: list[str]) -> list[str]:
    """Return pieces with any spaces between two words as one."""
    return [" " if one.isspace() and "\n" not in one else one for one in pieces]


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield stretches that are the same or differ; a space between two changes belongs to them."""
    matcher = SequenceMatcher(None, _alike(old), _alike(new), autojunk=False)
    codes = matcher.get_opcodes()
    out = come = ""
    for index, (tag, a, b, c, d) in enumerate(codes):
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and (before.strip() or index in (0, len(codes) - 1)):
            if out or come:
                yield False, out, come
            yield True, after, after
            out = come = ""
        else:
            out, come = out + before, come + after
    if out or come:
        yield False, out, come

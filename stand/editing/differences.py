"""What differs between two states of a file: value by value, and within a text word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from stand.editing.absent import ABSENT
from stand.editing.alignment import align
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
    """Yield the smallest values that differ, and a list whose items changed places, in order."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from differences(before.get(key, ABSENT), after.get(key, ABSENT), (*place, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, place)
    else:
        yield Difference(place, before, after)


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

    A very long text is one piece out and one in.
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


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield stretches that are the same or differ; a space between two changes belongs to them."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    out = come = ""
    for index, (tag, a, b, c, d) in enumerate(codes):
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and (before.strip() or index in (0, len(codes) - 1)):
            if out or come:
                yield False, out, come
            yield True, before, after
            out = come = ""
        else:
            out, come = out + before, come + after
    if out or come:
        yield False, out, come

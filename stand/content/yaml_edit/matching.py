"""Which parts of two sequences are the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_SMALL = 250_000


class Part(NamedTuple):
    """What stood from ``start`` to ``end`` stands from ``first`` to ``last``: the same or not."""

    same: bool
    start: int
    end: int
    first: int
    last: int


def parts(old: Sequence[str], new: Sequence[str]) -> list[Part]:
    """Return the two sequences in parts, in order; ends (exclusive) meet the next start."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    rest = shortest - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    # Beyond this size lines that return often are not looked for, or it would take too long.
    hasty = len(middle_old) * len(middle_new) > _SMALL
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=hasty)
    found = [Part(True, 0, head, 0, head)] if head else []
    for tag, start, end, first, last in matcher.get_opcodes():
        found.append(Part(tag == "equal", head + start, head + end, head + first, head + last))
    if tail:
        found.append(Part(True, len(old) - tail, len(old), len(new) - tail, len(new)))
    return found

"""Texts that run on over several lines: which lines a changed text needs."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from stand.content.yaml_edit.lines import BREAK
from stand.content.yaml_edit.matching import parts

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_NO_LIMIT = 1_000_000
# Lines that are shorter were broken for their sense.
_NARROW = 50


def folded(old: Sequence[str], text: str, rooms: Sequence[int], lead: int = 0) -> list[str]:
    """Return the lines, without indentation, of a text whose line breaks read as spaces.

    ``old`` are the lines of the text that stood there; ``rooms`` are usual lengths of a line, the
    likeliest first; ``lead`` is how much of the first line is taken. A line of the text that starts
    with a blank stands on a line of its own.
    """
    before = _paragraphs(old)
    filled, room = _room(before, rooms, lead)
    values = text.split("\n")
    chosen = iter(_pair([" ".join(lines) for lines in before], [one for one in values if one]))
    lines: list[str] = []
    breaks, last = -1, ""
    for value in values:
        breaks += 1
        if not value:
            continue
        runs_on = not last or not (last[0].isspace() or value[0].isspace())
        lines += [""] * (breaks if runs_on else breaks - 1)
        pair = next(chosen)
        lines += _paragraph(before[pair] if pair is not None else [], value, filled, room, lead)
        breaks, last, lead = 0, value, 0
    return lines


def _paragraph(old: list[str], new: str, filled: bool, room: int, lead: int) -> list[str]:
    if new[0].isspace():
        return [new]
    if len(old) == 1 and len(old[0]) + lead > room:  # it was never broken, and stays so
        room = _NO_LIMIT
    return _fill(new, room, lead) if filled else _refill(old, new, room, lead)


def _room(paragraphs: list[list[str]], rooms: Sequence[int], lead: int) -> tuple[bool, int]:
    """Return whether each line was filled as far as it could be, and how long a line may be."""
    low, high = 0, _NO_LIMIT
    for number, lines in enumerate(paragraphs):
        for at, (line, following) in enumerate(pairwise(lines)):
            length = len(line) + (lead if not number and not at else 0)
            low = max(low, length)
            high = min(high, length + len(_SPACE.split(following)[0]))
        if len(lines) > 1:
            low = max(low, len(lines[-1]))
    filled = max(low, _NARROW) <= high
    fitting = [room for room in rooms if low <= room <= high] if low else rooms[:1]
    return filled, fitting[0] if fitting else high if filled else max(low, rooms[0])


def _fill(text: str, room: int, lead: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _SPACE.split(text):
        if line and len(line) + 1 + len(word) > room - (0 if lines else lead):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    """Return the lines of each stretch that reads as one line."""
    found: list[list[str]] = []
    new = True
    for line in lines:
        if not line:
            new = True
        elif new or line[0].isspace() or found[-1][0][0].isspace():
            found.append([line])
            new = False
        else:
            found[-1].append(line)
    return found


def _pair(old: list[str], new: list[str]) -> list[int | None]:
    """Return for each new text the place of the old one that it comes from."""
    chosen: list[int | None] = [None] * len(new)
    for _, start, end, first, last in parts(old, new):
        for offset in range(min(end - start, last - first)):
            chosen[first + offset] = start + offset
    return chosen


def _refill(old: list[str], new: str, room: int, lead: int) -> list[str]:
    """Return the lines of one paragraph: the old ones up to the change and from where they fit."""
    words, before = _SPACE.split(new), [_SPACE.split(line) for line in old]
    kept = used = 0
    while kept < len(old) and words[used : used + len(before[kept])] == before[kept]:
        used += len(before[kept])
        kept += 1
    resume = _tails(before, words, kept, used)
    first = True
    if 0 < kept < len(old) and kept in resume.values() and used not in resume:
        # Something new between two lines: behind the first, if there is room.
        first = len(old[kept - 1]) + 1 + len(words[used]) <= room - (lead if kept == 1 else 0)
        if first:
            kept -= 1
            used -= len(before[kept])
    lines, line = old[:kept], ""
    for at in range(used, len(words)):
        full = len(line) + 1 + len(words[at]) > room - (lead if not lines else 0)
        if at in resume and (not line or first or full):
            return [*lines, *([line] if line else []), *old[resume[at] :]]
        if line and full:
            lines.append(line)
            line, first = "", False
        line = f"{line} {words[at]}" if line else words[at]
    return [*lines, line] if line else lines


def _tails(old: list[list[str]], new: list[str], kept: int, used: int) -> dict[int, int]:
    """Return from which new words the rest is as it was, with the old line that starts there."""
    found: dict[int, int] = {}
    start = len(new)
    for number in range(len(old) - 1, kept - 1, -1):
        start -= len(old[number])
        if start < used or new[start : start + len(old[number])] != old[number]:
            break
        found[start] = number
    return found


def keep_bytes(
    old: Sequence[tuple[str, str]], new: Sequence[str], write: Callable[[int, str], str]
) -> list[str]:
    """Return the new lines as they stand in the file: those that were there byte for byte.

    ``old`` has of each line what it says and how it stands; ``write`` makes a line that is new. One
    that comes in the place of another takes its line break.
    """
    written: list[str] = []
    for part in parts([said for said, _ in old], new):
        for offset in range(part.last - part.first):
            at, before = part.first + offset, part.start + offset
            stood = old[before][1] if before < part.end else ""
            # The first line stands behind something, so it is no line for elsewhere.
            if part.same and (before == 0) == (at == 0):
                written.append(stood)
            else:
                written.append(write(at, new[at]) + _break_of(stood))
    return written


def _break_of(line: str) -> str:
    match = BREAK.search(line)
    return match.group() if match else ""


def joined(lines: Sequence[str], line_break: str, *, closed: bool) -> str:
    """Return lines as one text: each but the last has a line break, the last one if closed."""
    text = ""
    for number, line in enumerate(lines):
        bare = BREAK.sub("", line)
        own = line[len(bare) :] or line_break
        text += bare + (own if closed or number < len(lines) - 1 else "")
    return text

"""Which items of a list stayed, changed, came, went or moved."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from stand.content.yaml_edit.matching import Part, parts
from stand.content.yaml_edit.scalars import Data

_MANY = 2_500
_UNLIKE = 0.3


@dataclass(frozen=True, slots=True)
class Comparison:
    """What happened to the items of a list, by their positions.

    ``changed``: old and new; ``gone``: old; ``fresh``: before which old item come the new ones from
    one position to another (exclusive).
    """

    changed: list[tuple[int, int]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    fresh: list[tuple[int, int, int]] = field(default_factory=list)


def move_between(old: Sequence[Data], new: Sequence[Data]) -> tuple[int, int] | None:
    """Return from where to where one item moved, if that is all that happened."""
    if len(old) != len(new):
        return None
    differing = [at for at in range(len(old)) if old[at] != new[at]]
    if len(differing) < 2:
        return None
    low, high = differing[0], differing[-1]
    if old[low] == new[high] and old[low + 1 : high + 1] == new[low:high]:
        return low, high
    if old[high] == new[low] and old[low:high] == new[low + 1 : high + 1]:
        return high, low
    return None


def compare(old: Sequence[Data], new: Sequence[Data]) -> Comparison:
    """Return what happened to the items of a list."""
    same_place: list[tuple[int, int]] = []
    if len(old) == len(new):
        same_place = [(at, at) for at in range(len(old)) if old[at] != new[at]]
        if len(same_place) == 1:
            return Comparison(same_place)
    found = Comparison()
    for part in parts(_signs(old), _signs(new)):
        if not part.same:
            _note(found, part, old, new)
    if len(old) == len(new):
        count = len(found.changed) + len(found.gone) + len(found.fresh)
        return Comparison(same_place) if len(same_place) < count else found
    return found


def _signs(items: Sequence[Data]) -> list[str]:
    """Return for each item a text that is equal for equal items."""
    return [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items]


def _note(found: Comparison, part: Part, old: Sequence[Data], new: Sequence[Data]) -> None:
    """Pair the items of a part that is not the same, and note what is left."""
    pairs = _pairs(old[part.start : part.end], new[part.first : part.last])
    before, first = part.start, part.first
    for offset_old, offset_new in [*pairs, (part.end - part.start, part.last - part.first)]:
        position, target = part.start + offset_old, part.first + offset_new
        found.gone.extend(range(before, position))
        if first < target:
            found.fresh.append((position, first, target))
        if position < part.end:
            found.changed.append((position, target))
        before, first = position + 1, target + 1


def _pairs(old: Sequence[Data], new: Sequence[Data]) -> list[tuple[int, int]]:
    """Return which old items became which new ones, in order: those that are most alike."""
    if len(old) == len(new) or not old or not new or len(old) * len(new) > _MANY:
        return [(at, at) for at in range(min(len(old), len(new)))]
    alike = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            together = alike[row][column] + best[row + 1][column + 1]
            together = together if alike[row][column] > _UNLIKE else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < len(old) and column < len(new):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def _likeness(one: Data, other: Data) -> float:
    """Return how alike two values are, from 0 to 1."""
    if one == other:
        return 1.0
    if isinstance(one, dict) and isinstance(other, dict):
        names = one.keys() | other.keys()
        both = one.keys() & other.keys()
        return sum(_likeness(one[name], other[name]) for name in both) / len(names)
    if isinstance(one, list) and isinstance(other, list):
        alike = sum(_likeness(*pair) for pair in zip(one, other, strict=False))
        return alike / max(len(one), len(other))
    if isinstance(one, str) and isinstance(other, str):
        head = _shared(one, other)
        return (head + _shared(one[:head:-1], other[:head:-1])) / max(len(one), len(other))
    return 0.0


def _shared(one: str, other: str) -> int:
    """Return with how many equal characters two texts start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

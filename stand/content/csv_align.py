"""Which rows and columns of a changed table are which of the old one."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

Rows = Sequence[Sequence[str]]

_MANY = 1_000_000  # pairs of equal rows: comparing more takes longer than it is worth


def row_origins(old: Rows, new: Rows) -> list[int | None]:
    """Return for each new row the old row that it was, or None for an inserted one.

    No old row is named twice. A row that changed is still the row that it was; a row that moved
    is known by its cells.
    """
    if _width(old) == _width(new):
        return _origins([tuple(row) for row in old], [tuple(row) for row in new])
    return [index if index < len(old) else None for index in range(len(new))]


def column_origins(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[int | None]:
    """Return for each new column the old column that it was, or None for an inserted one.

    ``pairs`` holds the rows that are in both tables, as they were and as they are.
    """
    old, new = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return _origins(_columns(old), _columns(new))


def _width(rows: Rows) -> int:
    return max(map(len, rows), default=0)


def _columns(rows: Rows) -> list[tuple[str | None, ...]]:
    return [
        tuple(row[index] if index < len(row) else None for row in rows)
        for index in range(_width(rows))
    ]


def _origins(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    middle = _changed(old[first : len(old) - last], new[first : len(new) - last])
    shifted = [None if index is None else index + first for index in middle]
    return [*range(first), *shifted, *range(len(old) - last, len(old))]


def _changed(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    origins: list[int | None] = [None] * len(new)
    if not old or not new:
        return origins
    counts, wanted = Counter(old), Counter(new)
    if sum(count * wanted[item] for item, count in counts.items()) > _MANY:
        return [index if index < len(old) else None for index in range(len(new))]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, into, until in blocks:
        if kind == "equal":
            origins[into:until] = range(start, end)
    _find_moved(old, new, origins)
    used = set(origins)
    for kind, start, end, into, until in blocks:
        if kind == "replace":
            left = [index for index in range(start, end) if index not in used]
            open_ = [index for index in range(into, until) if origins[index] is None]
            for was, now in zip(left, open_, strict=False):
                origins[now] = was
    return origins


def _find_moved(
    old: Sequence[Hashable], new: Sequence[Hashable], origins: list[int | None]
) -> None:
    """Give what was taken out in one place and put in at another its own origin."""
    free = defaultdict(list)
    used = set(origins)
    for index in reversed(range(len(old))):
        if index not in used:
            free[old[index]].append(index)
    for index, item in enumerate(new):
        if origins[index] is None and free.get(item):
            origins[index] = free[item].pop()

"""Which item of a list is which item of a changed list: by likeness, wherever it went."""

import json
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

# Of two items in one stretch that changed, and of two items anywhere in the list.
_ALIKE_NEARBY = 0.3
_ALIKE_ANYWHERE = 0.6
# So many pairs are held against each other at most; beyond that, places alone decide.
_MOST_PAIRS = 40_000


def canonical(value: Any) -> str:
    """Return a text that is the same for two values when they say the same.

    The order of keys says nothing; "1" and 1 are different, and so are 1 and true.
    """
    return json.dumps(
        value, sort_keys=True, default=lambda other: {type(other).__name__: str(other)}
    )


def align(base: Sequence[Any], other: Sequence[Any]) -> dict[int, int]:
    """Return for each item of ``base`` that is still there its place in ``other``.

    Equal items are found wherever they went; an item that was edited is found when it stands where
    it stood, or when most of its words are the same.
    """
    if _is_edited_in_place(base, other):
        return {place: place for place in range(len(base))}
    return _Alignment(base, other).pairs


def _is_edited_in_place(base: Sequence[Any], other: Sequence[Any]) -> bool:
    """Tell whether one item at most is another than it was, as after any key in a text."""
    if len(base) != len(other):
        return False
    pairs = zip(base, other, strict=True)
    edited = list(islice(((one, now) for one, now in pairs if one != now), 2))
    return len(edited) < 2 and all(_kind(one) == _kind(now) for one, now in edited)


class _Alignment:
    def __init__(self, base: Sequence[Any], other: Sequence[Any]) -> None:
        self._base, self._other = base, other
        self._base_forms = [canonical(item) for item in base]
        self._other_forms = [canonical(item) for item in other]
        self.pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        gaps = self._pair_what_stands_in_order()
        self._pair_what_moved()
        for rows, columns in gaps:
            self._pair_nearby(self._free(rows, columns))
        self._pair_alike(self._free(range(len(base)), range(len(other))), _ALIKE_ANYWHERE)

    def _pair(self, row: int, column: int) -> None:
        self.pairs[row] = column
        self._taken.add(column)

    def _free(self, rows: Sequence[int], columns: Sequence[int]) -> tuple[list[int], list[int]]:
        return (
            [row for row in rows if row not in self.pairs],
            [column for column in columns if column not in self._taken],
        )

    def _pair_what_stands_in_order(self) -> list[tuple[range, range]]:
        blocks = _blocks_in_place(self._base_forms, self._other_forms)
        found = _blocks_in_order(self._base_forms, self._other_forms)
        if sum(size for *_, size in found) > sum(size for *_, size in blocks):
            blocks = found
        gaps = []
        row = column = 0
        for start, other_start, size in [*blocks, (len(self._base), len(self._other), 0)]:
            gaps.append((range(row, start), range(column, other_start)))
            for step in range(size):
                self._pair(start + step, other_start + step)
            row, column = start + size, other_start + size
        return gaps

    def _pair_what_moved(self) -> None:
        waiting: dict[str, list[int]] = {}
        rows, columns = self._free(range(len(self._base)), range(len(self._other)))
        for column in reversed(columns):
            waiting.setdefault(self._other_forms[column], []).append(column)
        for row in rows:
            if same := waiting.get(self._base_forms[row]):
                self._pair(row, same.pop())

    def _pair_nearby(self, free: tuple[list[int], list[int]]) -> None:
        rows, columns = free
        if len(rows) != len(columns):
            self._pair_alike(free, _ALIKE_NEARBY, in_order=True)
            return
        self._pair_in_place(rows, columns, _ALIKE_NEARBY)
        free = self._free(rows, columns)
        self._pair_alike(free, _ALIKE_ANYWHERE)
        self._pair_in_place(*free, 0)

    def _pair_in_place(self, rows: list[int], columns: list[int], least: float) -> None:
        for row, column in zip(rows, columns, strict=True):
            one, other = self._base[row], self._other[column]
            if row in self.pairs or column in self._taken or _kind(one) != _kind(other):
                continue
            if _likeness(_words(one), _words(other)) >= least:
                self._pair(row, column)

    def _pair_alike(
        self, free: tuple[list[int], list[int]], least: float, *, in_order: bool = False
    ) -> None:
        rows, columns = free
        if not rows or not columns or len(rows) * len(columns) > _MOST_PAIRS:
            return
        row_words = {row: _words(self._base[row]) for row in rows}
        column_words = {column: _words(self._other[column]) for column in columns}
        candidates = sorted(
            (-_likeness(row_words[row], column_words[column]), abs(at - to), row, column)
            for at, row in enumerate(rows)
            for to, column in enumerate(columns)
            if _kind(self._base[row]) == _kind(self._other[column])
        )
        found: list[tuple[int, int]] = []
        for likeness, _, row, column in candidates:
            if -likeness < least or row in self.pairs or column in self._taken:
                continue
            if in_order and any((row < r) != (column < c) for r, c in found):
                continue
            found.append((row, column))
            self._pair(row, column)


def _blocks_in_place(one: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    """Return the items that are equal place by place, of two lists that are equally long."""
    if len(one) != len(other):
        return []
    places = enumerate(zip(one, other, strict=True))
    return [(place, place, 1) for place, (form, same) in places if form == same]


def _blocks_in_order(one: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    """Return the stretches that are equal in two lists; what both begin and end with is fast."""
    shortest = min(len(one), len(other))
    start = end = 0
    while start < shortest and one[start] == other[start]:
        start += 1
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    rest, other_rest = one[start : len(one) - end], other[start : len(other) - end]
    matcher = SequenceMatcher(None, rest, other_rest, autojunk=False)
    between = [(start + at, start + to, size) for at, to, size in matcher.get_matching_blocks()]
    return [(0, 0, start), *between, (len(one) - end, len(other) - end, end)]


def _kind(item: Any) -> str:
    """Return what sort of thing it is: a block is of the kind that its one key names."""
    if isinstance(item, dict) and len(item) == 1:
        return f"block {next(iter(item))}"
    return type(item).__name__


def _words(item: Any) -> Counter[str]:
    """Count the words of all texts in it; a cell of a table counts as one word too."""
    words: Counter[str] = Counter()
    waiting = [item]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            words.update(str(value).split())
    return words


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return which part of the words two things share, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0

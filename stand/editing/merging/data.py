"""Two people changed the same data: one result, and the values on which they differ.

Data are what the readers give: mappings, lists, texts, None; of a table, a list of rows.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from stand.editing.comparing.alignment import align, canonical
from stand.editing.documents.absent import ABSENT
from stand.model.source import Path


@dataclass(frozen=True, slots=True)
class ValueClash:
    """A value that both sides changed, each in its own way; ABSENT is "not there".

    ``place`` is the way to it in the merged data. An item of a list that is ABSENT in ``mine`` is
    not in the merged data; its place is then where it would be put in.
    """

    place: Path
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge; in ``data`` each clashed value is mine. Clashes are in order."""

    data: Any
    clashes: tuple[ValueClash, ...]


def merge(base: Any, mine: Any, theirs: Any) -> Merged:
    """Merge the changes of two sides since ``base``; nothing of the arguments is changed.

    What one side left alone follows the other. Each of the three may be ABSENT.
    """
    merger = _Merger()
    data = merger.value((), base, mine, theirs)
    return Merged(data, tuple(merger.clashes))


def _same(one: Any, other: Any) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return canonical(one) == canonical(other)


class _Merger:
    def __init__(self) -> None:
        self.clashes: list[ValueClash] = []

    def value(self, place: Path, base: Any, mine: Any, theirs: Any) -> Any:
        if _same(mine, theirs) or _same(theirs, base):
            return mine
        if _same(mine, base):
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict) and not _other_kind(mine, theirs):
            return self._mapping(place, base if isinstance(base, dict) else {}, mine, theirs)
        if isinstance(mine, list) and isinstance(theirs, list):
            merged = _Lists(base if isinstance(base, list) else [], mine, theirs)
            return self._items(place, merged)
        return self._clash(place, base, mine, theirs)

    def _clash(self, place: Path, base: Any, mine: Any, theirs: Any) -> Any:
        self.clashes.append(ValueClash(place, base, mine, theirs))
        return mine

    def _mapping(
        self, place: Path, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
    ) -> dict[str, Any]:
        merged = {}
        for key in _in_order(list(mine), list(theirs)):
            sides = (side.get(key, ABSENT) for side in (base, mine, theirs))
            value = self.value((*place, key), *sides)
            if value is not ABSENT:
                merged[key] = value
        return merged

    def _items(self, place: Path, lists: "_Lists") -> list[Any]:
        merged: list[Any] = []
        for base, mine, theirs in lists.rows():
            value = self.value((*place, len(merged)), base, mine, theirs)
            if value is not ABSENT:
                merged.append(value)
        return merged


def _other_kind(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two mappings are blocks of different kinds, which have no key in common."""
    return len(one) == 1 and len(other) == 1 and one.keys() != other.keys()


def _in_order(mine: list[str], theirs: list[str]) -> list[str]:
    """Return all keys in the order of mine, those of theirs alone after what they come after."""
    keys = list(mine)
    place = 0
    for key in theirs:
        if key in mine:
            place = keys.index(key) + 1
        else:
            keys.insert(place, key)
            place += 1
    return keys


# An item by where it comes from: of base, or put in by one of the sides; with its place there.
_Item = tuple[str, int]


class _Lists:
    """Three lists of which it is known which item is which."""

    def __init__(self, base: list[Any], mine: list[Any], theirs: list[Any]) -> None:
        self._base, self._mine, self._theirs = base, mine, theirs
        self._my_place = align(base, mine)
        self._their_place = align(base, theirs)
        self._my_order = _named("mine", len(mine), self._my_place)
        self._their_order = _named("theirs", len(theirs), self._their_place)
        self._put_in_twice()

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Return base, mine and theirs of each item, in the order of the result."""
        return [self._row(item) for item in self._merged_order()]

    def _row(self, item: _Item) -> tuple[Any, Any, Any]:
        side, place = item
        if side == "mine":
            return ABSENT, self._mine[place], ABSENT
        if side == "theirs":
            return ABSENT, ABSENT, self._theirs[place]
        mine, theirs = self._my_place.get(place), self._their_place.get(place)
        return (
            self._base[place],
            ABSENT if mine is None else self._mine[mine],
            ABSENT if theirs is None else self._theirs[theirs],
        )

    def _merged_order(self) -> list[_Item]:
        """Return my order, with what they put in or moved after what it follows with them."""
        mine = set(self._my_order)
        moved = _moved(self._their_order) - _moved(self._my_order)
        follow: dict[_Item | None, list[_Item]] = {None: []}
        before: _Item | None = None
        for item in self._their_order:
            if item in mine and item not in moved:
                before = item
            else:
                follow.setdefault(before, []).append(item)
        order = follow[None]
        for item in self._my_order:
            if item not in moved:
                order += [item, *follow.get(item, [])]
        return order

    def _put_in_twice(self) -> None:
        """Know an item for the same when both put it in after the same item."""
        mine: dict[tuple[_Item | None, str], list[_Item]] = {}
        for before, item in _put_in("mine", self._my_order):
            mine.setdefault((before, canonical(self._mine[item[1]])), []).append(item)
        for before, item in _put_in("theirs", self._their_order):
            if same := mine.get((before, canonical(self._theirs[item[1]]))):
                self._their_order[self._their_order.index(item)] = same.pop(0)


def _named(side: str, length: int, places: dict[int, int]) -> list[_Item]:
    """Return the items of one side in order; one that base has too is called after base."""
    from_base = {place: index for index, place in places.items()}
    return [
        ("base", from_base[place]) if place in from_base else (side, place)
        for place in range(length)
    ]


def _put_in(side: str, order: list[_Item]) -> list[tuple[_Item | None, _Item]]:
    """Return each item that the side put in, with the item of base that it comes after."""
    found: list[tuple[_Item | None, _Item]] = []
    before: _Item | None = None
    for item in order:
        if item[0] == side:
            found.append((before, item))
        else:
            before = item
    return found


def _moved(order: list[_Item]) -> set[_Item]:
    """Return the items of base out of order: as few as leave the others in order."""
    places = [place for side, place in order if side == "base"]
    ends: list[int] = []  # the last place of the best row of each length
    rows: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        rows[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    stays: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stays.add(last)
        last = rows[last]
    return {("base", place) for place in places if place not in stays}

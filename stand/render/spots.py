"""Where on the pages of a chapter a value of its file stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element

from stand.model.source import Path
from stand.render.html import ITEM
from stand.render.pages import Layout

_UNPRINTED = re.compile(r"\[\[[^\]]*\]\]|\]\([^)\s]*\)|\[\^[^\]]*\]")
_CLASSES = {"title": "chapter-title", "short_title": "chapter-title", "lead": "lead"}
_ROLES = {*_CLASSES.values(), "signature"}
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A page, counted from 0, and how far down: 0 is the top, 1 the bottom."""

    page: int
    share: float


@dataclass
class _Owned:
    """The lines that belong to one value, as letters and digits alone, each with its spot."""

    top: Spot
    lines: list[str] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)


class Spots:
    """The values of a chapter on the pages of its layout, as far as these were read."""

    def __init__(self, root: Element) -> None:
        self._owned: dict[str, _Owned] = {}
        self._owners: dict[Element, str] = {}
        _own(root, "", self._owners)
        self._pages = 0
        self._last = ""

    @classmethod
    def of(cls, layout: Layout) -> "Spots":
        """Return the values on all pages of a layout."""
        found = cls(layout.root)
        for page in layout.document.pages:
            found.read(page._page_box)
        return found

    def read(self, page: Any, index: int | None = None) -> None:
        """Read the box of the next page, or of the one with this index."""
        if index is not None:
            self._pages = index
        self._read(page, self._owners, self._pages, page.margin_height())
        self._pages += 1

    def has(self, place: Path, words: str) -> bool:
        """Tell whether all these words, and there are some, stand there on the pages read."""
        owned, needle = self._owned.get(_key(place)), next(_needles(words), "")
        return owned is not None and needle != "" and needle in "".join(owned.lines)

    def is_certain(self, place: Path, words: str = "") -> bool:
        """Tell whether no page that is read later can change where something is found."""
        owner = _key(place)
        owned = self._owned.get(owner)
        if owned is None:
            return owner not in self._owners.values()
        needle = next(_needles(words), "")
        return self._last != owner or needle in "".join(owned.lines)

    def find(self, place: Path, words: str = "") -> Spot:
        """Return where a value stands, or these words in it; the top when it is not on a page.

        ``words`` are as written: of marks and references in them nothing is expected in print.
        """
        owned = self._owned.get(_key(place))
        if owned is None:
            return Spot(0, 0.0)
        text = "".join(owned.lines)
        starts = [0, *accumulate(len(line) for line in owned.lines)]
        for needle in _needles(words):
            at = text.find(needle)
            if at >= 0:
                return owned.spots[bisect_right(starts, at) - 1]
        return owned.top

    def _read(self, box: Any, owners: dict[Element, str], page: int, height: float) -> None:
        owner = owners.get(box.element, "") if box.element is not None else ""
        is_line = type(box).__name__ == "LineBox"
        if owner and (is_line or owner not in self._owned):
            middle = box.position_y + (box.height / 2 if is_line else 0)
            spot = Spot(page, min(max(middle / height, 0.0), 1.0))
            owned = self._owned.setdefault(owner, _Owned(spot))
            self._last = owner
            if is_line:
                owned.lines.append(_letters(_text(box)))
                owned.spots.append(spot)
        # A note hangs in a line, and its own lines stand elsewhere.
        for child in getattr(box, "children", ()):
            if not is_line and type(child).__name__ != "MarginBox":
                self._read(child, owners, page, height)


def _own(element: Element, owner: str, owners: dict[Element, str]) -> None:
    """Add an element, and all in it, with the value they belong to."""
    own = element.get(ITEM) or owner
    if not own:
        names = element.get("class", "").split()
        own = next((name for name in names if name in _ROLES), "")
    if own:
        owners[element] = own
    for child in element:
        _own(child, own, owners)


def _key(place: Path) -> str:
    if len(place) > 1 and place[0] == "body":
        return str(place[1])
    first = str(place[0]) if place else "title"
    return _CLASSES.get(first, first)


def _text(box: Any) -> str:
    return getattr(box, "text", "") or "".join(map(_text, getattr(box, "children", ())))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _needles(words: str) -> Iterator[str]:
    """Yield what to look for: all the words, then fewer of them, the middle ones first."""
    pieces = [piece.split() for piece in _UNPRINTED.split(words)]
    for count in range(max(map(len, pieces)), 0, -1):
        for piece in pieces:
            firsts = range(len(piece) - count + 1)
            for first in sorted(firsts, key=lambda at: abs(2 * at - len(firsts) + 1)):
                needle = _letters("".join(piece[first : first + count]))
                if len(needle) >= _FEWEST:
                    yield needle

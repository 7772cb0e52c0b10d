"""Where one can go in a PDF: annotations, destinations, bookmarks, page labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from stand.audit.reading.objects import (
    Key,
    as_dictionary,
    as_list,
    as_name,
    as_text,
    as_whole,
    get,
    tree_values,
)

_MOST_BOOKMARKS = 100_000


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a link or bookmark goes: an address, or a page (from 1; 0 when it goes nowhere).

    ``name`` is that of the destination, if it has one.
    """

    page: int = 0
    name: str = ""
    address: str = ""
    is_action: bool = False

    @property
    def is_somewhere(self) -> bool:
        return bool(self.page or self.address or self.is_action)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that lies over a page: of links the words that describe it and where it goes.

    ``parent`` is its key in the tree of parents. A hidden one is seen by nobody.
    """

    key: Key
    kind: str
    contents: str
    goal: Goal
    parent: int | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark with its depth, from 0."""

    title: str
    depth: int
    goal: Goal


class Places:
    """The destinations of a file; ``pages`` are the numbers of its pages by their objects."""

    def __init__(self, root: Any, pages: dict[Key, int]) -> None:
        self._root = root
        self._pages = pages
        self.named = {name: self._page(target) for name, target in _named(root)}

    def goal(self, holder: Any) -> Goal:
        """Return where an annotation or bookmark goes: by /Dest or by an action (12.6.4)."""
        action = get(holder, "/A")
        target = get(holder, "/Dest")
        if target is None and action is not None:
            kind = as_name(get(action, "/S"))
            if kind == "URI":
                return Goal(address=as_text(get(action, "/URI")) or "")
            if kind != "GoTo":
                return Goal(is_action=bool(kind))
            target = get(action, "/D")
        name = as_text(target) or as_name(target)
        if name:
            return Goal(self.named.get(name, 0), name)
        return Goal(self._page(target))

    def bookmarks(self) -> list[Bookmark]:
        """Return the bookmarks from top to bottom; what goes round in a circle comes once."""
        found: list[Bookmark] = []
        todo, seen = [(get(get(self._root, "/Outlines"), "/First"), 0)], set[Key]()
        while todo and len(found) < _MOST_BOOKMARKS:
            item, depth = todo.pop()
            holder = as_dictionary(item)
            if holder is None or holder.objgen in seen:
                continue
            seen.add(holder.objgen)
            found.append(Bookmark(as_text(holder.get("/Title")) or "", depth, self.goal(holder)))
            todo += [(holder.get("/Next"), depth), (holder.get("/First"), depth + 1)]
        return found

    def labels(self) -> list[tuple[int, str]]:
        """Return the page, from 0, on which each series of page labels starts, and its style."""
        root = get(self._root, "/PageLabels")
        found = [(as_whole(key), value) for key, value in tree_values(root, "/Nums")]
        return sorted((key, as_name(get(value, "/S"))) for key, value in found if key is not None)

    def _page(self, target: Any) -> int:
        """Return the page of an explicit destination (12.3.2.2), or 0."""
        holder = get(target, "/D")
        parts = as_list(holder if holder is not None else target)
        page = as_dictionary(parts[0]) if parts else None
        return 0 if page is None else self._pages.get(page.objgen, 0)


def read_annotations(page: Any, places: Places) -> Iterator[Annotation]:
    """Yield the annotations of a page."""
    for source in as_list(page.get("/Annots")):
        holder = as_dictionary(source)
        if holder is None:
            continue
        flags = as_whole(holder.get("/F")) or 0
        yield Annotation(
            key=holder.objgen,
            kind=as_name(holder.get("/Subtype")),
            contents=as_text(holder.get("/Contents")) or "",
            goal=places.goal(holder),
            parent=as_whole(holder.get("/StructParent")),
            is_hidden=bool(flags & 2),
        )


def _named(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield the named destinations, of the name tree and of the older dictionary (12.3.2.3)."""
    old = as_dictionary(get(root, "/Dests"))
    if old is not None:
        yield from ((name[1:], value) for name, value in old.items())
    for key, value in tree_values(get(get(root, "/Names"), "/Dests"), "/Names"):
        if isinstance(key, pikepdf.String):
            yield str(key), value

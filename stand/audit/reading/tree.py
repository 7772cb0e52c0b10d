"""The structure tree as it stands in a file (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    numbers,
    tree_values,
)

_PARTS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption")
_LISTINGS = ("TOC", "TOCI", "Index", "NonStruct", "Private")
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_PHRASES = ("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot")
_ANNOTATED = ("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
INLINE = frozenset((*_PHRASES, *_ANNOTATED))
STANDARD = (
    INLINE
    | {*_PARTS, *_LISTINGS}
    | {"P", "H", *HEADINGS, "L", "LI", "Lbl", "LBody", "Note", "Figure", "Formula", "Form"}
    | {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
)
"""The standard types of ISO 32000-1, 14.8.4."""
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: on which page (from 1; 0 when on none), in which form."""

    page: int
    form: Key | None
    number: int


@dataclass(frozen=True, slots=True)
class Thing:
    """An object that belongs to an element as a whole: an annotation (OBJR)."""

    page: int
    key: Key


@dataclass(slots=True, eq=False)
class Element:
    """One element. ``kind`` is its type as written, ``role`` the standard type that it stands for.

    ``role`` is empty when there is none. ``page`` is that of the element itself or of its first
    content, from 1; 0 when it is on none. Attributes of all owners lie together under their names.
    """

    kind: str
    role: str
    parent: "Element | None"
    key: Key
    page: int = 0
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    language: str | None = None
    ident: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Element | Content | Thing"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def things(self) -> list[Thing]:
        return [kid for kid in self.kids if isinstance(kid, Thing)]

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all below it, in the order of reading."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo += reversed(element.elements)

    def above(self) -> Iterator["Element"]:
        """Yield the elements that it is in, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


@dataclass(slots=True)
class Tree:
    """The whole: its top elements, the type that each own type stands for, the tree of parents.

    ``parents`` gives for each key of the parent tree the elements by number, or the one element.
    """

    tops: list[Element]
    roles: dict[str, str]
    parents: dict[int, list[Key] | Key]
    idents: set[str]

    def walk(self) -> Iterator[Element]:
        """Yield all elements in the order of reading."""
        for top in self.tops:
            yield from top.walk()


class TreeReader:
    """Reads the tree of a file; ``pages`` are the numbers of the pages by their objects."""

    def __init__(self, root: Any, pages: dict[Key, int]) -> None:
        self._root = root
        self._pages = pages
        self._roles = _roles(get(root, "/RoleMap"))
        self._seen: set[Key] = set()

    def read(self) -> Tree:
        tops: list[Element] = []
        for item in _several(get(self._root, "/K")):
            element = self._element(item, None, 0)
            tops += [element] if element is not None else []
        parents = {}
        for number, value in _numbered(get(self._root, "/ParentTree")):
            parents[number] = _parents(value)
        return Tree(tops, self._roles, parents, _idents(get(self._root, "/IDTree")))

    def _element(self, source: Any, parent: Element | None, depth: int) -> Element | None:
        holder = as_dictionary(source)
        if holder is None or depth > _DEEPEST:
            return None
        key: Key = holder.objgen
        if key != (0, 0):
            if key in self._seen:
                return None
            self._seen.add(key)
        values = dict(holder.items())
        kind = as_name(values.get("/S"))
        element = Element(kind, self._roles.get(kind, kind), parent, key)
        if element.role not in STANDARD:
            element.role = ""
        element.alt = as_text(values.get("/Alt"))
        element.actual = as_text(values.get("/ActualText"))
        element.expansion = as_text(values.get("/E"))
        element.language = as_text(values.get("/Lang"))
        element.ident = as_text(values.get("/ID"))
        element.attributes = self._attributes(values)
        own_page = self._page(values.get("/Pg"))
        for kid in _several(values.get("/K")):
            read = self._kid(kid, element, own_page, depth)
            element.kids += [read] if read is not None else []
        element.page = own_page or next((kid.page for kid in element.kids if kid.page), 0)
        return element

    def _kid(
        self, kid: Any, element: Element, own_page: int, depth: int
    ) -> Element | Content | Thing | None:
        if isinstance(kid, int):
            return Content(own_page, None, int(kid))
        kind = as_name(get(kid, "/Type"))
        if kind not in ("MCR", "OBJR"):
            return self._element(kid, element, depth + 1)
        page = self._page(get(kid, "/Pg")) or own_page
        if kind == "OBJR":
            thing = as_dictionary(get(kid, "/Obj"))
            return Thing(page, thing.objgen) if thing is not None else None
        number, form = as_whole(get(kid, "/MCID")), as_dictionary(get(kid, "/Stm"))
        if number is None:
            return None
        return Content(page, form.objgen if form is not None else None, number)

    def _page(self, source: Any) -> int:
        holder = as_dictionary(source)
        return 0 if holder is None else self._pages.get(holder.objgen, 0)

    def _attributes(self, values: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        classes = get(self._root, "/ClassMap") if "/C" in values else None
        holders = [get(classes, str(name)) for name in _several(values.get("/C"))]
        flat = [one for item in holders for one in _several(item)]
        for holder in [*flat, *_several(values.get("/A"))]:
            held = as_dictionary(holder)
            if held is not None:
                found |= {name[1:]: _plain(value) for name, value in held.items()}
        return found


def _numbered(root: Any) -> Iterator[tuple[int, Any]]:
    """Yield the entries of a number tree (7.9.7) whose keys are numbers."""
    for key, value in tree_values(root, "/Nums"):
        number = as_whole(key)
        if number is not None:
            yield number, value


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return as_list(value) if isinstance(value, pikepdf.Array) else [value]


def _parents(value: Any) -> list[Key] | Key:
    if isinstance(value, pikepdf.Array):
        return [getattr(item, "objgen", (0, 0)) for item in value]
    return getattr(value, "objgen", (0, 0))


def _roles(mapped: Any) -> dict[str, str]:
    """Return the standard type of each type in the role map, through other types if need be."""
    holder = as_dictionary(mapped)
    direct = {name[1:]: as_name(value) for name, value in holder.items()} if holder else {}
    roles = {}
    for name in direct:
        role = name
        for _ in direct:
            if role in STANDARD and role != name:
                break
            role = direct.get(role, role)
        roles[name] = role
    return roles


def _idents(root: Any) -> set[str]:
    return {str(key) for key, _ in tree_values(root, "/Names") if as_text(key) is not None}


def _plain(value: Any) -> Any:
    """Return the value of an attribute as Python has it: text, number, or a list of them."""
    if isinstance(value, pikepdf.Array):
        return numbers(value) or [_plain(item) for item in value]
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.String):
        return str(value)
    return value

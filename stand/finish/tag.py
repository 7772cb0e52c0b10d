"""The structure of a document as PDF has it: elements with a standard type, and what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from stand.finish.recording import LinkArea, Piece, Stretch

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
INLINE = frozenset({"Span", "Link", "Reference", "Em", "Strong", "Quote", "Code", "Lbl"})
ROLE_MAP = {"Aside": "Sect", "Title": "P", "Em": "Span", "Strong": "Span"}
"""Our own types, each with the standard type of ISO 32000-1 that it is a kind of."""


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element.

    ``description`` is what a link is called when not by its text. ``attributes`` holds the
    attributes of one owner (ISO 32000-1, 14.8.5): ``owner`` is its name.
    """

    type: str
    kids: "list[Kid]" = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    expansion: str = ""
    lang: str = ""
    id: str = ""
    title: str = ""
    description: str = ""
    owner: str = ""
    attributes: dict[str, object] = field(default_factory=dict)


Kid: TypeAlias = Tag | Piece | Stretch | LinkArea


def is_inline(kid: Kid) -> bool:
    """Tell whether this is part of a line of text rather than a block."""
    return not isinstance(kid, Tag) or kid.type in INLINE


def walk(kids: list[Kid]) -> Iterator[Tag]:
    """Yield all elements, each before those in it."""
    for kid in kids:
        if isinstance(kid, Tag):
            yield kid
            yield from walk(kid.kids)


def pieces(kids: list[Kid]) -> Iterator[Piece]:
    """Yield what is drawn, in reading order, while no word has been mended yet."""
    for kid in kids:
        if isinstance(kid, Piece):
            yield kid
        elif isinstance(kid, Tag):
            yield from pieces(kid.kids)


def in_reading_order(tag: Tag) -> Iterator[tuple[Piece | Stretch, str]]:
    """Yield what is drawn in an element, in reading order, with the type of what holds it."""
    for kid in tag.kids:
        if isinstance(kid, Piece | Stretch):
            yield kid, tag.type
        elif isinstance(kid, Tag):
            yield from in_reading_order(kid)

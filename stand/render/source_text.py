"""The texts of a page as they were written, to hold against what can be read from the file."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_LINES = frozenset(
    {
        "p",
        "pre",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "caption",
        "figcaption",
        *(f"h{n}" for n in range(1, 7)),
    }
)
_UNSEEN = frozenset({"head", "style", "script"})


def source_texts(element: Element) -> Iterator[str]:
    """Yield the text of each paragraph, heading, item and cell in an HTML element, in order.

    A text comes without that of what stands in it as a text of its own, and without the marks of
    notes; a note comes after the text that calls it.
    """
    if element.tag in _UNSEEN:
        return
    inner: list[Element] = []
    own = "".join(_own(element, inner))
    if own.strip():
        yield " ".join(own.split())
    for child in inner:
        yield from source_texts(child)


def _own(element: Element, inner: list[Element]) -> Iterator[str]:
    """Yield the pieces of an element's own text; ``inner`` gets the elements with their own."""
    yield element.text or ""
    for child in element:
        if _stands_alone(child):
            inner.append(child)
            yield "" if child.get("role") == "doc-footnote" else " "
        elif not _is_mark(child):
            yield from _own(child, inner)
        yield child.tail or ""


def _stands_alone(element: Element) -> bool:
    return element.tag in _LINES | _UNSEEN or element.get("role") == "doc-footnote"


def _is_mark(element: Element) -> bool:
    is_call = element.get("role") == "doc-noteref"
    return is_call or "note-mark" in element.get("class", "").split()

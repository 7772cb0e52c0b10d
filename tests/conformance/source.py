"""What an edition says, from the HTML that its pages are made of."""

from collections.abc import Iterator

from lxml import etree, html

from stand.render.book import Book
from tests.conformance.reading import plain

_INLINE = frozenset(("a", "abbr", "br", "code", "em", "span", "strong"))
_NOTE = "doc-footnote"
# Spans that are laid out as blocks of their own.
_APART = frozenset(
    f"{where}-{what}"
    for where in ("contents", "overview", "figure")
    for what in ("number", "title", "subtitle", "page")
) | {"box-label"}


def blocks(book: Book, *, draft: bool) -> list[str]:
    """Return the text of each block of an edition in order: paragraphs, headings, cells, items.

    A note comes after the block in which it is called, as it does for who listens; the mark of a
    draft is there only in one.
    """
    hidden = () if draft else ("draft-mark",)
    return [text for part in book.parts for text in _blocks_of(part.make(""), hidden)]


def _blocks_of(markup: str, hidden: tuple[str, ...]) -> Iterator[str]:
    found: list[str] = [""]
    notes: list[str] = []
    whole = html.fragment_fromstring(markup, create_parent="div")
    for element in list(whole.iter()):
        if element.get("class") in hidden:
            element.drop_tree()
    _walk(whole, found, notes)
    yield from (text for text in map(plain, found) if text)


def _walk(element: etree._Element, found: list[str], notes: list[str]) -> None:
    """Add the text of an element to the last block found, or begin new ones."""
    if element.get("role") == _NOTE and element.tag == "span":
        notes.append(element.text_content())
        return
    is_block = not _is_inline(element)
    if is_block:
        found.append("")
    found[-1] += element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, found, notes)
        found[-1] += child.tail or ""
    if element.tag not in _INLINE:
        found += notes
        notes.clear()
    if is_block:
        found.append("")


def _is_inline(element: etree._Element) -> bool:
    """Tell whether the text of an element goes on in the line; the mark of a note stands apart."""
    classes = (element.get("class") or "").split()
    is_apart = _APART.intersection(classes) or element.get("role") == "doc-noteref"
    return element.tag in _INLINE and not is_apart

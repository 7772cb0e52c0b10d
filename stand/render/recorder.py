"""Records which HTML element each piece of marked content belongs to, when a page is painted.

WeasyPrint 70 makes a structure of its own (``weasyprint.pdf.tags``): one element for each fragment
of a box, without notes, contents, languages. It is not made; what it would have been made from is
recorded instead.
"""

from typing import Any
from unicodedata import category
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from stand.finish.recording import LinkArea, Piece, Recording

_POINTS = 0.75  # a CSS pixel


def record(recorded: Recording, number: int, page: Any, tags: dict[Any, dict[str, Any]]) -> None:
    """Note what was painted on a page; ``tags`` has the marked content of each of its boxes.

    The number of a link is its place among those of the page.
    """
    links = {id(box): index for index, (*_, box) in enumerate(page.links)}
    _PageRecorder(recorded, number, page, tags, links).visit(page._page_box)


class _PageRecorder:
    """Walks over the boxes of one page; ``links`` has the boxes that are links, by identity."""

    def __init__(
        self,
        recorded: Recording,
        number: int,
        page: Any,
        tags: dict[Any, dict[str, Any]],
        links: dict[int, int],
    ) -> None:
        self._recorded = recorded
        self._number = number
        self._height = page.height
        self._tags = tags
        self._links = links

    def visit(self, box: Any) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.MarginBox):
            self._visit_margin(box, "Header" if box.at_keyword.startswith("@top") else "Footer")
            return
        if box.element is not None and box.element_tag == "html":
            self._add_root(box.element)
        if id(box) in self._links:
            link = LinkArea(self._number, self._links[id(box)], box.element)
            self._recorded.drawn.append(link)
        if box in self._tags:
            self._recorded.drawn.append(self._piece(box))
        for child in getattr(box, "children", ()):
            self.visit(child)

    def _visit_margin(self, box: Any, kind: str) -> None:
        if box in self._tags:
            self._recorded.margins[self._number, self._tags[box]["mcid"]] = kind
        for child in getattr(box, "children", ()):
            self._visit_margin(child, kind)

    def _add_root(self, element: Element) -> None:
        if not any(root is element for root in self._recorded.roots[-1:]):
            self._recorded.roots.append(element)

    def _piece(self, box: Any) -> Piece:
        left, top = box.content_box_x(), box.content_box_y()
        return Piece(
            self._number,
            self._tags[box]["mcid"],
            box.element,
            _seen(getattr(box, "text", "")),
            (
                left * _POINTS,
                (self._height - top - box.height) * _POINTS,
                (left + box.width) * _POINTS,
                (self._height - top) * _POINTS,
            ),
            is_marker=box.element_tag.endswith("::marker"),
            is_picture=isinstance(box, boxes.ReplacedBox),
        )


def _seen(text: str) -> str:
    """Return a text without the characters that have no shape, such as a soft hyphen."""
    return text if text.isascii() else "".join(sign for sign in text if category(sign) != "Cf")

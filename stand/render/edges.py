"""The edges of pages made anew with other numbers: the rest of a page does not depend on them.

WeasyPrint 70 makes the boxes in the margins when all pages of a document are there
(``weasyprint.layout.layout_document``). What it made them from is kept here, so a part that moves
is not laid out again. Nothing else on our pages counts pages.
"""

from dataclasses import dataclass
from typing import Any

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import make_margin_boxes
from weasyprint.pdf import VARIANTS


@dataclass(frozen=True)
class Edges:
    """What the edges of the pages of a document are made from, with the number of its first."""

    context: Any
    first_page: int

    def numbered(self, document: Document, first_page: int) -> Document:
        """Return the pages of the document with other numbers."""
        shift = first_page - self.first_page
        pages = [
            Page(self._numbered(page._page_box, index, shift))
            for index, page in enumerate(document.pages)
        ]
        return document.copy(pages)

    def _numbered(self, box: Any, index: int, shift: int) -> Any:
        quotes, counters, *others = self.context.page_maker[index + 1][3]
        counters = counters | {"page": [number + shift for number in counters["page"]]}
        page = box.copy()
        self.context.current_page = index + 1
        edges = list(make_margin_boxes(self.context, page, (quotes, counters, *others)))
        for edge in edges:
            layout_box_backgrounds(page, edge, self.context.get_image_from_uri)
        page.children = (
            *(child for child in box.children if not isinstance(child, boxes.MarginBox)),
            *edges,
        )
        return page


def render(html: weasyprint.HTML, first_page: int, **given: Any) -> tuple[Document, Edges]:
    """Do as ``html.render``, and keep what the edges are made from."""
    options = {**weasyprint.DEFAULT_OPTIONS, **given}
    fonts = options.pop("font_config")
    _, properties = VARIANTS[options["pdf_variant"]]
    options |= {key: properties[key] for key in properties if options.get(key, 0) is None}
    styles = CounterStyle()
    context = Document._build_layout_context(html, fonts, styles, {}, options)
    root = build_formatting_structure(
        html.etree_element,
        context.style_for,
        context.get_image_from_uri,
        html.base_url,
        context.target_collector,
        styles,
        context.footnotes,
    )
    pages = [Page(box) for box in layout_document(html, root, context)]
    metadata = DocumentMetadata(**get_html_metadata(html))
    intent = options["output_intent"]
    return Document(pages, metadata, html.url_fetcher, fonts, {}, intent), Edges(
        context, first_page
    )

"""A part that moves gets other page numbers without being laid out again."""

import io

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from stand.render.pages import Layout, page_pdf
from tests.render.conftest import Rendered


def _pictures(layout: Layout) -> list[np.ndarray]:
    pages = pdfium.PdfDocument(page_pdf(layout))
    return [np.asarray(page.render(scale=1).to_pil()) for page in pages]


def _link_places(layout: Layout) -> list[object]:
    with pikepdf.open(io.BytesIO(page_pdf(layout))) as pdf:
        return [
            [float(side) for side in link.Rect]
            for page in pdf.pages
            for link in page.get("/Annots", [])
        ]


def test_a_part_with_other_numbers_is_what_it_would_be_laid_out_with_them(
    edition: Rendered,
) -> None:
    book = edition.book
    seen = 0
    for part, layout in zip(book.parts, edition.layouts, strict=True):
        before = _pictures(layout)
        number = layout.first_page + 98
        moved = layout.numbered(number)
        assert moved is not None
        _, fit = book.made(part)
        anew = book.quickly(part, number, fit)
        assert moved.anchors() == anew.anchors()
        assert _link_places(moved) == _link_places(anew)
        pictures = _pictures(moved)
        for one, other in zip(pictures, _pictures(anew), strict=True):
            assert np.array_equal(one, other), part.name
        assert all(np.array_equal(*each) for each in zip(before, _pictures(layout), strict=True))
        seen += any(not np.array_equal(*each) for each in zip(before, pictures, strict=True))
    assert seen > len(book.parts) / 2

"""Editions laid out once for all tests of a file."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from stand.content.load import load
from stand.finish.finish import finish
from stand.model.publication import Publication
from stand.render.binding import write_pdf
from stand.render.book import Book
from stand.render.pages import Layout
from stand.workspace import Workspace

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Rendered:
    """An edition with its pages."""

    publication: Publication
    book: Book
    layouts: list[Layout]

    @cached_property
    def pdf(self) -> bytes:
        written = write_pdf(self.layouts)
        return finish(written.data, written.recording, self.book.page_labels())

    @property
    def pages(self) -> list[Page]:
        return [page for layout in self.layouts for page in layout.document.pages]

    def page_texts(self) -> list[str]:
        """Return the text of each page, as a reader of the PDF gets it."""
        document = pdfium.PdfDocument(self.pdf)
        texts = [page.get_textpage().get_text_bounded() for page in document]
        # Where a line ends between two words, a space is drawn.
        return [text.replace(" \r\n", "\r\n") for text in texts]


@cache
def own(year: str) -> Rendered:
    """Lay out an edition of the project, once for all files of tests."""
    return render(Workspace.at(PROJECT), year)


def render(workspace: Workspace, year: str, *, draft: bool = False) -> Rendered:
    """Lay out one edition."""
    publication, _ = load(workspace, year)
    assert publication is not None
    book = Book(publication, workspace, draft=draft)
    return Rendered(publication, book, book.lay_out())


def lines_of(page: Page) -> Iterator[tuple[boxes.LineBox, str]]:
    """Yield the lines of text on a page, from the layout itself."""
    yield from _lines(page._page_box)


def _lines(box: boxes.Box) -> Iterator[tuple[boxes.LineBox, str]]:
    if isinstance(box, boxes.LineBox):
        text = "".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
        if text.strip():
            yield box, text
    elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.MarginBox):
        for child in box.children:
            yield from _lines(child)


def add_block(path: Path, block: str) -> None:
    """Put a block at the end of the body of a chapter file."""
    text = path.read_text("utf-8")
    body, mark, rest = text.partition("\nloose_numbers:")
    path.write_text(f"{body.rstrip()}\n{block}{mark}{rest}", "utf-8")


@pytest.fixture(scope="session", params=["2023", "2025"])
def edition(request: pytest.FixtureRequest) -> Rendered:
    """Each edition of the project, rendered."""
    return own(request.param)


@pytest.fixture
def copy(tmp_path: Path) -> Workspace:
    """A copy of the project's content to change."""
    return copied(tmp_path)


def copied(root: Path) -> Workspace:
    """Copy the project's content to a folder."""
    for folder in ("content", "figures"):
        shutil.copytree(PROJECT / folder, root / folder)
    return Workspace.at(root)

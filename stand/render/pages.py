"""HTML to pages: the layout engine, one chapter at a time. Only this room knows WeasyPrint."""

import logging
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import pyphen
import weasyprint
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from stand.errors import RenderFailed
from stand.render.edges import Edges, render
from stand.render.footnotes import keep_notes_on_their_page
from stand.render.ink import Ink, remember_ink
from stand.render.live import Live
from stand.render.resources import Resources

_LOGGER = logging.getLogger("weasyprint")


class _NamesWhole(pyphen.Pyphen):  # type: ignore[misc]
    """Hyphenation that leaves names and numbers whole: words with a capital or a digit in them.

    CSS has no such rule, and a span around each name would make the engine break lines too early
    (it counts the space before a span as part of the line).
    """

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        if any(char.isupper() or char.isdigit() for char in word):
            return iter(())
        pairs: Iterator[tuple[str, str]] = super().iterate(word)
        return pairs


pyphen.Pyphen = _NamesWhole
keep_notes_on_their_page()
remember_ink()


SomePages: TypeAlias = Document
"""Pages that were laid out, and all that drawing them takes."""


@dataclass(frozen=True)
class Layout:
    """The pages of one part of the publication."""

    document: Document
    first_page: int
    complaints: tuple[str, ...]
    edges: Edges | None = None

    def numbered(self, first_page: int) -> "Layout | None":
        """Return the same pages with other numbers, or None if that takes laying them out."""
        if self.edges is None:
            return None
        document = self.edges.numbered(self.document, first_page)
        return replace(self, document=document, first_page=first_page)

    @property
    def root(self) -> Element:
        """The HTML that was laid out."""
        boxes = self.document.pages[0]._page_box.children
        root: Element = next(box.element for box in boxes if box.element_tag == "html")
        return root

    @property
    def page_count(self) -> int:
        return len(self.document.pages)

    @property
    def last_page_fill(self) -> float:
        """How much of the last page's height is used, from 0 to 1."""
        page = self.document.pages[-1]._page_box
        root = next(child for child in page.children if child.element_tag == "html")
        return float((root.position_y + root.margin_height() - page.content_box_y()) / page.height)

    def anchors(self) -> dict[str, int]:
        """Return the printed page number on which each anchor starts."""
        pages: dict[str, int] = {}
        for number, page in enumerate(self.document.pages, self.first_page):
            for anchor in page.anchors:
                pages.setdefault(anchor, number)
        return pages


class Engine:
    """The layout engine with the style of one edition loaded: fonts and CSS are read once."""

    def __init__(self, css: str, served: Resources) -> None:
        self._served = served
        self.fonts = _only_own_fonts()
        self._images: dict[str, object] = {}
        with listening() as complaints:
            self._style = weasyprint.CSS(
                string=css, font_config=self.fonts, url_fetcher=served, base_url="stand:"
            )
        self.complaints = tuple(complaints)

    def serve(self, served: Resources) -> None:
        """Fetch from this list from now on; a picture that stayed the same is not read again."""
        before = self._served
        # Layouts that were made keep the old pictures, with what belongs to them.
        self._images = {
            address: image
            for address, image in self._images.items()
            if (digest := before.digest(address)) and digest == served.digest(address)
        }
        self._served = served

    def forget_pictures(self) -> None:
        """Let go of pictures that were read; layouts that have them keep them."""
        self._images = {}

    def lay_out(self, html: str, first_page: int = 1) -> Layout:
        """Return the pages of an HTML document whose first page has this number.

        Raises RenderFailed when the engine gives up.
        """
        source, options = self._given(html, first_page)
        with listening() as complaints:
            try:
                document, edges = render(source, first_page, **options)
            except Exception as error:  # the engine has no exception of its own
                raise RenderFailed(type(error).__name__) from error
        return Layout(document, first_page, tuple(complaints), edges)

    def lay_out_in_steps(
        self, html: str, first_page: int = 1
    ) -> Generator[None, None, tuple[Layout, Live]]:
        """Do as ``lay_out``, a page at a time; return what can be laid out on from there as well.

        Raises RenderFailed.
        """
        source, options = self._given(html, first_page)
        live, complaints = Live(html, source, first_page, **options), list[str]()
        steps, is_done = live.in_steps(), None
        while not is_done:
            with listening() as said:
                try:
                    is_done = next(steps, True)
                except Exception as error:
                    raise RenderFailed(type(error).__name__) from error
            complaints += said
            yield
        with listening() as said:
            document = live.document()
        return Layout(document, first_page, (*complaints, *said)), live

    def _given(self, html: str, first_page: int) -> tuple[weasyprint.HTML, dict[str, Any]]:
        """Return a document for the engine, and the options with which it is laid out."""
        start = weasyprint.CSS(
            string=f"@page :first {{ counter-reset: page {first_page} }}",
            font_config=self.fonts,
        )
        source = weasyprint.HTML(string=html, base_url="stand:", url_fetcher=self._served)
        return source, {
            "font_config": self.fonts,
            "stylesheets": [self._style, start],
            "cache": self._images,
            "pdf_variant": PDF_VARIANT,
        }


def _only_own_fonts() -> FontConfiguration:
    """Return a font configuration without the fonts of the machine, which differ.

    A character that the fonts of the edition lack is then missing everywhere, and reported.
    """
    used = os.environ.get("FONTCONFIG_FILE")
    with resources.as_file(resources.files("stand.render") / "styles" / "fonts.conf") as path:
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            fonts = FontConfiguration()
            fonts.ink = Ink(fonts)
            return fonts
        finally:
            if used is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = used


def parsed(html: str) -> Element:
    """Return an HTML document as elements, as the engine reads it."""
    root: Element = weasyprint.HTML(string=html, base_url="stand:").etree_element
    return root


PDF_VARIANT = "pdf/a-2a"


def page_pdf(layout: Layout, index: int | None = None) -> bytes:
    """Return one page of a layout, or all, as a PDF to be looked at and no more.

    A page that is not there is the last one.
    """
    document = layout.document if index is None else one_page(layout, index)
    with listening():  # links lead to other parts
        data: bytes = document.copy(document.pages).write_pdf()
    return data


def one_page(layout: Layout, index: int) -> SomePages:
    """Return one page of a layout as a document. A page that is not there is the last one."""
    pages = layout.document.pages
    return layout.document.copy(pages[index:][:1] or pages[-1:])


def picture_pdf(document: SomePages) -> bytes:
    """Return a document as a PDF from which a picture is made at once: that need not be small."""
    fonts = document.font_config
    document.fonts = fonts.ink
    with listening():
        try:
            data: bytes = document.write_pdf(uncompressed_pdf=True)
        except Exception:
            fonts.ink = Ink(fonts)  # a font that cannot be written spoils no other page
            raise
    return data


@contextmanager
def unheard() -> Iterator[None]:
    """Let the engine say what it has said before, and nobody listen."""
    with listening():
        yield


class _Listener(logging.Handler):
    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        self._complaints.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what the engine says through its logger, the only way in which it reports."""
    complaints: list[str] = []
    listener = _Listener(complaints)
    passed_on = _LOGGER.propagate
    _LOGGER.addHandler(listener)
    _LOGGER.propagate = False
    try:
        yield complaints
    finally:
        _LOGGER.removeHandler(listener)
        _LOGGER.propagate = passed_on

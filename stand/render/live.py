"""A chapter that is laid out page by page, and again from where its HTML was changed.

WeasyPrint 70 lays out a whole document at once (``document.Document._render``). Here its styles and
boxes are made once, then its pages one after the other; where the HTML changes, only the new blocks
get styles and boxes. Nothing may depend on how many pages follow, nor be on all pages: our style
sheets have no such thing.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
import weasyprint
import weasyprint.layout as engine
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.pdf import VARIANTS

from stand.render.box_trees import by_block, grouped, way_to_section
from stand.render.fragments import Fragments, remember_fragments
from stand.render.grafting import Grafting
from stand.render.lines import Lines, remember_lines
from stand.render.page_maker import PageMaker
from stand.render.pieces import Pieces, cut, difference

_FOOTER = re.compile(r' data-footer="[^"]*"')
remember_lines()
remember_fragments()


class Live:
    """The layout of one HTML document; ``options`` are those of ``weasyprint.HTML.render``.

    ``first_page`` is the number that is printed on the first; ``text`` is the document.
    """

    def __init__(
        self, html_text: str, html: weasyprint.HTML, first_page: int, **options: Any
    ) -> None:
        self.first_page, self.text = first_page, html_text
        self._pieces = cut(html_text)
        self._html = html
        self._options = {**weasyprint.DEFAULT_OPTIONS, **options}
        self._fonts = self._options.pop("font_config")
        self._blocks: list[list[Any]] = []

    def in_steps(self) -> Iterator[None]:
        """Lay all of it out from nothing; yield between two steps."""
        self._begin_styles()
        yield
        self._begin_boxes()
        while not self.is_whole:
            yield
            self._maker.make_next()

    def _begin_styles(self) -> None:
        options = self._options
        _, properties = VARIANTS[options["pdf_variant"]]
        options |= {key: properties[key] for key in properties if options.get(key, 0) is None}
        self._context = Document._build_layout_context(
            self._html, self._fonts, CounterStyle(), {}, options
        )
        self._context.lines = Lines()
        self._context.fragments = Fragments()
        self._grafting = Grafting(self._context, self._html)
        self._metadata = DocumentMetadata(**get_html_metadata(self._html))

    def _begin_boxes(self) -> None:
        context, html = self._context, self._html
        root = build_formatting_structure(
            html.etree_element,
            context.style_for,
            context.get_image_from_uri,
            html.base_url,
            context.target_collector,
            context.counter_style,
            context.footnotes,
        )
        self._way = way_to_section(root)
        self._maker = PageMaker(context, html, root, self._way)
        if self._way and self._pieces:
            self._blocks = by_block(self._way[-1])
        if not self._pieces or len(self._blocks) != len(self._pieces.blocks):
            self._pieces = None

    def document(self) -> Document:
        """Return the whole document, laid out from nothing, as the engine finishes it."""
        maker, made = self._maker, [page.box for page in self._maker.made]
        maker.begin_again()
        remade, begun = engine.make_all_pages, engine.initialize_page_maker
        engine.initialize_page_maker = lambda _context, _root: None
        engine.make_all_pages = lambda *given: remade(*given) if given[-1] else iter(made)
        try:
            boxes = list(engine.layout_document(maker.html, maker.root, self._context))
        finally:
            engine.make_all_pages, engine.initialize_page_maker = remade, begun
        pages = [Page(box) for box in boxes]
        if len(pages) != len(made):
            self._pieces = None
        for page, own in zip(pages, maker.made, strict=False):
            own.edged = page
        return self._document_of(pages)

    def _document_of(self, pages: list[Page]) -> Document:
        fetcher, intent = self._html.url_fetcher, self._options["output_intent"]
        return Document(pages, self._metadata, fetcher, self._fonts, {}, intent)

    def is_like(self, html_text: str) -> bool:
        """Tell whether a document is of the same part, so that it may be grafted."""
        one, other = self._pieces, cut(html_text)
        return one is None or other is None or _is_alike(one, other)

    @property
    def root(self) -> Element:
        """The HTML as it is now."""
        root: Element = self._grafting.html.etree_element
        return root

    @property
    def count(self) -> int:
        """How many pages were made by now."""
        return len(self._maker.made)

    @property
    def is_whole(self) -> bool:
        """Whether all its pages were made."""
        return self._maker.is_whole

    def bodies(self) -> Iterator[Any]:
        """Yield the boxes of the pages from the first on, each made when it is asked for.

        What stands at the edges of a page may still lack.
        """
        index = 0
        while index < self.count or not self.is_whole:
            if index == self.count:
                self._maker.make_next()
            yield self._maker.made[index].box
            index += 1

    def page(self, index: int) -> Document:
        """Return a document of one page that was made."""
        return self._document_of([self._maker.edged(index)])

    def guess(self) -> tuple[int, Any, Document] | None:
        """Return the page on which most likely what changed last is, before those before it.

        It is right if the pages before it still end where they did. Return its index, its box, and
        it as a document.
        """
        guess = self._maker.guess()
        if guess is None:
            return None
        index, box, page = guess
        return index, box, self._document_of([page])

    def graft(self, html_text: str) -> bool:
        """Let the document be this from now on; False, and nothing changed, if it cannot be."""
        new, old = cut(html_text), self._pieces
        if new is None or old is None or not _is_alike(new, old):
            return False
        changed = difference(old.blocks, new.blocks)
        start, end = changed.start, changed.start + changed.new
        elements = _parsed("".join(new.blocks[start:end]))
        if len(elements) != changed.new:
            return False
        own = list(self._path[-1])
        kept = own[start + changed.old :]
        self.text = html_text
        if new.opening == old.opening and not changed.old and not changed.new:
            return True
        self._replace(new, start, own[:start], elements, kept)
        return True

    @property
    def _path(self) -> list[Element]:
        return [box.element for box in self._way]

    def _replace(
        self,
        new: Pieces,
        start: int,
        before: list[Element],
        elements: list[Element],
        kept: list[Element],
    ) -> None:
        """Put new elements between those before and those that are kept, and forget some pages."""
        old_elements = self._path[-1][len(before) : len(self._path[-1]) - len(kept)]
        # How a block looks may depend on what kind of block is before it.
        beside = [] if _ends_alike(old_elements, elements) else kept[:1]
        anew = [*elements, *beside]
        path = self._grafting.with_parent_of(self._path, [*before, *elements, *kept])
        is_renamed = self._pieces is not None and new.opening != self._pieces.opening
        if is_renamed:
            path[-1].attrib |= _parsed(new.opening + "</section>")[0].attrib
        self._grafting.style(path, anew)
        made, notes = self._grafting.boxes(self._way[-1], anew)
        gone = {*old_elements, *beside}
        was = [box for own in self._blocks[start:] for box in own]
        after = self._blocks[start + len(old_elements) + len(beside) :]
        self._blocks = [*self._blocks[:start], *grouped(made, anew), *after]
        is_now = [box for own in self._blocks[start:] for box in own]
        first = 0 if is_renamed else sum(map(len, self._blocks[:start]))
        self._maker.forget(first, was[:1], is_now[:1])
        self._maker.exchange_notes({element for top in gone for element in top.iter()}, notes)
        self._rebuild(path)
        self._pieces = new

    def _rebuild(self, path: list[Element]) -> None:
        """Make the boxes on the way to the section anew, with the new boxes in it."""
        *above, section = self._way
        made = section.copy_with_children([box for own in self._blocks for box in own])
        made.element = path[-1]
        self._grafting.say_again(made)
        way = [made]
        for old, element in zip(reversed(above), reversed(path[:-1]), strict=True):
            new = old.copy_with_children(
                [way[0] if child is self._way[-len(way)] else child for child in old.children]
            )
            new.element = element
            way.insert(0, new)
        self._way = way
        self._maker.take(self._grafting.html, way)


def _is_alike(one: Pieces, other: Pieces) -> bool:
    """Tell whether two documents differ in their blocks alone, and in what their section is called.

    What the edges of pages say of it is an attribute of the section.
    """
    return (one.head, one.tail, _named(one)) == (other.head, other.tail, _named(other))


def _ends_alike(some: list[Element], others: list[Element]) -> bool:
    """Tell whether what follows some blocks cannot see that others are there instead."""
    one, other = some[-1:], others[-1:]
    return [(each.tag, each.attrib) for each in one] == [(each.tag, each.attrib) for each in other]


def _named(pieces: Pieces) -> str:
    return _FOOTER.sub("", pieces.opening)


def _parsed(html: str) -> list[Element]:
    root = tinyhtml5.parse(f"<!DOCTYPE html><body>{html}</body>", namespace_html_elements=False)
    return list(root.find("body"))

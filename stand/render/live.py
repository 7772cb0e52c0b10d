"""A chapter that is laid out page by page, and again from where its HTML was changed.

WeasyPrint 70 lays out a whole document at once (``document.Document._render``, ``layout.
layout_document``). Its pages are made one after the other by ``layout.page.remake_page``, each from
where the one before ended. So pages before a change stand, and pages after the one that is looked
at need not be there yet. What the engine knows at the start of each page is kept here. Nothing in
it may depend on how many pages follow, nor be on all pages: our style sheets have no such thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
import weasyprint
import weasyprint.layout as engine
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.page import make_margin_boxes, remake_page
from weasyprint.pdf import VARIANTS

from stand.render.box_trees import begins_before, by_block, grouped, way_to_section
from stand.render.fragments import Fragments, remember_fragments
from stand.render.grafting import Grafting
from stand.render.lines import Lines, remember_lines
from stand.render.pieces import Pieces, cut, difference

_FOOTER = re.compile(r' data-footer="[^"]*"')
remember_lines()
remember_fragments()


@dataclass
class _Before:
    """What the engine knew before it made a page.

    ``maker`` is what it knew of the pages. The notes that are ``placed`` had had their turn; what
    is ``reported`` or ``broken`` had yet to come.
    """

    maker: list[Any]
    placed: list[Any]
    reported: list[Any]
    broken: dict[Any, Any]


@dataclass
class _Made:
    """A page, and what was known before.

    ``reach`` is the last box of the section that was looked at for it. ``edged`` is the page with
    what stands at its edges, once that was asked for.
    """

    box: Any
    reach: int
    before: _Before
    edged: Page | None = None


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
        self._made: list[_Made] = []
        self.is_whole = False
        """Whether all its pages were made."""
        self._blocks: list[list[Any]] = []
        self._guessed: _Before | None = None
        self._guess: tuple[int, Any, Document] | None = None
        self._known_edges: dict[int, tuple[str, list[Any]]] = {}

    def in_steps(self) -> Iterator[None]:
        """Lay all of it out from nothing; yield after each step."""
        self._begin_styles()
        yield
        self._begin_boxes()
        while not self.is_whole:
            yield
            self._make_next()
        yield

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
        self._root = build_formatting_structure(
            html.etree_element,
            context.style_for,
            context.get_image_from_uri,
            html.base_url,
            context.target_collector,
            context.counter_style,
            context.footnotes,
        )
        self._notes = list(context.footnotes)
        context.rendered_notes = []
        engine.initialize_page_maker(context, self._root)
        self._way = way_to_section(self._root)
        if self._way and self._pieces:
            self._blocks = by_block(self._way[-1])
            context.fragments.section = self._way[-1]
        if not self._pieces or len(self._blocks) != len(self._pieces.blocks):
            self._pieces = None

    def _make_next(self) -> None:
        """Make the next page."""
        context, index = self._context, len(self._made)
        if self._guessed is not None and len(self._guessed.maker) <= index + 1:
            self._guessed = self._guess = None
        resume_at = self._make()
        if resume_at is None and not context.reported_footnotes:
            self.is_whole = True
            context.page_maker = context.page_maker[: index + 2]
            context.broken_out_of_flow.clear()

    def _make(self) -> object:
        """Make the page that follows from what the engine knows; return where it ends."""
        context = self._context
        before = self._before()
        index = len(before.maker) - 1
        blocks = self._way[-1].children if self._way else []
        for box in blocks:
            box.position_y = None
        remake = context.page_maker[index][-1]
        remake |= {"content_changed": False, "pages_wanted": False}
        remake |= {"anchors": [], "content_lookups": []}
        page, resume_at = remake_page(index, context, self._root, self._grafting.html)
        for box in page.descendants():
            for name, text in _strings(box):
                context.string_set[name][index + 1].append(text)
        looked_at = (at for at, box in enumerate(blocks) if box.position_y is not None)
        self._made.append(_Made(page, max(looked_at, default=0), before))
        return resume_at

    def _go_back(self, before: _Before) -> None:
        """Let the engine know what it knew before it made a page."""
        context, count = self._context, len(before.maker) - 1
        context.page_maker = list(before.maker)
        context.reported_footnotes = list(before.reported)
        context.broken_out_of_flow = dict(before.broken)
        context.footnotes = [note for note in self._notes if note not in before.placed]
        for pages in context.string_set.values():
            for number in [number for number in pages if number > count]:
                del pages[number]

    def document(self) -> Document:
        """Return the whole document, laid out from nothing, as the engine finishes it."""
        context, made = self._context, [page.box for page in self._made]
        context.footnotes = list(self._notes)
        context.string_set.clear()
        remade, begun = engine.make_all_pages, engine.initialize_page_maker
        engine.initialize_page_maker = lambda _context, _root: None
        engine.make_all_pages = lambda *given: remade(*given) if given[-1] else iter(made)
        try:
            boxes = list(engine.layout_document(self._grafting.html, self._root, context))
        finally:
            engine.make_all_pages, engine.initialize_page_maker = remade, begun
        pages = [Page(box) for box in boxes]
        if len(pages) != len(self._made):
            self._pieces = None
        for page, own in zip(pages, self._made, strict=False):
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
        return len(self._made)

    def bodies(self) -> Iterator[Any]:
        """Yield the boxes of the pages from the first on, each made when it is asked for.

        What stands at the edges of a page may still lack.
        """
        index = 0
        while index < len(self._made) or not self.is_whole:
            if index == len(self._made):
                self._make_next()
            yield self._made[index].box
            index += 1

    def page(self, index: int) -> Document:
        """Return a document of one page that was made."""
        return self._document_of([self._edged(self._made[index], index)])

    def _edged(self, made: _Made, index: int) -> Page:
        context = self._context
        if made.edged is None:
            page = made.box
            root, footnotes, notes = page.children
            context.current_page = index + 1
            edges = self._edges(page, index)
            page.children = (root, *(box for box in (footnotes, notes) if box.children), *edges)
            layout_backgrounds(page, context.get_image_from_uri)
            made.edged = Page(page)
        return made.edged

    def _edges(self, page: Any, index: int) -> list[Any]:
        """Return what stands at the edges of a page, anew only if what it says is new."""
        context = self._context
        state = context.page_maker[index + 1][3]
        strings = {name: sorted(pages.items()) for name, pages in context.string_set.items()}
        says = repr((page.page_type, state, strings))
        known, edges = self._known_edges.get(index, ("", []))
        if known != says:
            edges = list(make_margin_boxes(context, page, state))
            self._known_edges[index] = says, edges
        return edges

    def guess(self) -> tuple[int, Any, Document] | None:
        """Return the page on which most likely what changed last is, before those before it.

        It is right if the pages before it still end where they did. Return its index, its box, and
        it as a document.
        """
        if self._guessed is None or self._guess is not None:
            return self._guess
        made, self._made = self._made, []
        now = self._before()
        index = len(self._guessed.maker) - 1
        self._go_back(self._guessed)
        try:
            self._make()
            page = self._edged(self._made[0], index)
            self._guess = index, self._made[0].box, self._document_of([page])
        finally:
            self._made = made
            self._go_back(now)
        return self._guess

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
        self._forget(first, was[:1], is_now[:1])
        now = self._before()
        inside = {element for top in gone for element in top.iter()}
        self._notes = [note for note in self._notes if note.element not in inside] + notes
        self._go_back(now)
        self._rebuild(path)
        self._pieces = new

    def _forget(self, first: int, was: list[Any], is_now: list[Any]) -> None:
        """Go back to before the first page for which a changed box was looked at.

        ``first`` is the number of that box, which was one thing and is now another. The last page
        that begins before it most likely still does.
        """
        reached = (at for at, made in enumerate(self._made) if made.reach >= first)
        count = next(reached, len(self._made) - self.is_whole)
        guesses = [made.before for made in self._made[count + 1 :]]
        if self._guessed is not None:
            guesses.insert(0, self._guessed)
        right = [
            guess for guess in guesses if begins_before(guess.maker[-1][0], first, was, is_now)
        ]
        self._guessed, self._guess = (right[-1] if right else None), None
        if count < len(self._made):
            before = self._made[count].before
            del self._made[count:]
            self._go_back(before)
        self.is_whole = False

    def _before(self) -> _Before:
        """Return what the engine knows now."""
        context = self._context
        return _Before(
            list(context.page_maker),
            self._placed(),
            list(context.reported_footnotes),
            dict(context.broken_out_of_flow),
        )

    def _placed(self) -> list[Any]:
        return [note for note in self._notes if note not in self._context.footnotes]

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
        self._way, self._root = way, way[0]
        self._context.fragments.section = way[-1]


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


def _strings(box: Any) -> list[tuple[str, str]]:
    strings = box.string_set
    return strings if strings and strings != "none" else []

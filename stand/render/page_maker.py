"""Pages made one after the other, each from where the one before ended.

WeasyPrint 70 makes all pages of a document at once (``layout.layout_document``), by
``layout.page.remake_page``. What the engine knows at the start of each page is kept here, so that
pages before a change stand, and pages after the one that is looked at need not be there yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
import weasyprint.layout as engine
from weasyprint.document import Page
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.page import make_margin_boxes, remake_page

from stand.render.box_trees import begins_before


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
class Made:
    """A page, and what was known before.

    ``reach`` is the last box of the section that was looked at for it. ``edged`` is the page with
    what stands at its edges, once that was asked for.
    """

    box: Any
    reach: int
    before: _Before
    edged: Page | None = None


class PageMaker:
    """Makes the pages of a document, and goes back to any of them.

    ``way`` has the boxes from the root of the document to the section in it, if it has one.
    """

    def __init__(self, context: Any, html: weasyprint.HTML, root: Any, way: list[Any]) -> None:
        self._context = context
        self._notes = list(context.footnotes)
        self._guessed: _Before | None = None
        self._guess: tuple[int, Made] | None = None
        self._known_edges: dict[int, tuple[str, list[Any]]] = {}
        self.made: list[Made] = []
        self.is_whole = False
        """Whether all pages were made."""
        context.rendered_notes = []
        engine.initialize_page_maker(context, root)
        self.html, self.root = html, root
        self._blocks: list[Any] = []
        if way:
            self.take(html, way)

    def take(self, html: weasyprint.HTML, way: list[Any]) -> None:
        """Make the pages of this from now on."""
        self.html, self.root, section = html, way[0], way[-1]
        self._blocks = section.children
        self._context.fragments.section = section

    def make_next(self) -> None:
        """Make the next page."""
        context, index = self._context, len(self.made)
        if self._guessed is not None and len(self._guessed.maker) <= index + 1:
            self._guessed = self._guess = None
        made, resume_at = self._make()
        self.made.append(made)
        if resume_at is None and not context.reported_footnotes:
            self.is_whole = True
            context.page_maker = context.page_maker[: index + 2]
            context.broken_out_of_flow.clear()

    def _make(self) -> tuple[Made, object]:
        """Return the page that follows from what the engine knows, and where it ends."""
        context = self._context
        before = self._before()
        index = len(before.maker) - 1
        for box in self._blocks:
            box.position_y = None
        remake = context.page_maker[index][-1]
        remake |= {"content_changed": False, "pages_wanted": False}
        remake |= {"anchors": [], "content_lookups": []}
        page, resume_at = remake_page(index, context, self.root, self.html)
        for box in page.descendants():
            for name, text in _strings(box):
                context.string_set[name][index + 1].append(text)
        looked_at = (at for at, box in enumerate(self._blocks) if box.position_y is not None)
        return Made(page, max(looked_at, default=0), before), resume_at

    def edged(self, index: int) -> Page:
        """Return a page that was made, with what stands at its edges."""
        return self._edged(self.made[index], index)

    def _edged(self, made: Made, index: int) -> Page:
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

    def guess(self) -> tuple[int, Any, Page] | None:
        """Return the page on which most likely what changed last is, before those before it.

        It is right if the pages before it still end where they did. Return its index, its box, and
        it with what stands at its edges.
        """
        if self._guessed is not None and self._guess is None:
            now, index = self._before(), len(self._guessed.maker) - 1
            self._go_back(self._guessed)
            try:
                made, _ = self._make()
                self._edged(made, index)
                self._guess = index, made
            finally:
                self._go_back(now)
        if self._guess is None:
            return None
        index, made = self._guess
        return index, made.box, self._edged(made, index)

    def forget(self, first: int, was: list[Any], is_now: list[Any]) -> None:
        """Go back to before the first page for which a changed box was looked at.

        ``first`` is the number of that box, which was one thing and is now another. The last page
        that begins before it most likely still does.
        """
        reached = (at for at, made in enumerate(self.made) if made.reach >= first)
        count = next(reached, len(self.made) - self.is_whole)
        guesses = [made.before for made in self.made[count + 1 :]]
        if self._guessed is not None:
            guesses.insert(0, self._guessed)
        right = [
            guess for guess in guesses if begins_before(guess.maker[-1][0], first, was, is_now)
        ]
        self._guessed, self._guess = (right[-1] if right else None), None
        if count < len(self.made):
            before = self.made[count].before
            del self.made[count:]
            self._go_back(before)
        self.is_whole = False

    def exchange_notes(self, gone: set[Element], new: Iterable[Any]) -> None:
        """Let the notes be those of the document as it is now, without elements that are gone."""
        now = self._before()
        self._notes = [note for note in self._notes if note.element not in gone] + list(new)
        self._go_back(now)

    def begin_again(self) -> None:
        """Let the engine know what it knew before the first page but the pages."""
        self._context.footnotes = list(self._notes)
        self._context.string_set.clear()

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

    def _before(self) -> _Before:
        """Return what the engine knows now."""
        context = self._context
        return _Before(
            list(context.page_maker),
            [note for note in self._notes if note not in context.footnotes],
            list(context.reported_footnotes),
            dict(context.broken_out_of_flow),
        )


def _strings(box: Any) -> list[tuple[str, str]]:
    strings = box.string_set
    return strings if strings and strings != "none" else []

"""The pages and figures of an edition, from one version to the next. Here is the layout engine."""

from collections.abc import Callable, Generator, Iterator

from stand.charts.depict import Depictions, depict_in_steps
from stand.errors import StandError
from stand.preview.content import Content
from stand.preview.edition import EditionPages, Memory
from stand.preview.messages import Answer, Card, Failed, Fetch, Fetched, Look, Page, Pages
from stand.preview.pictures import Depicted, depicted, page_png, png_of
from stand.preview.sheaf import Sheaf
from stand.preview.sights import Sight, sight_of, words_at
from stand.problems import Problem
from stand.render.pages import Layout, page_pdf
from stand.render.spots import Spots
from stand.workspace import Workspace

_NOT_SHOWN = "Dit bestand staat nu op geen bladzijde. De problemen erbij zeggen waarom."


class Showing:
    """Shows what is looked at.

    ``tell`` sends an answer, ``begin`` says of which file the next step is; what returns an
    iterator yields before each step.
    """

    def __init__(
        self, workspace: Workspace, tell: Callable[[Answer], None], begin: Callable[[str], None]
    ) -> None:
        self._workspace = workspace
        self._tell = tell
        self._begin = begin
        self._content: Content | None = None
        self._pages: EditionPages | None = None
        self._last_pages: Pages | None = None
        self._pictured: tuple[str, Layout, int, int] | None = None
        self.memory = Memory()
        self.depictions = Depictions()
        self.first_pages: dict[str, int] = {}
        self.owes_picture = False
        self.sheaf = Sheaf(tell, begin)

    def take(self, content: Content) -> None:
        """Show this content from now on."""
        if content is not self._content:
            self._content, self._pages, self._last_pages = content, None, None

    def look_anew(self) -> None:
        """Tell once more where things are."""
        self._last_pages = None

    def show(self, content: Content, look: Look, *, is_first: bool) -> Iterator[None]:
        """Show what is looked at; the first time as soon as can be."""
        if look.path in content.avoid:
            return
        sight = sight_of(content.publication, look.path, look.place)
        if sight is None:
            if is_first:
                self._tell_nothing(content, look)
        elif sight.figure:
            if is_first:
                yield from self._before(look.path)
                self._show_figure(content, look, sight.figure)
        else:
            yield from self._show_part(content, look, sight, is_first=is_first)

    def settle(self, content: Content) -> Iterator[None]:
        """Lay out all parts, until each page number is right."""
        pages = yield from self._ready(content)
        for part in pages.in_steps():
            yield from self._before(part.path)
        self.first_pages = pages.first_pages()

    def leaf_through(self, content: Content, problems: list[Problem]) -> Iterator[None]:
        """Tell of all pages, once they have been laid out."""
        pages = yield from self._ready(content)
        yield from self.sheaf.leaf_through(content, problems, pages.printed())

    def fetch(self, content: Content, fetch: Fetch) -> None:
        """Make a PDF of what there is to see of a file."""
        self._begin(fetch.path)
        try:
            pdf = b"" if fetch.path in content.avoid else self._pdf(content, fetch)
            fault = "" if pdf else _NOT_SHOWN
        except StandError as error:
            pdf, fault = b"", str(error)
        self._tell(Fetched(content.epoch, fetch.path, fetch.page, pdf, fault))

    def _pdf(self, content: Content, fetch: Fetch) -> bytes:
        sight = sight_of(content.publication, fetch.path, ())
        if sight is None:
            return b""
        if sight.figure:
            card = self._depicted(content, sight.figure).card
            return card.pdf if card else b""
        for _ in self._ready(content):
            pass
        pages = self._pages
        part = pages and pages.part(sight.part)
        return page_pdf(pages.exactly(part), fetch.page) if pages and part else b""

    def _before(self, path: str) -> Iterator[None]:
        """Begin a step, but leave room for something newer first."""
        self._begin(path)
        yield

    def _ready(self, content: Content) -> Generator[None, None, EditionPages]:
        """Return the pages of the content; none of them need be laid out yet."""
        if self._pages is None:
            found = Depictions()
            for placed in depict_in_steps(found, content.publication, self._workspace):
                yield from self._before(placed.source.path)
            self.depictions = found
            self._pages = EditionPages(
                content.publication, self._workspace, content.problems, found, self.memory
            )
            self.first_pages = self._pages.first_pages()
        return self._pages

    def _tell_nothing(self, content: Content, look: Look) -> None:
        if any(found.path == look.path for found in content.problems):
            self._tell(Failed(content.epoch, look.path, _NOT_SHOWN))
        else:
            self._tell(Pages(content.epoch, look.path, 0, 0, 0, 0.0))
        self._pictured = None

    def _show_figure(self, content: Content, look: Look, name: str) -> None:
        found = self._depicted(content, name)
        png = png_of(found.card.pdf, look.width) if found.card else b""
        self._tell(Card(content.epoch, look.path, png, found.description, found.faults))
        self._pictured = None

    def _depicted(self, content: Content, name: str) -> Depicted:
        layouts = self.memory.layouts
        return depicted(content.publication, self._workspace, content.problems, name, layouts)

    def _show_part(
        self, content: Content, look: Look, sight: Sight, *, is_first: bool
    ) -> Iterator[None]:
        pages = yield from self._ready(content)
        part = pages.part(sight.part)
        if part is None:
            self._tell_nothing(content, look)
            return
        if is_first:
            yield from self._before(look.path)
            yield from self._show_layout(content, look, pages.quickly(part), sight)
        yield from self._before(look.path)
        yield from self._show_layout(content, look, pages.exactly(part), sight)
        self.first_pages = pages.first_pages()

    def _show_layout(
        self, content: Content, look: Look, layout: Layout, sight: Sight
    ) -> Iterator[None]:
        words = look.words or words_at(content.publication, look.path, look.place)
        spot = Spots(layout).find(sight.place, words)
        index = spot.page if look.page is None else min(max(look.page, 0), layout.page_count - 1)
        count, first = layout.page_count, layout.first_page
        pages = Pages(content.epoch, look.path, count, first, spot.page, spot.share)
        if pages != self._last_pages:
            self._last_pages = pages
            self._tell(pages)
        shown = (look.path, layout, index, look.width)
        if self._pictured is None or not _is_same(self._pictured, shown):
            yield from self._before(look.path)
            self._tell(Page(content.epoch, look.path, index, page_png(layout, index, look.width)))
            self._pictured = shown
            self.owes_picture = False


def _is_same(one: tuple[str, Layout, int, int], other: tuple[str, Layout, int, int]) -> bool:
    return one[1] is other[1] and (one[0], *one[2:]) == (other[0], *other[2:])

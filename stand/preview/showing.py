"""The pages and figures of an edition, from one version to the next. Here is the layout engine."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import replace

from stand.charts.depict import Depicting, Depictions
from stand.charts.waiting import draw_own_in_steps
from stand.errors import RenderFailed, StandError
from stand.model.charts import VegaLite
from stand.model.placed import PlacedFigure
from stand.preview.content import Content
from stand.preview.edition import EditionPages, Memory
from stand.preview.messages import Answer, Card, Failed, Fetch, Fetched, Look, Page, Pages
from stand.preview.pictures import Depicted, depicted, page_png, picture, png_of
from stand.preview.revising import Revised
from stand.preview.sheaf import Sheaf
from stand.preview.sights import Sight, sight_of, words_at
from stand.problems import Problem
from stand.render.book import Part
from stand.render.live import Live
from stand.render.pages import Layout, SomePages, page_pdf, unheard
from stand.render.spots import Spot, Spots
from stand.workspace import Workspace

_NOT_SHOWN = "Dit bestand staat nu op geen bladzijde. De problemen erbij zeggen waarom."


class Showing:
    """Shows what is looked at.

    ``tell`` sends an answer, ``begin`` says of which file the next step is; what returns an
    iterator yields before each step. Charts of the user's own are given up after
    ``chart_seconds``.
    """

    def __init__(
        self,
        workspace: Workspace,
        tell: Callable[[Answer], None],
        begin: Callable[[str], None],
        chart_seconds: float,
    ) -> None:
        self._workspace = workspace
        self._chart_seconds = chart_seconds
        self._tell = tell
        self._begin = begin
        self._content: Content | None = None
        self._pages: EditionPages | None = None
        self._last_pages: Pages | None = None
        self._pictured: tuple[str, object, int] | None = None
        self._last_page: Page | None = None
        self._last_card: Card | None = None
        self.memory = Memory()
        self.depictions = Depictions()
        self._depicting = Depicting(workspace, waits=False)
        self._has_old_pages = False
        self.first_pages: dict[str, int] = {}
        self.owes_picture = False
        self.sheaf = Sheaf(tell, begin)

    def take(self, content: Content) -> None:
        """Show this content from now on."""
        if content is not self._content:
            self._content, self._has_old_pages = content, True

    def look_anew(self) -> None:
        """Tell once more where things are."""
        self._last_pages = self._last_card = None

    def show(self, content: Content, look: Look) -> Iterator[None]:
        """Show what is looked at as soon as can be."""
        if look.path in content.avoid:
            return
        sight = sight_of(content.publication, look.path, look.place)
        if sight is None:
            self._tell_nothing(content, look)
        elif sight.figure:
            yield from self._before(look.path)
            for _ in self._own_charts(content, sight.figure):
                yield from self._before(look.path)
            self._show_figure(content, look, sight.figure)
        else:
            pages = yield from self._ready(content)
            part = pages.part(sight.part)
            if part is None:
                self._tell_nothing(content, look)
            else:
                yield from self._before(look.path)
                yield from self._show_quickly(content, look, sight, pages, part)

    def show_exactly(self, content: Content, look: Look) -> Iterator[None]:
        """Show what is looked at once more if it is not quite what a build makes of it."""
        sight = sight_of(content.publication, look.path, look.place)
        if look.path in content.avoid or sight is None or sight.figure:
            return
        pages = yield from self._ready(content)
        part = pages.part(sight.part)
        if part is not None:
            yield from self._before(look.path)
            with suppress(RenderFailed):  # what comes next says it in words
                yield from pages.in_pages(part)
                yield from pages.ahead(part)
            yield from self._show_layout(content, look, pages.exactly(part), sight)
            self.first_pages = pages.first_pages()

    def prepare(self, content: Content, look: Look) -> Iterator[None]:
        """See to it that other words in what is looked at will be shown fast."""
        sight = sight_of(content.publication, look.path, look.place)
        if look.path in content.avoid or sight is None or sight.figure:
            return
        pages = yield from self._ready(content)
        part = pages.part(sight.part)
        if part is not None:
            with suppress(RenderFailed):
                yield from pages.prepare(part)

    def show_revised(self, found: Revised, content: Content, look: Look) -> bool:
        """Show what is looked at as it is after an edit; tell whether that was quick.

        ``content`` is what was edited.
        """
        publication, pages = found.publication, self._pages
        sight = sight_of(publication, look.path, look.place)
        if sight is None or pages is None or look.path in content.avoid:
            return False
        if sight.figure:
            if isinstance(publication.figures[sight.figure].figure, VegaLite):
                return False
            content = replace(content, epoch=found.epoch, publication=publication)
            self._show_figure(content, look, sight.figure)
            return True
        live = pages.revised(sight.part, publication, self._depicting)
        words = look.words or words_at(publication, look.path, look.place)
        return live is not None and self._glimpse(found.epoch, look, sight, words, live)

    def wait_for_charts(self, content: Content, *, is_browsed: bool) -> Iterator[None]:
        """Wait for charts that take a while; meanwhile there are pages without them."""
        is_first = True
        for placed in self._own_charts(content):
            if is_first and is_browsed:
                yield from self.settle(content, is_browsed=True)
            is_first = False
            yield from self._before(placed.source.path)
        if self.depictions.unready:
            self._has_old_pages = True

    def _own_charts(self, content: Content, only: str | None = None) -> Iterator[PlacedFigure]:
        return draw_own_in_steps(
            content.publication, self._workspace, seconds=self._chart_seconds, only=only
        )

    def settle(self, content: Content, *, is_browsed: bool) -> Iterator[None]:
        """Lay out all parts, until each page number is right.

        Who leafs through the pages and has seen none yet is told of each part as it is made.
        """
        pages = yield from self._ready(content)
        before = None
        for part in pages.in_steps():
            if is_browsed and before is not None:
                yield from self.sheaf.open_with(content, pages.printed_part(before))
            yield from self._before(part.path)
            before = part
        self.first_pages = pages.first_pages()

    def leaf_through(self, content: Content, problems: list[Problem]) -> Iterator[None]:
        """Tell of all pages, once they have been laid out."""
        pages = yield from self._ready(content)
        yield from self.sheaf.leaf_through(content, problems, pages.printed())

    def fetch(self, content: Content, fetch: Fetch) -> None:
        """Make a PDF of what there is to see of a file."""
        self._begin(fetch.path)
        for _ in self.wait_for_charts(content, is_browsed=False):
            pass
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
        if self._pages is None or self._has_old_pages:
            found = Depictions()
            steps = self._depicting.in_steps(found, content.publication, content.avoid)
            for placed in steps:
                yield from self._before(placed.source.path)
            self.depictions = found
            self._pages = EditionPages(
                content.publication,
                self._workspace,
                content.problems,
                found,
                self.memory,
                content.avoid,
            )
            self._has_old_pages = False
            self.first_pages = self._pages.first_pages()
        return self._pages

    def _tell_nothing(self, content: Content, look: Look) -> None:
        if any(found.path == look.path for found in content.problems):
            self._tell(Failed(content.epoch, look.path, _NOT_SHOWN))
        else:
            self._tell(Pages(content.epoch, look.path, 0, 0, 0, 0.0))
        self._pictured = self._last_page = None

    def _show_figure(self, content: Content, look: Look, name: str) -> None:
        found = self._depicted(content, name)
        png = png_of(found.card.pdf, look.width) if found.card else b""
        card = Card(content.epoch, look.path, png, found.description, found.faults)
        if card != self._last_card:
            self._last_card = card
            self._tell(card)
        self._pictured = self._last_page = None

    def _depicted(self, content: Content, name: str) -> Depicted:
        layouts = self.memory.layouts
        return depicted(content.publication, self._workspace, content.problems, name, layouts)

    def _show_quickly(
        self, content: Content, look: Look, sight: Sight, pages: EditionPages, part: Part
    ) -> Iterator[None]:
        live = pages.grafted(part)
        words = look.words or words_at(content.publication, look.path, look.place)
        if live is None or not self._glimpse(content.epoch, look, sight, words, live):
            with suppress(RenderFailed):
                yield from pages.in_pages(part)
            yield from self._show_layout(content, look, pages.quickly(part), sight)

    def _glimpse(self, epoch: int, look: Look, sight: Sight, words: str, live: Live) -> bool:
        """Show a page of a layout of which the other pages may not be there yet."""
        pages = self._pages
        try:
            with unheard():
                spot, index, page = _guessed(live, sight, look, words) or _found(
                    live, sight, look, words
                )
        except Exception:
            self.memory.layouts.forget_live(live)
            return False
        if pages is None:
            return False
        count = live.count if live.is_whole else max(live.count, pages.count(sight.part))
        self._tell_pages(Pages(epoch, look.path, count, live.first_page, spot.page, spot.share))
        shown = (look.path, page.pages[0], look.width)
        if not self._is_pictured(shown):
            self._tell_page(Page(epoch, look.path, index, picture(page, look.width)))
            self._pictured = shown
        return True

    def _show_layout(
        self, content: Content, look: Look, layout: Layout, sight: Sight
    ) -> Iterator[None]:
        words = look.words or words_at(content.publication, look.path, look.place)
        spot = Spots.of(layout).find(sight.place, words)
        index = spot.page if look.page is None else min(max(look.page, 0), layout.page_count - 1)
        count, first = layout.page_count, layout.first_page
        self._tell_pages(Pages(content.epoch, look.path, count, first, spot.page, spot.share))
        shown = (look.path, layout.document.pages[index], look.width)
        if not self._is_pictured(shown):
            yield from self._before(look.path)
            self._tell_page(
                Page(content.epoch, look.path, index, page_png(layout, index, look.width))
            )
            self._pictured = shown

    def _is_pictured(self, shown: tuple[str, object, int]) -> bool:
        """Tell whether this page of a file, as it was laid out, was shown last, this wide."""
        last = self._pictured
        return last is not None and last[1] is shown[1] and last[::2] == shown[::2]

    def _tell_pages(self, pages: Pages) -> None:
        if pages != self._last_pages:
            self._last_pages = pages
            self._tell(pages)

    def _tell_page(self, page: Page) -> None:
        """Tell of a picture that is not the one that was told of last."""
        last = self._last_page
        if last is None or replace(last, epoch=page.epoch) != page:
            self._tell(page)
        self._last_page = page
        self.owes_picture = False


def _guessed(
    live: Live, sight: Sight, look: Look, words: str
) -> tuple[Spot, int, SomePages] | None:
    """Return where a place is, and its page, if that page can be made before those before it."""
    guess = live.guess()
    if guess is None:
        return None
    index, body, page = guess
    spots = Spots(live.root)
    spots.read(body, index)
    if look.page not in {None, index} or not spots.has(sight.place, words):
        return None
    return spots.find(sight.place, words), index, page


def _found(live: Live, sight: Sight, look: Look, words: str) -> tuple[Spot, int, SomePages]:
    """Return where a place is, and the page to show; pages are made as far as that takes."""
    spots = Spots(live.root)
    for index, body in enumerate(live.bodies()):
        spots.read(body)
        if spots.is_certain(sight.place, words) and (look.page is None or look.page <= index):
            break
    spot = spots.find(sight.place, words)
    index = spot.page if look.page is None else min(max(look.page, 0), live.count - 1)
    return spot, index, live.page(index)

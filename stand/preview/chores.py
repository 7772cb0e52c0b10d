"""What the render process does with the content: it reads, checks, lays out and shows.

Long work is a generator that yields before each of its steps, so that who runs it can leave it.
"""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

from stand.build import load_and_check
from stand.charts.depict import Depictions, depict_in_steps
from stand.errors import StandError
from stand.model.publication import Publication
from stand.preview.edition import EditionPages, Memory
from stand.preview.elsewhere import OtherEditions
from stand.preview.facts import Facts
from stand.preview.gather import Gathered
from stand.preview.messages import (
    Answer,
    Answered,
    Ask,
    Card,
    Checked,
    Doing,
    Edits,
    Failed,
    Fetch,
    Fetched,
    Look,
    Page,
    Pages,
)
from stand.preview.pictures import Depicted, depicted, page_png, png_of
from stand.preview.sights import Sight, sight_of, words_at
from stand.problems import Problem
from stand.render.complaints import layout_problems
from stand.render.pages import Layout, page_pdf
from stand.render.spots import Spots
from stand.workspace import Workspace

_NOT_READ = "De jaargang is nog niet te lezen."
_NOT_SHOWN = "Dit bestand staat nu op geen bladzijde. De problemen erbij zeggen waarom."


class Chores:
    """The work on one edition; ``tell`` sends an answer."""

    def __init__(
        self, workspace: Workspace, year: str, tell: Callable[[Answer | Doing], None]
    ) -> None:
        self._workspace = workspace
        self._year = year
        self._tell = tell
        self._memory = Memory()
        self._others = OtherEditions(workspace, year)
        self._edits = Edits(0)
        self._publication: Publication | None = None
        self._problems: list[Problem] = []
        self._gathered: Gathered | None = None
        self._depictions = Depictions()
        self._pages: EditionPages | None = None
        self._checked: Checked | None = None
        self._last_pages: Pages | None = None
        self._pictured: tuple[str, Layout, int, int] | None = None
        self.doing = ""
        self.owes_picture_since: float | None = None
        self._look: Look | None = None

    @property
    def epoch(self) -> int:
        """The version of the content."""
        return self._edits.epoch

    def read(self, edits: Edits) -> None:
        """Read and check the content; without a readable edition the last pages stand."""
        self._begin("")
        self._owe_picture()
        self._edits, self._pages, self._last_pages = edits, None, None
        publication, self._problems = load_and_check(
            self._workspace, self._year, as_final=False, unsaved=edits.unsaved
        )
        self._publication, self._gathered = publication, None
        self._tell_checked()

    def look_at(self, look: Look) -> None:
        """Show this from now on."""
        self._look, self._last_pages = look, None
        self._owe_picture()

    def all(self) -> Iterator[None]:
        """Do all that follows from the content and from where is looked."""
        if self._publication is None:
            return
        yield from self._show(is_first=True)
        if not self._edits.avoid:
            yield from self._settle(self._publication)
            yield from self._show(is_first=False)
        for _ in self._others.in_steps():
            yield from self._before("")
        self._tell_checked()

    def answer(self, ask: Ask) -> None:
        """Answer what a reference prints."""
        printed, fault = "", _NOT_READ
        if self._publication is not None:
            printed, fault = Gathered(self._publication, self._memory.pages).answer(ask.reference)
        self._tell(Answered(self.epoch, ask.reference, printed, fault))

    def fetch(self, fetch: Fetch) -> None:
        """Make a PDF of what there is to see of a file."""
        self._begin(fetch.path)
        try:
            pdf = self._pdf(fetch)
            fault = "" if pdf else _NOT_SHOWN
        except StandError as error:
            pdf, fault = b"", str(error)
        self._tell(Fetched(self.epoch, fetch.path, fetch.page, pdf, fault))

    def _pdf(self, fetch: Fetch) -> bytes:
        publication = self._publication
        sight = publication and sight_of(publication, fetch.path, ())
        if publication is None or not sight or fetch.path in self._edits.avoid:
            return b""
        if sight.figure:
            card = self._depicted(publication, sight.figure).card
            return card.pdf if card else b""
        for _ in self._ready(publication):
            pass
        pages = self._pages
        part = pages and pages.part(sight.part)
        return page_pdf(pages.exactly(part), fetch.page) if pages and part else b""

    def _owe_picture(self) -> None:
        if self._look is not None and self.owes_picture_since is None:
            self.owes_picture_since = time.monotonic()

    def _begin(self, path: str) -> None:
        self.doing = path
        self._tell(Doing(path))

    def _before(self, path: str) -> Iterator[None]:
        """Begin a step, but leave room for something newer first."""
        self._begin(path)
        yield

    def _ready(self, publication: Publication) -> Generator[None, None, EditionPages]:
        """Return the pages of the content; none of them need be laid out yet."""
        if self._pages is None:
            found = Depictions()
            for placed in depict_in_steps(found, publication, self._workspace):
                yield from self._before(placed.source.path)
            self._depictions = found
            self._pages = EditionPages(
                publication, self._workspace, self._problems, found, self._memory
            )
        return self._pages

    def _tell_checked(self) -> None:
        """Tell what is wrong and what is known, if that is not what was told last."""
        checked = Checked(self.epoch, tuple(self._all_problems()), self._facts())
        if checked != self._checked:
            self._checked = checked
            self._tell(checked)

    def _all_problems(self) -> list[Problem]:
        if self._publication is None:
            return self._problems
        found = layout_problems(self._publication, self._memory.complaints)
        drawn = self._depictions.problems if self._pages else []
        return sorted({*self._problems, *drawn, *found})

    def _facts(self) -> Facts:
        last = self._checked.facts if self._checked else Facts()
        if self._publication is None:
            return last
        known = self._gathered
        if known is None or known.pages != self._memory.pages:
            known = self._gathered = Gathered(self._publication, dict(self._memory.pages))
        return replace(
            known.facts,
            uses=(*known.facts.uses, *self._others.uses),
            figures=known.figures(self._depictions),
            first_pages=self._pages.first_pages() if self._pages else last.first_pages,
        )

    def _settle(self, publication: Publication) -> Iterator[None]:
        """Lay out all parts, until each page number is right."""
        pages = yield from self._ready(publication)
        for part in pages.in_steps():
            yield from self._before(part.path)
        self._tell_checked()

    def _show(self, *, is_first: bool) -> Iterator[None]:
        """Show what is looked at; the first time as soon as can be."""
        look, publication = self._look, self._publication
        if look is None or publication is None or look.path in self._edits.avoid:
            self.owes_picture_since = None
            return
        sight = sight_of(publication, look.path, look.place)
        if sight is None:
            if is_first:
                self._tell_nothing(look)
        elif sight.figure:
            if is_first:
                yield from self._before(look.path)
                self._show_figure(look, publication, sight.figure)
        else:
            yield from self._show_part(look, publication, sight, is_first=is_first)
        self.owes_picture_since = None

    def _tell_nothing(self, look: Look) -> None:
        if any(found.path == look.path for found in self._problems):
            self._tell(Failed(self.epoch, look.path, _NOT_SHOWN))
        else:
            self._tell(Pages(self.epoch, look.path, 0, 0, 0, 0.0))
        self._pictured = None

    def _show_figure(self, look: Look, publication: Publication, name: str) -> None:
        found = self._depicted(publication, name)
        png = png_of(found.card.pdf, look.width) if found.card else b""
        self._tell(Card(self.epoch, look.path, png, found.description, found.faults))
        self._pictured = None

    def _depicted(self, publication: Publication, name: str) -> Depicted:
        layouts = self._memory.layouts
        return depicted(publication, self._workspace, self._problems, name, layouts)

    def _show_part(
        self, look: Look, publication: Publication, sight: Sight, *, is_first: bool
    ) -> Iterator[None]:
        pages = yield from self._ready(publication)
        part = pages.part(sight.part)
        if part is None:
            self._tell_nothing(look)
            return
        words = look.words or words_at(publication, look.path, look.place)
        if is_first:
            yield from self._before(look.path)
            yield from self._show_layout(look, pages.quickly(part), sight, words)
            self._tell_checked()
        yield from self._before(look.path)
        yield from self._show_layout(look, pages.exactly(part), sight, words)

    def _show_layout(self, look: Look, layout: Layout, sight: Sight, words: str) -> Iterator[None]:
        spot = Spots(layout).find(sight.place, words)
        index = spot.page if look.page is None else min(max(look.page, 0), layout.page_count - 1)
        pages = Pages(
            self.epoch, look.path, layout.page_count, layout.first_page, spot.page, spot.share
        )
        if pages != self._last_pages:
            self._last_pages = pages
            self._tell(pages)
        shown = (look.path, layout, index, look.width)
        if self._pictured is None or not _is_same(self._pictured, shown):
            yield from self._before(look.path)
            self._tell(Page(self.epoch, look.path, index, page_png(layout, index, look.width)))
            self._pictured = shown
            self.owes_picture_since = None


def _is_same(one: tuple[str, Layout, int, int], other: tuple[str, Layout, int, int]) -> bool:
    return one[1] is other[1] and (one[0], *one[2:]) == (other[0], *other[2:])

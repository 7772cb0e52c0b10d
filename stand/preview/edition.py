"""One version of an edition on its way to what the editor sees; layouts outlive it."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from stand.charts.depict import Depicting, Depictions
from stand.model.numbering import Numbering
from stand.model.publication import ChapterFile, Publication
from stand.preview.left_out import without
from stand.preview.sights import PartName
from stand.problems import Problem, has_errors
from stand.render import html
from stand.render.book import FITS, SPARSE, Book, Part
from stand.render.layouts import KeepingEngine, Layouts
from stand.render.live import Live
from stand.render.pages import Layout
from stand.render.register import Register
from stand.render.resources import Resources
from stand.render.view import View, drawing_name
from stand.workspace import Workspace


@dataclass
class Memory:
    """What is known from earlier versions of an edition, and holds as long as nothing says else.

    ``counts`` has the number of pages of each part, ``fits`` how tight it is set; ``pages`` has the
    page of each anchor; ``complaints`` are those of the last whole layout.
    """

    layouts: Layouts = field(default_factory=Layouts)
    counts: dict[PartName, int] = field(default_factory=dict)
    fits: dict[PartName, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    complaints: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Printed:
    """A part that was laid out; ``title`` is empty when its own heading says it.

    ``labels`` has what each page is called.
    """

    name: PartName
    title: str
    layout: Layout
    labels: tuple[str, ...]


def _name(part: Part) -> PartName:
    return part.path, part.name


def _named(file: ChapterFile) -> PartName:
    return file.source.path, file.name


def _drawings(depictions: Depictions) -> dict[str, str]:
    """Return the drawings of figures and tiles by the names by which they are served."""
    drawn = ((name, found.drawing) for name, found in depictions.by_name.items())
    return {drawing_name(name): svg for name, svg in drawn if svg} | depictions.sparklines


class EditionPages:
    """The pages of one version of an edition; files to ``avoid`` have a page that says so."""

    def __init__(
        self,
        publication: Publication,
        workspace: Workspace,
        problems: list[Problem],
        depictions: Depictions,
        memory: Memory,
        avoid: tuple[str, ...] = (),
    ) -> None:
        self._memory = memory
        self._publication = publication
        self._labels = publication.edition.labels
        self._book = Book(
            publication,
            workspace,
            draft=not publication.is_final or has_errors(problems),
            depictions=depictions,
            make_engine=self._make_engine,
            pages=memory.pages,
        )
        self._book.parts = without(self._book.parts, avoid)

    def _make_engine(self, css: str, served: Resources) -> KeepingEngine:
        self._engine = self._memory.layouts.engine(css, served)
        return self._engine

    def part(self, name: PartName) -> Part | None:
        """Return a part by its name."""
        return next((part for part in self._book.parts if _name(part) == name), None)

    def first_pages(self) -> dict[str, int]:
        """Return the first page of each file, as far as pages were counted."""
        found: dict[str, int] = {}
        for part, first in self._firsts():
            found.setdefault(part.path, first)
        return found

    def _firsts(self) -> Iterator[tuple[Part, int]]:
        first = 1
        for part in self._book.parts:
            yield part, first
            first += self._memory.counts.get(_name(part), 1)

    def revised(
        self, name: PartName, publication: Publication, depicting: Depicting
    ) -> Live | None:
        """Return the layout of a chapter of an edition that was changed since, if it is quick."""
        part = self.part(name)
        file = next((file for file in publication.chapters if _named(file) == name), None)
        if part is None or file is None or not self._is_styled_alike(publication):
            return None
        depictions, register = depicting.of_chapter(publication, file), Register()
        register.note(self._memory.pages)
        view = View(publication, Numbering(publication), register, depictions)
        chapter = html.chapter_html(view, file, self._memory.fits.get(name, ""))
        source = html.document_html(view, chapter)
        return self._engine.grafted(source, self.first_page(part), _drawings(depictions))

    def _is_styled_alike(self, publication: Publication) -> bool:
        """Tell whether the style sheet of an edition is that of this one, draft or not."""
        own = self._publication
        return own.edition is publication.edition and own.organisation is publication.organisation

    def grafted(self, part: Part) -> Live | None:
        """Return the layout of a part, set as tight as it was last time, if it is quick."""
        source = self._book.source(part, self._memory.fits.get(_name(part), ""))
        return self._engine.grafted(source, self.first_page(part))

    def quickly(self, part: Part) -> Layout:
        """Return the layout of a part, set as tight as it was last time."""
        fit = self._memory.fits.get(_name(part), "")
        return self._book.quickly(part, self.first_page(part), fit)

    def in_pages(self, part: Part) -> Generator[None, None, Layout]:
        """Return the same layout, whole, made a page at a time. Raises RenderFailed."""
        source = self._book.source(part, self._memory.fits.get(_name(part), ""))
        layout = yield from self._engine.lay_out_in_steps(source, self.first_page(part))
        return layout

    def ahead(self, part: Part) -> Iterator[None]:
        """Lay out what ``exactly`` will look at, a page at a time. Raises RenderFailed."""
        first = self.first_page(part)
        plain = yield from self._engine.try_in_steps(self._book.source(part), first)
        if plain.page_count > 1 and plain.last_page_fill < SPARSE:
            for fit in FITS[1:]:
                tighter = self._engine.try_in_steps(self._book.source(part, fit), first)
                if (yield from tighter).page_count < plain.page_count:
                    return

    def prepare(self, part: Part) -> Iterator[None]:
        """See to it that other words in a part will be laid out fast, a page at a time."""
        source = self._book.source(part, self._memory.fits.get(_name(part), ""))
        yield from self._engine.prepare(source, self.first_page(part))

    def first_page(self, part: Part) -> int:
        """Return the first page of a part, as far as pages were counted."""
        return dict(self._firsts())[part]

    def count(self, name: PartName) -> int:
        """Return how many pages a part has, or had when they were counted last."""
        return self._memory.counts.get(name, 1)

    def exactly(self, part: Part) -> Layout:
        """Return the layout of a part as a build makes it, with the page numbers that are known."""
        layout, fit = self._book.alone(part, dict(self._firsts())[part])
        self._note(part, layout, fit)
        return layout

    def in_steps(self) -> Iterator[Part]:
        """Lay out all parts; before each step, yield the part that comes next."""
        yield from self._book.in_steps()
        for part in self._book.parts:
            self._note(part, *self._book.made(part))
        self._memory.complaints = self._book.complaints()
        self._memory.layouts.end_round()

    def printed(self) -> list[Printed]:
        """Return all parts, in order; all of them were laid out."""
        return [self.printed_part(part) for part in self._book.parts]

    def printed_part(self, part: Part) -> Printed:
        """Return a part as it was laid out last."""
        layout, _ = self._book.made(part)
        covers = (self._labels.cover, self._labels.back_cover)
        ends = (self._book.parts[0], self._book.parts[-1])
        title = covers[ends.index(part)] if part in ends else ""
        numbers = range(layout.first_page, layout.first_page + layout.page_count)
        return Printed(_name(part), title, layout, tuple(title or str(each) for each in numbers))

    def _note(self, part: Part, layout: Layout, fit: str) -> None:
        self._memory.counts[_name(part)] = layout.page_count
        self._memory.fits[_name(part)] = fit
        self._memory.pages.update(layout.anchors())

"""One version of an edition on its way to what the editor sees; layouts outlive it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from stand.charts.depict import Depictions
from stand.model.publication import Publication
from stand.preview.sights import PartName
from stand.problems import Problem, has_errors
from stand.render.book import Book, Part
from stand.render.layouts import Layouts
from stand.render.pages import Layout
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


class EditionPages:
    """The pages of one version of an edition."""

    def __init__(
        self,
        publication: Publication,
        workspace: Workspace,
        problems: list[Problem],
        depictions: Depictions,
        memory: Memory,
    ) -> None:
        self._memory = memory
        self._book = Book(
            publication,
            workspace,
            draft=not publication.is_final or has_errors(problems),
            depictions=depictions,
            make_engine=memory.layouts.engine,
            pages=memory.pages,
        )

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

    def quickly(self, part: Part) -> Layout:
        """Return the layout of a part, set as tight as it was last time."""
        first = dict(self._firsts())[part]
        return self._book.quickly(part, first, self._memory.fits.get(_name(part), ""))

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
        labels = iter(self._book.page_labels())
        covers = (self._book.parts[0], self._book.parts[-1])
        found = []
        for part in self._book.parts:
            layout, _ = self._book.made(part)
            own = tuple(islice(labels, layout.page_count))
            found.append(Printed(_name(part), own[0] if part in covers else "", layout, own))
        return found

    def _note(self, part: Part, layout: Layout, fit: str) -> None:
        self._memory.counts[_name(part)] = layout.page_count
        self._memory.fits[_name(part)] = fit
        self._memory.pages.update(layout.anchors())

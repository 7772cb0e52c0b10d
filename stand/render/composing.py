"""The parts of an edition laid out and painted side by side, one process for each core.

A part is laid out where it was laid out before, and stays there until it is painted; what is sent
is how many pages it takes, and at last the pages as data. How the parts are divided over the
processes makes no difference to what comes of them.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from multiprocessing.connection import Connection, wait
from typing import cast

from stand.collecting import collect_now
from stand.forked import Forked, answer, outcome
from stand.render.book import MAX_ROUNDS, Book, Progress
from stand.render.known import Known
from stand.render.painting import Painted, paint
from stand.render.source_text import source_texts

_MANY = 20
"""So many parts leave so much behind that it is worth while to clear it away."""
_LAY_OUT, _PAINT = "lay out", "paint"


@dataclass(frozen=True)
class Job:
    """A part to lay out or to paint, of which the first page has this number.

    ``pages`` has the page of each anchor as far as it is known.
    """

    index: int
    first_page: int
    pages: Mapping[str, int]


@dataclass(frozen=True)
class LaidOut:
    """A part that was laid out; ``anchors`` count from its first page, which is 0.

    ``is_new`` tells that it was not yet, or differed. ``fit`` is its key and how tight it is set,
    as in `Known`.
    """

    index: int
    page_count: int
    anchors: dict[str, int]
    fit: tuple[str, str]
    is_new: bool


@dataclass(frozen=True)
class Finished:
    """A part that was painted, the texts in it, and what the engine said of it."""

    index: int
    painted: Painted
    texts: list[str]
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Composed:
    """All parts of an edition as pages; ``counts`` tells how many each part has.

    ``texts`` and ``complaints`` come with the path of the file that they belong to. ``known`` is
    what may help the next build.
    """

    parts: list[Painted]
    counts: list[int]
    texts: list[tuple[str, str]]
    complaints: list[tuple[str, str]]
    known: Known


def compose(book: Book, *, cores: int, progress: Progress = lambda _done, _all: None) -> Composed:
    """Lay out and paint all parts of a book on as many cores; ``progress`` hears of two steps each.

    Raises RenderFailed, and Stuck when a process ends too soon.
    """
    with _team(book, min(cores, len(book.parts))) as team:
        composing = _Composing(book, team, progress)
        is_settled = composing.settle()
        done = composing.paint()
    complaints = book.complaints_of([each.complaints for each in done], is_settled=is_settled)
    texts = [(text, book.parts[each.index].path) for each in done for text in each.texts]
    known = Known(dict(composing.fits), composing.pages if is_settled else {})
    return Composed([each.painted for each in done], composing.counts, texts, complaints, known)


class _Composing:
    def __init__(self, book: Book, team: "_Team | _Compositor", progress: Progress) -> None:
        self._book, self._team, self._progress = book, team, progress
        self.pages = book.known_pages()
        self.fits: list[tuple[str, str]] = []
        self.counts: list[int] = []
        self._steps = 0

    def settle(self) -> bool:
        """Lay out all parts until the page numbers in them are right; tell whether they are."""
        firsts = [1] * len(self._book.parts)
        for number in range(MAX_ROUNDS):
            found: dict[int, LaidOut] = {}
            for each in self._team.lay_out(self._jobs(firsts)):
                found[each.index] = each
                if number == 0:
                    self._step()
            laid_out = [found[index] for index in range(len(found))]
            self.counts = [each.page_count for each in laid_out]
            self.fits = [each.fit for each in laid_out]
            firsts = self._firsts()
            pages = self._pages(laid_out, firsts)
            if pages == self.pages or not any(each.is_new for each in laid_out):
                return True
            self.pages = pages
        return False

    def _pages(self, laid_out: Sequence[LaidOut], firsts: Sequence[int]) -> dict[str, int]:
        pages: dict[str, int] = {}
        for part, first in zip(laid_out, firsts, strict=True):
            pages |= {anchor: first + page for anchor, page in part.anchors.items()}
        return pages

    def paint(self) -> list[Finished]:
        """Paint all parts with the numbers that their pages have at last."""
        found: dict[int, Finished] = {}
        for each in self._team.paint(self._jobs(self._firsts())):
            found[each.index] = each
            self._step()
        return [found[index] for index in range(len(found))]

    def _jobs(self, firsts: Sequence[int]) -> list[Job]:
        """Return what is to be done, the largest parts first: nobody waits for them at the end."""
        parts = self._book.parts
        order = sorted(range(len(parts)), key=lambda index: -parts[index].weight)
        return [Job(index, firsts[index], self.pages) for index in order]

    def _firsts(self) -> list[int]:
        return [1, *(1 + count for count in accumulate(self.counts[:-1]))]

    def _step(self) -> None:
        self._steps += 1
        self._progress(self._steps, 2 * len(self._book.parts))


class _Compositor:
    """Lays out and paints parts in this process."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._count = 0

    def lay_out(self, jobs: Sequence[Job]) -> Iterator[LaidOut]:
        """Lay out parts, one after the other."""
        return map(self.laid_out, jobs)

    def paint(self, jobs: Sequence[Job]) -> Iterator[Finished]:
        """Paint parts that were laid out, one after the other, and let go of them."""
        return map(self.painted, jobs)

    def laid_out(self, job: Job) -> LaidOut:
        """Lay out a part, if it is not what was laid out before."""
        book = self._book
        part = book.parts[job.index]
        book.know(job.pages)
        before = book.laid_out_from(part)
        layout, _ = book.alone(part, job.first_page)
        anchors = {name: page - layout.first_page for name, page in layout.anchors().items()}
        is_new = book.laid_out_from(part) != before
        self._count += is_new
        if self._count % _MANY == 0:
            collect_now()
        return LaidOut(job.index, layout.page_count, anchors, book.fit_known(part), is_new)

    def painted(self, job: Job) -> Finished:
        """Paint a part that was laid out, and let go of it."""
        part = self._book.parts[job.index]
        self._book.know(job.pages)
        layout, _ = self._book.alone(part, job.first_page)
        self._book.forget(part)
        return Finished(
            job.index, paint(layout), list(source_texts(layout.root)), layout.complaints
        )

    def serve(self, connection: Connection) -> None:
        """Do what is asked over a connection, until nobody asks any more."""
        while True:
            work, job = connection.recv()
            connection.send(
                outcome(partial(self.painted if work == _PAINT else self.laid_out, job))
            )


class _Team:
    """Compositors in processes of their own."""

    def __init__(self, book: Book, count: int) -> None:
        self._members: list[Forked] = []
        self._holders: dict[int, Forked] = {}
        for _ in range(count):
            self._members.append(Forked(_Compositor(book).serve))

    def lay_out(self, jobs: Sequence[Job]) -> Iterator[LaidOut]:
        """Have parts laid out, each where it was before; yield them as they come."""
        return cast("Iterator[LaidOut]", self._have_done(_LAY_OUT, jobs))

    def paint(self, jobs: Sequence[Job]) -> Iterator[Finished]:
        """Have parts painted where they were laid out; yield them as they come."""
        return cast("Iterator[Finished]", self._have_done(_PAINT, jobs))

    def _have_done(self, work: str, jobs: Sequence[Job]) -> Iterator[object]:
        waiting = deque(jobs)
        busy: set[Connection] = set()
        while waiting or busy:
            for member in self._members:
                job = self._next(member, waiting) if member.connection not in busy else None
                if job is not None:
                    self._holders[job.index] = member
                    member.connection.send((work, job))
                    busy.add(member.connection)
            for connection in cast("list[Connection]", wait(busy)):
                busy.remove(connection)
                yield answer(connection)

    def _next(self, member: Forked, waiting: deque[Job]) -> Job | None:
        """Take the next part that this one has, or that nobody has yet."""
        for job in waiting:
            if self._holders.get(job.index, member) is member:
                waiting.remove(job)
                return job
        return None

    def kill(self) -> None:
        """End all of them."""
        for member in self._members:
            member.kill()


@contextmanager
def _team(book: Book, count: int) -> Iterator["_Team | _Compositor"]:
    if count < 2:
        yield _Compositor(book)
        return
    team = _Team(book, count)
    try:
        yield team
    finally:
        team.kill()

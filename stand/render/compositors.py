"""Who lay out and paint parts: this process by itself, or one process for each core.

A part is painted where it was laid out. What is sent is how many pages it takes, and then its pages
as data.
"""

import gc
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TypeAlias, cast

from stand.collecting import collect_nothing_of_before
from stand.forked import Forked, answer, outcome
from stand.render.book import Book
from stand.render.painting import Painted, paint
from stand.render.register import Register
from stand.render.source_text import source_texts

_MANY_PAGES = 40
"""So many pages leave so much behind that it is worth while to clear it away."""


@dataclass(frozen=True)
class LaidOut:
    """A part that was laid out.

    ``anchors`` count from its first page, which is 0. ``asked`` has the page of each anchor that
    its HTML names, as it was known then. ``fit`` is its key and how tight it is set, as in `Known`.
    """

    index: int
    page_count: int
    anchors: dict[str, int]
    asked: Mapping[str, int]
    fit: tuple[str, str]


@dataclass(frozen=True)
class Finished:
    """A part that was painted, the texts in it, and what the engine said of it."""

    laid_out: LaidOut
    first_page: int
    painted: Painted
    texts: list[str]
    complaints: tuple[str, ...]


Answer: TypeAlias = LaidOut | Finished


@dataclass(frozen=True)
class Job:
    """A part to lay out, and to paint as well if this is the last of it.

    Its first page has this number; ``pages`` has the page of each anchor, as far as it is news.
    """

    index: int
    first_page: int
    is_last: bool
    pages: Mapping[str, int]


class _Asked:
    """What was asked for and not begun."""

    def __init__(self) -> None:
        self._waiting: deque[Job] = deque()

    def ask(self, index: int, first_page: int, *, is_last: bool) -> None:
        """Ask for a part; what is the last of one is done first, for it gives memory back."""
        job = Job(index, first_page, is_last, {})
        (self._waiting.appendleft if is_last else self._waiting.append)(job)


class Compositor(_Asked):
    """Lays out and paints parts in this process."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._dropped = 0

    def answers(self, pages: Mapping[str, int]) -> Iterator[Answer]:
        """Yield what was asked for, one after the other; ``pages`` may change meanwhile."""
        while self._waiting:
            self._book.know(pages)
            yield self._done(self._waiting.popleft())
            self._tidy()

    def serve(self, connection: Connection) -> None:
        """Do what is asked over a connection, until nobody asks any more."""
        collect_nothing_of_before()
        while True:
            job = connection.recv()
            self._book.know(job.pages)
            connection.send(outcome(partial(self._done, job)))
            self._tidy()

    def _done(self, job: Job) -> Answer:
        book = self._book
        part = book.parts[job.index]
        layout = book.set_anew(part, job.first_page)
        anchors = {name: page - layout.first_page for name, page in layout.anchors().items()}
        asked, fit = book.asked_by(part), book.fit_known(part)
        laid_out = LaidOut(job.index, layout.page_count, anchors, asked, fit)
        if job.is_last or Register.UNKNOWN in asked.values():
            book.forget(part)
            self._dropped += layout.page_count
        if not job.is_last:
            return laid_out
        texts = list(source_texts(layout.root))
        return Finished(laid_out, layout.first_page, paint(layout), texts, layout.complaints)

    def _tidy(self) -> None:
        """Clear away the pages that were let go of: their boxes know each other."""
        if self._dropped >= _MANY_PAGES:
            self._dropped = 0
            self._book.forget_pictures()
            gc.collect()


class Team(_Asked):
    """Compositors in processes of their own; a part is painted where it was laid out."""

    def __init__(self, book: Book, count: int) -> None:
        super().__init__()
        self._members: list[Forked] = []
        for _ in range(count):
            self._members.append(Forked(Compositor(book).serve))
        self._holders: dict[int, Forked] = {}
        self._known: dict[Forked, dict[str, int]] = {
            member: book.known_pages() for member in self._members
        }

    def answers(self, pages: Mapping[str, int]) -> Iterator[Answer]:
        """Yield what was asked for as it comes; ``pages`` may change meanwhile."""
        busy: set[Connection] = set()
        while self._waiting or busy:
            for member in self._members:
                job = self._next(member) if member.connection not in busy else None
                if job is not None:
                    member.connection.send(replace(job, pages=self._news(member, pages)))
                    busy.add(member.connection)
            for connection in cast("list[Connection]", wait(busy)):
                busy.remove(connection)
                yield cast("Answer", answer(connection))

    def _next(self, member: Forked) -> Job | None:
        """Take the next part that is not to be painted by another one."""
        for job in self._waiting:
            if not job.is_last or self._holders.get(job.index, member) is member:
                self._waiting.remove(job)
                self._holders[job.index] = member
                return job
        return None

    def _news(self, member: Forked, pages: Mapping[str, int]) -> dict[str, int]:
        known = self._known[member]
        news = {name: page for name, page in pages.items() if known.get(name) != page}
        known |= news
        return news

    def kill(self) -> None:
        """End all of them."""
        for member in self._members:
            member.kill()


@contextmanager
def team_of(book: Book, count: int) -> Iterator["Team | Compositor"]:
    """Yield who make the parts of a book, on so many cores."""
    if count < 2:
        yield Compositor(book)
        return
    team = Team(book, count)
    try:
        yield team
    finally:
        team.kill()

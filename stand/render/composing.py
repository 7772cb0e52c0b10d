"""The parts of an edition laid out and painted side by side, until their page numbers are right.

A part is let go of as soon as the number of its first page is known: laid out, a page takes thirty
times the memory that it takes painted. Should the number still change, it is made once more. How
the parts are divided over processes makes no difference to what comes of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from stand.render.book import MAX_ROUNDS, Book
from stand.render.compositors import Compositor, Finished, LaidOut, Team, team_of
from stand.render.known import Known
from stand.render.painting import Painted
from stand.render.register import Register

Progress = Callable[[int, int], None]
_BATCH = 16
"""Of so many parts the largest comes first, where pages are known, so nobody waits for it at last.

Without known pages parts come in order, so that references backwards are right at once.
"""


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
    with team_of(book, min(cores, len(book.parts))) as team:
        composing = _Composing(book, team, progress)
        is_settled = composing.run()
    done = [composing.finished[index] for index in range(len(book.parts))]
    known = Known(dict(each.laid_out.fit for each in done), composing.pages if is_settled else {})
    return Composed(
        [each.painted for each in done],
        [each.laid_out.page_count for each in done],
        [
            (text, part.path)
            for part, each in zip(book.parts, done, strict=True)
            for text in each.texts
        ],
        book.complaints_of([each.complaints for each in done], is_settled=is_settled),
        known,
    )


class _Composing:
    """The work on one edition; ``pages`` has the page of each anchor as far as it is known."""

    def __init__(self, book: Book, team: Team | Compositor, progress: Progress) -> None:
        self._book, self._team, self._progress = book, team, progress
        self.pages = book.known_pages()
        self.finished: dict[int, Finished] = {}
        self._laid_out: dict[int, LaidOut] = {}
        self._asked: dict[int, int] = {}
        self._order = list(range(len(book.parts)))
        if self.pages:
            self._order.sort(key=lambda index: (index // _BATCH, -book.parts[index].weight))

    def run(self) -> bool:
        """Make all parts until the page numbers in them are right; tell whether they are."""
        for _ in range(MAX_ROUNDS):
            firsts = self._firsts()
            wrong = [index for index in self._order if not self._is_right(index, firsts)]
            if not wrong:
                return True
            self._make(wrong, firsts)
        firsts = self._firsts()
        for index in self._order:  # as it is
            if index not in self.finished or self.finished[index].first_page != firsts[index]:
                self._paint(index, firsts[index])
        self._hear()
        return False

    def _is_right(self, index: int, firsts: list[int]) -> bool:
        part = self.finished.get(index)
        return (
            part is not None
            and part.first_page == firsts[index]
            and self._names_right(part.laid_out, Register.UNKNOWN)
        )

    def _make(self, wrong: list[int], firsts: list[int]) -> None:
        """Lay out these parts, or have them painted if that is all."""
        self._asked.clear()
        for index in wrong:
            part = self._laid_out.get(index)
            if part is not None and self._names_right(part, Register.UNKNOWN):
                self._paint(index, firsts[index])
            else:
                self._team.ask(index, firsts[index] if part is not None else 1, is_last=False)
        self._hear()
        self.pages.clear()
        for index, first in enumerate(self._firsts()[:-1]):
            self._note(self._laid_out[index], first)

    def _hear(self) -> None:
        """Take in what becomes of all that was asked."""
        for each in self._team.answers(self.pages):
            part = each.laid_out if isinstance(each, Finished) else each
            is_new = part.index not in (self.finished if each is not part else self._laid_out)
            self._laid_out[part.index] = part
            if isinstance(each, Finished):
                self.finished[part.index] = each
            else:
                self._have_painted()
            if is_new:
                done = len(self.finished) + len(self._laid_out)
                self._progress(done, 2 * len(self._order))

    def _have_painted(self) -> None:
        """Have parts painted that most likely stay as they are, so that they are let go of."""
        firsts = self._firsts()
        for index, first in enumerate(firsts[:-1]):
            part = self._laid_out[index]
            self._note(part, first)
            is_asked = self._asked.get(index) == first
            if not is_asked and self._names_right(part) and not self._is_right(index, firsts):
                self._paint(index, first)

    def _note(self, part: LaidOut, first: int) -> None:
        self.pages.update((anchor, first + page) for anchor, page in part.anchors.items())

    def _paint(self, index: int, first: int) -> None:
        self._asked[index] = first
        self._team.ask(index, first, is_last=True)

    def _firsts(self) -> list[int]:
        """Return the first page of each part, up to that after the last of those laid out."""
        counts: list[int] = []
        while (part := self._laid_out.get(len(counts))) is not None:
            counts.append(part.page_count)
        return list(accumulate(counts, initial=1))

    def _names_right(self, part: LaidOut, missing: int | None = None) -> bool:
        """Tell whether a part names the pages as they are known; ``missing`` is for the others."""
        return all(self.pages.get(anchor, missing) == page for anchor, page in part.asked.items())

"""Parts laid out and painted side by side are what they are one after the other."""

import os
import signal
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from stand.content.load import load
from stand.errors import RenderFailed
from stand.finish.finish import finish
from stand.forked import Stuck
from stand.render.binding import bind
from stand.render.book import Book
from stand.render.composing import Composed, compose
from stand.workspace import Workspace
from tests.conftest import EditionBuilder
from tests.render.conftest import PROJECT, own


def _book(workspace: Workspace, year: str = "2025") -> Book:
    publication, _ = load(workspace, year)
    assert publication is not None
    return Book(publication, workspace, draft=False)


def _seen(book: Book, composed: Composed) -> tuple[object, ...]:
    written = bind(composed.parts, book.fonts)
    data = finish(written.data, written.recording, book.page_labels(composed.counts))
    return (data, composed.counts, composed.texts, composed.complaints, composed.known)


@dataclass(frozen=True)
class Alone:
    """What came of an edition in one process, and the steps that were heard of."""

    composed: Composed
    seen: tuple[object, ...]
    steps: list[tuple[int, int]]


@pytest.fixture(scope="module")
def alone() -> Alone:
    steps: list[tuple[int, int]] = []
    book = _book(Workspace.at(PROJECT))
    composed = compose(book, cores=1, progress=lambda *each: steps.append(each))
    return Alone(composed, _seen(book, composed), steps)


def test_the_number_of_processes_makes_no_difference(alone: Alone) -> None:
    together = _book(Workspace.at(PROJECT))
    three = compose(together, cores=3)
    assert alone.seen == _seen(together, three)
    count = 2 * len(together.parts)
    assert alone.steps == [(done, count) for done in range(1, count + 1)]


def test_the_file_is_that_of_parts_laid_out_one_after_another() -> None:
    book = _book(Workspace.at(PROJECT), "2023")
    composed = compose(book, cores=2)
    written = bind(composed.parts, book.fonts)
    labels = book.page_labels(composed.counts)
    assert finish(written.data, written.recording, labels) == own("2023").pdf


def test_what_is_known_saves_work_and_changes_nothing(alone: Alone) -> None:
    again = _book(Workspace.at(PROJECT))
    again.start_from(alone.composed.known)
    laid_out: list[str] = []
    lay_out = again._engine.lay_out

    def count(html: str, first_page: int = 1) -> object:
        laid_out.append(html)
        return lay_out(html, first_page)

    again._engine.lay_out = count  # type: ignore[method-assign,assignment]
    same = compose(again, cores=1)
    assert len(laid_out) == len(again.parts)
    assert alone.seen == _seen(again, same)


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    return EditionBuilder(tmp_path / "root").workspace


def test_a_part_that_cannot_be_laid_out_is_told(small: Workspace) -> None:
    book = _book(small, "2030")

    def fail(_fit: str) -> object:
        raise RenderFailed("zo niet")

    book.parts[1] = replace(book.parts[1], make=fail)  # type: ignore[arg-type]
    with pytest.raises(RenderFailed, match="zo niet"):
        compose(book, cores=2)


def test_a_process_that_dies_is_told(small: Workspace) -> None:
    book = _book(small, "2030")
    this = os.getpid()

    def die(_fit: str) -> object:
        assert os.getpid() != this
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    book.parts[1] = replace(book.parts[1], make=die)  # type: ignore[arg-type]
    with pytest.raises(Stuck, match="Wat er al stond, is nog heel"):
        compose(book, cores=2)

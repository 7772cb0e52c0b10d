"""The work of the render process, left between any two of its steps for a question."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from stand.preview.chores import Chores
from stand.preview.messages import Answer, Answered, Ask, Checked, Doing, Edits, Fetch, Look, Page
from tests.conftest import FOREWORD, EditionBuilder
from tests.made.complete import complete
from tests.made.writing import YEAR

_BANK = f"content/{YEAR}/tables/observations.csv"
_CHAPTER = f"content/{YEAR}/bellen.yaml"
_OWN = "De eerste alinea."
_BROKEN = "Zie [[figure:weg]]."


def _edits(edition: EditionBuilder, epoch: int, words: str) -> Edits:
    text = (edition.root / FOREWORD).read_text("utf-8")
    return Edits(epoch, {FOREWORD: text.replace(_OWN, words).encode()})


def _begun(edition: EditionBuilder, told: list[Answer | Doing], words: str) -> Chores:
    """Return the work on an edition with other words, looked at and not begun."""
    chores = Chores(edition.workspace, "2030", told.append)
    chores.take(_edits(edition, 1, words))
    chores.look_at(Look(FOREWORD))
    return chores


def _left_after(work: Iterator[None], steps: int) -> Iterator[None]:
    for _ in islice(work, steps):
        pass
    return work


@pytest.mark.parametrize("steps", [1, 2, 4, 7, 12])
def test_a_question_while_files_are_read_loses_none_of_the_work(
    edition: EditionBuilder, steps: int
) -> None:
    told: list[Answer | Doing] = []
    chores = _begun(edition, told, _BROKEN)
    work = _left_after(chores.all(), steps)
    if chores.answer(Ask("period")):
        work = chores.all()
    for _ in work:
        pass
    assert any(isinstance(answer, Page) for answer in told)
    checked = [answer for answer in told if isinstance(answer, Checked)]
    assert [found.code for found in checked[-1].problems] == ["unknown-reference"]


@pytest.mark.parametrize("steps", [0, 3, 8, 14, 20, 30])
def test_what_was_begun_before_a_page_is_fetched_does_not_come_back(
    edition: EditionBuilder, steps: int
) -> None:
    told: list[Answer | Doing] = []
    chores = _begun(edition, told, _OWN)
    for _ in chores.all():
        pass
    chores.take(_edits(edition, 2, _BROKEN))
    work = _left_after(chores.all(), steps)
    chores.take(_edits(edition, 3, _OWN))
    if chores.fetch(Fetch(FOREWORD)):
        work = chores.all()
    for _ in work:
        pass
    last = [answer for answer in told if isinstance(answer, Checked)][-1]
    assert (last.epoch, last.problems) == (3, ())


def test_a_reference_prints_what_the_last_edit_says(tmp_path: Path) -> None:
    workspace = complete(tmp_path / "root")
    told: list[Answer | Doing] = []
    chores = Chores(workspace, YEAR, told.append)
    chores.take(Edits(1, {}))
    chores.look_at(Look(_CHAPTER))
    for _ in chores.all():
        pass
    text = (workspace.root / _BANK).read_text("utf-8")
    assert "bellen.rond;2026;1200;" in text
    new = text.replace("bellen.rond;2026;1200;", "bellen.rond;2026;1300;").encode()
    chores.take(Edits(2, {_BANK: text.encode()}))
    for _ in chores.all():
        pass
    chores.take(Edits(3, {_BANK: new}))
    chores.answer(Ask("bellen.rond@2026"))
    assert told[-1] == Answered(3, "bellen.rond@2026", "1.300", "")

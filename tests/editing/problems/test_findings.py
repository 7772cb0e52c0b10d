"""What the checks found stays at its words while the file is edited, until they look again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.problems.findings import Findings, all_problems
from stand.editing.session import Session
from stand.problems import Problem, Severity
from tests.made.writing import YEAR, Made

PATH = f"content/{YEAR}/hoofdstuk.yaml"
BLOCKS = ("Een.", "Twee [[x]].", "Drie.")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Titel", *({"text": text} for text in BLOCKS))
    found = Session(made.done(), YEAR)
    yield found
    found.close(discard=True)


def found(session: Session) -> Findings:
    """Return what checks would find now: something at the text of each block."""
    document = session.documents[PATH]
    problems = []
    for index in range(len(BLOCKS)):
        offset = document.source.offset_of(("body", index, "text"))
        line, column = document.source.line_and_column(offset)
        message = str(session.value(PATH, ("body", index, "text")))
        problems.append(Problem(PATH, line, column, Severity.WARNING, "x", message, ""))
    return Findings(tuple(problems), dict(session.documents))


def at(session: Session, checked: Findings) -> dict[str, tuple[str | int, ...]]:
    """Return at which value each problem is shown."""
    document = session.documents[PATH]
    return {
        one.message: document.place_at(one.line, one.column)
        for one in all_problems(session, checked)
        if one.code == "x"
    }


def test_problems_below_an_edit_stay_at_their_words(session: Session) -> None:
    checked = found(session)
    session.set_value(PATH, ("body", 0, "text"), "Een.\n\nMeer.\n\nNog meer.\n")
    assert at(session, checked) == {
        text: ("body", index, "text") for index, text in enumerate(BLOCKS)
    }


def test_problems_of_a_block_that_goes_go_along(session: Session) -> None:
    checked = found(session)
    session.remove(PATH, ("body", 1))
    assert at(session, checked) == {
        BLOCKS[0]: ("body", 0, "text"),
        BLOCKS[2]: ("body", 1, "text"),
    }


def test_problems_follow_a_block_that_moves(session: Session) -> None:
    checked = found(session)
    session.move_item(PATH, ("body",), 0, 2)
    assert at(session, checked) == {
        BLOCKS[1]: ("body", 0, "text"),
        BLOCKS[2]: ("body", 1, "text"),
        BLOCKS[0]: ("body", 2, "text"),
    }


def test_the_problems_of_what_is_being_edited_stay_with_it(session: Session) -> None:
    checked = found(session)
    session.set_value(PATH, ("body", 1, "text"), "Twee, iets anders.")
    assert at(session, checked)[BLOCKS[1]] == ("body", 1, "text")


def test_what_is_checked_again_stands_where_the_checks_say(session: Session) -> None:
    session.set_value(PATH, ("title",), "Een\nandere")
    checked = found(session)
    assert at(session, checked) == {
        text: ("body", index, "text") for index, text in enumerate(BLOCKS)
    }

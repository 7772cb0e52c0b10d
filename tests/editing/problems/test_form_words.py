"""Problems on the screen speak of fields as the forms do, and of what one does there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.parts.figures import add_figure, figure_path
from stand.editing.problems.findings import Findings, all_problems
from stand.editing.session import Session
from stand.model.unfinished import UNFINISHED_INDICATOR
from stand.problems import Problem, Severity
from tests.editing.opened import GLOSSARY, INTRODUCTION, RESULTS, opened


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path) as found:
        yield found


def said(session: Session, *checked: Problem) -> list[str]:
    """Return the problems of the edition as they are shown."""
    return [f"{one.message} {one.hint}" for one in all_problems(session, Findings(checked))]


def test_an_empty_text_is_called_by_its_title(session: Session) -> None:
    session.set_value(INTRODUCTION, ("body", 0, "text"), "")
    assert said(session) == ["‘Tekst’ is leeg. Vul iets in."]
    assert "‘text’ is leeg." in [one.message for one in session.documents[INTRODUCTION].problems]


def test_of_two_fields_of_which_one_is_needed_the_titles_are_named(session: Session) -> None:
    session.remove(GLOSSARY, ("body", 0, "glossary", "entries", 1, "meaning"))
    (words,) = said(session)
    assert "‘Voluit’ of ‘Betekenis’" in words


def test_what_is_missing_is_asked_for_as_the_form_does(session: Session) -> None:
    session.remove(INTRODUCTION, ("title",))
    (words,) = said(session)
    assert words.startswith("Hier ontbreekt ‘Titel’.")
    assert "regel" not in words
    assert "title:" not in words


def test_a_name_that_was_emptied_is_to_be_chosen(session: Session) -> None:
    session.set_value(RESULTS, ("body", 0, "key_figures", "items", 0, "indicator"), "")
    session.set_value(RESULTS, ("body", 1, "figure"), "")
    words = said(session)
    assert any(one.startswith("Kies een cijfer.") for one in words)
    assert any(one.startswith("Kies een figuur.") for one in words)
    assert not any("vorm" in one for one in words)


@pytest.mark.parametrize("kind", ["trend", "tiles", "table", "grouped-bars"])
def test_the_figure_of_a_new_drawing_is_still_to_be_chosen(session: Session, kind: str) -> None:
    path = figure_path(session, add_figure(session, kind, "Nieuw"))
    document = session.documents[path]
    assert document.problems == []
    assert "bellen.rond" not in document.text
    if kind == "table":
        return
    line = next(
        at for at, words in enumerate(document.text.split("\n"), 1) if UNFINISHED_INDICATOR in words
    )
    message = f"Het cijfer ‘{UNFINISHED_INDICATOR}’ is niet bekend."
    unknown = Problem(path, line, 5, Severity.ERROR, "unknown-indicator", message, "")
    assert said(session, unknown)[0].startswith("Kies een cijfer.")


def test_nobody_is_sent_to_the_command_line(session: Session) -> None:
    hint = "Kijk met ‘stand figures’ welke cijfers er zijn. Gaat het om iets anders?"
    message = "Het cijfer ‘bellen.vierkant’ is niet bekend."
    problem = Problem(INTRODUCTION, 5, 9, Severity.ERROR, "unknown-reference", message, hint)
    (words,) = said(session, problem)
    assert words == f"{message} Kies een cijfer met Ctrl+R. Gaat het om iets anders?"

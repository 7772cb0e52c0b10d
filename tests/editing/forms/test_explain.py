"""F1 in words: what a field is for, and what may stand in it."""

from pathlib import Path

import pytest

from stand.editing.forms.explain import explain
from stand.editing.keeping.quiet import Quiet
from stand.editing.problems.findings import Findings, all_problems
from stand.editing.session import Session
from stand.problems import Problem, Severity
from tests.made.complete import complete
from tests.made.writing import YEAR

_THEME = f"content/{YEAR}/themas/bellen.yaml"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(complete(tmp_path), YEAR)


def test_a_field_is_explained_from_its_model(session: Session) -> None:
    document = session.documents[_THEME]
    label, words = explain(document, ("number",)) or ("", "")
    assert label == "Nummer"
    assert "Het nummer van het thema" in words
    assert "1 tot en met 99" in words
    assert "Dit moet ingevuld zijn." in words
    _, status = explain(document, ("status",)) or ("", "")
    assert "concept, ter review, vastgesteld" in status
    assert "Dit mag leeg blijven." in status


def test_a_place_without_a_field_is_explained_by_the_one_around_it(session: Session) -> None:
    label, _ = explain(session.documents[_THEME], ("body", 0)) or ("", "")
    assert label == "Inhoud"
    table = session.documents[f"content/{YEAR}/tables/landen.csv"]
    assert explain(table, (1, 2)) is None


def test_problems_of_the_files_are_those_of_now(session: Session) -> None:
    stale = Problem(_THEME, 1, 1, Severity.ERROR, "wrong-value", "Oud.", "")
    of_checks = Problem(_THEME, 2, 1, Severity.WARNING, "loose-number", "Nieuw.", "")
    of_tables = Problem("content/x.csv", 2, 1, Severity.ERROR, "wrong-value", "Tabel.", "")
    found = all_problems(session, Findings((stale, of_checks, of_tables)))
    assert found == [of_checks, of_tables]
    session.set_value(_THEME, ("number",), "x")
    found = all_problems(session, Findings((of_checks,)))
    assert [one.code for one in found if one.path == _THEME] == ["loose-number", "wrong-value"]


def test_the_disk_is_quiet_some_looks_after_the_last_change(tmp_path: Path) -> None:
    file = tmp_path / "content" / "2030" / "a.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("een", encoding="utf-8")
    quiet = Quiet(tmp_path)
    looks = [quiet.is_quiet() for _ in range(6)]
    assert not looks[0]
    assert looks[-1]
    file.write_text("twee", encoding="utf-8")
    assert not quiet.is_quiet()
    assert not quiet.is_quiet()
    assert [quiet.is_quiet() for _ in range(5)][-1]
    file.unlink()
    assert not quiet.is_quiet()

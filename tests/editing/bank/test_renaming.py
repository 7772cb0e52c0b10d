"""Another name for an indicator: all that names it follows, and nothing else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.bank.dependents import entries
from stand.editing.bank.renaming import Touched, fault_of_name, rename_indicator, touched_by
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.workspace import INDICATORS_FILE
from tests.made.writing import EDITION, YEAR, Made

CHAPTER = f"content/{YEAR}/hoofdstuk.yaml"
OLD_CHAPTER = "content/2028/oud.yaml"
FIGURE = f"figures/{YEAR}/lijn.yaml"
OLD_BANK = "content/2028/tables/observations.csv"
OWN_BANK = f"content/{YEAR}/tables/observations.csv"
BANK = {
    "sources": [{"id": "V", "title": "Verzonnen"}],
    "indicators": [
        {"id": "bellen", "label": "Zeepbellen", "unit": "bellen"},
        {"id": "bellen.groot", "label": "Grote", "unit": "bellen"},
        {"id": "alles", "label": "Alles", "unit": "dingen", "formula": "bellen + 2 * bellen.groot"},
        {"id": "lucht", "label": "Lucht", "unit": "dingen", "parts": ["bellen", "alles"]},
    ],
}
TEXT = (
    "In [[bellen]] en [[ bellen@2029..2030|change ]], [[alles|share:bellen]], [[bellen.groot]] en "
    "[[figure:bellen]] staan bellen."
)
RENAMED = (
    "In [[schuim]] en [[ schuim@2029..2030|change ]], [[alles|share:schuim]], [[bellen.groot]] en "
    "[[figure:bellen]] staan bellen."
)


def made(root: Path) -> Made:
    found = Made(root)
    series = {"id": "r", "title": "R", "indicators": ["alles", "bellen"], "first": "2029"}
    found.chapter("hoofdstuk", "text", "Een", {"text": TEXT}, {"series": series | {"last": "2030"}})
    found.write("content/indicators.yaml", BANK)
    rows = "bellen;2030;5;final;V;zie [[bellen]]\nbellen.groot;2030;1;final;V;\n"
    found.write(OWN_BANK, "indicator;period;value;status;source;note\n" + rows)
    found.write(OLD_BANK, "indicator,period,value,status,source,note\r\nbellen,2028,4,final,V,\r\n")
    found.write("content/2028/edition.yaml", EDITION | {"edition": "2028", "chapters": ["oud"]})
    found.write(OLD_CHAPTER, "kind: text  # oud\ntitle: Oud\nbody:\n  - text: Zie [[bellen]].\n")
    lines = ["bellen.groot", {"indicator": "bellen", "label": "B"}, "bellen"]
    figure = {"kind": "trend", "title": "T", "indicators": lines, "first": "2029", "last": "2030"}
    found.write(FIGURE, figure)
    return found


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    found = Session(made(tmp_path).done(), YEAR)
    yield found
    found.close(discard=True)


def test_what_a_new_name_touches_is_told_and_changes_nothing(session: Session) -> None:
    found = touched_by(session, 0)
    assert found == Touched({YEAR: 2, "2028": 1}, {YEAR: 4, "2028": 1}, 2)
    assert not session.changed_files()
    assert not session.can_undo


def test_all_that_names_it_follows_in_one_step(session: Session) -> None:
    rename_indicator(session, 0, "schuim")
    assert session.value(CHAPTER, ("body", 0, "text")) == RENAMED
    assert session.value(CHAPTER, ("body", 1, "series", "indicators")) == ["alles", "schuim"]
    lines = ["bellen.groot", {"indicator": "schuim", "label": "B"}, "schuim"]
    assert session.value(FIGURE, ("indicators",)) == lines
    bank = entries(session)
    assert [one["id"] for one in bank] == ["schuim", "bellen.groot", "alles", "lucht"]
    assert bank[2]["formula"] == "schuim + 2 * bellen.groot"
    assert bank[3]["parts"] == ["schuim", "alles"]
    assert "schuim;2030;5;final;V;zie [[schuim]]\nbellen.groot;" in session.documents[OWN_BANK].text
    assert session.documents[OLD_BANK].text.endswith("\r\nschuim,2028,4,final,V,\r\n")
    step = session.undo()
    assert step is not None
    assert step.path == INDICATORS_FILE
    assert not session.changed_files()
    assert not session.can_undo


def test_chapters_of_other_editions_follow_and_keep_their_bytes(session: Session) -> None:
    rename_indicator(session, 0, "schuim")
    before = "kind: text  # oud\ntitle: Oud\nbody:\n  - text: Zie [[{}]].\n"
    assert session.save() == []
    file = session.workspace.root / OLD_CHAPTER
    assert file.read_text() == before.format("schuim")
    session.undo()
    session.save()
    assert file.read_text() == before.format("bellen")


def test_what_others_change_in_another_edition_is_seen(session: Session) -> None:
    rename_indicator(session, 0, "schuim")
    file = session.workspace.root / OLD_CHAPTER
    file.write_text(file.read_text().replace("Oud", "Ouder"))
    session.look_at_disk()
    assert session.value(OLD_CHAPTER, ("title",)) == "Ouder"
    assert session.value(OLD_CHAPTER, ("body", 0, "text")) == "Zie [[schuim]]."


def test_a_new_name_that_was_not_saved_is_given_back_in_other_editions_too(tmp_path: Path) -> None:
    workspace = made(tmp_path).done()
    first = Session(workspace, YEAR)
    rename_indicator(first, 0, "schuim")
    first.close()
    second = Session(workspace, YEAR)
    try:
        (left,) = second.recovery.leftovers()
        assert second.restore(left) == []
        assert second.value(OLD_CHAPTER, ("body", 0, "text")) == "Zie [[schuim]]."
        assert second.save() == []
        assert "[[schuim]]" in (tmp_path / OLD_CHAPTER).read_text()
    finally:
        second.close(discard=True)


@pytest.mark.parametrize("name", ["Bellen", "", "a b", "alles", "bellen.", "é"])
def test_a_name_that_cannot_be_is_refused(session: Session, name: str) -> None:
    assert fault_of_name(session, 0)(name)
    with pytest.raises(EditRefused):
        rename_indicator(session, 0, name)
    assert not session.changed_files()


def test_a_file_that_cannot_be_read_keeps_the_name_as_it_is(session: Session) -> None:
    (session.workspace.root / OLD_CHAPTER).write_text("kind: text\n  x: [[bellen]]\n")
    with pytest.raises(EditRefused, match=r"2028/oud\.yaml"):
        rename_indicator(session, 0, "schuim")
    with pytest.raises(EditRefused, match=r"2028/oud\.yaml"):
        touched_by(session, 0)
    assert not session.changed_files()


def test_one_of_two_with_the_same_name_changes_alone(session: Session) -> None:
    session.set_value(INDICATORS_FILE, ("indicators", 1, "id"), "bellen")
    rename_indicator(session, 1, "schuim")
    assert session.changed_files() == [INDICATORS_FILE]
    assert [one["id"] for one in entries(session)][:2] == ["bellen", "schuim"]

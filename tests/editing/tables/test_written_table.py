"""A table that a figure writes out is edited by cells; the file changes at those cells alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.session import Session
from stand.editing.tables.table import HEADER, Area
from stand.editing.tables.written_table import WrittenTable, can_be_grid
from tests.made.writing import YEAR, Made

PATH = f"figures/{YEAR}/klein.yaml"
TEXT = (
    "kind: table\n"
    "title: Klein\n"
    "# de kop\n"
    "header: [Wie, Wat, 'Hoe']\n"
    "rows:\n"
    '  - [Een, rond, "1"]   # de eerste\n'
    "  - [Twee, plat, '2']\n"
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Titel", {"text": "Een."}, {"figure": "klein"})
    made.write(PATH, TEXT)
    found = Session(made.done(), YEAR)
    yield found
    found.close(discard=True)


@pytest.fixture
def table(session: Session) -> WrittenTable:
    return WrittenTable(session, PATH)


def test_a_cell_is_one_step_and_changes_one_line(session: Session, table: WrittenTable) -> None:
    table.set_cell(0, 1, "hol")
    assert session.documents[PATH].text == TEXT.replace("rond", "hol")
    assert table.is_changed(0)
    assert not table.is_changed(1)
    table.set_cell(HEADER, 0, "Wat dan")
    session.undo()
    session.undo()
    assert session.documents[PATH].text == TEXT
    assert not session.can_undo


def test_rows_and_columns_come_and_go(session: Session, table: WrittenTable) -> None:
    table.insert_row(1)
    table.paste(1, 0, [["Drie", "bol", "3"]])
    table.delete_columns(2, 2)
    table.move_row(1, 2)
    assert session.value(PATH, ("header",)) == ["Wie", "Wat"]
    rows = [["Een", "rond"], ["Twee", "plat"], ["Drie", "bol"]]
    assert session.value(PATH, ("rows",)) == rows
    assert "# de eerste" in session.documents[PATH].text


def test_a_table_that_is_emptied_goes_and_one_can_begin(
    session: Session, table: WrittenTable
) -> None:
    table.delete_rows(0, 1)
    table.clear(Area(HEADER, 0, HEADER, 2))
    assert "header" not in session.documents[PATH].text
    assert "rows" not in session.documents[PATH].text
    table.set_cell(HEADER, 0, "Wie")
    table.insert_column(1)
    table.set_cell(HEADER, 1, "Wat")
    table.insert_row(0)
    table.paste(0, 0, [["Een", "rond"]])
    assert session.value(PATH, ("header",)) == ["Wie", "Wat"]
    assert session.value(PATH, ("rows",)) == [["Een", "rond"]]
    assert not session.documents[PATH].problems


def test_a_row_that_is_too_short_is_told_and_stays(session: Session, table: WrittenTable) -> None:
    session.set_value(PATH, ("rows", 1), ["Twee"])
    check = table.check(1, 0)
    assert check is not None
    assert "1 cellen" in check.message
    table.set_cell(0, 0, "x")
    assert session.value(PATH, ("rows", 1)) == ["Twee"]


def test_what_is_no_table_is_no_grid(session: Session) -> None:
    assert can_be_grid(session, PATH)
    session.set_value(PATH, ("rows", 1), [{"a": "b"}])
    assert not can_be_grid(session, PATH)
    session.set_value(PATH, ("rows",), "tekst")
    assert not can_be_grid(session, PATH)

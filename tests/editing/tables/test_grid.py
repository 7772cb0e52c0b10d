"""A CSV table of the session as a grid: cells, rows, columns, blocks, totals, checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.bank.observation_grid import ObservationGrid, grid_of
from stand.editing.session import Session
from stand.editing.tables.cell_blocks import read_block, write_block
from stand.editing.tables.grid import Grid
from stand.editing.tables.table import HEADER, Area, Check
from stand.errors import EditRefused
from tests.made.writing import YEAR, Made

TABLE = f"content/{YEAR}/tables/landen.csv"
BANK = f"content/{YEAR}/tables/observations.csv"
TEXT = 'Land;Aantal;"Aandeel"\r\nSyrië; 1.234,5 ;"12"\r\n"Irak";7;3\r\n'
OBSERVATIONS = "indicator;period;value;status;source;note;hedge\nbellen;2029;12,5;final;V;;\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Een hoofdstuk", {"text": "Woorden."})
    made.write(TABLE, TEXT)
    made.write(BANK, OBSERVATIONS)
    bank = {
        "sources": [{"id": "V", "title": "Verzonnen"}],
        "indicators": [{"id": "bellen", "label": "Zeepbellen", "unit": "bellen"}],
    }
    made.write("content/indicators.yaml", bank)
    found = Session(made.done(), YEAR)
    yield found
    found.close(discard=True)


@pytest.fixture
def grid(session: Session) -> Grid:
    return grid_of(session, TABLE)


def text_of(session: Session, path: str = TABLE) -> str:
    return session.documents[path].text


def message(check: Check | None) -> str:
    return check.message if check else ""


def test_a_table_shows_its_cells_without_quotes_and_spaces(grid: Grid) -> None:
    assert (grid.row_count, grid.column_count) == (2, 3)
    assert [grid.text(HEADER, column) for column in range(3)] == ["Land", "Aantal", "Aandeel"]
    assert [grid.text(row, column) for row, column in Area(0, 0, 1, 2).cells()] == [
        *("Syrië", "1.234,5", "12"),
        *("Irak", "7", "3"),
    ]


def test_one_cell_is_one_step_and_one_changed_line(session: Session, grid: Grid) -> None:
    grid.set_cell(0, 1, "99")
    assert text_of(session) == TEXT.replace(" 1.234,5 ", " 99 ")
    session.undo()
    assert text_of(session) == TEXT
    assert not session.can_undo


def test_a_row_that_is_not_saved_is_known(session: Session, grid: Grid) -> None:
    grid.set_cell(1, 0, "Iran")
    grid.insert_row(0)
    assert [grid.is_changed(row) for row in range(3)] == [True, False, True]
    session.save()
    assert not any(grid.is_changed(row) for row in range(3))


def test_the_same_text_is_no_step(session: Session, grid: Grid) -> None:
    grid.set_cell(0, 1, "1.234,5")
    assert not session.can_undo


def test_the_name_of_a_column_can_change(session: Session, grid: Grid) -> None:
    grid.set_cell(HEADER, 2, "Deel")
    assert text_of(session) == TEXT.replace("Aandeel", "Deel")


def test_rows_come_move_and_go_in_one_step_each(session: Session, grid: Grid) -> None:
    grid.insert_row(1)
    assert text_of(session).splitlines()[2] == ";;"
    grid.set_cell(1, 0, "Iran")
    grid.move_row(1, 2)
    assert [grid.text(row, 0) for row in range(3)] == ["Syrië", "Irak", "Iran"]
    grid.copy_row(0)
    grid.delete_rows(1, 2)
    assert [grid.text(row, 0) for row in range(2)] == ["Syrië", "Iran"]
    for _ in range(5):
        session.undo()
    assert text_of(session) == TEXT


def test_columns_come_move_and_go_in_one_step_each(session: Session, grid: Grid) -> None:
    grid.insert_column(1)
    grid.set_cell(HEADER, 1, "Code")
    assert text_of(session).splitlines()[0] == 'Land;Code;Aantal;"Aandeel"'
    grid.move_column(1, 3)
    assert text_of(session).splitlines()[1] == 'Syrië; 1.234,5 ;"12";'
    grid.delete_columns(1, 2)
    assert text_of(session) == 'Land;Code\r\nSyrië;\r\n"Irak";\r\n'
    for _ in range(4):
        session.undo()
    assert text_of(session) == TEXT


def test_the_header_and_the_last_column_stay(grid: Grid) -> None:
    for change in (
        lambda: grid.delete_rows(HEADER, 0),
        lambda: grid.move_row(HEADER, 0),
        lambda: grid.delete_columns(0, 2),
    ):
        with pytest.raises(EditRefused):
            change()


def test_a_block_from_a_spreadsheet_lands_as_it_was_written(session: Session, grid: Grid) -> None:
    block = read_block('Iran\t1,5\tx\r\n"Oman\nen ""Jemen"""\t2.000,25\t5" disk\r\n')
    assert grid.paste(1, 0, block) == Area(1, 0, 2, 2)
    assert grid.row_count == 3
    assert text_of(session).endswith('Iran";1,5;x\r\n"Oman\nen ""Jemen""";2.000,25;"5"" disk"\r\n')
    session.undo()
    assert text_of(session) == TEXT


def test_a_block_that_is_wider_makes_columns_that_ask_for_a_name(grid: Grid) -> None:
    grid.paste(0, 2, [["1", "2"]])
    assert grid.text(0, 3) == "2"
    assert "buiten de tabel" in message(grid.check(0, 3))
    grid.set_cell(HEADER, 3, "Nieuw")
    assert grid.check(0, 3) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("een", [["een"]]),
        ("een\n", [["een"]]),
        ("a\tb\r\nc", [["a", "b"], ["c", ""]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ('"Zo" zei zij\t"x"', [['"Zo" zei zij', "x"]]),
        ('"a\r\nb"\n', [["a\nb"]]),
        ("", [[""]]),
    ],
)
def test_a_copied_block_is_read(text: str, rows: list[list[str]]) -> None:
    assert read_block(text) == rows


def test_a_copied_block_comes_back() -> None:
    rows = [["a", '"b"', "c\td"], ["e\nf", "", '5"']]
    assert read_block(write_block(rows)) == rows


def test_totals_are_of_the_column_or_of_what_is_selected(grid: Grid) -> None:
    assert grid.total_words(Area(0, 1, 0, 1)) == "Aantal: Som 1.241,5 · 2 getallen"
    assert grid.total_words(Area(0, 0, 0, 0)) == ""
    assert grid.total_words(Area(0, 0, 0, 2)) == "Selectie: Som 1.246,5 · 2 getallen · 1 tekst"


def test_years_have_no_total(session: Session, grid: Grid) -> None:
    session.set_rows(TABLE, [["Jaar", "Aantal"], ["2024", "5"], ["2025", "6"]])
    assert grid.total_words(Area(0, 0, 0, 0)) == ""
    assert grid.total_words(Area(0, 1, 0, 1)) == "Aantal: Som 11 · 2 getallen"


@pytest.mark.parametrize(("cell", "fine"), [("1,5", True), ("onbekend", True), ("1.5", False)])
def test_a_number_that_is_read_as_text_is_pointed_out(grid: Grid, cell: str, fine: bool) -> None:
    grid.set_cell(1, 2, cell)
    assert (grid.check(1, 2) is None) is fine


def test_wrong_names_and_counts_are_pointed_out(session: Session, grid: Grid) -> None:
    session.set_text(TABLE, "Land;;Land\nSyrië;1\nIrak;1;2;3\n")
    assert "geen naam" in message(grid.check(HEADER, 1))
    assert "twee keer" in message(grid.check(HEADER, 2))
    assert "2 cellen" in message(grid.check(0, 1))
    assert "buiten de tabel" in message(grid.check(1, 3))
    grid.set_cell(0, 1, "2")
    assert grid.check(0, 1) is None
    assert "Syrië;2;\n" in text_of(session)


def test_a_problem_finds_its_row(session: Session, grid: Grid) -> None:
    session.set_text(TABLE, '\nLand;Aantal\n"a\nb";1\nc;2\n')
    assert [grid.row_at_line(line) for line in range(1, 6)] == [HEADER, HEADER, 0, 0, 1]


def test_a_point_marks_decimals_between_commas(session: Session, grid: Grid) -> None:
    session.set_text(TABLE, "Land,Aantal\na,1.5\nb,2.25\n")
    assert grid.total_words(Area(0, 1, 0, 1)) == "Aantal: Som 3,75 · 2 getallen"


# Observations


@pytest.fixture
def bank(session: Session) -> ObservationGrid:
    found = grid_of(session, BANK)
    assert isinstance(found, ObservationGrid)
    return found


def test_observations_speak_dutch_and_write_the_words_of_the_file(
    session: Session, bank: ObservationGrid
) -> None:
    assert [bank.heading(column) for column in range(4)] == [
        "cijfer",
        "periode",
        "waarde",
        "status",
    ]
    assert bank.text(0, 3) == "definitief"
    bank.set_cell(0, 3, "voorlopig")
    assert text_of(session, BANK) == OBSERVATIONS.replace("final", "provisional")
    bank.paste(0, 3, [["herzien"]])
    assert text_of(session, BANK) == OBSERVATIONS.replace("final", "revised")


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (0, "balen", "staat niet in de cijferbank"),
        (1, "vorig jaar", "geen periode"),
        (2, "ruim 12", "geen getal"),
        (2, "", "leeg"),
        (2, "9999999999999999", "te groot"),
        (3, "zeker", "geen status"),
        (4, "W", "staat niet in de cijferbank"),
        (4, "", "ontbreekt"),
        (6, "zo’n beetje", "geen woord"),
    ],
)
def test_what_cannot_be_an_observation_is_pointed_out(
    bank: ObservationGrid, column: int, cell: str, words: str
) -> None:
    assert bank.check(0, column) is None
    bank.set_cell(0, column, cell)
    assert words in message(bank.check(0, column))


def test_a_missing_value_has_no_number_and_a_reason(bank: ObservationGrid) -> None:
    bank.set_cell(0, 3, "ontbreekt")
    assert "ontbreekt" in message(bank.check(0, 2))
    bank.set_cell(0, 2, "")
    assert bank.check(0, 2) is None
    assert "zonder reden" in message(bank.check(0, 5))
    bank.set_cell(0, 5, "niet geteld")
    assert bank.check(0, 5) is None


def test_the_columns_of_observations_keep_their_names(bank: ObservationGrid) -> None:
    with pytest.raises(EditRefused):
        bank.set_cell(HEADER, 2, "getal")
    with pytest.raises(EditRefused):
        bank.delete_columns(2, 2)
    with pytest.raises(EditRefused):
        bank.paste(HEADER, 0, [["x"]])

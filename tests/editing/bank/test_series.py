"""An indicator over the years: what each edition published, and edits in the right file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.editing.bank.dependents import dependents
from stand.editing.bank.series import Column, Series
from stand.editing.session import Session
from stand.editing.tables.table import HEADER, Area
from stand.errors import EditRefused
from stand.problems import Severity
from tests.made.writing import EDITION, YEAR, Made

OWN = f"content/{YEAR}/tables/observations.csv"
OLD = "content/2028/tables/observations.csv"
OWN_TEXT = (
    "indicator;period;value;status;source;note;hedge\n"
    "bellen;2029;1.250;final;V;;ruim\n"
    'bellen;2030;1300;provisional;V;"wordt; nog geteld";\n'
    "wolken;2030;5;final;V;;\n"
)
OLD_TEXT = (
    "indicator,period,value,status,source,note\r\n"
    "bellen,2028,12.5,final,V,\r\n"
    "bellen,2029,1200,final,V,\r\n"
)
BANK = {
    "sources": [{"id": "V", "title": "Verzonnen"}, {"id": "W", "title": "Waargenomen"}],
    "indicators": [
        {"id": "bellen", "label": "Zeepbellen", "unit": "bellen"},
        {"id": "wolken", "label": "Wolken", "unit": "wolken"},
        {"id": "alles", "label": "Alles", "unit": "dingen", "formula": "bellen + wolken"},
        {"id": "lucht", "label": "Lucht", "unit": "dingen", "parts": ["alles"]},
        {"id": "stuk", "label": "Stuk", "unit": "dingen", "formula": "bellen +"},
    ],
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Een hoofdstuk", {"text": "Woorden."})
    made.write("content/indicators.yaml", BANK)
    made.write(OWN, OWN_TEXT)
    made.write(OLD, OLD_TEXT)
    made.write("content/2028/edition.yaml", EDITION | {"edition": "2028", "chapters": []})
    found = Session(made.done(), YEAR)
    yield found
    found.close(discard=True)


@pytest.fixture
def series(session: Session) -> Series:
    return Series(session, "bellen")


def own(session: Session) -> str:
    return session.documents[OWN].text


def column(series: Series, field: str, edition: str = YEAR) -> int:
    return series.columns.index(Column(edition, field))


def test_each_period_shows_what_each_edition_said(series: Series) -> None:
    assert series.periods == ["2028", "2029", "2030"]
    assert series.heading(0) == "waarde"
    rows = [[series.text(row, at) for at in range(series.column_count)] for row in range(3)]
    assert rows == [
        ["", "12,5", "", "", "", ""],
        ["1.250", "1200", "ruim", "definitief", "V", ""],
        ["1300", "", "", "voorlopig", "V", "wordt; nog geteld"],
    ]


def test_an_edit_changes_one_line_of_the_file_of_this_edition(
    session: Session, series: Series
) -> None:
    series.set_cell(2, column(series, "value"), "1.310,5")
    assert own(session) == OWN_TEXT.replace("1300", "1.310,5")
    series.set_cell(2, column(series, "status"), "definitief")
    assert own(session) == OWN_TEXT.replace("1300;provisional", "1.310,5;final")
    assert session.documents[OLD].text == OLD_TEXT
    session.undo()
    session.undo()
    assert own(session) == OWN_TEXT


def test_a_new_value_finds_its_place_and_its_status_and_asks_for_its_source(
    session: Session, series: Series
) -> None:
    series.set_cell(0, column(series, "value"), "13")
    assert own(session).splitlines()[1] == "bellen;2028;13;revised;;;"
    session.undo()
    assert own(session) == OWN_TEXT
    series.set_cell(0, column(series, "value"), "12,5")
    assert own(session).splitlines()[1] == "bellen;2028;12,5;final;;;"
    found = series.check(0, column(series, "source"))
    assert found is not None
    assert "ontbreekt" in found.message


def test_an_emptied_value_is_missing_and_a_value_is_not(session: Session, series: Series) -> None:
    series.set_cell(2, column(series, "value"), "")
    assert 'bellen;2030;;missing;V;"wordt; nog geteld";' in own(session)
    series.set_cell(2, column(series, "value"), "7")
    assert 'bellen;2030;7;final;V;"wordt; nog geteld";' in own(session)


def test_another_edition_is_edited_only_after_it_was_opened(
    session: Session, series: Series
) -> None:
    closed = column(series, "", "2028")
    assert "2028" in series.closed(0, closed)
    with pytest.raises(EditRefused):
        series.set_cell(0, closed, "13")
    series.opened = frozenset({"2028"})
    assert series.heading(column(series, "value", "2028")) == "waarde 2028"
    series.set_cell(0, column(series, "value", "2028"), "13,25")
    assert session.documents[OLD].text == OLD_TEXT.replace("12.5", "13.25")
    series.set_cell(0, column(series, "hedge", "2028"), "ca.")
    assert session.documents[OLD].text.splitlines()[:2] == [
        "indicator,period,value,status,source,note,hedge",
        "bellen,2028,13.25,final,V,,ca.",
    ]
    assert own(session) == OWN_TEXT


def test_a_period_that_is_added_is_a_step_in_which_nothing_is_known(
    session: Session, series: Series
) -> None:
    series.set_cell(2, 0, "1400")
    before = own(session)
    assert series.add_period("2027") == 0
    assert own(session).splitlines()[1] == "bellen;2027;;missing;;;"
    session.undo()
    assert own(session) == before
    assert series.periods == ["2028", "2029", "2030"]
    session.redo()
    series.set_cell(0, column(series, "note"), "nog niet geteld")
    assert own(session).splitlines()[1] == "bellen;2027;;missing;;nog niet geteld;"
    series.set_cell(0, column(series, "value"), "3900")
    assert own(session).splitlines()[1] == "bellen;2027;3900;final;;nog niet geteld;"
    series.delete_rows(0, 0)
    assert own(session) == before


@pytest.mark.parametrize(
    ("periods", "proposed"),
    [
        ([], "2030"),
        (["2029"], "2030"),
        (["2028", "2030"], "2027"),
        (["2029-Q3", "2029-Q4"], "2030-Q1"),
        (["2030-Q1", "2030-Q4"], "2029-Q4"),
        (["2030-12"], "2030-11"),
        (["2030-01", "2030-12"], "2029-12"),
    ],
)
def test_no_period_is_proposed_after_the_year_reported_on(
    session: Session, periods: list[str], proposed: str
) -> None:
    series = Series(session, "alles")
    for period in periods:
        series.add_period(period)
    assert series.next_period() == proposed


PASTED = [
    [["2023", "3900"], ["2024", "4.100"]],
    [["Jaar", "Instroom"], ["2023", "3900"], ["2024", "4.100"], ["", ""]],
    [["periode", "status", "waarde"], ["2023", "", "3900"], ["2024", "", "4.100"]],
]


@pytest.mark.parametrize("block", PASTED)
@pytest.mark.parametrize("cell", [(HEADER, 0), (0, 0), (2, 4)])
def test_rows_with_their_periods_are_pasted_anywhere(
    session: Session, series: Series, block: list[list[str]], cell: tuple[int, int]
) -> None:
    series.paste(*cell, block)
    assert series.periods == ["2023", "2024", "2028", "2029", "2030"]
    lines = [line.split(";")[1:3] for line in own(session).splitlines()[1:3]]
    assert lines == [["2023", "3900"], ["2024", "4.100"]]
    session.undo()
    assert own(session) == OWN_TEXT


def test_a_pasted_row_says_more_than_a_value(session: Session, series: Series) -> None:
    series.paste(0, 0, [["2030", "voorlopig", "1.310", "W", "ca."], ["2027", "", "", "", ""]])
    assert own(session).splitlines()[1] == "bellen;2027;;missing;;;"
    assert "bellen;2030;1.310;provisional;W;" in own(session)
    assert own(session).splitlines()[3].endswith(";ca.")


def test_a_pasted_block_that_nobody_can_place_changes_nothing(
    session: Session, series: Series
) -> None:
    shown = [[series.text(row, at) for at in range(series.column_count)] for row in range(3)]
    for block, part in (
        ([["5", "6"]], r"Ctrl\+E"),
        ([["5"], ["6"], ["7"], ["8"]], r"Ctrl\+N"),
        ([["2029", "5", "6"], ["2030", "7", "8"]], "regel boven"),
    ):
        with pytest.raises(EditRefused, match=part):
            series.paste(0, 0, block)
    assert own(session) == OWN_TEXT
    now = [[series.text(row, at) for at in range(series.column_count)] for row in range(3)]
    assert now == shown
    assert not session.can_undo


def test_what_failed_half_way_is_not_shown(session: Session, series: Series) -> None:
    def fail_half_way() -> None:
        with session.one_step("Iets"):
            series.set_cell(2, 0, "7")
            assert series.text(2, 0) == "7"
            raise EditRefused("Nee.")

    with pytest.raises(EditRefused):
        fail_half_way()
    assert series.text(2, 0) == "1300"


def test_a_period_that_is_none_is_refused(series: Series) -> None:
    with pytest.raises(EditRefused):
        series.add_period("vorig jaar")


def test_a_value_that_differs_from_an_earlier_edition_says_so(
    session: Session, series: Series
) -> None:
    status = column(series, "status")
    found = series.check(1, status)
    assert found is not None
    assert found.severity is Severity.ERROR
    assert "2028 noemde 1.200" in found.message
    series.set_cell(1, status, "herzien")
    assert series.check(1, status) is None
    series.set_cell(1, column(series, "value"), "1200")
    found = series.check(1, status)
    assert found is not None
    assert "gelijk" in found.message


def test_a_selection_is_summed_over_the_customs_of_the_files(series: Series) -> None:
    assert series.totals(Area(1, 0, 2, 0)).words == "Som 2.550 · 2 getallen"
    series.opened = frozenset({"2028"})
    there = column(series, "value", "2028")
    assert series.totals(Area(0, there, 1, there)).words == "Som 1.212,5 · 2 getallen"


def test_a_block_over_the_years_is_one_step(session: Session, series: Series) -> None:
    series.paste(1, 2, [["ca.", "voorlopig"], ["", "herzien"]])
    assert [series.text(row, 3) for row in range(1, 3)] == ["voorlopig", "herzien"]
    session.undo()
    assert own(session) == OWN_TEXT


def test_the_first_value_of_an_edition_makes_its_file(tmp_path: Path) -> None:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Een hoofdstuk", {"text": "Woorden."})
    made.write("content/indicators.yaml", BANK)
    session = Session(made.done(), YEAR)
    series = Series(session, "bellen")
    series.insert_row(0)
    series.set_cell(0, 0, "12")
    assert own(session).splitlines() == [
        "indicator;period;value;status;source;note;hedge",
        f"bellen;{YEAR};12;final;;;",
    ]
    session.undo()
    session.undo()
    assert session.documents[OWN].now is None
    session.close(discard=True)


def test_a_workbook_with_observations_is_not_written_over(tmp_path: Path) -> None:
    made = Made(tmp_path)
    made.chapter("hoofdstuk", "text", "Een hoofdstuk", {"text": "Woorden."})
    made.write("content/indicators.yaml", BANK)
    made.write(OWN.removesuffix(".csv") + ".xlsx", b"PK")
    session = Session(made.done(), YEAR)
    series = Series(session, "bellen")
    with pytest.raises(EditRefused, match="CSV"):
        series.insert_row(0)
    session.close(discard=True)


def test_what_follows_from_an_indicator_is_known_through_formulas_and_parts(
    session: Session,
) -> None:
    assert dependents(session, "bellen") == ["alles", "lucht"]
    assert dependents(session, "lucht") == []


def test_a_figure_without_values_says_how_to_begin(session: Session) -> None:
    series = Series(session, "alles")
    assert "plak rijen" in series.closed(HEADER, 0)
    series.add_period("2030")
    assert "plak" not in series.closed(HEADER, 0)

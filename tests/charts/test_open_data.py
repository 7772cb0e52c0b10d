"""The data of a figure as CSV."""

import csv
import io
from decimal import Decimal

import pytest

from stand.charts.data import Datum, FigureData, Firmness, Row
from stand.charts.open_data import FIELDS, csv_name, figure_csv
from tests.charts.drawing import figure_in
from tests.conftest import EditionBuilder

HEADER = ["groep", "onderdeel", "reeks", "waarde", "zoals_getoond", "eenheid", "status"]


def rows(data: FigureData) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(figure_csv(data).decode("utf-8"), newline="")))


def number(value: str, text: str = "", **more: str) -> Datum:
    return Datum(Decimal(value), text or value, **more)


def one_column(*data: Datum, unit: str = "mensen") -> FigureData:
    named = tuple(Row(f"Naam {place}", (datum,)) for place, datum in enumerate(data, 1))
    return FigureData("", (unit,), named, unit)


def test_every_value_has_a_line_under_the_same_header() -> None:
    data = one_column(number("12830", "12.830"), number("2.5", "2,5"))
    assert figure_csv(data).decode("utf-8").splitlines() == [
        ",".join([*HEADER, "toelichting"]),
        ",Naam 1,,12830,12.830,mensen,,",
        ',Naam 2,,2.5,"2,5",mensen,,',
    ]
    assert [name for name, _, _ in FIELDS] == [*HEADER, "toelichting"]


def test_a_value_has_a_decimal_point_and_no_exponent() -> None:
    values = ["1E+6", "0.10", "-40", "0", "1234567890123.5"]
    found = rows(one_column(*(number(value) for value in values)))
    assert [row["waarde"] for row in found] == ["1000000", "0.1", "-40", "0", "1234567890123.5"]


def test_what_is_not_known_is_empty_and_never_zero() -> None:
    missing = Datum(None, "niet bekend", firmness=Firmness.MISSING)
    found = rows(one_column(missing, Datum(None, "ongeveer de helft")))
    assert [(row["waarde"], row["zoals_getoond"], row["status"]) for row in found] == [
        ("", "niet bekend", "missing"),
        ("", "ongeveer de helft", ""),
    ]


def test_how_firm_a_value_is_comes_with_values_of_the_bank_alone() -> None:
    kinds = [Firmness.FINAL, Firmness.PROVISIONAL, Firmness.REVISED, Firmness.DERIVED]
    data = [Datum(Decimal(1), "1", firmness=kind, indicator="a", period="2030") for kind in kinds]
    found = rows(one_column(*data, number("1")))
    assert [row["status"] for row in found] == ["final", "provisional", "revised", "derived", ""]


def test_a_value_has_its_own_unit_or_that_of_the_figure() -> None:
    found = rows(one_column(number("1", unit="dossiers"), number("2"), unit="personen"))
    assert [row["eenheid"] for row in found] == ["dossiers", "personen"]


def test_series_groups_notes_and_breaks_are_named() -> None:
    data = FigureData(
        "Jaar",
        ("Instroom", "Uitstroom"),
        (
            Row("2029", (number("1"), number("2")), "Groep"),
            Row("2030", (number("3", note="nagekomen"), number("4")), "Groep"),
        ),
        breaks=(("2030", "Vanaf dit jaar tellen ook anderen mee."),),
        over_time=True,
    )
    found = [(r["groep"], r["onderdeel"], r["reeks"], r["toelichting"]) for r in rows(data)]
    assert found == [
        ("Groep", "2029", "Instroom", ""),
        ("Groep", "2029", "Uitstroom", ""),
        ("Groep", "2030", "Instroom", "nagekomen; Vanaf dit jaar tellen ook anderen mee."),
        ("Groep", "2030", "Uitstroom", "Vanaf dit jaar tellen ook anderen mee."),
    ]


def test_the_whole_comes_last_when_it_is_known(edition: EditionBuilder) -> None:
    ring = "kind: ring\ntitle: Ring\nitems:\n  - {label: Ja, value: 12}\n  - {label: Nee%s}\n"
    _, data = figure_in(edition, ring % ", value: 30")
    assert [(row["onderdeel"], row["waarde"]) for row in rows(data)] == [
        ("Ja", "12"),
        ("Nee", "30"),
        ("Totaal", "42"),
    ]
    _, unknown = figure_in(edition, ring % "")
    assert [row["onderdeel"] for row in rows(unknown)] == ["Ja", "Nee"]


def test_commas_quotes_and_accents_come_back_as_they_were() -> None:
    label = 'Één, "twee" – drie'
    data = FigureData("", ("",), (Row(label, (number("1"),)),))
    assert rows(data)[0]["onderdeel"] == label


def test_thirty_years_of_four_series_are_all_there() -> None:
    columns = tuple(f"Reeks {place}" for place in range(4))
    years = tuple(
        Row(str(year), tuple(number(str(year * 10 + place)) for place in range(4)))
        for year in range(2001, 2031)
    )
    found = rows(FigureData("Jaar", columns, years, "zaken", over_time=True))
    assert len(found) == 120
    for row in found:
        assert row["waarde"] == row["onderdeel"] + row["reeks"][-1]


@pytest.mark.parametrize(
    ("figure", "file"),
    [
        ("aanvragen", "figuur-aanvragen.csv"),
        ("Inleiding deel-3", "figuur-inleiding-deel-3.csv"),
        ("a_b.c/d", "figuur-a-b-c-d.csv"),
    ],
)
def test_the_name_of_the_file_suits_every_system(figure: str, file: str) -> None:
    assert csv_name(figure) == file

"""What is said of a figure to who cannot see it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from stand.charts.gather import gather
from stand.charts.series import extremes, series_of
from stand.charts.values import Values
from stand.charts.words.describe import describe
from stand.model.publication import Publication
from tests.charts.describing import Case, cases, crossed, listed, stepped
from tests.conftest import FIGURE, EditionBuilder

INDICATORS = """\
sources:
  - {id: S, title: De bron}
indicators:
  - {id: out, label: Aantoonbaar vertrek, unit: personen}
  - {id: free, label: Zelfstandig vertrek, unit: personen}
  - {id: forced, label: Gedwongen vertrek, unit: personen}
  - {id: share, label: Aandeel zelfstandig, unit: "%"}
  - id: cases
    label: Zaken
    unit: zaken
    breaks: [{period: "2029", note: ook de gesloten zaken tellen mee}]
"""
OBSERVATIONS = """\
indicator;period;value;status;source;note;hedge
out;2026;300;final;S;;
out;2027;250;final;S;;
out;2028;400;final;S;;
out;2029;650;final;S;;
out;2030;600;provisional;S;;ruim
free;2028;240;final;S;;
free;2029;;missing;S;niet geteld;
free;2030;360;final;S;;
forced;2028;160;final;S;;
forced;2029;150;final;S;;
forced;2030;240;final;S;;
share;2029;60;final;S;;
share;2030;57,5;final;S;;
cases;2028;10;final;S;;
cases;2029;30;final;S;;
cases;2030;30;final;S;;
"""
# Words that the texts of the edition write without a capital, so that they are no names.
FOREWORD = (
    "kind: foreword\ntitle: V\nstatus: final\nbody:\n  - text: de politie, buiten, zelfstandig\n"
)


def told(edition: EditionBuilder, figure: str) -> str:
    """Return what is said of a figure without a description of its own."""
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write("content/2030/tables/observations.csv", OBSERVATIONS)
    edition.write("content/2030/voorwoord.yaml", FOREWORD)
    edition.write(FIGURE, f"title: Een titel\n{figure}")
    publication = edition.publication()
    values = Values(publication)
    found = publication.figures["aantallen"].figure
    return describe(found, gather(found, values), values)


def items(*parts: str) -> str:
    return "items:\n" + "".join(f"  - {{{part}}}\n" for part in parts)


FOUR = items(
    "label: IND, value: 12830", "label: Buiten de procedure om, value: 4580",
    "label: Politie, value: 2650", "label: KMar, value: 820",
)  # fmt: skip


def test_bars_are_told_from_large_to_small(edition: EditionBuilder) -> None:
    assert told(edition, "kind: bars\nunit: dossiers\n" + FOUR) == (
        "Staafdiagram met vier staven, aantal dossiers. Het grootst is IND met 12.830, gevolgd "
        "door buiten de procedure om met 4.580 en politie met 2.650. Het kleinst is KMar met 820."
    )


@pytest.mark.parametrize(
    ("parts", "sentences"),
    [
        (["label: A, value: 7"], "met één staaf. De waarde van A is 7."),
        (
            ["label: A, value: 7", "label: B, value: 9"],
            "met twee staven. Het grootst is B met 9, het kleinst is A met 7.",
        ),
        (
            ["label: A, value: 7", "label: B, value: 7"],
            "met twee staven. Even groot zijn A en B, elk met 7.",
        ),
        (
            ["label: A, value: 7", "label: B, value: 9", "label: C, value: 9"],
            "met drie staven. Het grootst zijn B en C, elk met 9, het kleinst is A met 7.",
        ),
        (
            ["label: A, value: -7", "label: B, value: 0"],
            "met twee staven. Het hoogst is B met 0, het laagst is A met -7.",
        ),
        (
            ["label: A, value: 7", "label: B", "label: C"],
            "met drie staven. Alleen van A is de waarde bekend: 7. Niet bekend: B en C.",
        ),
        (["label: A", "label: B"], "met twee staven. Alle waarden zijn niet bekend."),
        (
            ["label: A, value: 9, shown: ruim 9", "label: B, shown: een paar"],
            "met twee staven. Alleen van A is de waarde bekend: ruim 9. B: een paar.",
        ),
        (
            ["label: A, value: 9", "label: 'B, en ook D', value: 8", "label: C, value: 7"],
            "met drie staven. Het grootst is A met 9, gevolgd door B, en ook D met 8. "
            "Het kleinst is C met 7.",
        ),
        (
            ["label: A, value: 9, note: waarvan de helft nieuw", "label: B, value: 8"],
            "met twee staven. Het grootst is A met 9, het kleinst is B met 8. "
            "A: waarvan de helft nieuw.",
        ),
    ],
)
def test_ties_and_what_is_not_known_are_said(
    edition: EditionBuilder, parts: list[str], sentences: str
) -> None:
    assert told(edition, "kind: bars\n" + items(*parts)) == f"Staafdiagram {sentences}"


def test_of_many_bars_the_first_three_and_the_last_are_told(edition: EditionBuilder) -> None:
    many = items(*(f"label: Land {n}, value: {n * 10}" for n in range(1, 14)))
    assert told(edition, "kind: bars\nunit: personen\n" + many) == (
        "Staafdiagram met 13 staven, aantal personen. Het grootst is Land 13 met 130, gevolgd door "
        "Land 12 met 120 en Land 11 met 110. Het kleinst is Land 1 met 10."
    )


def test_what_title_and_subtitle_say_is_not_said_again(edition: EditionBuilder) -> None:
    figure = "kind: bars\nunit: personen\n" + items(
        "indicator: free, label: Vrij", "indicator: forced, label: Onder dwang"
    )
    assert told(edition, figure).startswith(
        "Staafdiagram met twee staven, aantal personen over 2030. Het grootst is"
    )
    assert told(edition, figure + "subtitle: Aantal personen in 2030\n").startswith(
        "Staafdiagram met twee staven. Het grootst is"
    )


def test_a_whole_is_told_with_its_parts(edition: EditionBuilder) -> None:
    parts = items("label: Eerste soort, value: 750", "label: Rest, value: 250, shown: ca. 250")
    assert told(edition, "kind: ring\nunit: vertrekken\n" + parts) == (
        "Ring van ca. 1.000 vertrekken in twee delen. Het grootste deel is Eerste soort met "
        "750 (ongeveer 75%), het kleinste deel is rest met ca. 250 (ongeveer 25%)."
    )
    total = "kind: shares\nunit: vertrekken\ntotal: {value: 1100}\n"
    assert told(edition, total + items("label: A, value: 880", "label: B, value: 5")) == (
        "Balk van 1.100 vertrekken in twee delen. Het grootste deel is A met 880 (80%), het "
        "kleinste deel is B met 5 (minder dan 1%)."
    )
    assert told(edition, "kind: ring\n" + items("label: A, value: 3", "label: B")) == (
        "Ring in twee delen. Alleen van A is de waarde bekend: 3. Niet bekend: B."
    )


TREND = "kind: trend\nfirst: '2026'\nlast: '2030'\nindicators: [{indicator: out}]\n"


def test_a_series_is_told_with_its_course_and_extremes(edition: EditionBuilder) -> None:
    sentences = (
        "Van 2026 tot en met 2030 steeg het aantal van 300 naar ruim 600. Daartussen was het "
        "aantal 250 in 2027, 400 in 2028 en 650 in 2029. Het aantal was het hoogst in 2029 en het "
        "laagst in 2027. Over 2030 is de waarde voorlopig."
    )
    assert told(edition, TREND) == (
        f"Lijndiagram met één lijn: Aantoonbaar vertrek, aantal personen. {sentences}"
    )
    bars = "kind: bars\n" + items(
        *(f"label: '{year}', indicator: out, period: '{year}'" for year in range(2026, 2031))
    )
    assert told(edition, bars).endswith(f"aantal personen. {sentences}")


def test_the_last_step_is_told_where_a_word_like_ruim_cannot_hide_it(
    edition: EditionBuilder,
) -> None:
    exact = told(edition, TREND.replace("2030", "2029"))
    assert "In 2029 was het aantal 250 hoger dan in 2028." in exact
    assert "dan in 2029" not in told(edition, TREND)
    far_off = (
        "kind: grouped-bars\nperiods: ['2026', '2028', '2030']\nindicators: [{indicator: out}]\n"
    )
    assert "In 2030 was het aantal ongeveer 200 hoger dan in 2028." in told(edition, far_off)


def test_a_share_changes_by_points(edition: EditionBuilder) -> None:
    figure = "kind: trend\nperiods: ['2029', '2030']\nindicators: [{indicator: share}]\n"
    assert told(edition, figure).endswith(
        "in procenten. Van 2029 tot en met 2030 daalde het percentage van 60% naar 57,5%."
    )


def test_several_series_are_told_each_by_name(edition: EditionBuilder) -> None:
    figure = (
        "kind: trend\nfirst: '2028'\nlast: '2030'\n"
        "indicators: [{indicator: free, label: Vrij}, {indicator: forced, label: Onder dwang}]\n"
    )
    assert told(edition, figure) == (
        "Lijndiagram met twee lijnen, aantal personen. Vrij: het aantal steeg van 240 in 2028 naar "
        "360 in 2030. Onder dwang: het aantal steeg van 160 in 2028 via 150 in 2029 naar 240 in "
        "2030; in 2030 was het 90 hoger dan in 2029. Niet bekend: Vrij in 2029."
    )
    stacked = told(edition, figure.replace("trend", "stacked-bars"))
    assert stacked.startswith("Staafdiagram met drie gestapelde staven, elk in twee delen, aantal")
    assert "Alles samen: het aantal steeg van 400 in 2028 naar 600 in 2030." in stacked
    percents = told(edition, figure.replace("trend", "percent-bars"))
    assert "Onder dwang: van 2028 tot en met 2030 voor zover bekend steeds 40%." in percents


def test_another_way_of_counting_is_told(edition: EditionBuilder) -> None:
    figure = "kind: trend\nfirst: '2028'\nlast: '2030'\nindicators: [{indicator: cases}]\n"
    assert told(edition, figure).endswith(
        "Vanaf 2029 is anders geteld: ook de gesloten zaken tellen mee."
    )


def test_steps_are_told_one_after_another(edition: EditionBuilder) -> None:
    flow = (
        "kind: flow\nstages:\n"
        "  - {title: Instroom, unit: zaken, items: [{label: IND, value: 9}, {label: Politie}]}\n"
        "  - {items: [{label: wordt afgewezen, value: 90, shown: ongeveer 90%}]}\n"
    )
    assert told(edition, flow) == (
        "Stroomschema met twee stappen. Stap 1, Instroom, aantal zaken: IND (9) en politie. Stap 2:"
        " wordt afgewezen (ongeveer 90%). Niet bekend: politie."
    )
    timeline = "kind: timeline\nunit: weken\n" + items(
        "label: Besluit, value: 94, shown: ruim 94", "label: Beroep, value: 19",
        "label: Vertrek, value: 1",
    )  # fmt: skip
    assert told(edition, timeline) == (
        "Tijdlijn met drie stappen na elkaar: Besluit (ruim 94 weken), Beroep (19 weken) en vertrek"
        " (1 week). Samen duurt dat ongeveer 114 weken. Het langst duurt Besluit, het kortst duurt"
        " vertrek."
    )


def test_signs_and_tiles_are_told(edition: EditionBuilder) -> None:
    units = "kind: units\nunit: personen\neach: 10\n" + FOUR
    assert told(edition, units).startswith(
        "Vier rijen tekens, aantal personen; één teken staat voor 10. Het grootst is IND met"
    )
    tiles = "kind: tiles\n" + items(
        "indicator: out, label: Vertrokken, change: true",
        "indicator: forced, label: Onder dwang, trend_from: '2028', change: true",
        "value: ruim 9, label: Regio, note: in *heel* Nederland",
    )
    assert told(edition, tiles).startswith(
        "Drie tegels. Vertrokken: ruim 600. Onder dwang: 240 in 2030, 90 hoger dan in 2029; "
        "gestegen van 160 in 2028, met 150 in 2029 als laagste. Regio: ruim 9 (in heel Nederland)."
    )


def test_a_table_of_words_is_told(edition: EditionBuilder) -> None:
    table = "kind: table\nheader: [Soort, Aandeel]\nrows: [[A, het merendeel], [B, niet bekend]]\n"
    assert told(edition, table) == (
        "Tabel met twee rijen en twee kolommen: Soort en Aandeel. A: het merendeel. B: niet bekend."
    )


def test_a_process_is_told_with_its_conditions_and_ways(edition: EditionBuilder) -> None:
    process = """\
kind: process
steps:
  - {title: Aanvraag, items: [op papier, digitaal]}
  - title: Is de aanvraag compleet?
    text: Dat kijkt een medewerker na.
    branches:
      - {label: Ja, steps: [{title: Besluit}, {title: Brief}]}
      - label: Nee
        note: komt vaak voor
        steps: [{title: Vraag om meer, conditions_label: "Alleen als:", conditions: [het kan]}]
"""
    assert told(edition, process) == (
        "Stroomschema met twee stappen. Stap 1: aanvraag (op papier en digitaal). Stap 2: is de "
        "aanvraag compleet? Dat kijkt een medewerker na. Daarna zijn er twee wegen. Bij ‘ja’: "
        "Besluit, daarna Brief. Bij ‘nee’ (komt vaak voor): Vraag om meer (alleen als: het kan)."
    )


def test_a_picture_is_left_to_the_editor(edition: EditionBuilder) -> None:
    edition.write("figures/2030/k.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert told(edition, "kind: image\nfile: figures/2030/k.svg\nalt: Een kaart\n") == ""


# --- whatever the data ------------------------------------------------------------------------

MANY = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
Make = Callable[[Publication], Case]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return EditionBuilder(tmp_path_factory.mktemp("edition") / "root").publication()


def sentences_of(case: Case) -> str:
    """Return what is said of a figure, in lower case: names lose their capital inside sentences."""
    assert re.fullmatch(r"[A-ZÉ].*[.?!]", case.draft)
    return case.draft.lower()


@given(make=cases(listed()))
@MANY
def test_lists_name_the_largest_and_the_smallest(small: Publication, make: Make) -> None:
    case = make(small)
    draft = sentences_of(case)
    ratios = {getattr(item, "part", None) is None for item in getattr(case.figure, "items", ())}
    if len(ratios) == 1:
        tops, bottoms = extremes([(row.label, row.datum) for row in case.data.rows])
        for name, datum in (*tops, *bottoms):
            assert name.lower() in draft
            assert datum.text in draft


@given(make=cases(stepped()))
@MANY
def test_steps_tell_every_value(small: Publication, make: Make) -> None:
    case = make(small)
    draft = sentences_of(case)
    for row in case.data.rows if case.figure.kind != "tiles" else ():
        assert row.label.lower() in draft
        assert row.datum.value is None or row.datum.text in draft


@given(make=cases(crossed()))
@MANY
def test_series_tell_when_they_were_highest_and_lowest(small: Publication, make: Make) -> None:
    case = make(small)
    draft = sentences_of(case)
    for series in series_of(case.data) if case.figure.kind != "percent-bars" else ():
        tops, bottoms = extremes(series.points)
        for period, datum in (*tops, *bottoms):
            assert period in draft
            assert datum.text in draft

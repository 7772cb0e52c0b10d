"""What is written for who cannot see a figure is held against the figure."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from stand.checks.descriptions import check_descriptions
from stand.checks.prose import sentences
from stand.model.publication import Publication
from stand.numbers.edition import figures_of
from stand.problems import Problem
from tests.charts.describing import Case, cases, crossed, listed, stepped
from tests.conftest import FIGURE, THEME, EditionBuilder

BARS = """\
kind: bars
title: Veel verschil
unit: dossiers
items:
  - {label: IND, value: 12830}
  - {label: Politie, value: 2650}
  - {label: KMar, value: 820}
  - {label: Hoger beroep, value: 4100}
"""
YEARS = """\
kind: bars
title: Het gaat op en neer
unit: personen
items:
  - {label: "2026", value: 300}
  - {label: "2027", value: 250}
  - {label: "2028", value: 400}
  - {label: "2029", value: 650}
  - {label: "2030", value: 600}
"""
RING = """\
kind: ring
title: Twee delen
unit: vertrekken
items:
  - {label: Aantoonbaar, value: 750}
  - {label: Zonder toezicht, value: 250}
"""
GAP = """\
kind: bars
title: Niet alles is bekend
items:
  - {label: IND, value: 12830}
  - {label: Politie}
"""
TIMELINE = """\
kind: timeline
title: Zo lang duurt het
unit: weken
items:
  - {label: Procedure, value: 94, shown: ruim 94 weken}
  - {label: Beroep, value: 19, shown: 19 weken}
  - {label: Hoger beroep, value: 8, shown: 8 weken}
"""
TREND = """\
kind: trend
title: Lijnen
indicators:
  - {indicator: forced, label: Gedwongen}
  - {indicator: free, label: Zelfstandig}
first: "2028"
last: "2030"
"""
INDICATORS = """\
sources:
  - {id: S, title: De bron}
indicators:
  - {id: staff, label: Medewerkers, unit: medewerkers}
  - {id: forced, label: Gedwongen vertrek, unit: personen}
  - {id: free, label: Zelfstandig vertrek, unit: personen}
  - {id: out, label: Vertrek, unit: personen, parts: [forced, free], formula: forced + free}
  - {id: ratio, label: Verhouding, unit: keer, formula: free / forced}
"""
OBSERVATIONS = """\
indicator;period;value;status;source;note
staff;2030;650;final;S;
forced;2027;390;final;S;
forced;2028;300;final;S;
forced;2029;350;final;S;
forced;2030;400;final;S;
free;2028;600;final;S;
free;2029;900;final;S;
free;2030;700;final;S;
"""


@pytest.fixture
def bank(edition: EditionBuilder) -> EditionBuilder:
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write("content/2030/tables/observations.csv", OBSERVATIONS)
    return edition


def found(edition: EditionBuilder, figure: str, alt: str, extra: str = "") -> list[Problem]:
    """Return what is wrong with the description of a figure."""
    edition.write(FIGURE, f"{figure}alt: >-\n  {alt}\n{extra}")
    problems = edition.problems()
    assert not [problem for problem in problems if problem.code == "wrong-value"], problems
    return [problem for problem in problems if problem.code.startswith("alt-")]


def wrong(edition: EditionBuilder, figure: str, alt: str) -> list[str]:
    """Return the codes of what is wrong with a description."""
    return [problem.code for problem in found(edition, figure, alt)]


@pytest.mark.parametrize(
    ("figure", "alt", "words"),
    [
        # a number
        (BARS, "De IND droeg 12.930 dossiers over.", "12.930"),
        (BARS, "Bij de politie waren het er 1.650 in totaal.", "1.650"),
        (BARS, "De IND staat voor 40% van alles in de figuur.", "40%"),
        (BARS, "De helft van alle dossiers kwam van de IND.", "De helft"),
        (RING, "Van het geheel is 80% aantoonbaar vertrokken.", "80%"),
        (YEARS, "In 2029 waren het er 680, en dat is veel.", "680"),
        (YEARS, "Het begon in 2022 en het loopt tot nu toe.", "2022"),
        (TIMELINE, "Bij elkaar duurt dat ruim 150 weken.", "ruim 150 weken"),
        (TIMELINE, "Het beroep duurt 17 weken en dat is lang.", "17 weken"),
        # how many there are
        (BARS, "Staafdiagram met drie staven voor de instroom.", "drie"),
        (BARS, "Vijf balken naast elkaar, voor elke bron één.", "Vijf"),
        (RING, "Ring in drie delen, waarvan één groot.", "drie"),
        (TREND, "Grafiek met drie lijnen, van 2028 tot en met 2030.", "drie"),
        (TIMELINE, "Tijdlijn met vier stappen na elkaar.", "vier"),
        (BARS, "De figuur gaat over instroom. Er zijn zes staven.", "zes"),
        # the largest, the smallest
        (BARS, "Het grootst is de politie, het kleinst de KMar.", "grootst"),
        (BARS, "Het grootst is de IND en het kleinst de politie.", "kleinst"),
        (BARS, "De meeste dossiers kwamen via de politie binnen.", "meeste"),
        (BARS, "De politie heeft de hoogste staaf van alle.", "hoogste"),
        (YEARS, "Het aantal was het hoogst in 2030.", "hoogst"),
        (YEARS, "Het laagste aantal is dat van 2026, de eerste staaf.", "laagste"),
        (TIMELINE, "Het langst duurt het beroep van iemand.", "langst"),
        (TIMELINE, "Het hoger beroep is de langste stap van de drie.", "langste"),
        (TREND, "Gedwongen vertrek was het hoogst in 2028.", "hoogst"),
        # directions
        (YEARS, "Van 2026 tot en met 2030 daalde het aantal.", "daalde"),
        (YEARS, "In 2027 steeg het aantal een beetje.", "steeg"),
        (YEARS, "Tussen 2029 en 2030 groeide het aantal nog door.", "groeide"),
        (YEARS, "Sinds 2027 nam het aantal steeds verder af.", "nam het aantal steeds verder af"),
        (YEARS, "Vanaf 2026 steeg het aantal elk jaar.", "steeg"),
        (YEARS, "In 2030 was het aantal hoger dan in 2029.", "hoger"),
        (BARS, "Via de KMar kwamen er meer dan via de politie.", "meer"),
        (TREND, "Gedwongen vertrek daalde van 2028 naar 2030.", "daalde"),
        # what is not known
        (GAP, "Via de IND kwamen de meeste dossiers binnen.", ">-"),
    ],
)
def test_what_the_figure_does_not_bear_out_is_reported_at_its_place(
    edition: EditionBuilder, figure: str, alt: str, words: str
) -> None:
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write("content/2030/tables/observations.csv", OBSERVATIONS)
    (problem,) = found(edition, figure, alt)
    assert (problem.code, problem.severity) == ("alt-disagrees", "warning")
    lines = (edition.root / FIGURE).read_text("utf-8").splitlines()
    assert lines[problem.line - 1][problem.column - 1 :].startswith(words)
    assert words in problem.message or words == ">-"


@pytest.mark.parametrize(
    ("figure", "alt"),
    [
        (BARS, "Staafdiagram met vier staven. De IND is met 12.830 dossiers het grootst."),
        (BARS, "Vier balken. Het hoogst is die van de IND, het laagst die van de KMar (820)."),
        (BARS, "De twee grootste zijn de IND en Hoger beroep, samen goed voor 16.930 dossiers."),
        (BARS, "Van de vier staven zijn er drie kleiner dan 5.000; politie en KMar vallen weg."),
        (BARS, "Ruim 60% komt van de IND. De andere drie staven zijn veel kleiner."),
        (BARS, "De IND heeft 8.730 dossiers meer dan Hoger beroep, dat tweede is."),
        (BARS, "Op één na het grootst is Hoger beroep, het op één na kleinst de politie."),
        (BARS, "De IND heeft bijna vijf keer zo veel dossiers als de politie."),
        (BARS, "Niet de politie maar de IND heeft de hoogste staaf."),
        (BARS, "Hoger beroep is niet het grootst: dat is de IND."),
        (BARS, "Politie en KMar hebben samen minder dan Hoger beroep."),
        (BARS, "Samen zijn het er 20.400, gemiddeld 5.100 per bron."),
        (BARS, "Twee staven springen eruit: de IND en Hoger beroep."),
        (BARS, "Eén staaf steekt boven alles uit. De andere drie staven blijven laag."),
        (BARS, "IND en Hoger beroep zijn de grootste staven van alle."),
        (GAP, "Eén van de twee staven ontbreekt, want van de politie is niets bekend."),
        (RING, "Ring in twee delen. Driekwart is aantoonbaar, een kwart zonder toezicht."),
        (RING, "Het grootste deel is aantoonbaar: 75% van 1.000 vertrekken."),
        (RING, "Voor elke vertrekker zonder toezicht zijn er drie aantoonbaar vertrokken."),
        (YEARS, "Het aantal daalde in 2027, steeg daarna tot 650 in 2029 en daalde in 2030 weer."),
        (YEARS, "Van 2026 tot 2030 verdubbelde het aantal, van 300 naar 600."),
        (YEARS, "Sinds 2027 steeg het aantal. Het hoogst was het in 2029, met 650."),
        (YEARS, "Het laagste punt ligt in 2027 (250), het hoogste in 2029 (650)."),
        (YEARS, "Na een daling in 2027 steeg het aantal in 2028 en 2029 flink."),
        (YEARS, "In 2030 is het aantal niet hoger dan in 2029."),
        (YEARS, "In 2030 is het aantal lager dan in 2029, maar twee keer zo hoog als in 2026."),
        (YEARS, "In de meeste jaren lag het boven 2026. De grootste stijging was in 2029."),
        (YEARS, "Het hoogste aantal sinds 2026 is dat van 2029."),
        (YEARS, "Na 2027 liep het aantal drie jaar op en toen weer terug."),
        (TIMELINE, "Drie stappen. De procedure duurt het langst, het hoger beroep het kortst."),
        (TIMELINE, "Samen duurt dat ongeveer 121 weken, dus ruim twee jaar."),
        (TREND, "Twee lijnen. Zelfstandig vertrek was het hoogst in 2029, gedwongen in 2030."),
        (TREND, "Gedwongen vertrek steeg elk jaar. Zelfstandig vertrek daalde van 2029 naar 2030."),
        (TREND, "In 2030 vertrokken [[out]] mensen, van wie [[forced]] gedwongen."),
        (TREND, "In alle jaren is zelfstandig vertrek het grootst en gedwongen het kleinst."),
        (GAP, "De IND heeft er 12.830; van de politie is het aantal niet bekend."),
        (GAP, "De IND heeft er 12.830; het aantal van de politie ontbreekt."),
        (GAP, "De IND heeft er 12.830; over de politie zijn geen cijfers."),
    ],
)
def test_what_the_figure_bears_out_passes(bank: EditionBuilder, figure: str, alt: str) -> None:
    assert found(bank, figure, alt) == []


@pytest.mark.parametrize(
    "alt",
    [
        "In 2030 werkten er [[staff]] mensen bij de dienst.",
        "In 2027 vertrokken er [[forced@2027]] mensen gedwongen.",
        "Van de medewerkers is [[forced|share:staff]] gedwongen vertrokken.",
    ],
)
def test_a_reference_to_what_is_not_shown_is_reported(bank: EditionBuilder, alt: str) -> None:
    (problem,) = found(bank, TREND, alt)
    assert problem.code == "alt-disagrees"
    assert "Noem in de alternatieve tekst alleen wat de figuur laat zien" in problem.hint
    line = (bank.root / FIGURE).read_text("utf-8").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("[[")


@pytest.mark.parametrize(
    "alt",
    [
        "In 2030 vertrokken er [[forced]] gedwongen en [[free]] zelfstandig.",
        "Samen waren dat er [[out]], en in 2028 [[out@2028]].",
        "Op elke gedwongen vertrekker zijn er [[ratio|.1]] zelfstandig vertrokken.",
        "Gedwongen vertrok [[forced|share:out]] van allen.",
        "Tussen 2028 en 2030 steeg gedwongen vertrek met [[forced@2028..2030|difference]].",
    ],
)
def test_a_reference_to_a_relative_of_what_is_shown_passes(bank: EditionBuilder, alt: str) -> None:
    assert found(bank, TREND, alt) == []


def test_words_of_the_figure_itself_may_be_repeated(bank: EditionBuilder) -> None:
    figure = BARS + "note: In 2019 kwamen er 17 via een andere weg, zegt [[staff]].\n"
    alt = "De IND heeft de hoogste staaf. In 2019 kwamen er 17 via een andere weg ([[staff]])."
    assert found(bank, figure, alt) == []


def test_an_excused_number_passes_but_an_excused_count_is_still_counted(
    edition: EditionBuilder,
) -> None:
    excuses = 'loose_numbers:\n  - {text: "9.999", reason: x}\n  - {text: drie staven, reason: x}\n'
    (problem,) = found(edition, BARS, "Een beeld met drie staven en 9.999 stippen.", excuses)
    assert "drie staven" in problem.message
    assert "vier" in problem.message


def test_what_is_reported_of_the_bank_is_not_said_twice(bank: EditionBuilder) -> None:
    bank.write(FIGURE, TREND + "alt: Gedwongen vertrek daalde in 2030 naar [[forced]] mensen.\n")
    codes = [p.code for p in bank.problems() if p.path == FIGURE]
    assert codes == ["direction"]


def test_in_stacks_of_a_hundred_percent_parts_and_values_may_both_be_told(
    bank: EditionBuilder,
) -> None:
    figure = TREND.replace("trend", "percent-bars")
    # 300 of 900, 350 of 1.250, 400 of 1.100.
    assert found(bank, figure, "Gedwongen vertrek daalde van 33% in 2028 naar 28% in 2029.") == []
    assert found(bank, figure, "Gedwongen vertrek steeg van 300 in 2028 naar 350 in 2029.") == []
    assert wrong(bank, figure, "Gedwongen vertrek daalde van 2029 naar 2030 iets.") == [
        "alt-disagrees"
    ]


@pytest.mark.parametrize(
    ("figure", "alt"),
    [
        (BARS, "Veel verschil."),
        (BARS, "Staafdiagram."),
        (
            BARS.replace("unit", "subtitle: Instroom van dossiers in 2030\nunit"),
            "Instroom van dossiers in 2030",
        ),
        ("kind: image\ntitle: Een kaart\nfile: figures/2030/kaart.svg\n", "Kaart"),
    ],
)
def test_a_description_that_says_nothing_is_reported(
    edition: EditionBuilder, figure: str, alt: str
) -> None:
    edition.write(
        "figures/2030/kaart.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>',
    )
    (problem,) = found(edition, figure, alt)
    assert (problem.code, problem.severity) == ("alt-thin", "warning")


def test_a_block_in_a_chapter_is_held_against_its_own_figure(edition: EditionBuilder) -> None:
    text = (edition.root / THEME).read_text("utf-8")
    block = """\
  - timeline:
      title: Zo lang duurt het
      alt: Tijdlijn met drie stappen; het beroep duurt het langst.
      unit: weken
      items: [{label: Procedure, value: 94}, {label: Beroep, value: 19}]
"""
    edition.write(THEME, text + block)
    problems = [p for p in edition.problems() if p.code.startswith("alt-")]
    assert sorted(p.message.split("’")[0] for p in problems) == ["‘drie stappen", "‘langst"]
    assert {p.path for p in problems} == {THEME}


# --- the description that follows from the data -------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return EditionBuilder(tmp_path_factory.mktemp("edition") / "root").publication()


@pytest.mark.parametrize("kind", [listed, stepped, crossed])
def test_a_draft_agrees_with_its_figure(small: Publication, kind: Callable[[], object]) -> None:
    @given(make=cases(kind()))
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    def agrees(make: Callable[[Publication], Case]) -> None:
        case = make(small)
        publication = case.written(case.draft)
        figures = figures_of(publication)
        told = sentences(publication, figures)
        assert list(check_descriptions(publication, figures, told)) == [], case.draft

    agrees()

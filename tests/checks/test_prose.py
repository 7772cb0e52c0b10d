"""What a text claims of the figures is held against the figures."""

import pytest

from stand.problems import Problem
from tests.conftest import EditionBuilder

INDICATORS = """\
sources:
  - {id: S, title: De bron}
indicators:
  - {id: inflow, label: Instroom, unit: personen, rounding: 10, words: [instroom]}
  - {id: staff, label: Medewerkers, unit: medewerkers, rounding: 10}
  - {id: forced, label: Gedwongen vertrek, unit: personen, rounding: 10, words: [gedwongen]}
  - {id: free, label: Zelfstandig vertrek, unit: personen, rounding: 10, words: [zelfstandig]}
  - id: out
    label: Vertrek
    unit: personen
    rounding: 10
    parts: [forced, free]
    formula: forced + free
    words: [vertrek]
"""
OBSERVATIONS = """\
indicator;period;value;status;source;note;hedge
inflow;2028;8.000;final;S;;
inflow;2029;10.000;final;S;;
inflow;2030;12.830;final;S;;
staff;2030;650;final;S;;ca.
forced;2029;300;final;S;;
free;2029;290;final;S;;
forced;2030;400;final;S;;
free;2030;600;final;S;;
"""
USES = "[[inflow]] en in 2029 [[inflow@2029]], ca. [[staff]] [[forced]] [[free]]"


@pytest.fixture
def bank(edition: EditionBuilder) -> EditionBuilder:
    """The small edition with a bank of figures."""
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write("content/2030/tables/observations.csv", OBSERVATIONS)
    return edition


def found(
    bank: EditionBuilder, text: str, *, extra: str = "", final: bool = False
) -> list[Problem]:
    """Return the problems of a foreword with this text, those of the bank's own use left out."""
    quoted = text.replace("'", "''")
    bank.write(
        "content/2030/voorwoord.yaml",
        f"kind: foreword\ntitle: Voorwoord\nstatus: final\nbody:\n  - text: '{quoted}'\n{extra}",
    )
    problems = bank.problems(final=final)
    return [problem for problem in problems if problem.code != "unused-indicator"]


def codes(bank: EditionBuilder, text: str) -> list[str]:
    return [problem.code for problem in found(bank, text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Er kwamen 12.830 mensen.", "12.830"),
        ("Er kwamen twintig mensen.", "twintig"),
        ("Het was 54% van alles.", "54%"),
        ("Een op de vijf ging weg.", "Een op de vijf"),
        ("Het duurde anderhalf jaar.", "anderhalf jaar"),
        ("Het kost € 12.500 per keer.", "€ 12.500"),
        ("De helft ging weg.", "De helft"),
        ("De instroom verdubbelde.", "verdubbelde"),
    ],
)
def test_a_number_written_by_hand_is_reported_at_its_place(
    bank: EditionBuilder, text: str, quote: str
) -> None:
    (problem,) = found(bank, text)
    assert problem.code == "literal-number"
    assert problem.severity == "warning"
    assert (problem.line, problem.column) == (5, 12 + text.index(quote))
    assert quote in problem.message
    (final,) = found(bank, text, final=True)
    assert final.severity == "error"


def test_the_figures_that_match_are_named(bank: EditionBuilder) -> None:
    (problem,) = found(bank, "Er kwamen 12.830 mensen.")
    assert "Instroom 2030" in problem.message
    assert "[[inflow]]" in problem.hint
    (older,) = found(bank, "Er kwamen 8.000 mensen.")
    assert "[[inflow@2028]]" in older.hint


@pytest.mark.parametrize(
    "text",
    [
        "Op 26 maart 2031 en sinds 2015 gold artikel 61 van de wet.",
        "Bel 070 123 45 67 of schrijf naar Postbus 164, 2501 CD Den Haag.",
        "Zie [[figure:aantallen]] en [[table:landen]].",
        "De eerste en de 5e aflevering.",
        "## Alle 12 maanden\n\n      Tekst.",
    ],
)
def test_dates_articles_phone_numbers_and_headings_are_no_quantities(
    bank: EditionBuilder, text: str
) -> None:
    assert codes(bank, text) == []


def test_an_excuse_with_a_reason_is_enough(bank: EditionBuilder) -> None:
    excuse = "loose_numbers:\n  - {text: drie thema''s, reason: aantal in deze uitgave}\n"
    excuse = excuse.replace("''", "'")
    assert found(bank, "Er zijn drie thema's.", extra=excuse) == []


@pytest.mark.parametrize("text", ["Er zijn vier thema's.", "Er zijn ruim drie thema's."])
def test_an_excuse_holds_for_its_own_words_only(bank: EditionBuilder, text: str) -> None:
    excuse = 'loose_numbers:\n  - {text: "Er zijn drie thema\'s", reason: aantal}\n'
    problems = found(bank, text, extra=excuse)
    assert {problem.code for problem in problems} == {"literal-number", "unused-excuse"}


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen [[inflow]] mensen.",
        "Er kwamen bijna [[inflow|~1000]] mensen.",
        "Er kwamen ca. [[inflow|~1000]] mensen.",
        "Er werken ca. [[staff]] mensen.",
        "Er kwamen ten minste [[inflow]] mensen.",
        "In 2030 kwam er [[inflow@2029..2030|change]] meer dan [[inflow@2029]] in 2029.",
        "In 2029 kwamen ongeveer [[inflow@2029|~1000]] mensen.",
    ],
)
def test_a_hedge_that_is_true_passes(bank: EditionBuilder, text: str) -> None:
    assert codes(bank, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen ruim [[inflow|~1000]] mensen.",
        "Er kwamen bijna [[inflow]] mensen.",
        "Er kwamen ruim [[inflow]] mensen.",
        "Er kwamen meer dan [[inflow]] mensen.",
        "Er kwamen maximaal [[inflow|~10000]] mensen.",
        "Er werken ruim [[staff]] mensen.",
        "Er werken bijna [[staff]] mensen.",
        "Er werken [[staff]] mensen.",
        "Er kwamen bijna [[inflow|~10000]] mensen.",
    ],
)
def test_a_hedge_that_is_not_true_is_reported(bank: EditionBuilder, text: str) -> None:
    assert codes(bank, text) == ["hedge"]


def test_the_house_sets_how_much_a_hedge_may_differ(bank: EditionBuilder) -> None:
    text = "Er kwamen ruim [[inflow|~10000]] mensen."
    assert codes(bank, text) == ["hedge"]
    bank.write(
        "content/organisation.yaml",
        "name: D\nshort_name: D\nnumbers: {hedge_margin: 0.30}\n",
    )
    assert codes(bank, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De instroom steeg naar [[inflow]].",
        "De instroom steeg met [[inflow@2029..2030|change]].",
        "Er kwamen [[inflow@2029..2030|difference]] personen meer dan in 2029.",
        "Er kwamen [[inflow]] mensen. De instroom nam daarmee toe.",
        "De instroom was [[inflow]], hoger dan in 2028.",
        "Nooit eerder was de instroom zo hoog: [[inflow]].",
        "Dat zijn [[inflow]] mensen, het hoogste aantal ooit.",
        "De instroom steeg van [[inflow@2028]] naar [[inflow]].",
        "De instroom nam met [[inflow@2029..2030|change]] sterk toe.",
        "Na een daling steeg de instroom naar [[inflow]].",
        "De instroom van [[inflow]] daalde niet.",
        "Dat zijn [[inflow]] mensen, het hoogste aantal sinds 2028.",
        "Er kwamen meer mensen dan vorig jaar: [[inflow]].",
        "Ten opzichte van 2028 is de instroom van [[inflow]] ruim anderhalf keer zo groot.",
        "In 2029 was de instroom [[inflow@2029]], evenveel als in 2029.",
        "Van de [[out]] mensen ging de meerderheid zelfstandig.",
        "Er vertrokken [[out]] mensen. Het merendeel ging zelfstandig.",
        "Van de [[out]] mensen gingen er [[free]] zelfstandig, meer dan de helft.",
        "Minder dan de helft, [[forced]] van de [[out]], ging gedwongen.",
    ],
)
def test_a_direction_rank_or_majority_that_is_true_passes(bank: EditionBuilder, text: str) -> None:
    assert codes(bank, text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De instroom daalde naar [[inflow]].", "direction"),
        ("De instroom nam met [[inflow@2029..2030|change]] sterk af.", "direction"),
        ("De instroom zakte naar [[inflow]].", "direction"),
        ("Er kwamen minder mensen dan vorig jaar: [[inflow]].", "direction"),
        ("Dat zijn [[inflow]] mensen, het laagste aantal sinds 2028.", "rank"),
        ("De instroom was met [[inflow]] lager dan ooit.", "rank"),
        ("Er kwamen [[inflow@2029]] mensen.", "unnamed-period"),
        ("Er kwamen [[inflow|~10000]] mensen.", "hedge"),
        ("De instroom daalde met [[inflow@2029..2030|change]].", "direction"),
        ("Er kwamen [[inflow@2029..2030|difference]] personen minder dan in 2029.", "direction"),
        ("Er kwamen [[inflow]] mensen. De instroom nam daarmee af.", "direction"),
        ("De instroom was [[inflow]], lager dan in 2028.", "direction"),
        ("Nooit eerder was de instroom zo hoog als in 2029: [[inflow@2029]].", None),
        ("Nooit eerder was de instroom zo laag: [[inflow]].", "rank"),
        ("Dat zijn [[inflow]] mensen, het laagste aantal ooit.", "rank"),
        ("De instroom verdubbelde: [[inflow]].", "ratio"),
        ("De instroom halveerde van [[inflow@2028]] naar [[inflow]].", "ratio"),
        ("Van de [[out]] mensen ging de meerderheid gedwongen.", "majority"),
        ("Er vertrokken [[out]] mensen. Het merendeel ging gedwongen.", "majority"),
        ("Van de [[out]] ging de meerderheid zelfstandig, net als in andere jaren.", "majority"),
        ("Meer dan de helft, [[forced]] van de [[out]], ging gedwongen.", "ratio"),
        ("Een op de vijf, [[forced]] van de [[out]], ging gedwongen.", "ratio"),
    ],
)
def test_a_direction_rank_or_majority_that_is_not_true_is_reported(
    bank: EditionBuilder, text: str, code: str | None
) -> None:
    assert codes(bank, text) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In 2029 kwamen [[inflow]] mensen.", "other-period"),
        ("In 2030 kwamen [[inflow@2029]] mensen.", "other-period"),
        ("In 2029 kwamen er [[inflow]], in 2030 [[inflow@2029]].", "other-period"),
        ("Er kwamen [[inflow]] in 2029 en [[inflow@2029]] in 2030.", "other-period"),
        ("In 2029 was er veel te doen.", "stale-period"),
        ("In 2030 kwamen [[inflow]] mensen.", None),
        ("In 2029 kwamen [[inflow@2029]] mensen en in 2030 [[inflow]].", None),
        ("In [[period@-1]] was er veel te doen.", None),
        ("In 2030 kwamen [[inflow]] mensen, meer dan in [[period@-1]].", None),
        ("In [[period]] kwamen [[inflow]] mensen, in [[period@-1]] [[inflow@2029]].", None),
        ("In 2030 was het drukker dan in [[period@-1]].", None),
        ("Sinds 2015 is er druk.", None),
    ],
)
def test_a_year_that_belongs_to_another_figure_is_reported(
    bank: EditionBuilder, text: str, code: str | None
) -> None:
    assert codes(bank, text) == ([code] if code else [])


def test_a_label_of_another_part_is_reported(bank: EditionBuilder) -> None:
    bank.write(
        "figures/2030/aantallen.yaml",
        "kind: bars\ntitle: Vertrek\nitems:\n  - {indicator: forced, label: Zelfstandig}\n"
        "  - {indicator: free, label: Zelfstandig en vrij}\n",
    )
    problems = found(bank, "Tekst.")
    assert [(problem.code, problem.line) for problem in problems] == [("other-label", 4)]


def test_one_figure_with_two_precisions_is_reported(bank: EditionBuilder) -> None:
    problems = found(bank, "Er kwamen [[inflow]] mensen, dus ca. [[inflow|~1000]].")
    assert [problem.code for problem in problems] == ["two-precisions"]


def test_a_wrong_reference_names_the_nearest(bank: EditionBuilder) -> None:
    (problem,) = found(bank, "Er kwamen [[inflo]] mensen.")
    assert problem.code == "unknown-reference"
    assert "[[inflow]]" in problem.hint
    assert (problem.line, problem.column) == (5, 22)


def test_a_reference_is_checked_in_titles_captions_and_alternative_texts(
    bank: EditionBuilder,
) -> None:
    bank.write(
        "figures/2030/aantallen.yaml",
        "kind: bars\ntitle: Van [[inflo@2029]]\nalt: De staven gaan naar [[inflo]]\n"
        "note: Dus [[inflo@x]]\n"
        "items:\n  - indicator: inflow\n    label: Met [[inflo]]\n",
    )
    lines = [problem.line for problem in found(bank, "Tekst.")]
    assert lines == [2, 3, 4, 7]

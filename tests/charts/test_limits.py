"""What a figure cannot show: told at its line, and never drawn as if it could."""

import pytest

from stand.charts.depict import depict
from stand.content.load import load
from tests.charts.shapes import LONG
from tests.conftest import FIGURE, ORGANISATION, EditionBuilder

OBSERVATIONS = "content/2030/tables/observations.csv"
TABLE = "content/2030/tables/reeks.csv"
BANK = """\
sources: [{id: S, title: De bron}]
indicators:
  - {id: a, label: Aanvragen, unit: aanvragen, rounding: 10}
  - {id: b, label: Besluiten, unit: aanvragen, rounding: 10}
  - {id: min, label: Saldo, unit: aanvragen}
  - {id: leeg, label: Ongeteld, unit: aanvragen}
"""
VALUES = "indicator;period;value;status;source;note\n" + "".join(
    f"a;{year};{100 + year % 10 * 10};final;S;\nb;{year};50;final;S;\nmin;{year};-30;final;S;\n"
    for year in range(2026, 2031)
)
LISTED = ("bars", "ring", "shares")
CROSSED = ("trend", "grouped-bars", "stacked-bars", "percent-bars", "table")
DRAWN_FROM_TABLE = "table: {file: tables/reeks.csv, label: wie, values: [hoeveel]}\n"
YEARS = "first: 2026\nlast: 2030\n"
Told = list[tuple[int, str]]


@pytest.fixture
def bank(edition: EditionBuilder) -> EditionBuilder:
    """Return the small edition with a figure bank."""
    edition.write("content/indicators.yaml", BANK)
    edition.write(OBSERVATIONS, VALUES)
    return edition


def told(edition: EditionBuilder, text: str) -> Told:
    """Return what is said of a figure, line and code, but for numbers that are not in the bank."""
    edition.write(FIGURE, text)
    problems = [problem for problem in edition.problems() if problem.path == FIGURE]
    return [(found.line, found.code) for found in problems if found.code != "literal-number"]


def is_shown(edition: EditionBuilder) -> bool:
    """Tell whether the figure is drawn; it must be read, and looking at it must not fail."""
    publication, problems = load(edition.workspace, "2030")
    assert publication is not None, problems
    return depict(publication, edition.workspace).by_name["aantallen"].drawing is not None


def of_items(kind: str, *items: str, more: str = "") -> str:
    listed = "".join(f"  - {{{item}}}\n" for item in items)
    return f"kind: {kind}\ntitle: Aantallen\n{more}items:\n{listed}"


def of_bank(kind: str, *names: str, periods: str = YEARS) -> str:
    lines = "".join(f"  - {{indicator: {name}}}\n" for name in names)
    return f"kind: {kind}\ntitle: Aantallen\nindicators:\n{lines}{periods}"


def flow(*stages: str) -> str:
    return "kind: flow\ntitle: Stappen\nstages:\n" + "".join(f"  - {stage}\n" for stage in stages)


# Too many and too few.


@pytest.mark.parametrize(
    ("kind", "count", "expected"),
    [
        ("ring", 1, [(3, "too-few-values")]),
        ("ring", 3, []),
        ("ring", 4, [(7, "too-many-values")]),
        ("shares", 1, [(3, "too-few-values")]),
        ("shares", 6, []),
        ("shares", 7, [(10, "too-many-values")]),
        ("bars", 1, []),
        ("bars", 25, []),
        ("bars", 100, [(29, "too-many-values")]),
        ("units", 12, []),
        ("units", 13, [(4, "wrong-value")]),
    ],
)
def test_a_figure_bears_so_many_values(
    edition: EditionBuilder, kind: str, count: int, expected: Told
) -> None:
    items = (f"label: Naam {number}, value: {number + 10}" for number in range(count))
    assert told(edition, of_items(kind, *items)) == expected


@pytest.mark.parametrize("kind", LISTED)
def test_a_hundred_rows_of_a_table_are_too_many(edition: EditionBuilder, kind: str) -> None:
    edition.write(TABLE, "wie;hoeveel\n" + "".join(f"naam {n};{n}\n" for n in range(100)))
    assert told(edition, f"kind: {kind}\ntitle: Aantallen\n{DRAWN_FROM_TABLE}") == [
        (3, "too-many-values")
    ]
    assert not is_shown(edition)


@pytest.mark.parametrize("kind", LISTED)
def test_a_list_has_one_column(edition: EditionBuilder, kind: str) -> None:
    edition.write(TABLE, "wie;hoeveel;meer\nnaam;1;2\nander;3;4\n")
    two = DRAWN_FROM_TABLE.replace("[hoeveel]", "\n    - hoeveel\n    - meer\n  ")
    two = two.replace("{file", "\n  file").replace(", ", "\n  ").replace("}", "")
    assert told(edition, f"kind: {kind}\ntitle: Aantallen\n{two}") == [(8, "too-many-values")]


@pytest.mark.parametrize("kind", CROSSED)
def test_a_century_does_not_fit(bank: EditionBuilder, kind: str) -> None:
    century = "first: 1931\nlast: 2030\n"
    assert told(bank, of_bank(kind, "a", periods=century)) == [(6, "too-many-values")]
    assert not is_shown(bank)


@pytest.mark.parametrize("kind", CROSSED)
def test_twenty_five_series_do_not_fit(bank: EditionBuilder, kind: str) -> None:
    lines = "".join(f"  - {{indicator: a, label: Naam {n}}}\n" for n in range(25))
    text = f"kind: {kind}\ntitle: Aantallen\nindicators:\n{lines}{YEARS}"
    assert "too-many-values" in [code for _, code in told(bank, text)]


@pytest.mark.parametrize("kind", CROSSED)
def test_periods_of_which_nothing_is_known_are_no_figure(bank: EditionBuilder, kind: str) -> None:
    quarters = "first: 2029-Q1\nlast: 2030-Q4\n"
    assert told(bank, of_bank(kind, "a", periods=quarters)) == [(3, "too-few-values")]
    assert not is_shown(bank)


# Values that cannot be drawn.


@pytest.mark.parametrize("kind", ["ring", "shares", "units"])
def test_a_part_is_not_below_zero(bank: EditionBuilder, kind: str) -> None:
    written = of_items(kind, "label: Over, value: 60", "label: Min, value: -40")
    assert told(bank, written) == [(5, "negative-part")]
    assert not is_shown(bank)
    assert told(bank, of_items(kind, "indicator: min", "indicator: a")) == [(4, "negative-part")]


@pytest.mark.parametrize("kind", ["stacked-bars", "percent-bars"])
def test_a_part_of_a_stack_is_not_below_zero(bank: EditionBuilder, kind: str) -> None:
    assert told(bank, of_bank(kind, "a", "min")) == [(5, "negative-part")]
    assert told(bank, of_bank(kind, "a", "min") + "rows: indicators\n") == [(5, "negative-part")]


def test_a_stage_and_a_duration_are_not_below_zero(bank: EditionBuilder) -> None:
    stages = flow("items: [{indicator: a}]", "items: [{indicator: b}, {indicator: min}]")
    assert told(bank, stages) == [(5, "negative-part")]
    lasting = "kind: timeline\ntitle: Duur\nunit: weken\nitems:\n  - {label: Min, value: -3}\n"
    assert told(bank, lasting) == [(5, "wrong-value")]


@pytest.mark.parametrize("kind", ["bars", "trend", "grouped-bars"])
def test_a_bar_or_a_line_may_go_below_zero(bank: EditionBuilder, kind: str) -> None:
    items = of_items(kind, "indicator: min", "indicator: a")
    assert told(bank, items if kind == "bars" else of_bank(kind, "a", "min")) == []
    assert is_shown(bank)


@pytest.mark.parametrize("kind", [*LISTED, "units"])
@pytest.mark.parametrize("written", ["1e15", "-1e300"])
def test_a_value_can_be_too_large(edition: EditionBuilder, kind: str, written: str) -> None:
    text = of_items(kind, "label: Klein, value: 1", f"label: Reus, value: {written}")
    assert told(edition, text) == [(5, "huge-value")]
    assert not is_shown(edition)


@pytest.mark.parametrize("kind", [*CROSSED[:-1], "vega-lite"])
def test_a_cell_can_be_too_large(edition: EditionBuilder, kind: str) -> None:
    edition.write(TABLE, f"wie;hoeveel\n2029;1\n2030;{'9' * 400}\n")
    spec = "spec: {mark: bar, encoding: {x: {field: value}}}\n" if kind == "vega-lite" else ""
    text = f"kind: {kind}\ntitle: Aantallen\n{DRAWN_FROM_TABLE}{spec}"
    assert told(edition, text) == [(3, "huge-value")]
    assert not is_shown(edition)


def test_the_bank_holds_no_value_that_is_too_large(bank: EditionBuilder) -> None:
    bank.write(OBSERVATIONS, f"{VALUES}a;2025;{'9' * 16};final;S;\n")
    found = [problem for problem in bank.problems() if problem.path == OBSERVATIONS]
    assert [(problem.line, problem.code) for problem in found] == [(17, "wrong-value")]


def test_a_formula_that_grows_too_large_gives_no_value(bank: EditionBuilder) -> None:
    power = " * ".join(["a"] * 12)
    bank.write(
        "content/indicators.yaml", f"{BANK}  - {{id: p, label: P, unit: x, formula: {power}}}\n"
    )
    assert told(bank, of_items("bars", "indicator: p", "indicator: a")) == [(4, "missing-value")]
    assert is_shown(bank)


# Wholes.


@pytest.mark.parametrize("kind", ["ring", "shares"])
@pytest.mark.parametrize(
    ("items", "more", "expected"),
    [
        (("label: A, value: 0", "label: B, value: 0"), "", [(3, "no-whole")]),
        (("label: A", "label: B"), "", [(3, "no-whole")]),
        (("label: A", "label: B, value: 3"), "", [(3, "no-whole")]),
        (("label: A", "label: B, value: 3"), "total: {value: 9}\n", []),
        (("label: A, value: 3", "label: B, value: 6"), "total: {value: 9}\n", []),
        (("label: A, value: 3", "label: B, value: 8"), "total: {value: 9}\n", [(3, "parts")]),
        (("label: A, value: 3", "label: B, value: 1"), "total: {value: 9}\n", [(3, "parts")]),
        (("label: A, value: 3", "label: B, value: 6"), "total: {value: 0}\n", [(3, "parts")]),
        (("label: A, value: 60", "label: B, value: 40"), "unit: '%'\n", []),
        (("label: A, value: 60.5", "label: B, value: 39.4"), "unit: '%'\n", []),
        (("label: A, value: 60", "label: B, value: 30"), "unit: '%'\n", [(4, "parts")]),
        (("label: A, value: 60", "label: B, value: 70"), "unit: procent\n", [(4, "parts")]),
    ],
)
def test_a_whole_is_the_sum_of_its_parts(
    edition: EditionBuilder, kind: str, items: tuple[str, ...], more: str, expected: Told
) -> None:
    assert told(edition, of_items(kind, *items, more=more)) == expected
    assert is_shown(edition) is not bool(expected)


# What can be drawn, however odd.


@pytest.mark.parametrize("kind", [*LISTED, "units"])
@pytest.mark.parametrize(
    "item",
    [
        f"label: {LONG * 5}, value: 3",
        f"label: {'x' * 300}, value: 3",
        "label: Nul, value: 0",
        "label: Klein, value: 0.000001",
        f"label: Woorden, value: 3, shown: {LONG}",
    ],
)
def test_an_odd_value_is_drawn(edition: EditionBuilder, kind: str, item: str) -> None:
    assert told(edition, of_items(kind, item, "label: Gewoon, value: 6")) == []
    assert is_shown(edition)


@pytest.mark.parametrize("kind", [*LISTED, "units", *CROSSED[:-1]])
def test_a_title_of_three_hundred_letters_is_no_problem(bank: EditionBuilder, kind: str) -> None:
    is_list = kind in (*LISTED, "units")
    text = of_items(kind, "indicator: a", "indicator: b") if is_list else of_bank(kind, "a", "b")
    assert told(bank, text.replace("Aantallen", "lang " * 60)) == []
    assert is_shown(bank)


@pytest.mark.parametrize("kind", CROSSED[:-1])
def test_one_period_is_a_figure(bank: EditionBuilder, kind: str) -> None:
    assert told(bank, of_bank(kind, "a", "b", periods="periods: [2030]\n")) == []
    assert is_shown(bank)


def test_a_figure_that_is_higher_than_a_page_is_told(edition: EditionBuilder) -> None:
    names = (f"label: {LONG * 3} {number}, value: {number + 1}" for number in range(25))
    edition.write(FIGURE, of_items("bars", *names))
    publication, _ = load(edition.workspace, "2030")
    assert publication is not None
    problems = depict(publication, edition.workspace).problems
    assert [(found.path, found.line, found.code) for found in problems] == [
        (FIGURE, 1, "figure-size")
    ]


# What the model says, at the line where it shows.


@pytest.mark.parametrize("kind", LISTED)
@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("", 1),
        ("items: []\n", 3),
        ("items:\n", 3),
        ("items: tekst\n", 3),
        ("items:\n  - [tekst]\n", 4),
        ("items:\n  - {value: 3}\n  - {label: A, value: 3}\n", 4),
        ("items:\n  - {label: A, value: 3}\n  - {label: B, value: 1e400}\n", 5),
        ("items:\n  - {label: A, value: 3}\n  - {label: B, value: nan}\n", 5),
        ("items:\n  - {label: A, value: 3}\n  - {label: B, value: 12.830}\n", 5),
        ("items:\n  - {label: A, value: 3}\n  - {indicator: a, value: 3}\n", 5),
        ("items:\n  - {label: A, value: 3}\n" + DRAWN_FROM_TABLE, 5),
        ("table: tables/reeks.csv\n", 3),
        ("table: {file: tables/reeks.csv, label: wie, values: hoeveel}\n", 3),
    ],
)
def test_a_list_that_is_not_right_is_told_at_its_line(
    edition: EditionBuilder, kind: str, fields: str, line: int
) -> None:
    edition.write(TABLE, "wie;hoeveel\na;1\nb;2\n")
    assert told(edition, f"kind: {kind}\ntitle: Aantallen\n{fields}") == [(line, "wrong-value")]


@pytest.mark.parametrize("kind", CROSSED)
@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("", 1),
        ("indicators: []\n", 3),
        ("indicators:\n  - {indicator: a}\n", 3),
        ("indicators:\n  - {indicator: a}\nfirst: 2026\n", 5),
        ("indicators:\n  - {indicator: a}\nlast: 2026\n", 5),
        ("indicators:\n  - {indicator: a}\nfirst: 2026\nlast: 2030\nperiods: [2029]\n", 7),
        ("indicators:\n  - {indicator: a}\nfirst: 2026\nperiods: [2029]\n", 6),
        (f"indicators:\n  - {{indicator: a}}\n{YEARS}{DRAWN_FROM_TABLE}", 7),
        (f"{DRAWN_FROM_TABLE}last: 2026\n", 4),
    ],
)
def test_a_series_that_is_not_right_is_told_at_its_line(
    bank: EditionBuilder, kind: str, fields: str, line: int
) -> None:
    bank.write(TABLE, "wie;hoeveel\na;1\nb;2\n")
    assert told(bank, f"kind: {kind}\ntitle: Aantallen\n{fields}") == [(line, "wrong-value")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (flow("items: [{label: A, value: 1}]"), [(4, "wrong-value")]),
        (flow("items: []", "items: [{label: A, value: 1}]"), [(4, "wrong-value")]),
        (flow("stap", "stap"), [(4, "wrong-value"), (5, "wrong-value")]),
        (flow("items: [{value: 1}]", "items: [{label: A, value: 1}]"), [(4, "wrong-value")]),
        (flow(*["items: [{label: A, value: 1}]"] * 6), [(4, "wrong-value")]),
        (of_items("units", "label: A, part: 3"), [(4, "wrong-value")]),
        (of_items("units", "label: A, part: 6, of: 5"), [(4, "wrong-value")]),
        (of_items("units", "label: A, value: 3", more="each: 1e400\n"), [(3, "wrong-value")]),
    ],
)
def test_other_figures_are_told_at_their_line(
    edition: EditionBuilder, text: str, expected: Told
) -> None:
    assert told(edition, text) == expected


def test_a_kind_that_does_not_exist_names_those_that_do(edition: EditionBuilder) -> None:
    edition.write(FIGURE, "title: Aantallen\nkind: taart\nitems: []\n")
    found = next(problem for problem in edition.problems() if problem.path == FIGURE)
    assert (found.line, found.code) == (2, "wrong-value")
    assert "taart" in found.message
    for kind in (*LISTED, *CROSSED, "flow", "units", "vega-lite", "tiles", "timeline", "image"):
        assert f" {kind}" in found.message


# A typeface that is not there.


@pytest.mark.parametrize("content", [None, "geen lettertype"])
def test_a_font_that_cannot_be_read_stops_no_drawing(
    edition: EditionBuilder, content: str | None
) -> None:
    font = "fonts:\n  headings: Huis\n  files:\n    - {family: Huis, file: fonts/huis.ttf}\n"
    edition.write(ORGANISATION, f"name: Dienst\nshort_name: D\n{font}")
    if content is not None:
        edition.write("fonts/huis.ttf", content)
    assert is_shown(edition)

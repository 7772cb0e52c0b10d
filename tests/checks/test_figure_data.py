"""Whether figures can be drawn from their data, and are right: columns, cells, periods, units."""

import pytest

from stand.problems import Problem, Severity
from tests.conftest import FIGURE, THEME, EditionBuilder, the_only

OBSERVATIONS = "content/2030/tables/observations.csv"
TABLE = "content/2030/tables/reeks.csv"
BANK = """\
sources: [{id: S, title: De bron}]
indicators:
  - {id: a, label: Aanvragen, unit: aanvragen, rounding: 10}
  - {id: b, label: Bezwaren, unit: bezwaren, rounding: 10}
  - {id: all, label: Alles, unit: aanvragen, rounding: 10}
  - {id: share, label: Aandeel, unit: "%"}
  - {id: days, label: Wachttijd, unit: dagen}
  - {id: weeks, label: Duur, unit: weken}
  - {id: leeg, label: Ongeteld, unit: aanvragen}
"""
VALUES = "indicator;period;value;status;source;note\n" + "".join(
    f"a;{year};120;final;S;\nb;{year};140;final;S;\nall;{year};260;final;S;\n"
    f"share;{year};40;final;S;\ndays;{year};12;final;S;\nweeks;{year};3;final;S;\n"
    for year in range(2026, 2031)
)
YEARS = "first: 2026\nlast: 2030\n"
COLUMNS = "table:\n  file: tables/reeks.csv\n  label: wie\n  values:\n    - hoeveel\n"
KINDS_OF_TABLE = ("bars", "ring", "trend", "grouped-bars", "table")


@pytest.fixture
def bank(edition: EditionBuilder) -> EditionBuilder:
    """Return the small edition with a figure bank."""
    edition.write("content/indicators.yaml", BANK)
    edition.write(OBSERVATIONS, VALUES)
    return edition


def about_figures(edition: EditionBuilder, text: str) -> list[Problem]:
    """Return the problems of a figure and its table, but for numbers that are not in the bank."""
    edition.write(FIGURE, text)
    return [
        problem
        for problem in edition.problems()
        if problem.path in (FIGURE, TABLE) and problem.code != "literal-number"
    ]


def told(edition: EditionBuilder, text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in about_figures(edition, text)]


def of_items(kind: str, *items: str, more: str = "") -> str:
    listed = "".join(f"  - {{{item}}}\n" for item in items)
    return f"kind: {kind}\ntitle: Aantallen\n{more}items:\n{listed}"


def of_bank(kind: str, *names: str, periods: str = YEARS) -> str:
    lines = "".join(f"  - {{indicator: {name}}}\n" for name in names)
    return f"kind: {kind}\ntitle: Aantallen\nindicators:\n{lines}{periods}"


# Tables.


@pytest.mark.parametrize("kind", KINDS_OF_TABLE)
def test_a_column_that_the_file_lacks_is_named_at_its_line(
    edition: EditionBuilder, kind: str
) -> None:
    edition.write(TABLE, "Wie;hoeveelheid\nx;1\ny;2\n")
    problems = about_figures(edition, f"kind: {kind}\ntitle: Aantallen\n{COLUMNS}")
    assert [(problem.line, problem.code) for problem in problems] == [
        (5, "unknown-column"),
        (7, "unknown-column"),
    ]
    assert "‘Wie’" in problems[0].hint
    assert "‘hoeveelheid’" in problems[1].hint


@pytest.mark.parametrize("kind", KINDS_OF_TABLE)
def test_a_table_that_is_not_there_or_empty_is_said_once(
    edition: EditionBuilder, kind: str
) -> None:
    text = f"kind: {kind}\ntitle: Aantallen\n{COLUMNS}"
    assert told(edition, text) == [(4, "missing-table")]
    edition.write(TABLE, "wie;hoeveel\n")
    assert told(edition, text) == [(1, "csv-empty")]


def test_a_cell_that_is_no_number_is_told_at_its_row(edition: EditionBuilder) -> None:
    edition.write(TABLE, "wie;hoeveel\na;1\nb;n.b.\nc;\nd;Niet bekend\ne;12%\nf;1e400\ng;nan\n")
    problems = about_figures(edition, f"kind: bars\ntitle: Aantallen\n{COLUMNS}")
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (TABLE, line, "no-number") for line in (3, 6, 7, 8)
    ]
    assert "‘n.b.’ in de kolom ‘hoeveel’" in problems[0].message


def test_a_table_may_hold_words(edition: EditionBuilder) -> None:
    edition.write(TABLE, "wie;hoeveel\na;veel\nb;weinig\n")
    assert told(edition, f"kind: table\ntitle: Aantallen\n{COLUMNS}") == []


# Periods.


@pytest.mark.parametrize("kind", ["trend", "grouped-bars", "stacked-bars", "percent-bars", "table"])
@pytest.mark.parametrize(
    ("periods", "lines"),
    [
        ("first: 20x3\nlast: 2030\n", [5]),
        ("first: 1800\nlast: 2200\n", [5, 6]),
        ("first: 2030\nlast: 2026\n", [5]),
        ("first: 2029\nlast: 2030-Q1\n", [5]),
        ("periods: [2030, mei]\n", [5]),
        ("periods:\n  - 2030\n  - 2030-13\n", [7]),
    ],
)
def test_a_period_is_a_year_a_quarter_or_a_month(
    bank: EditionBuilder, kind: str, periods: str, lines: list[int]
) -> None:
    expected = [(line, "wrong-period") for line in lines]
    assert told(bank, of_bank(kind, "a", periods=periods)) == expected


def test_the_line_in_a_tile_begins_at_a_period(bank: EditionBuilder) -> None:
    assert told(bank, of_items("tiles", "indicator: a, trend_from: 20x3")) == [(4, "wrong-period")]
    assert told(bank, of_items("tiles", "indicator: a, trend_from: 2026")) == []


def test_an_indicator_of_which_nothing_is_known_is_told(bank: EditionBuilder) -> None:
    assert told(bank, of_bank("trend", "a", "leeg")) == [(5, "missing-value")]
    assert told(bank, of_bank("trend", "leeg", periods="periods: [2030]\n")) == [
        (4, "missing-value")
    ]
    years_beyond = "first: 2029\nlast: 2032\n"
    assert told(bank, of_bank("trend", "a", periods=years_beyond)) == []


@pytest.mark.parametrize("kind", ["trend", "percent-bars", "ring", "flow", "vega-lite"])
def test_an_indicator_that_is_not_there_is_said_once(bank: EditionBuilder, kind: str) -> None:
    text = {
        "ring": of_items("ring", "indicator: a", "indicator: b, label: B", "indicator: x"),
        "flow": "kind: flow\ntitle: S\nstages:\n"
        + "".join(f"  - items: [{{indicator: {name}}}]\n" for name in ("a", "b", "x")),
        "vega-lite": of_bank(kind, "a", "b", "x")
        + "spec: {mark: bar, encoding: {x: {field: value}}}\n",
    }.get(kind, of_bank(kind, "a", "b", "x"))
    assert told(bank, text) == [(6, "unknown-indicator")]


# Names and units.


@pytest.mark.parametrize("kind", ["bars", "ring", "shares", "units"])
def test_two_values_of_one_name_cannot_be_told_apart(bank: EditionBuilder, kind: str) -> None:
    written = of_items(
        kind, "label: Een, value: 5", "label: Twee, value: 4", "label: Een, value: 3"
    )
    assert told(bank, written) == [(6, "duplicate-label")]
    years = of_items(kind, "indicator: a", 'indicator: a, period: "2029"')
    assert told(bank, years) == [(5, "duplicate-label")]


@pytest.mark.parametrize("kind", ["trend", "grouped-bars", "stacked-bars", "percent-bars"])
def test_two_series_of_one_name_cannot_be_told_apart(bank: EditionBuilder, kind: str) -> None:
    text = of_bank(kind, "a", "b").replace("indicator: b", "indicator: b, label: Aanvragen")
    assert told(bank, text) == [(5, "duplicate-label")]


@pytest.mark.parametrize("kind", ["bars", "ring", "shares", "units"])
@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("a", "b", False),
        ("a", "share", True),
        ("share", "a", True),
        ("a", "days", True),
        ("days", "weeks", True),
    ],
)
def test_a_share_or_a_time_has_a_scale_of_its_own(
    bank: EditionBuilder, kind: str, one: str, other: str, differ: bool
) -> None:
    found = about_figures(bank, of_items(kind, f"indicator: {one}", f"indicator: {other}"))
    mixed = [problem for problem in found if problem.code == "mixed-units"]
    assert bool(mixed) is differ
    for problem in mixed:
        assert (problem.severity, problem.line) in {(Severity.WARNING, 4), (Severity.WARNING, 5)}


@pytest.mark.parametrize("kind", ["trend", "grouped-bars", "stacked-bars"])
def test_series_of_shares_and_numbers_do_not_share_a_scale(bank: EditionBuilder, kind: str) -> None:
    assert told(bank, of_bank(kind, "a", "b")) == []
    assert told(bank, of_bank(kind, "a", "share")) == [(5, "mixed-units")]


def test_each_stage_of_a_flow_has_a_scale(bank: EditionBuilder) -> None:
    head = "kind: flow\ntitle: Stappen\nstages:\n"
    one = head + "  - items: [{indicator: a}]\n  - items: [{indicator: share}]\n"
    assert told(bank, one) == []
    both = head + "  - items: [{indicator: a}]\n  - items: [{indicator: b}, {indicator: share}]\n"
    assert told(bank, both) == [(5, "mixed-units")]


def test_a_timeline_has_one_unit_of_time(bank: EditionBuilder) -> None:
    lasting = (
        "kind: timeline\ntitle: Duur\nunit: {}\nitems:\n  - {{label: Wachten, indicator: days}}\n"
    )
    assert told(bank, lasting.format("dagen")) == []
    assert told(bank, lasting.format("weken")) == [(5, "mixed-units")]


def test_a_timeline_in_a_chapter_is_looked_at_too(bank: EditionBuilder) -> None:
    block = "  - timeline: {title: Duur, unit: weken, items: [{label: Wachten, indicator: days}]}\n"
    bank.write(THEME, (bank.root / THEME).read_text("utf-8") + block)
    found = the_only([problem for problem in bank.problems() if problem.path == THEME])
    assert (found.line, found.code) == (23, "mixed-units")


# Wholes.


@pytest.mark.parametrize("kind", ["ring", "shares"])
@pytest.mark.parametrize(
    ("whole", "fits"), [("260", True), ("270", True), ("250", True), ("280", False), ("240", False)]
)
def test_a_whole_of_the_bank_may_differ_from_its_parts_by_rounding_alone(
    bank: EditionBuilder, kind: str, whole: str, fits: bool
) -> None:
    bank.write(OBSERVATIONS, VALUES.replace("all;2030;260", f"all;2030;{whole}"))
    text = of_items(kind, "indicator: a", "indicator: b", more="total: {indicator: all}\n")
    assert told(bank, text) == ([] if fits else [(3, "parts")])

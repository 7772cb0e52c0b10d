"""The figure bank in itself: totals, revisions, sources, small counts, uses."""

import pytest

from tests.checks.test_prose import INDICATORS, OBSERVATIONS, USES
from tests.conftest import EditionBuilder

TABLE = "content/2030/tables/observations.csv"
TOTALS = """\
sources: [{id: S, title: De bron}]
indicators:
  - {id: a, label: A, unit: personen, rounding: 10}
  - {id: b, label: B, unit: personen, rounding: 10}
  - {id: c, label: C, unit: personen, rounding: 10}
  - {id: all, label: Alle, unit: personen, rounding: 10, parts: [a, b, c]}
"""


def codes(edition: EditionBuilder) -> list[str]:
    return [problem.code for problem in edition.problems()]


@pytest.fixture
def bank(edition: EditionBuilder) -> EditionBuilder:
    edition.write("content/indicators.yaml", INDICATORS)
    edition.write(TABLE, OBSERVATIONS)
    edition.replace("content/2030/voorwoord.yaml", "De tweede alinea.", f"Zie {USES}.")
    return edition


def rows(*values: str, header: str = "indicator;period;value;status;source;note") -> str:
    return "\n".join([header, *values]) + "\n"


@pytest.mark.parametrize(
    ("values", "fits"),
    [
        (("2780", "860", "1050", "4700"), True),
        (("2780", "850", "1050", "4700"), False),
        (("2780", "860", "1050", "4710"), False),
        (("2780", "870", "1050", "4700"), True),
        (("2780", "880", "1050", "4700"), True),
        (("2780", "890", "1050", "4700"), False),
    ],
)
def test_a_total_may_differ_from_its_parts_by_rounding_alone(
    edition: EditionBuilder, values: tuple[str, ...], fits: bool
) -> None:
    edition.write("content/indicators.yaml", TOTALS)
    lines = [
        f"{name};2030;{value};final;S;"
        for name, value in zip(("a", "b", "c", "all"), values, strict=True)
    ]
    edition.write(TABLE, rows(*lines))
    edition.replace("content/2030/voorwoord.yaml", "De tweede alinea.", "Samen [[all]].")
    problems = edition.problems()
    assert [problem.code for problem in problems] == ([] if fits else ["parts"])
    if not fits:
        assert (problems[0].path, problems[0].line) == (TABLE, 5)


def test_percentages_add_up_to_their_whole(edition: EditionBuilder) -> None:
    edition.write(
        "content/indicators.yaml",
        "sources: [{id: S, title: B}]\nindicators:\n  - {id: a, label: A, unit: '%'}\n"
        "  - {id: b, label: B, unit: '%'}\n  - {id: all, label: C, unit: '%', parts: [a, b]}\n",
    )
    edition.replace("content/2030/voorwoord.yaml", "De tweede alinea.", "Samen [[all]].")
    edition.write(TABLE, rows("a;2030;60;final;S;", "b;2030;40;final;S;", "all;2030;100;final;S;"))
    assert codes(edition) == []
    edition.write(TABLE, rows("a;2030;62;final;S;", "b;2030;40;final;S;", "all;2030;100;final;S;"))
    assert codes(edition) == ["parts"]


def test_the_parts_of_a_tile_add_up_to_it(bank: EditionBuilder) -> None:
    tile = (
        "  - key_figures:\n      items:\n        - value: '[[out]]'\n          label: vertrek\n"
        "          parts:\n            - {value: '[[forced]]', label: gedwongen}\n"
        "            - {value: '[[free@PERIOD]]', label: zelfstandig}\n"
    )
    text = (bank.root / "content/2030/voorwoord.yaml").read_text("utf-8")
    body, signature, rest = text.partition("signature:")
    name = "content/2030/voorwoord.yaml"
    bank.write(name, body + tile.replace("PERIOD", "2030") + signature + rest)
    assert codes(bank) == []
    bank.write(name, body + tile.replace("PERIOD", "2029") + signature + rest)
    assert codes(bank) == ["parts"]


def earlier_edition(bank: EditionBuilder, value: str) -> None:
    bank.write(
        "content/2029/edition.yaml",
        "title: Stand\nedition: '2029'\nreporting_year: 2029\nchapters: [voorwoord]\n",
    )
    bank.write("content/2029/tables/observations.csv", rows(f"inflow;2029;{value};final;S;"))


def test_a_value_that_an_earlier_edition_gave_otherwise_is_reported(bank: EditionBuilder) -> None:
    earlier_edition(bank, "9.990")
    (problem,) = bank.problems()
    assert (problem.code, problem.line) == ("changed-value", 3)
    assert "9.990" in problem.message


def test_a_value_marked_as_revised_is_not(bank: EditionBuilder) -> None:
    earlier_edition(bank, "9.990")
    bank.replace(TABLE, "inflow;2029;10.000;final;S;", "inflow;2029;10.000;revised;S;nageteld")
    assert codes(bank) == []


def test_the_same_value_again_is_fine(bank: EditionBuilder) -> None:
    earlier_edition(bank, "10.000")
    assert codes(bank) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("staff;2029;3;final;S;;", "small-count"),
        ("staff;20x9;30;final;S;;", "wrong-period"),
        ("staff;2029;30;final;S;;zowaar", "wrong-hedge"),
        ("staff;2029;30;revised;S;nieuw;", "not-revised"),
        ("staff;2029;35;final;S;;", "not-rounded"),
        ("staff;2029;30;final;;;", "missing-source"),
        ("staff;2029;30;final;X;;", "missing-source"),
        ("stuff;2029;30;final;S;;", "unknown-indicator"),
        ("staff;2029;;missing;S;;", "missing-reason"),
        ("staff;2029;;final;S;;", "wrong-value"),
        ("staff;2029;veel;final;S;;", "wrong-value"),
        ("staff;2029;30;zeker;S;;", "wrong-status"),
        ("staff;2030;650;final;S;;ca.", "duplicate-value"),
        ("staff;2029;;missing;S;niet geteld;", None),
        ("staff;2029;30;provisional;S;;", None),
    ],
)
def test_an_observation_is_looked_at(bank: EditionBuilder, row: str, code: str | None) -> None:
    bank.write(TABLE, OBSERVATIONS + row + "\n")
    problems = bank.problems()
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert all((problem.path, problem.line) == (TABLE, 10) for problem in problems)


def test_a_missing_column_is_named(bank: EditionBuilder) -> None:
    bank.replace(TABLE, "indicator;period", "indicator;periode")
    assert "missing-column" in codes(bank)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("formula: forced + free", "formula: forced + fre", "formula"),
        ("formula: forced + free", "formula: out + 1", "formula"),
        ("formula: forced + free", 'formula: "import os"', "formula"),
        ("parts: [forced, free]", "parts: [forced, fre]", "unknown-indicator"),
        ("{id: staff,", "{id: inflow,", "duplicate-indicator"),
    ],
)
def test_a_definition_is_looked_at(bank: EditionBuilder, old: str, new: str, code: str) -> None:
    bank.replace("content/indicators.yaml", old, new)
    assert code in codes(bank)


def test_a_figure_that_nothing_uses_is_reported_at_its_definition(bank: EditionBuilder) -> None:
    bank.replace(
        "content/2030/voorwoord.yaml", "[[inflow]] en in 2029 [[inflow@2029]], ca. [[staff]]", ""
    )
    found = [problem for problem in bank.problems() if problem.code == "unused-indicator"]
    assert [problem.path for problem in found] == ["content/indicators.yaml"] * len(found)
    assert len(found) == 2


def test_a_comparison_over_a_change_of_definition_is_reported(bank: EditionBuilder) -> None:
    bank.replace(
        "content/indicators.yaml",
        "words: [instroom]}",
        "words: [instroom], breaks: [{period: '2030', note: Anders geteld.}]}",
    )
    assert codes(bank) == ["definition-changed"]
    bank.replace("content/2030/voorwoord.yaml", "[[inflow]] en in 2029 [[inflow@2029]]", "")
    bank.replace("content/2030/voorwoord.yaml", "De eerste alinea.", "[[inflow@2028..2029|change]]")
    assert codes(bank) == []


def test_a_figure_field_that_names_nothing_is_reported(bank: EditionBuilder) -> None:
    bank.write(
        "figures/2030/aantallen.yaml",
        "kind: bars\ntitle: Het groeit\nitems:\n  - indicator: inflo\n",
    )
    (problem,) = bank.problems()
    assert (problem.code, problem.line) == ("unknown-indicator", 4)


def test_a_workbook_is_read_like_a_table(bank: EditionBuilder) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for line in OBSERVATIONS.splitlines():
        cells = line.split(";")
        book.active.append(
            [
                *cells[:2],
                *(int(c.replace(".", "")) if c[:1].isdigit() else c for c in cells[2:3]),
                *cells[3:],
            ]
        )
    (bank.root / TABLE).unlink()
    book.save(bank.root / "content/2030/tables/observations.xlsx")
    assert codes(bank) == []
    assert bank.publication().observations[2].value == 12830


def test_a_broken_workbook_is_a_problem(bank: EditionBuilder) -> None:
    (bank.root / TABLE).unlink()
    bank.write("content/2030/tables/observations.xlsx", b"PK no workbook")
    assert "table-broken" in codes(bank)

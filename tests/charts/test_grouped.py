"""Bars of rows by columns: grouped, stacked, and as shares of each row."""

import pytest

from stand.charts.look.style import GUTTER
from tests.charts.drawing import drawn
from tests.charts.shapes import LONG, WORD, boxes, codes, crossed, described, widths, word
from tests.conftest import EditionBuilder

TABLES = {
    "plain": "jaar;gevraagd;verleend\n2028;2020;1500\n2029;1800;90\n2030;1700;1650\n",
    "unknown": "jaar;gevraagd;verleend\n2028;;\n2029;1800;\n2030;;0\n",
    "words": "jaar;gevraagd;verleend\n2028;nog niet geteld door de afdeling;5\n2029;zie boven;6\n",
    "huge": "jaar;gevraagd;verleend\n2028;1000000000;5\n2029;0;0\n2030;3;7\n",
    "long": f"wie;{LONG};{WORD}\n{LONG};3;5\n{WORD};8;0\n",
    "six": "jaar;a;bb;ccc;dddd;eeeee;ffffff\n" + "2028;5;40;30;3;2;1\n2029;1;1;1;1;1;900\n" * 3,
    "single": "jaar;gevraagd\n2030;12\n",
    "fifteen": "jaar;a;b;c\n"
    + "".join(f"{y};{y % 7};{y % 5};{y % 3}\n" for y in range(2016, 2031)),
}


@pytest.mark.parametrize("kind", ["grouped-bars", "stacked-bars", "percent-bars"])
@pytest.mark.parametrize("name", TABLES)
def test_whatever_the_table_all_words_can_be_read(
    edition: EditionBuilder, name: str, kind: str
) -> None:
    drawing = crossed(edition, kind, TABLES[name])
    drawing.assert_legible()
    assert drawing.height < 860  # pixels: what a page has under a caption


def test_groups_with_values_below_zero_can_be_read(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "grouped-bars", "jaar;erbij;eraf\n2029;12;-30\n2030;-4;8\n")
    drawing.assert_legible()
    assert {"-30", "-4", "12", "8"} <= {*drawing.words}


def test_a_stack_names_what_is_not_known_and_has_no_total(edition: EditionBuilder) -> None:
    table = "jaar;zelfstandig;gedwongen\n2029;40;25\n2030;60;\n"
    drawing = crossed(edition, "stacked-bars", table)
    assert "65" in drawing.words
    assert "gedwongen: niet bekend" in drawing.words
    assert drawing.words.count("60") == 1
    assert len(boxes(drawing)) == 3


def test_shares_of_a_row_that_is_not_all_known_are_not_drawn(edition: EditionBuilder) -> None:
    table = "jaar;zelfstandig;gedwongen\n2028;0;0\n2029;30;10\n2030;60;\n"
    drawing = crossed(edition, "percent-bars", table)
    assert "gedwongen: niet bekend" in drawing.words
    assert "geen verdeling: alles is 0" in drawing.words
    assert {"75%", "25%"} <= {*drawing.words}
    assert "100%" not in drawing.words
    swatches_and_parts = boxes(drawing)
    assert len([box for box in swatches_and_parts if box[4] - box[3] > 20]) == 2


def test_a_group_says_unknown_in_the_place_of_the_bar(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "grouped-bars", "jaar;ja;nee\n2029;40;\n2030;60;0\n")
    assert len(boxes(drawing)) == 2
    assert word(drawing, "niet bekend").left == pytest.approx(GUTTER, abs=10)
    assert word(drawing, "0").left == pytest.approx(GUTTER, abs=10)


# Groups and stacks.


def test_groups_name_each_bar_behind_its_value(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "grouped-bars", TABLES["plain"])
    assert drawing.words.count("gevraagd") == 3
    value = word(drawing, "2.020")
    name = min(
        (text for text in drawing.texts if text.words == "gevraagd"),
        key=lambda text: abs(text.top - value.top),
    )
    assert 0 < name.left - value.right < 6


def test_bars_of_all_groups_share_a_scale(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "grouped-bars", "jaar;ja;nee\n2029;40;10\n2030;80;20\n")
    assert [wide / widths(drawing)[0] for wide in widths(drawing)] == pytest.approx(
        [1, 0.25, 2, 0.5], abs=0.01
    )


def test_stacks_of_all_rows_share_a_scale(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "stacked-bars", "jaar;ja;nee\n2029;400;100\n2030;800;200\n")
    sides = [(left, right) for _, left, right, _, _ in boxes(drawing)]
    lengths = [sides[row + 1][1] - sides[row][0] for row in (0, 2)]
    assert lengths[1] / lengths[0] == pytest.approx(2, abs=0.02)


def test_the_columns_are_named_over_the_first_stack(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "stacked-bars", "jaar;ja;nee\n2029;400;100\n2030;800;200\n")
    for name, (_, left, right, top, _) in zip(("ja", "nee"), boxes(drawing)[:2], strict=True):
        text = word(drawing, name)
        assert left <= text.left < text.right <= right
        assert text.bottom < top


def test_a_key_names_the_columns_where_the_first_stack_cannot(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "stacked-bars", "jaar;ja;nee\n2029;;100\n2030;800;200\n")
    swatches = [box for box in boxes(drawing) if box[4] - box[3] < 12]
    assert len(swatches) == 2
    assert {"ja", "nee"} <= {*drawing.words}


def test_a_value_that_does_not_fit_in_its_part_stands_under_the_stack(
    edition: EditionBuilder,
) -> None:
    drawing = crossed(edition, "stacked-bars", "jaar;IND;KMar\n2029;9780;0\n2030;9780;72\n")
    assert "KMar 0" in drawing.words  # no part to stand under
    value, (_, left, right, _, foot) = word(drawing, "72"), boxes(drawing)[-1]
    assert (value.left + value.right) / 2 == pytest.approx((left + right) / 2, abs=1.5)
    assert 0 < value.top - foot < 6


def test_values_of_small_parts_that_would_overlap_are_named_in_a_line(
    edition: EditionBuilder,
) -> None:
    drawing = crossed(edition, "stacked-bars", "jaar;IND;KMar;Politie\n2030;97800;720;810\n")
    assert "KMar 720 · Politie 810" in drawing.words


def test_the_value_of_a_small_last_part_stands_behind_the_bar(edition: EditionBuilder) -> None:
    table = "jaar;IND;KMar\n2028;93;7\n2029;94;6\n2030;95;5\n"
    drawing = crossed(edition, "percent-bars", table)
    drawing.assert_legible()
    ends = sorted({round(right) for _, _, right, _, _ in boxes(drawing)})
    for text in ("7%", "6%", "5%"):
        assert 0 < word(drawing, text).left - ends[-1] < 12


def test_rows_stand_closer_when_no_value_stands_under_a_bar(edition: EditionBuilder) -> None:
    rows = "jaar;IND;KMar;Politie\n2029;600;{0};400\n2030;600;{0};400\n"
    few, many = (
        crossed(edition, "percent-bars", rows.format(middle)).height for middle in (10, 200)
    )
    assert many < few


def test_no_total_of_different_things(edition: EditionBuilder) -> None:
    for name, unit in (("zaken", "zaken"), ("mensen", "personen")):
        count(edition, name, unit, "40")
    drawing = drawn(
        edition,
        "kind: stacked-bars\ntitle: T\nperiods: ['2030']\n"
        "indicators:\n  - {indicator: zaken}\n  - {indicator: mensen}\n",
    )
    assert drawing.words.count("40") == 2
    assert "80" not in drawing.words


def test_shares_never_call_something_nothing_or_all(edition: EditionBuilder) -> None:
    drawing = crossed(edition, "percent-bars", "jaar;veel;weinig\n2029;9990;3\n2030;9990;0\n")
    assert ">99%" in drawing.words
    assert "<1%" in drawing.words
    assert "100%" in drawing.words
    assert "0%" in drawing.words


def test_shares_of_rough_values_are_rough(edition: EditionBuilder) -> None:
    for name, hedge in (("ja", "ruim"), ("nee", "")):
        count(edition, name, "personen", "60", hedge)
    drawing = drawn(
        edition,
        "kind: percent-bars\ntitle: T\nperiods: ['2030']\n"
        "indicators:\n  - {indicator: ja}\n  - {indicator: nee}\n",
    )
    assert drawing.words.count("ca. 50%") == 2


def test_what_was_counted_otherwise_is_said_under_the_rows(edition: EditionBuilder) -> None:
    count(edition, "ja", "personen", "60", breaks="[{period: '2030', note: ook kinderen}]")
    drawing = drawn(
        edition,
        "kind: grouped-bars\ntitle: T\nfirst: '2029'\nlast: '2030'\n"
        "indicators:\n  - {indicator: ja}\n",
    )
    drawing.assert_legible()
    assert "Vanaf 2030: ook kinderen" in drawing.words


def test_more_bars_than_a_page_holds_are_not_drawn(edition: EditionBuilder) -> None:
    rows = "".join(f"{year};1;2;3;4\n" for year in range(2016, 2031))
    table = "jaar;a;b;c;d\n" + rows
    assert codes(edition, described(edition, "grouped-bars", table)) == ["too-many-values"]
    assert codes(edition, described(edition, "stacked-bars", table)) == []


def count(
    edition: EditionBuilder, name: str, unit: str, value: str, hedge: str = "", breaks: str = "[]"
) -> None:
    """Add an indicator with one value, of 2030."""
    bank, found = edition.root / "content/indicators.yaml", "content/2030/tables/observations.csv"
    definition = (
        f"  - {{id: {name}, label: {name}, unit: {unit}, definition: {name}, breaks: {breaks}}}\n"
    )
    known = (
        bank.read_text("utf-8") if bank.exists() else "sources: [{id: A, title: A}]\nindicators:\n"
    )
    edition.write("content/indicators.yaml", known + definition)
    rows = edition.root / found
    before = (
        rows.read_text("utf-8")
        if rows.exists()
        else "indicator;period;value;status;source;note;hedge\n"
    )
    edition.write(found, before + f"{name};2030;{value};final;A;;{hedge}\n")

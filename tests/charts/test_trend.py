"""Figures over the years, as lines and as columns."""

import re

import pytest

from stand.charts.look.style import GUTTER
from tests.charts.drawing import Drawing, Text, drawn, figure_in
from tests.charts.shapes import LONG, WORD, boxes, described, word
from tests.conftest import EditionBuilder

NOTE = "ook wie later uit het herkomstland laat weten dat hij vertrok, telt mee " * 3
BANK = f"""\
sources:
  - {{id: S, title: Jaarcijfers}}
indicators:
  - {{id: a, label: Aanvragen, unit: aanvragen}}
  - id: b
    label: Besluiten
    unit: besluiten
    breaks: [{{period: "2029", note: "{NOTE}"}}]
  - {{id: c, label: Open, unit: zaken, formula: a - b}}
"""
HEAD = "indicator;period;value;status;source;note;hedge\n"
YEARS = range(2001, 2031)
TABLES = {
    "one": "jaar;personen\n2028;5740\n2029;5990\n2030;7160\n",
    "point": "jaar;personen\n2030;12\n",
    "missing": "jaar;personen\n2026;96\n2027;179\n2028;\n2029;\n2030;320\n",
    "nothing": "jaar;erin;eruit\n2028;;\n2029;;\n2030;;\n",
    "zeros": "jaar;personen\n2029;0\n2030;0\n",
    "huge": "jaar;personen\n2027;1\n2028;0\n2029;1000000000\n2030;5\n",
    "below": "jaar;saldo\n2026;40\n2027;-20\n2028;-120\n2029;15\n2030;-60\n",
    "words": "jaar;personen\n2028;nog niet geteld door de afdeling\n2029;geheim\n2030;6\n",
    "percent": "jaar;aandeel\n2028;54,3%\n2029;55%\n2030;61%\n",
    "alike": "jaar;a;b;c;d\n2029;10;10;10;10\n2030;13;13;13;13\n",
    "four": "jaar;een;twee;drie;vier\n"
    + "".join(f"{y};{y % 7 * 90};{y % 5 * 70};{y % 3};{y % 11 * 40}\n" for y in range(2023, 2031)),
    "long": f"jaar;{LONG};{WORD}\n2029;3;5\n2030;8;0\n",
    "rows": f"wie;aantal\n{LONG};3\n{WORD};4\n{LONG};2\n",
    "thirty": "jaar;personen\n" + "".join(f"{y};{y % 7 * 731}\n" for y in YEARS),
    "thirty of four": "jaar;a;b;c;d\n"
    + "".join(f"{y};{y % 7};{y % 5};{y % 3};{y % 11}\n" for y in YEARS),
}


def trend(edition: EditionBuilder, table: str, shape: str = "line") -> Drawing:
    return drawn(edition, described(edition, "trend", table) + f"shape: {shape}\n")


def of_bank(
    edition: EditionBuilder, observations: str, *names: str, first: int = 2027, shape: str = "line"
) -> Drawing:
    edition.write("content/indicators.yaml", BANK)
    edition.write("content/2030/tables/observations.csv", HEAD + observations)
    lines = "".join(f"  - {{indicator: {name}}}\n" for name in names)
    return drawn(
        edition,
        f"kind: trend\nshape: {shape}\ntitle: Reeks\nindicators:\n{lines}"
        f'first: "{first}"\nlast: "2030"\n',
    )


def observed(name: str, *values: int | None, first: int = 2027) -> str:
    return "".join(
        f"{name};{year};{'' if value is None else value};{'missing' if value is None else 'final'};"
        "S;;\n"
        for year, value in enumerate(values, first)
    )


def strokes(drawing: Drawing) -> list[int]:
    """Return of each stroke of a line how many points it joins."""
    found = [shape for shape in drawing.shapes if shape.fill == "none" and "L" in shape.path]
    return sorted(shape.path.count("L") + 1 for shape in found)


def looks(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the dash and the colour of each line."""
    paths = re.findall(r'<path d="M[^"]*L[^"]*"[^>]*>', drawing.svg)
    return [
        (
            (re.findall(r'stroke-dasharray="([^"]*)"', path) or [""])[0],
            (re.findall(r'stroke="([^"]*)"', path) or [""])[0],
        )
        for path in paths
        if 'fill="' not in path
    ]


def columns(drawing: Drawing) -> list[tuple[float, float, float]]:
    """Return left, top and foot of the columns, which alone have a fill and an edge."""
    found = [
        (left, top, foot) for shape, left, _, top, foot in boxes(drawing) if shape.stroke != "none"
    ]
    return sorted(found)


def texts(drawing: Drawing, words: str) -> list[Text]:
    return [text for text in drawing.texts if text.words == words]


@pytest.mark.parametrize("shape", ["line", "columns"])
@pytest.mark.parametrize("name", TABLES)
def test_whatever_the_table_all_words_can_be_read(
    edition: EditionBuilder, name: str, shape: str
) -> None:
    drawing = trend(edition, TABLES[name], shape)
    drawing.assert_legible()
    assert drawing.height < 860  # pixels: what a page has under a caption


# --- what is not known --------------------------------------------------------------------------


def test_no_line_bridges_a_year_that_is_not_known(edition: EditionBuilder) -> None:
    drawing = trend(edition, TABLES["missing"])
    assert strokes(drawing) == [2]
    unknown = word(drawing, "niet bekend")
    assert word(drawing, "2028").left < unknown.left < word(drawing, "2029").right
    assert {"96", "179", "320"} <= {*drawing.words}


def test_a_year_that_is_not_known_has_no_column(edition: EditionBuilder) -> None:
    drawing = trend(edition, TABLES["missing"], "columns")
    assert len(columns(drawing)) == 3
    assert "niet bekend" in drawing.words


def test_a_year_of_which_one_series_is_not_known_is_told_under_the_chart(
    edition: EditionBuilder,
) -> None:
    table = "jaar;zelfstandig;gedwongen\n2027;40;25\n2028;;20\n2029;;30\n2030;;28\n"
    for shape in ("line", "columns"):
        drawing = trend(edition, table, shape)
        (told,) = (text for text in drawing.texts if text.words.startswith("Niet bekend"))
        assert told.words == "Niet bekend: zelfstandig (2028–2030)."
        assert told.top > word(drawing, "2028").bottom


def test_the_last_value_of_a_line_that_ends_early_says_of_which_year_it_is(
    edition: EditionBuilder,
) -> None:
    table = "jaar;zelfstandig;gedwongen\n2028;40;25\n2029;45;20\n2030;;30\n"
    assert {"45 (2029)", "30"} <= {*trend(edition, table).words}


def test_words_in_the_place_of_a_number_are_shown_as_they_are(edition: EditionBuilder) -> None:
    drawing = trend(edition, TABLES["words"], "columns")
    assert "geheim" in drawing.all_words
    assert "nog niet geteld door de afdeling" in drawing.all_words
    assert len(columns(drawing)) == 1


def test_of_a_narrow_gap_is_told_under_the_chart_which_years_it_is(
    edition: EditionBuilder,
) -> None:
    rows = "".join(f"{y};{'' if y in (2007, 2016) else y}\n" for y in YEARS)
    drawing = trend(edition, f"jaar;personen\n{rows}")
    assert "Niet bekend: 2007 en 2016." in drawing.words


# --- values and scales --------------------------------------------------------------------------


def test_columns_stand_on_zero_and_are_as_high_as_their_values(edition: EditionBuilder) -> None:
    drawing = trend(edition, "jaar;personen\n2028;25\n2029;50\n2030;100\n", "columns")
    heights = [foot - top for _, top, foot in columns(drawing)]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.5)
    assert heights[2] == pytest.approx(4 * heights[0], abs=0.5)
    assert len({round(foot) for _, _, foot in columns(drawing)}) == 1


def test_columns_below_zero_hang_from_the_line_of_zero(edition: EditionBuilder) -> None:
    drawing = trend(edition, TABLES["below"], "columns")
    zero = columns(drawing)[0][2]
    over = [top < zero - 1 for _, top, _ in columns(drawing)]
    assert over == [True, False, False, True, False]
    assert word(drawing, "-20").top > zero
    assert word(drawing, "40").bottom < zero


def test_numbers_at_the_grid_are_written_as_dutch_writes_them(edition: EditionBuilder) -> None:
    assert {"0", "2.000", "8.000"} <= {*trend(edition, TABLES["one"]).words}
    assert "-50" in trend(edition, TABLES["below"]).words


def test_every_value_of_one_series_is_shown_at_its_point_with_its_hedge(
    edition: EditionBuilder,
) -> None:
    rows = "a;2029;5990;final;S;;\na;2030;7160;final;S;;ruim\n"
    for shape in ("line", "columns"):
        drawing = of_bank(edition, rows, "a", first=2029, shape=shape)
        assert {"5.990", "ruim 7.160"} <= {*drawing.words}
        assert "Aanvragen" not in drawing.words  # the caption says it


def test_a_value_wider_than_its_column_stands_on_two_lines(edition: EditionBuilder) -> None:
    rows = observed("a", *range(7151, 7161), first=2020) + "a;2030;7160;final;S;;ruim\n"
    drawing = of_bank(edition, rows, "a", first=2020, shape="columns")
    assert {"ruim", "7.160"} <= {*drawing.words}
    drawing.assert_legible()


def test_a_zero_among_columns_is_told_even_where_there_is_no_room_for_values(
    edition: EditionBuilder,
) -> None:
    rows = "".join(f"{y};{y * 1000};{0 if y == 2029 else y};{y};7\n" for y in range(2019, 2031))
    drawing = trend(edition, f"jaar;a;b;c;d\n{rows}", "columns")
    assert "2.029.000" not in drawing.words
    assert len(texts(drawing, "0")) == 2  # at the grid and at the column


def test_of_thirty_years_the_first_and_the_last_are_named(edition: EditionBuilder) -> None:
    words = trend(edition, TABLES["thirty"]).words
    assert {"2001", "2030"} <= {*words}
    assert "2002" not in words


def test_many_years_take_the_width_of_the_page(edition: EditionBuilder) -> None:
    assert word(trend(edition, TABLES["one"]), "2028").left > GUTTER
    assert word(trend(edition, TABLES["thirty"]), "2001").left < GUTTER


# --- several series -----------------------------------------------------------------------------


def test_lines_differ_in_more_than_their_colour(edition: EditionBuilder) -> None:
    found = looks(trend(edition, TABLES["four"]))
    assert len({dash for dash, _ in found}) == 4
    assert len({colour for _, colour in found}) == 4


def test_each_line_is_named_at_its_end(edition: EditionBuilder) -> None:
    table = "jaar;laag;hoog;midden\n2029;10;95;60\n2030;12;90;50\n"
    drawing = trend(edition, table)
    hoog, midden, laag = (word(drawing, name) for name in ("hoog", "midden", "laag"))
    assert hoog.top < midden.top < laag.top
    assert min(text.left for text in (hoog, midden, laag)) > word(drawing, "2030").right


def test_values_at_the_start_of_lines_are_in_the_order_of_their_points(
    edition: EditionBuilder,
) -> None:
    table = "jaar;hoog;laag\n2028;5170;5070\n2029;8980;8100\n2030;6100;9000\n"
    for shown in (table, table.replace("5170;5070", "5070;5170")):
        drawing = trend(edition, shown)
        assert word(drawing, "5.170").bottom < word(drawing, "5.070").top


def test_a_year_that_some_lines_lack_is_marked_where_they_stop(edition: EditionBuilder) -> None:
    table = "jaar;een;twee\n2027;40;25\n2028;45;\n2029;50;28\n2030;60;\n"
    drawing = trend(edition, table)
    year = word(drawing, "2028")
    (strip,) = (
        (left, right)
        for shape, left, right, top, foot in boxes(drawing)
        if shape.fill not in ("#ffffff", "none") and foot - top > 100
    )
    assert strip[0] < year.left < year.right < strip[1]


def test_columns_of_several_series_are_named_in_their_order(edition: EditionBuilder) -> None:
    drawing = trend(edition, "jaar;erin;eruit\n2029;40;25\n2030;60;30\n", "columns")
    assert word(drawing, "erin").top < word(drawing, "eruit").top
    assert len(columns(drawing)) == 6  # two of each year, and two to explain them
    drawing.assert_legible()


def test_columns_that_would_be_hairs_become_lines(edition: EditionBuilder) -> None:
    drawing = trend(edition, TABLES["thirty of four"], "columns")
    assert strokes(drawing) == [30, 30, 30, 30]


# --- firm or not, and counted otherwise ---------------------------------------------------------


@pytest.mark.parametrize(("shape", "sign"), [("line", "open punt"), ("columns", "open kolom")])
def test_a_provisional_value_looks_open_and_is_told(
    edition: EditionBuilder, shape: str, sign: str
) -> None:
    rows = observed("a", 10, 20, 30) + "a;2030;40;provisional;S;;\n"
    drawing = of_bank(edition, rows, "a", shape=shape)
    assert f"Voorlopig ({sign}): 2030." in drawing.words
    edges = [shape.stroke for shape in drawing.shapes if shape.fill == "#ffffff"]
    assert [edge for edge in edges if edge != "none"] == ["#154273"]


def test_revised_and_calculated_values_are_told(edition: EditionBuilder) -> None:
    rows = observed("a", 10, 20) + "a;2029;30;revised;S;;\n" + observed("b", 4, 5, 6, 7)
    drawing = of_bank(edition, rows + "a;2030;40;final;S;;\n", "a", "c")
    assert "Herzien: Aanvragen (2029). Berekend: Open (2027–2030)." in drawing.words


@pytest.mark.parametrize("shape", ["line", "columns"])
def test_a_break_is_marked_and_told_in_full(edition: EditionBuilder, shape: str) -> None:
    drawing = of_bank(edition, observed("b", 10, 20, 30, 40), "b", shape=shape)
    drawing.assert_legible()
    mark = word(drawing, "andere telling")
    assert word(drawing, "2028").right < mark.left < word(drawing, "2029").right
    assert f"Vanaf 2029: {NOTE.strip()}" in drawing.all_words


def test_no_line_joins_what_was_counted_otherwise(edition: EditionBuilder) -> None:
    drawing = of_bank(edition, observed("b", 10, 20, 30, 40), "b")
    assert strokes(drawing) == [2, 2]


SKIPPED_YEARS = (
    "kind: trend\ntitle: Reeks\ntable: {file: tables/jaren.csv, label: Jaar, values: [Aantal]}\n"
)


def test_a_year_that_a_table_skips_keeps_its_place(edition: EditionBuilder) -> None:
    edition.write("content/2030/tables/jaren.csv", "Jaar;Aantal\n2025;10\n2026;12\n2030;30\n")
    _, data = figure_in(edition, SKIPPED_YEARS)
    assert [row.label for row in data.rows] == ["2025", "2026", "2027", "2028", "2029", "2030"]
    assert [row.datum.value is None for row in data.rows] == [False, False, True, True, True, False]


def test_a_table_over_two_centuries_is_refused_and_not_squeezed(edition: EditionBuilder) -> None:
    edition.write("content/2030/tables/jaren.csv", "Jaar;Aantal\n1800;10\n2030;30\n")
    edition.write("figures/2030/aantallen.yaml", SKIPPED_YEARS)
    assert "too-many-values" in {problem.code for problem in edition.problems()}

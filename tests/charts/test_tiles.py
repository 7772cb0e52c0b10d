"""Tiles: large numbers with their change, and the line of how they came about."""

import re

import pytest

from stand.charts.draw import Drawer
from stand.charts.kinds.tiles import Tile, tiles_of
from stand.charts.look.style import chart_style
from stand.charts.values import Values
from stand.checked import load_and_check
from stand.model.figures import KeyFigure
from stand.render import html
from stand.render.book import Book
from tests.conftest import FIGURE, FOREWORD, EditionBuilder
from tests.render.conftest import render

BANK = """\
sources:
  - {id: S, title: Jaarcijfers}
indicators:
  - {id: a, label: Aanvragen, unit: aanvragen}
  - id: b
    label: Besluiten
    unit: besluiten
    breaks: [{period: "2030", note: Herzien.}]
  - {id: share, label: Aandeel, unit: "%"}
"""
HEAD = "indicator;period;value;status;source;note;hedge\n"


def values(edition: EditionBuilder, *rows: str) -> Values:
    """Return the bank with some observations: ‘a;2030;12’ or ‘a;2030;12;provisional;S;;ruim’."""
    edition.write("content/indicators.yaml", BANK)
    full = [row if row.count(";") > 2 else f"{row};final;S;;" for row in rows]
    edition.write("content/2030/tables/observations.csv", HEAD + "\n".join(full) + "\n")
    return Values(edition.publication())


def tile(edition: EditionBuilder, *rows: str, **fields: object) -> Tile:
    item = KeyFigure.model_validate({"indicator": "a", **fields})
    (found,) = tiles_of([item], values(edition, *rows))
    return found


def test_a_tile_has_the_value_and_the_name_of_its_indicator(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2030;7160;final;S;;ruim")
    assert (found.value, found.label, found.change, found.trend) == (
        *("ruim 7.160", "Aanvragen", "", ""),
    )


def test_words_in_the_file_go_before_those_of_the_indicator(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2030;7160", value="7 duizend", label="zaken", note="eind 2030")
    assert (found.value, found.label, found.note) == ("7 duizend", "zaken", "eind 2030")


def test_a_value_that_is_not_known_says_so(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2029;7", "a;2030;;missing;S;;", change=True)
    assert (found.value, found.has_value, found.change) == ("niet bekend", False, "")


def test_a_provisional_value_says_so(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2030;7;provisional;S;;", note="alleen volwassenen")
    assert found.note == "alleen volwassenen; voorlopig cijfer"


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("5990", "7160", "20% meer dan in 2029 (5.990)"),
        ("200", "150", "25% minder dan in 2029 (200)"),
        ("200", "200", "evenveel als in 2029 (200)"),
        ("20000", "20010", "10 meer dan in 2029 (20.000)"),
        ("100", "330", "3,3 keer zo veel als in 2029 (100)"),
        ("0", "12", "12 meer dan in 2029 (0)"),
        ("-30", "-10", "20 meer dan in 2029 (-30)"),
        ("10", "-5", "15 minder dan in 2029 (10)"),
        ("100", "0", "100% minder dan in 2029 (100)"),
        ("100;final;S;;", "120;final;S;;ruim", "ca. 20% meer dan in 2029 (100)"),
        ("100;final;S;;ca.", "120;final;S;;", "ca. 20% meer dan in 2029 (ca. 100)"),
        ("100;final;S;;", "98;final;S;;ruim", "ongeveer evenveel als in 2029 (100)"),
        ("100;revised;S;;", "150;final;S;;", "50% meer dan in 2029 (100, herzien)"),
        (";missing;S;;", "150;final;S;;", "2029: niet bekend"),
    ],
)
def test_the_change_is_told_as_far_as_it_is_known(
    edition: EditionBuilder, before: str, after: str, change: str
) -> None:
    assert tile(edition, f"a;2029;{before}", f"a;2030;{after}", change=True).change == change


def test_shares_differ_in_percentage_points(edition: EditionBuilder) -> None:
    rows = ("share;2029;57,5", "share;2030;60")
    found = tile(edition, *rows, indicator="share", change=True)
    assert found.change == "2,5 procentpunt hoger dan in 2029 (57,5%)"


def test_what_was_counted_otherwise_is_not_compared(edition: EditionBuilder) -> None:
    found = tile(edition, "b;2029;10", "b;2030;20", indicator="b", change=True)
    assert found.change == "niet te vergelijken met 2029: anders geteld"


def test_the_line_of_a_tile_has_a_gap_where_nothing_is_known(edition: EditionBuilder) -> None:
    rows = ("a;2026;96", "a;2027;179", "a;2030;320")
    found = tile(edition, *rows, trend_from="2026")
    assert found.trend == "sinds 2026, toen 96; niet bekend: 2028 en 2029"
    assert found.line is not None
    assert found.line.periods == 5
    assert [[period for period, _ in run] for run in found.line.runs] == [[0, 1], [4]]


def test_the_line_of_a_tile_stops_where_counting_changed(edition: EditionBuilder) -> None:
    rows = ("b;2028;10", "b;2029;20", "b;2030;30")
    found = tile(edition, *rows, indicator="b", trend_from="2028")
    assert found.trend == "sinds 2028, toen 10; vanaf 2030 anders geteld"
    assert found.line is not None
    assert [len(run) for run in found.line.runs] == [2, 1]


def test_one_value_makes_no_line(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2030;320", trend_from="2026")
    assert (found.line, found.trend) == (None, "")


def test_the_line_is_drawn_with_its_last_point_marked(edition: EditionBuilder) -> None:
    found = tile(edition, "a;2028;-4", "a;2029;8", "a;2030;3", trend_from="2028")
    assert found.line is not None
    style = chart_style(edition.publication().organisation, edition.workspace)
    svg = Drawer(style, edition.root / ".cache").sparkline(found.line)
    assert re.findall(r'd="M[^"L]*(?:L[^"L]*){2}"', svg), "one stroke of three points"
    assert svg.count('fill="#ffffff"') == 1
    assert "<text" not in svg


@pytest.fixture
def with_tiles(edition: EditionBuilder) -> EditionBuilder:
    """An edition with tiles as a figure and in a block."""
    values(edition, "a;2028;5000", "a;2029;5990", "a;2030;7160;final;S;;ruim")
    shown = "{indicator: a, change: true, trend_from: '2028'}"
    edition.write(
        FIGURE,
        f"kind: tiles\ntitle: Kerncijfers\nsource: Jaarcijfers\nitems:\n  - {shown}\n"
        "  - {value: '12', label: leden, parts: [{value: '5', label: nieuw}]}\n"
        "loose_numbers:\n  - {text: '12', reason: x}\n  - {text: '5', reason: x}\n",
    )
    foreword = (edition.root / FOREWORD).read_text()
    block = f"  - key_figures:\n      title: In het kort\n      items:\n        - {shown}\n"
    edition.write(FOREWORD, foreword.replace("signature:", f"{block}signature:"))
    return edition


def test_tiles_are_printed_in_figures_and_blocks_alike(with_tiles: EditionBuilder) -> None:
    made = render(with_tiles.workspace, "2030")
    assert made.book.complaints() == []
    pages = [text for text in made.page_texts() if "ca. 20% meer dan in 2029" in text]
    assert len(pages) == 2
    assert "In het kort" in pages[0]
    assert "Kerncijfers" in pages[1]
    assert "Bron: Jaarcijfers" in pages[1]
    for page in pages:
        assert "ruim 7.160" in page
        assert "sinds 2028, toen 5.000" in " ".join(page.split())


def test_the_line_is_decoration_that_no_reader_hears(with_tiles: EditionBuilder) -> None:
    publication, _ = load_and_check(with_tiles.workspace, "2030", as_final=False)
    assert publication is not None
    book = Book(publication, with_tiles.workspace, draft=False)
    text = html.chapter_html(book._view, publication.chapters[0], "")
    assert "background-image: url(stand:sparkline-" in text
    assert "<img" not in text

"""The data of the figures, at the back of the publication."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from weasyprint.formatting_structure import boxes

from stand.charts.open_data import csv_name
from stand.checked import load_and_check
from stand.render import html
from stand.render.book import Book
from tests.conftest import EDITION, FIGURE, THEME, EditionBuilder
from tests.render.conftest import Rendered, lines_of, render

INDICATORS = """\
sources:
  - {id: S, title: Jaarcijfers}
indicators:
  - {id: a, label: Aanvragen, unit: aanvragen}
  - id: b
    label: Besluiten
    unit: besluiten
    breaks: [{period: "2029", note: Vanaf dit jaar tellen herhaalde besluiten mee.}]
  - {id: c, label: Open, unit: zaken, formula: a - b, rounding: 1}
"""
OBSERVATIONS = """\
indicator;period;value;status;source;note;hedge
a;2027;9000;final;S;;
a;2028;;missing;S;;
a;2029;11000;final;S;;ruim
a;2030;12830;provisional;S;;
b;2027;4000;final;S;;
b;2028;5000;final;S;;
b;2029;6000;final;S;;
b;2030;7000;final;S;;
"""


@pytest.fixture
def small(tmp_path: Path) -> EditionBuilder:
    """A small edition with one figure, and figures in the bank."""
    builder = EditionBuilder(tmp_path / "root")
    builder.write("content/indicators.yaml", INDICATORS)
    builder.write("content/2030/tables/observations.csv", OBSERVATIONS)
    return builder


def with_figure(small: EditionBuilder, text: str) -> EditionBuilder:
    small.write(FIGURE, text)
    return small


def book(small: EditionBuilder) -> Book:
    publication, _ = load_and_check(small.workspace, "2030", as_final=False)
    assert publication is not None
    return Book(publication, small.workspace, draft=False)


def tables(small: EditionBuilder) -> list[ElementTree.Element]:
    """Return the tables of the appendix, as they are given to the layout engine."""
    text = html.appendix_html(book(small)._view, "")
    root = ElementTree.fromstring(f"<html>{text}</html>")  # noqa: S314 - made by our templates
    return list(root.iter("table"))


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def cells(table: ElementTree.Element) -> list[list[str]]:
    """Return the texts of a table, row after row."""
    return [[words(cell) for cell in row] for row in table.iter("tr")]


def crossed(*names: str, kind: str = "trend") -> str:
    lines = "".join(f"  - {{indicator: {name}}}\n" for name in names)
    return (
        f'kind: {kind}\ntitle: Reeks\nindicators:\n{lines}first: "2027"\nlast: "2030"\n'
        "source: Jaarcijfers\n"
    )


# --- in the editions ----------------------------------------------------------------------------


def appendix_pages(edition: Rendered) -> dict[int, str]:
    """Return the text of each page of the appendix, by its number."""
    names = [part.name for part in edition.book.parts]
    layout = edition.layouts[names.index("appendix")]
    texts = edition.page_texts()
    pages = range(layout.first_page, layout.first_page + layout.page_count)
    return {page: texts[page - 1] for page in pages}


def test_each_value_of_each_figure_is_in_the_appendix(edition: Rendered) -> None:
    printed = " ".join(" ".join(appendix_pages(edition).values()).split())
    entries = edition.book._view.appendix
    for name, depiction in edition.book.depictions.by_name.items():
        data = depiction.data
        assert (name in entries) == (data is not None and depiction.placed.figure.kind != "table")
        if name in entries and data is not None:
            for datum in data.data:
                assert " ".join(datum.text.split()) in printed, name
            assert csv_name(name) in printed


def test_figure_and_data_name_each_other(edition: Rendered) -> None:
    texts, pages = edition.page_texts(), appendix_pages(edition)
    for entry in edition.book._view.appendix.values():
        at = next(number for number, text in pages.items() if entry.file in text)
        back = re.search(
            rf"Terug naar figuur {entry.target.number} op pagina (\d+)",
            " ".join(pages[at].split()),
        )
        assert back, entry.file
        figure = texts[int(back[1]) - 1]
        assert re.search(rf"(?m)^Figuur {entry.target.number}\b", figure)
        assert f"Gegevens bij figuur {entry.target.number}" in " ".join(figure.split())


def test_the_links_lead_there_and_back(edition: Rendered) -> None:
    links: dict[str, set[int]] = {}
    with pikepdf.open(io.BytesIO(edition.pdf)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for link in page.get("/Annots", []):
                name = str(link.get("/Dest", "")) or str(link.get("/A", {}).get("/D", ""))
                links.setdefault(name, set()).add(number)
        named = {str(key) for key in pikepdf.NameTree(pdf.Root.Names.Dests)}
    back = set(appendix_pages(edition))
    for entry in edition.book._view.appendix.values():
        assert {entry.anchor, entry.target.anchor} <= named
        assert links[entry.anchor].isdisjoint(back)
        assert links[entry.target.anchor] & back


def test_the_appendix_comes_before_the_colophon_and_the_contents_name_it(edition: Rendered) -> None:
    assert [part.name for part in edition.book.parts][-3:] == ["appendix", "colofon", "back"]
    first = min(appendix_pages(edition))
    contents = " ".join(edition.page_texts()[1].split())
    assert re.search(rf"Gegevens bij de figuren {first} Colofon \d+", contents)


def test_each_entry_has_a_bookmark_under_that_of_the_appendix(edition: Rendered) -> None:
    with pikepdf.open(io.BytesIO(edition.pdf)) as pdf, pdf.open_outline() as outline:
        appendix = next(item for item in outline.root if item.title == "Gegevens bij de figuren")
        found = [item.title for item in appendix.children]
    entries = edition.book._view.appendix.values()
    assert len(found) == len(entries)
    for title, entry in zip(found, entries, strict=True):
        assert title.startswith(f"Figuur {entry.target.number}. ")


def test_no_word_of_the_appendix_is_too_small(edition: Rendered) -> None:
    layout = edition.layouts[-2]
    sizes = {
        part.style["font_size"] * 0.75
        for page in layout.document.pages
        for line, _ in lines_of(page)
        for part in line.descendants()
        if isinstance(part, boxes.TextBox)
    }
    assert min(sizes) >= 8.49


def test_an_entry_that_fits_a_page_is_not_broken(edition: Rendered) -> None:
    pages = [" ".join(text.split()) for text in appendix_pages(edition).values()]
    for entry in edition.book._view.appendix.values():
        number = entry.target.number
        page = next(text for text in pages if re.search(rf"\bFiguur {number}\b", text))
        assert entry.is_long or entry.file in page


# --- which figures ------------------------------------------------------------------------------


def test_without_figures_there_is_no_appendix(small: EditionBuilder) -> None:
    small.replace(THEME, "  - figure: aantallen\n", "")
    small.replace(THEME, "Zie [[figure:aantallen]] en [[table:landen]].", "Zie [[table:landen]].")
    rendered = render(small.workspace, "2030")
    assert "appendix" not in [part.name for part in rendered.book.parts]
    assert not any("Gegevens" in text for text in rendered.page_texts())


@pytest.mark.parametrize(
    "text",
    [
        "kind: table\ntitle: Tabel\nheader: [A, B]\nrows:\n  - [x, y]\n",
        "kind: process\ntitle: Proces\nsteps:\n  - {title: Stap}\n",
        "kind: vega-lite\ntitle: Leeg\nspec: {mark: bar}\n"
        "table: {file: tables/landen.csv, label: Land, values: [Niet]}\n",
    ],
)
def test_a_figure_without_data_or_that_is_a_table_is_left_out(
    small: EditionBuilder, text: str
) -> None:
    assert book(with_figure(small, text))._view.appendix == {}


def test_a_figure_that_is_printed_twice_or_never_is_there_once_or_not(
    small: EditionBuilder,
) -> None:
    small.write("figures/2030/ongebruikt.yaml", (small.root / FIGURE).read_text("utf-8"))
    small.replace(THEME, "  - figure: aantallen\n", "  - figure: aantallen\n" * 2)
    made = book(small)
    assert list(made._view.appendix) == ["aantallen"]
    assert [table.file for table in made.open_tables()] == ["figuur-aantallen.csv"]


# --- what a table says --------------------------------------------------------------------------


def test_a_list_is_a_table_with_headings_of_rows_and_columns(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small,
            "kind: ring\ntitle: Ring\nunit: mensen\nitems:\n"
            "  - {label: Ja, value: 12, shown: ruim 12}\n"
            "  - {label: Nee, value: 30, note: geteld}\n",
        )
    )
    assert cells(table) == [
        ["Onderdeel", "Mensen", "Toelichting"],
        ["Ja", "ruim 12", ""],
        ["Nee", "30", "geteld"],
        ["Totaal", "ruim 42", "berekend"],
    ]
    scopes = [(cell.get("scope"), words(cell)) for cell in table.iter("th")]
    assert [name for scope, name in scopes if scope == "col"] == cells(table)[0]
    assert [name for scope, name in scopes if scope == "row"] == ["Ja", "Nee", "Totaal"]


def test_what_is_not_known_is_said(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small, "kind: bars\ntitle: Staven\nitems:\n  - {label: A, value: 0}\n  - {label: B}\n"
        )
    )
    assert cells(table)[1:] == [["A", "0"], ["B", "niet bekend"]]


def test_series_have_a_unit_each_and_notes_with_letters(small: EditionBuilder) -> None:
    (table,) = tables(with_figure(small, crossed("a", "b", "c")))
    assert cells(table) == [
        ["Jaar", "Aanvragen", "Besluiten", "Open (zaken, berekend)"],
        ["2027", "9.000", "4.000", "5.000"],
        ["2028", "niet bekend", "5.000", "niet bekend"],
        ["2029a", "ruim 11.000", "6.000", "5.000"],
        ["2030", "12.830b", "7.000", "5.830"],
    ]
    text = " ".join(html.appendix_html(book(small)._view, "").striptags().split())
    assert (
        "a Besluiten: Vanaf dit jaar tellen herhaalde besluiten mee. b Voorlopig Bron: Jaarcijfers"
        in text
    )


def test_one_series_has_its_remarks_beside_it(small: EditionBuilder) -> None:
    (table,) = tables(with_figure(small, crossed("b")))
    assert cells(table)[0] == ["Jaar", "Besluiten", "Toelichting"]
    assert cells(table)[3][2] == "Vanaf dit jaar tellen herhaalde besluiten mee."


def test_rows_of_different_things_have_their_units_in_a_column(small: EditionBuilder) -> None:
    text = crossed("a", "b", kind="grouped-bars") + "rows: indicators\n"
    (table,) = tables(with_figure(small, text))
    assert cells(table) == [
        ["Onderdeel", "2027", "2028", "2029", "2030", "Eenheid"],
        ["Aanvragen", "9.000", "niet bekend", "ruim 11.000", "12.830a", "aanvragen"],
        ["Besluiten", "4.000", "5.000", "6.000", "7.000", "besluiten"],
    ]


def test_amounts_are_not_called_percentages(small: EditionBuilder) -> None:
    text = crossed("a", "b", kind="percent-bars") + "subtitle: Aandeel in procenten\n"
    (table,) = tables(with_figure(small, text))
    assert "procenten" not in words(table)
    assert cells(table)[1] == ["2027", "9.000", "4.000"]


def test_groups_head_their_own_rows(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small,
            "kind: flow\ntitle: Stroom\nstages:\n"
            "  - title: Erin\n    items: [{label: Een, value: 1}, {label: Twee, value: 2}]\n"
            "  - title: Eruit\n    items: [{label: Drie, value: 3}]\n",
        )
    )
    heads = [words(cell) for cell in table.iter("th") if cell.get("scope") == "rowgroup"]
    assert heads == ["Erin", "Eruit"]
    assert cells(table)[1:] == [["Erin"], ["Een", "1"], ["Twee", "2"], ["Eruit"], ["Drie", "3"]]
    groups = [[words(row[0]) for row in body] for body in table.iter("tbody")]
    assert groups == [["Erin", "Een", "Twee"], ["Eruit", "Drie"]]


def test_the_parts_of_a_tile_stand_under_its_number(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small,
            'kind: tiles\ntitle: Tegels\nitems:\n  - {value: "7", label: Alleen}\n'
            '  - {value: "30", label: Geheel, parts: [{value: "10", label: Deel}]}\n',
        )
    )
    assert cells(table)[1:] == [["Alleen", "7"], ["Geheel", "30"], ["Deel", "10"]]
    (head,) = (cell for cell in table.iter("th") if cell.get("scope") == "rowgroup")
    assert words(head) == "Geheel"


def test_tracks_with_the_same_steps_stand_beside_each_other(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small,
            "kind: timeline\ntitle: Duur\nunit: weken\ntracks:\n"
            "  - {label: Kort, items: [{label: Besluit, value: 2}, {label: Beroep, value: 3}]}\n"
            "  - {label: Lang, items: [{label: Besluit, value: 4}, {label: Beroep}]}\n",
        )
    )
    assert cells(table) == [
        ["Onderdeel", "Kort", "Lang"],
        ["Besluit", "2", "4"],
        ["Beroep", "3", "niet bekend"],
    ]


def test_tiles_over_different_years_leave_open_what_they_do_not_show(small: EditionBuilder) -> None:
    (table,) = tables(
        with_figure(
            small,
            "kind: tiles\ntitle: Tegels\nitems:\n"
            '  - {indicator: b, trend_from: "2027"}\n  - {indicator: a, trend_from: "2029"}\n',
        )
    )
    assert cells(table) == [
        ["Jaar", "Besluiten", "Aanvragen"],
        ["2027", "4.000", ""],
        ["2028", "5.000", ""],
        ["2029", "6.000", "ruim 11.000"],
        ["2030", "7.000", "12.830a"],
    ]


# --- much data ----------------------------------------------------------------------------------


def wide_table(rows: int, columns: int) -> str:
    head = ";".join(["Naam", *(f"Reeks {column}" for column in range(columns))])
    lines = (
        ";".join([f"Rij {row}", *(str(1000 * row + column) for column in range(columns))])
        for row in range(rows)
    )
    return "\n".join([head, *lines]) + "\n"


def vega_lite(columns: int) -> str:
    names = ", ".join(f"Reeks {column}" for column in range(columns))
    return (
        "kind: vega-lite\ntitle: Veel\nspec: {mark: bar}\n"
        f"table: {{file: tables/veel.csv, label: Naam, values: [{names}]}}\n"
    )


def test_two_hundred_rows_break_between_rows_under_the_same_head(small: EditionBuilder) -> None:
    small.write("content/2030/tables/veel.csv", wide_table(200, 2))
    pages = appendix_pages(render(with_figure(small, vega_lite(2)).workspace, "2030"))
    assert len(pages) > 3
    assert all("Naam Reeks 0 Reeks 1" in " ".join(text.split()) for text in pages.values())
    found = re.findall(r"Rij (\d+)\s+([\d.]+)\s+([\d.]+)", " ".join(pages.values()))
    assert [int(row) for row, _, _ in found] == list(range(200))
    for row, *values in found:
        assert [int(value.replace(".", "")) for value in values] == [
            1000 * int(row) + column for column in (0, 1)
        ]


def test_thirty_years_of_four_series_stand_in_their_places(small: EditionBuilder) -> None:
    small.write("content/2030/tables/veel.csv", wide_table(30, 4))
    (table,) = tables(with_figure(small, vega_lite(4)))
    for row, line in enumerate(cells(table)[1:]):
        assert [int(text.replace(".", "")) for text in line[1:]] == [
            1000 * row + column for column in range(4)
        ]
    assert len(cells(table)) == 31


def test_more_columns_than_fit_go_on_in_a_next_table(small: EditionBuilder) -> None:
    small.write("content/2030/tables/veel.csv", wide_table(3, 20))
    found = tables(with_figure(small, vega_lite(20)))
    heads = [cells(table)[0] for table in found]
    assert all(head[0] == "Naam" for head in heads)
    assert [name for head in heads for name in head[1:]] == [f"Reeks {n}" for n in range(20)]
    widest = max(len(head) for head in heads)
    assert widest - min(len(head) for head in heads) <= 1


def test_nothing_reaches_beyond_the_page(small: EditionBuilder) -> None:
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleggen"
    small.write(
        "content/2030/tables/veel.csv",
        f"Naam;{long};B;C;D;E;F\n{long};1000000000000;{long};3;4;5;6\n",
    )
    text = vega_lite(0).replace("[]", f"[{long}, B, C, D, E, F]")
    rendered = render(with_figure(small, text).workspace, "2030")
    (page,) = rendered.layouts[-2].document.pages
    right = 190 / 25.4 * 96
    for line, words_ in lines_of(page):
        assert line.position_x + line.width <= right + 1, words_


def test_the_words_are_those_of_the_edition(small: EditionBuilder) -> None:
    small.write(
        EDITION,
        (small.root / EDITION).read_text("utf-8")
        + "labels: {data_appendix: Alle cijfers, data: Cijfers, back_to: Ga naar, item: Wat}\n",
    )
    text = " ".join(" ".join(render(small.workspace, "2030").page_texts()).split())
    for expected in ("Alle cijfers", "Cijfers figuur 1", "Ga naar figuur 1 op pagina", "Wat"):
        assert expected in text

"""A figure as a card: everything on it, nothing beside it, the same as SVG as in pixels."""

import base64
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from stand.charts.depict import depict
from stand.content.load import load
from stand.errors import RenderFailed
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import Publication
from stand.render.card import Card, card_png, make_card
from stand.render.svg import card_svg
from stand.workspace import Workspace
from tests.conftest import FIGURE, ORGANISATION, PROJECT, THEME, EditionBuilder

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">
  <text x="10" y="30" font-size="20" font-family="Source Sans Pro">Gewone letters</text>
  <text x="10" y="60" font-size="20" font-family="Source Serif Pro">Andere letters</text>
  <text x="10" y="90" font-size="20" font-family="Source Sans Pro" stroke="#ff0000"
    fill="none">Omlijnde letters</text>
  <text x="10" y="120" font-size="20" font-family="Source Sans Pro"
    opacity="0.5">Halve kracht</text>
  <text transform="translate(300 190) rotate(-90)" font-size="20"
    font-family="Source Sans Pro">Gedraaide letters</text>
</svg>
"""


def card_of(publication: Publication, workspace: Workspace, placed: PlacedFigure) -> Card:
    return make_card(publication, workspace, depict(publication, workspace, placed), placed.name)


def card_in(edition: EditionBuilder, name: str = "aantallen") -> Card:
    """Return the card of a figure in the small edition."""
    publication = edition.publication()
    placed = next(found for found in placed_figures(publication) if found.name == name)
    return card_of(publication, edition.workspace, placed)


@pytest.fixture
def small(tmp_path: Path) -> EditionBuilder:
    """Return a small edition with one figure."""
    return EditionBuilder(tmp_path / "root")


def one_of_each_kind(workspace: Workspace) -> list[tuple[Publication, PlacedFigure]]:
    """Return a figure of the project's own for each kind there is."""
    found = {}
    for year in workspace.years():
        publication, _ = load(workspace, year)
        assert publication is not None
        for placed in placed_figures(publication):
            found[placed.figure.kind] = (publication, placed)
    return list(found.values())


def page_of(card: Card) -> pdfium.PdfPage:
    return pdfium.PdfDocument(card.pdf)[0]


def text_of(card: Card) -> str:
    return " ".join(page_of(card).get_textpage().get_text_bounded().split())


def texts(svg: bytes) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314 - of our own


def words(svg: bytes) -> list[str]:
    return [text.text or "" for text in texts(svg)]


def fonts_in(svg: bytes) -> list[TTFont]:
    files = re.findall(rb"data:font/woff2;base64,([^)]+)\)", svg)
    return [TTFont(BytesIO(base64.b64decode(file))) for file in files]


def test_each_kind_has_all_its_words_in_both_pictures() -> None:
    workspace = Workspace.at(PROJECT)
    for publication, placed in one_of_each_kind(workspace):
        card = card_of(publication, workspace, placed)
        assert card.complaints == (), placed.name
        assert len(pdfium.PdfDocument(card.pdf)) == 1
        svg = card_svg(card)
        assert all(text.get("fill-opacity") is None for text in texts(svg)), placed.name
        printed = text_of(card).replace("\ufffe", "-").replace("\x02", "-")
        assert f"DTenV Stand van de uitvoering {publication.year}" in printed
        assert Counter("".join(words(svg)).replace(" ", "")) == Counter(printed.replace(" ", ""))


def test_a_card_ends_where_its_words_do(small: EditionBuilder) -> None:
    low = page_of(card_in(small))
    rows = "".join(f"  - {{label: Regel {row}, value: 12}}\n" for row in range(20))
    small.replace(FIGURE, "items:\n", f"items:\n{rows}")
    high = page_of(card_in(small))
    assert low.get_width() == high.get_width()
    assert high.get_height() > low.get_height() + 20 * 20
    for page in (low, high):
        text = page.get_textpage()
        bottoms = [text.get_charbox(index)[1] for index in range(text.count_chars())]
        assert 28 < min(bottoms) < 36  # a margin of 10 mm


def test_no_number_and_no_page_stand_on_a_card(small: EditionBuilder) -> None:
    small.replace(
        FIGURE,
        "items:",
        "note: Zie [[table:landen]], [[table:landen|page]] of [elders](https://voorbeeld.nl).\n"
        "items:",
    )
    card = card_in(small)
    assert "Noot: Zie tabel 1, tabel 1 of elders." in text_of(card)
    assert "Figuur" not in text_of(card)
    assert card.complaints == ()


def test_the_house_sets_the_look(small: EditionBuilder) -> None:
    small.write(ORGANISATION, 'name: D\nshort_name: D\ncolours: {primary: "#3a1155"}\n')
    svg = card_svg(card_in(small))
    (title,) = (text for text in texts(svg) if text.text == "Het aantal groeit")
    assert title.get("fill") == "#3a1155"
    assert title.get("font-weight") == "700"


def test_the_letters_come_along_and_no_others(small: EditionBuilder) -> None:
    svg = card_svg(card_in(small))
    letters = {letter for line in words(svg) for letter in line}
    known = [set(map(chr, font.getBestCmap())) for font in fonts_in(svg)]
    assert letters <= set().union(*known)
    assert not set().union(*known) - letters - {" "}
    assert len(svg) < 40_000


def test_words_are_as_wide_as_they_are_on_the_page(small: EditionBuilder) -> None:
    small.replace(FIGURE, "items:", "note: Een noot over de aantallen.\nitems:")
    svg = card_svg(card_in(small))
    (note,) = (text for text in texts(svg) if (text.text or "").startswith("Noot"))
    (font,) = (f for f in fonts_in(svg) if f["OS/2"].usWeightClass == 400)
    cmap, widths = font.getBestCmap(), font["hmtx"]
    advance = sum(widths[cmap[ord(letter)]][0] for letter in note.text or "")
    wide = advance / font["head"].unitsPerEm * float(note.get("font-size", 0))
    assert float(note.get("textLength", 0)) == pytest.approx(wide, rel=0.02)


def test_two_cards_can_stand_in_one_page(small: EditionBuilder) -> None:
    small.write("figures/2030/ander.yaml", (small.root / FIGURE).read_text("utf-8"))
    small.replace(THEME, "  - figure: aantallen\n", "  - figure: aantallen\n  - figure: ander\n")
    first, second = (card_svg(card_in(small, name)) for name in ("aantallen", "ander"))
    names = [set(re.findall(rb'\bid="([^"]+)"', svg)) for svg in (first, second)]
    assert names[0]
    assert not names[0] & names[1]
    for svg, own in zip((first, second), names, strict=True):
        assert set(re.findall(rb'(?:href="#|url\(#)([^")]+)', svg)) <= own


@pytest.fixture
def drawn(small: EditionBuilder) -> Card:
    """A card with a picture that was drawn elsewhere, of a house with one typeface."""
    house = (small.workspace.root / ORGANISATION).read_text("utf-8")
    small.write(
        ORGANISATION, f"{house}fonts:\n  text: Source Sans Pro\n  headings: Source Sans Pro\n"
    )
    small.write("figures/tekening.svg", DRAWN)
    small.write(
        FIGURE,
        "kind: image\ntitle: Een tekening\nalt: Vijf regels letters.\nfile: figures/tekening.svg\n",
    )
    return card_in(small)


def test_plain_words_in_a_drawing_become_text(drawn: Card) -> None:
    found = {text.text: text for text in texts(card_svg(drawn))}
    assert found["Gewone letters"].get("fill-opacity") is None
    assert float(found["Gewone letters"].get("font-size", 0)) == pytest.approx(15)
    assert found["Gedraaide letters"].get("transform", "").startswith("matrix(0 -0.75 0.75 0 ")


def test_words_in_another_font_stay_shapes_with_unseen_words_on_them(drawn: Card) -> None:
    svg = card_svg(drawn)
    unseen = [text.text or "" for text in texts(svg) if text.get("fill-opacity") == "0"]
    assert "".join(unseen).replace(" ", "") == "Andereletters"
    assert b"<use " in svg


def test_words_that_are_more_than_letters_stay_shapes(drawn: Card) -> None:
    found = words(card_svg(drawn))
    assert not any("Omlijnde" in text or "Halve" in text for text in found)
    assert "Omlijnde letters" in text_of(drawn)


def test_half_light_lines_do_not_get_lost(small: EditionBuilder) -> None:
    import vl_convert

    small.write(
        "figures/lijn.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">'
        '<line x1="0" y1="50" x2="400" y2="50" stroke="#ff0000" stroke-width="20" opacity="0.5"/>'
        "</svg>",
    )
    small.write(FIGURE, "kind: image\ntitle: Een lijn\nalt: Lijn.\nfile: figures/lijn.svg\n")
    card = card_in(small)
    for picture in (card_png(card, 718), vl_convert.svg_to_png(card_svg(card).decode())):
        with Image.open(BytesIO(picture)) as image:
            colours = {colour[:3] for _, colour in image.getcolors(maxcolors=100_000)}
        assert any(red == 255 and 120 < green == blue < 135 for red, green, blue in colours)


def test_a_picture_of_too_many_pixels_is_refused(small: EditionBuilder) -> None:
    rows = "".join(f"  - [Rij {row}, '{'woord ' * 150}']\n" for row in range(30))
    small.write(FIGURE, f"kind: table\ntitle: Hoog\nheader: [A, B]\nrows:\n{rows}")
    card = card_in(small)
    with pytest.raises(RenderFailed, match="te groot"):
        card_png(card, 8000)
    assert card_png(card, 200)

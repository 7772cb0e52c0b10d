"""Where the cursor is in the file is where it is on the page."""

import pathlib as files

import pytest

from stand.content.load import load
from stand.model.source import Path
from stand.render.book import Book
from stand.render.pages import Layout
from stand.render.spots import Spot, Spots
from tests.conftest import FOREWORD, THEME, EditionBuilder
from tests.render.conftest import lines_of

SENTENCES = [f"Zin nummer {number} gaat over het onderwerp van die zin." for number in range(90)]


def spots_of(small: EditionBuilder, name: str) -> tuple[Layout, Spots]:
    publication, problems = load(small.workspace, "2030")
    assert publication is not None, problems
    book = Book(publication, small.workspace, draft=True)
    part = next(part for part in book.parts if part.name == name)
    layout, _ = book.alone(part, 1)
    return layout, Spots.of(layout)


def printed_at(layout: Layout, spot: Spot) -> str:
    """Return the line of text at a spot."""
    page = layout.document.pages[spot.page]
    middle = spot.share * page.height
    return next(
        text
        for line, text in lines_of(page)
        if line.position_y <= middle <= line.position_y + line.height
    )


@pytest.fixture
def small(tmp_path: files.Path) -> EditionBuilder:
    """Return a small edition."""
    return EditionBuilder(tmp_path / "root")


@pytest.fixture
def long(small: EditionBuilder) -> tuple[Layout, Spots]:
    """A chapter of several pages."""
    text = "\n\n".join(f"      {sentence}" for sentence in SENTENCES)
    small.replace(FOREWORD, "      De tweede alinea.", text)
    return spots_of(small, "voorwoord")


def test_each_sentence_is_found_where_it_is_printed(long: tuple[Layout, Spots]) -> None:
    layout, spots = long
    assert layout.page_count > 1
    found = [spots.find(("body", 0, "text"), sentence) for sentence in SENTENCES]
    assert found == sorted(found, key=lambda spot: (spot.page, spot.share))
    for number, spot in enumerate(found):
        assert f"Zin nummer {number} " in printed_at(layout, spot)


@pytest.mark.parametrize(
    "words",
    [
        "nummer 42 gaat over",
        "**nummer 42** gaat over het",
        "[[weg]] nummer 42 gaat",
        "[nummer 42](https://voorbeeld.nl/nummer/9) gaat",
        "nummer 42[^1] gaat over",
        "anders nummer 42 gaat over het onderwerp",
    ],
)
def test_marks_references_and_other_words_do_not_matter(
    long: tuple[Layout, Spots], words: str
) -> None:
    layout, spots = long
    assert "nummer 42 " in printed_at(layout, spots.find(("body", 0, "text"), words))


@pytest.mark.parametrize("words", ["", "niets hiervan", "…", "[[a]]", "a", "\ud800"])
def test_without_words_that_are_there_it_is_the_top_of_the_block(
    long: tuple[Layout, Spots], words: str
) -> None:
    _, spots = long
    top = spots.find(("body", 0), words)
    assert top.page == 0
    assert top.share < spots.find(("body", 0), "De eerste alinea").share
    assert spots.find(("body", 77), words) == spots.find(("kind",), words) == Spot(0, 0.0)


def test_each_value_has_its_own_place(small: EditionBuilder) -> None:
    small.replace(THEME, "status: final\n", "status: final\nlead: De druk is groot.\n")
    _, spots = spots_of(small, "1-druk")
    places: list[Path] = [("title",), ("lead",), *(("body", index) for index in range(4))]
    found = [spots.find(place) for place in places]
    assert found == sorted(found, key=lambda spot: (spot.page, spot.share))
    assert len(set(found)) == len(found)


def test_a_note_is_found_at_the_foot_of_the_page(small: EditionBuilder) -> None:
    small.replace(FOREWORD, "De eerste alinea.", "De eerste.^[Hier staat een toelichting.]")
    layout, spots = spots_of(small, "voorwoord")
    note = spots.find(("body", 0, "text"), "staat een toelichting")
    assert "toelichting" in printed_at(layout, note)
    assert note.share > 0.8


def test_the_signature_has_a_place(small: EditionBuilder) -> None:
    layout, spots = spots_of(small, "voorwoord")
    assert "Jansen" in printed_at(layout, spots.find(("signature", "name"), "A. Jansen"))

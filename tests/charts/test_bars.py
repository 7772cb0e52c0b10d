"""Bars under one another."""

import pytest

from tests.charts.drawing import drawn
from tests.conftest import EditionBuilder

HEAD = "kind: bars\ntitle: Aantallen\nitems:\n"


def bars(*items: str) -> str:
    return HEAD + "".join(f"  - {{{item}}}\n" for item in items)


def test_the_largest_comes_first_and_the_unknown_last(edition: EditionBuilder) -> None:
    drawing = drawn(
        edition, bars("label: Klein, value: 5", "label: Onbekend", "label: Groot, value: 12830")
    )
    drawing.assert_legible()
    names = [
        text.words for text in sorted(drawing.texts, key=lambda text: (text.left > 0, text.top))
    ]
    assert names[:3] == ["Groot", "Klein", "Onbekend"]
    assert "12.830" in drawing.words
    assert "niet bekend" in drawing.words


@pytest.mark.parametrize(
    "items",
    [
        ("label: Alles, value: 0",),
        ("label: Eén, value: 1",),
        ("label: Min, value: -40", "label: Plus, value: 60"),
        ("label: Reus, value: 1000000000", "label: Dwerg, value: 1", "label: Niets, value: 0"),
        ("label: Een naam die veel langer is dan de kantlijn breed is en dus breekt, value: 3",),
        ("label: Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleggen, value: 3",),
        ("label: Met woorden, value: 3, shown: een omschrijving die niet naast de staaf past",),
        ("label: Met noot, value: 3, note: " + "een toelichting van enige lengte " * 6,),
    ],
)
def test_whatever_the_values_all_words_can_be_read(
    edition: EditionBuilder, items: tuple[str, ...]
) -> None:
    drawn(edition, bars(*items)).assert_legible()


def test_twenty_five_bars_fit_a_page(edition: EditionBuilder) -> None:
    drawing = drawn(edition, bars(*(f"label: Naam {n}, value: {n}" for n in range(1, 26))))
    drawing.assert_legible()
    assert drawing.height < 860  # pixels: what a page has under a caption

"""Rows of signs that can be counted."""

import re
from itertools import pairwise

import pytest

from stand.charts.limits import faults
from tests.charts.drawing import Drawing, Shape, drawn, figure_in
from tests.conftest import EditionBuilder

HEAD = "kind: units\ntitle: Aantallen\n"


def units(*items: str, more: str = "") -> str:
    return f"{HEAD}{more}items:\n" + "".join(f"  - {{{item}}}\n" for item in items)


def test_so_many_out_of_so_many_can_be_counted(edition: EditionBuilder) -> None:
    drawing = drawn(edition, units("label: Land, part: 2, of: 5"))
    drawing.assert_legible()
    assert _signs(drawing) == (2, 0, 3)
    assert "2 op de 5" in drawing.words


def test_words_go_with_the_signs_they_describe(edition: EditionBuilder) -> None:
    drawing = drawn(edition, units("label: Land, part: 1, of: 5, shown: iets meer dan 1 op de 5"))
    assert _signs(drawing) == (1, 0, 4)
    assert "iets meer dan 1 op de 5" in drawing.words


def test_an_amount_is_as_many_signs_as_it_says_the_last_in_part(edition: EditionBuilder) -> None:
    text = units("label: IND, value: 12830", "label: KMar, value: 2000", more="unit: personen\n")
    drawing = drawn(edition, text)
    drawing.assert_legible()
    assert _signs(drawing) == (14, 1, 0)
    assert "Eén teken = 1.000 personen." in drawing.words
    part = next(shape for shape in drawing.shapes if shape.stroke == "none")
    whole = next(shape for shape in drawing.shapes if shape.fill == shape.stroke)
    assert _wide(part) / _wide(whole) == pytest.approx(0.83, abs=0.01)


@pytest.mark.parametrize(
    ("most", "each"),
    [("20", "Elk teken staat voor één."), ("21", "Eén teken = 2."), ("1000", "Eén teken = 50.")],
)
def test_the_longest_row_has_at_most_twenty_signs(
    edition: EditionBuilder, most: str, each: str
) -> None:
    drawing = drawn(edition, units(f"label: Alles, value: {most}", "label: Iets, value: 1"))
    assert each in drawing.words


def test_the_editor_says_what_a_sign_is(edition: EditionBuilder) -> None:
    drawing = drawn(edition, units("label: Alles, value: 100", more="each: 50\n"))
    assert _signs(drawing) == (2, 0, 0)
    assert "Eén teken = 50." in drawing.words


def test_zero_is_a_number_and_what_is_not_known_is_not(edition: EditionBuilder) -> None:
    drawing = drawn(
        edition, units("label: Geen, value: 0", "label: Ook", "label: Bijna, shown: het merendeel")
    )
    drawing.assert_legible()
    assert _signs(drawing) == (0, 0, 0)
    assert {"0", "niet bekend", "het merendeel"} <= set(drawing.words)


def test_words_are_as_firm_as_numbers_only_what_is_not_known_is_not(
    edition: EditionBuilder,
) -> None:
    text = units("label: Land, shown: het merendeel", "label: Ander", "label: Derde, value: 3")
    found = re.findall(r"<text([^>]*)>([^<]+)", drawn(edition, text).svg)
    looks = {words: look for look, words in found}
    bold = 'font-weight="700"'
    assert bold in looks["het merendeel"]
    assert bold in looks["3"]
    assert bold not in looks["niet bekend"]
    assert "italic" in looks["niet bekend"]


def test_more_than_twenty_signs_break_into_lines(edition: EditionBuilder) -> None:
    for of, lines in ((30, 3), (40, 2), (100, 5), (97, 5)):
        drawing = drawn(edition, units(f"label: Land, part: 1, of: {of}"))
        drawing.assert_legible()
        assert len({shape.y for shape in drawing.shapes if shape.stroke != "none"}) == lines


@pytest.mark.parametrize("sign", ["person", "document", "house", "square"])
def test_every_sign_stands_clear_of_the_next(edition: EditionBuilder, sign: str) -> None:
    drawing = drawn(edition, units("label: Alles, part: 3, of: 20", more=f"sign: {sign}\n"))
    signs = [shape for shape in drawing.shapes if shape.stroke != "none"]
    lefts = sorted(shape.x for shape in signs)
    assert min(b - a for a, b in pairwise(lefts)) > _wide(signs[0]) + 1


@pytest.mark.parametrize(
    "items",
    [
        ("label: Reus, value: 1000000000", "label: Dwerg, value: 1"),
        ("label: Klein, value: 0.3", "label: Kleiner, value: 0.01"),
        ("label: Een naam die veel langer is dan de kantlijn breed is en dus breekt, value: 3",),
        ("label: Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleggen, value: 3",),
        ("label: Woorden, value: 19, shown: een omschrijving die niet naast de tekens past",),
        ("label: Noot, part: 20, of: 20, note: " + "een toelichting van enige lengte " * 6,),
        ("label: Deel, part: 1, of: 40, note: klein",) * 8 + ("label: Deel, value: 1",) * 4,
    ],
)
def test_whatever_the_values_all_words_can_be_read(
    edition: EditionBuilder, items: tuple[str, ...]
) -> None:
    drawing = drawn(edition, units(*items))
    drawing.assert_legible()
    assert drawing.height < 860  # pixels: what a page has under a caption


def test_more_signs_than_a_page_holds_are_refused(edition: EditionBuilder) -> None:
    text = units("label: Alles, value: 12830", more="each: 1\n")
    (fault,) = faults(*figure_in(edition, text))
    assert (fault.path, fault.code) == (("each",), "too-many-signs")
    assert "642" in fault.message


def _wide(sign: Shape) -> float:
    edges = [float(x) for x in re.findall(r"[ML](-?[\d.]+)", sign.path)]
    return max(edges) - min(edges)


def _signs(drawing: Drawing) -> tuple[int, int, int]:
    """Return how many signs are filled, filled in part, and empty."""
    signs = [shape for shape in drawing.shapes if shape.stroke != "none"]
    filled = sum(shape.fill == shape.stroke for shape in signs)
    partly = len(drawing.shapes) - len(signs)
    return filled, partly, len(signs) - filled - partly

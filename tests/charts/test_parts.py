"""Wholes in parts: the ring, and the divided bar."""

from itertools import combinations, pairwise

import pytest

from stand.charts.look.colours import contrast
from stand.charts.look.style import GUTTER, WIDTH
from tests.charts.drawing import drawn
from tests.charts.shapes import ARC, LONG, WORD, boxes, codes, crossed, turns, widths, word
from tests.conftest import ORGANISATION, EditionBuilder

PAPER = "#ffffff"


def of_parts(kind: str, *items: str, more: str = "") -> str:
    listed = "".join(f"  - {{{item}}}\n" for item in items)
    return f"kind: {kind}\ntitle: Aantallen\n{more}items:\n{listed}"


def parts_of(kind: str, sizes: tuple[int, ...], more: str = "") -> str:
    names = ("asiel", "bewaring", "grens", "overdracht", "samenwerking", "overig")
    items = (f"label: {name}, value: {size}" for name, size in zip(names, sizes, strict=False))
    return of_parts(kind, *items, more=more)


# What is drawn, whatever the values.

LISTS = {
    "two": ("label: Ja, value: 3", "label: Nee, value: 1"),
    "huge": ("label: Reus, value: 1000000000", "label: Dwerg, value: 1", "label: Nul, value: 0"),
    "dwarfs first": ("label: Nul, value: 0", "label: Dwerg, value: 1", "label: Reus, value: 99999"),
    "all in one": (
        "label: Niets, value: 0",
        "label: Alles, value: 7",
        "label: Ook niets, value: 0",
    ),
    "long names": (f"label: {LONG}, value: 3", f"label: {WORD}, value: 1", "label: Rest, value: 2"),
    "hedges": (
        "label: Aantoonbaar, value: 7160, shown: ruim 7.160",
        "label: Zonder toezicht, value: 4740, shown: ca. 4.740, note: afgeleid",
    ),
    "words": (
        "label: Eén, value: 30, shown: een omschrijving die nergens in of naast het deel past",
        f"label: Twee, value: 1, note: {'een toelichting van enige lengte ' * 4}",
    ),
}
MORE = {
    "six": [f"label: Deel {n}, value: {n}, note: noot" for n in range(1, 7)],
    "six tiny": [f"label: Het deel met nummer {n}, value: {n**6}" for n in range(6)],
    "tiny between large": [f"label: Deel {n}, value: {1 if n % 2 else 300}" for n in range(6)],
    "six long words": [f"label: {WORD}{n}, value: 1" for n in range(6)],
}


@pytest.mark.parametrize("more", ["", "unit: vertrekprocedures\n", f"unit: {WORD}\n"])
@pytest.mark.parametrize("kind", ["ring", "shares"])
@pytest.mark.parametrize("name", LISTS)
def test_whatever_the_parts_all_words_can_be_read(
    edition: EditionBuilder, name: str, kind: str, more: str
) -> None:
    drawing = drawn(edition, of_parts(kind, *LISTS[name], more=more))
    drawing.assert_legible()
    assert drawing.height < 330


@pytest.mark.parametrize("name", MORE)
def test_a_bar_of_six_parts_can_be_read(edition: EditionBuilder, name: str) -> None:
    drawn(edition, of_parts("shares", *MORE[name])).assert_legible()


# The ring.


def test_the_arcs_of_a_ring_turn_in_proportion_from_the_top(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("ring", (50, 30, 20)))
    assert turns(drawing) == pytest.approx([0.5, 0.3, 0.2], abs=0.01)
    first = next(shape for shape in drawing.shapes if ARC.match(shape.path))
    match = ARC.match(first.path)
    assert match is not None
    assert 0 < float(match[1]) < 3  # a hair right of twelve o'clock
    assert float(match[2]) < 0


def test_each_label_of_a_ring_stands_at_the_side_of_its_part(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("ring", (60, 40)))
    right, left = word(drawing, "asiel"), word(drawing, "bewaring")
    assert left.right < GUTTER < GUTTER + 170 < right.left


def test_the_whole_stands_large_in_the_middle_with_its_unit_below(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("ring", (7000, 4900), "unit: vertrekken\n"))
    whole, unit = word(drawing, "11.900"), word(drawing, "vertrekken")
    assert whole.size >= 20
    assert unit.top > whole.top
    assert (whole.left + whole.right) / 2 == pytest.approx(GUTTER + 85, abs=2)


def test_a_whole_that_does_not_fit_in_the_ring_stands_below_it(edition: EditionBuilder) -> None:
    more = "total: {value: 12, shown: een totaal in zoveel woorden dat het niet in de ring past}\n"
    drawing = drawn(edition, parts_of("ring", (7, 5), more))
    assert "samen een totaal in zoveel woorden" in drawing.all_words


def test_that_percentages_are_100_percent_together_goes_unsaid(edition: EditionBuilder) -> None:
    for kind in ("ring", "shares"):
        drawing = drawn(edition, parts_of(kind, (60, 40), 'unit: "%"\n'))
        assert "100" not in drawing.all_words


# The divided bar.


def test_the_parts_of_a_bar_fill_the_page_in_proportion(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("shares", (50, 30, 20)))
    assert [wide / WIDTH for wide in widths(drawing)] == pytest.approx([0.5, 0.3, 0.2], abs=0.006)


def test_a_bar_says_what_its_parts_are_together(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("shares", (8000, 7390), "unit: vertrekken\n"))
    line = [text for text in drawing.texts if text.words in ("samen", "15.390", "vertrekken")]
    assert [text.words for text in sorted(line, key=lambda text: text.left)] == [
        "samen",
        "15.390",
        "vertrekken",
    ]


def test_a_name_stands_under_its_own_part(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("shares", (50, 30, 20)))
    for name, (_, left, right, _, foot) in zip(
        ("asiel", "bewaring", "grens"), boxes(drawing), strict=True
    ):
        text = word(drawing, name)
        assert left <= text.left < text.right <= right
        assert text.top > foot


def test_a_part_too_small_for_its_name_has_a_line_to_it(edition: EditionBuilder) -> None:
    drawing = drawn(edition, parts_of("shares", (500, 300, 4, 0)))
    drawing.assert_legible()
    assert {"4", "0", "grens", "overdracht"} <= {*drawing.words}
    assert drawing.svg.count("<line") == 4  # down to the label, and a tick


# Zero and what is not known.


@pytest.mark.parametrize("kind", ["ring", "shares"])
def test_a_part_of_zero_is_named_and_takes_no_room(edition: EditionBuilder, kind: str) -> None:
    drawing = drawn(edition, parts_of(kind, (60, 0, 40)))
    assert {"0", "bewaring"} <= {*drawing.words}
    assert len(turns(drawing)) + len(widths(drawing)) == 2


@pytest.mark.parametrize("kind", ["ring", "shares"])
def test_an_unknown_part_is_what_the_others_leave_of_the_whole(
    edition: EditionBuilder, kind: str
) -> None:
    items = ("label: Ja, value: 50", "label: Nee", "label: Blanco, value: 20")
    drawing = drawn(edition, of_parts(kind, *items, more="total: {value: 100}\n"))
    drawing.assert_legible()
    assert "niet bekend" in drawing.words
    assert "30" not in drawing.words
    sizes = turns(drawing) or [wide / WIDTH for wide in widths(drawing)]
    assert sorted(sizes) == pytest.approx([0.2, 0.3, 0.5], abs=0.01)
    (hollow,) = (shape for shape in drawing.shapes if shape.fill == "none")
    assert f'd="{hollow.path}" fill="none"' in drawing.svg
    assert "stroke-dasharray" in drawing.svg


@pytest.mark.parametrize("kind", ["ring", "shares"])
def test_a_whole_is_not_divided_when_a_part_or_the_whole_is_missing(
    edition: EditionBuilder, kind: str
) -> None:
    known, unknown = "label: Ja, value: 50", "label: Nee"
    assert codes(edition, of_parts(kind, known, unknown)) == ["no-whole"]
    total = "total: {value: 100}\n"
    assert codes(edition, of_parts(kind, known, unknown, "label: Blanco", more=total)) == [
        "no-whole"
    ]
    assert codes(edition, of_parts(kind, known, unknown, more=total)) == []


@pytest.mark.parametrize("kind", ["ring", "shares"])
def test_parts_that_are_not_the_whole_are_not_drawn(edition: EditionBuilder, kind: str) -> None:
    assert codes(edition, parts_of(kind, (51, 33), "total: {value: 98}\n")) == ["parts"]
    assert codes(edition, parts_of(kind, (51, 33), "total: {value: 85}\n")) == []
    unknown = ("label: Ja, value: 51", "label: Nee")
    assert codes(edition, of_parts(kind, *unknown, more="total: {value: 48}\n")) == ["parts"]


# Without colour.

PALETTES = {
    "ours": {},
    "dark": dict.fromkeys(("primary", "accent", "practice", "action", "request"), "#333333"),
    "bright": {
        **{"primary": "#7b1fa2", "accent": "#d32f2f", "practice": "#1b5e20"},
        **{"action": "#0d47a1", "request": "#a35200"},
    },
    "contrasting": {
        **{"primary": "#000000", "accent": "#767676", "practice": "#222222"},
        **{"action": "#757575", "request": "#111111"},
    },
}


@pytest.mark.parametrize("kind", ["ring", "shares"])
@pytest.mark.parametrize("palette", PALETTES)
def test_neighbours_differ_without_colour(edition: EditionBuilder, palette: str, kind: str) -> None:
    colours = "".join(f'  {name}: "{value}"\n' for name, value in PALETTES[palette].items())
    if colours:
        edition.replace(ORGANISATION, "website", f"colours:\n{colours}website")
    sizes = (50, 30, 20) if kind == "ring" else (50, 0, 30, 25, 20, 10)
    drawing = drawn(edition, parts_of(kind, sizes))
    shapes = [shape for shape in drawing.shapes if shape.fill.startswith("#")]
    neighbours = [*pairwise(shapes)]
    if kind == "ring":
        neighbours.append((shapes[-1], shapes[0]))
    assert len(shapes) == len([size for size in sizes if size])
    for one, other in neighbours:
        is_outlined = any(
            shape.stroke not in ("none", shape.fill) and contrast(shape.stroke, PAPER) >= 3
            for shape in (one, other)
        )
        assert is_outlined or contrast(one.fill, other.fill) >= 3, f"{one} and {other}"


@pytest.mark.parametrize("palette", ["ours", "dark"])
def test_four_parts_are_four_shades_of_grey(edition: EditionBuilder, palette: str) -> None:
    colours = "".join(f'  {name}: "{value}"\n' for name, value in PALETTES[palette].items())
    if colours:
        edition.replace(ORGANISATION, "website", f"colours:\n{colours}website")
    drawing = drawn(edition, parts_of("shares", (40, 30, 20, 10)))
    for (one, *_), (other, *_) in combinations(boxes(drawing), 2):
        assert contrast(one.fill, other.fill) >= 1.5, f"{one} and {other}"


@pytest.mark.parametrize("palette", PALETTES)
def test_values_can_be_read_on_their_part(edition: EditionBuilder, palette: str) -> None:
    colours = "".join(f'  {name}: "{value}"\n' for name, value in PALETTES[palette].items())
    if colours:
        edition.replace(ORGANISATION, "website", f"colours:\n{colours}website")
    drawing = crossed(edition, "stacked-bars", "jaar;a;b;c;d\n2030;111;222;333;444\n")
    for shape, left, right, top, foot in boxes(drawing):
        (inside,) = (
            text
            for text in drawing.texts
            if left <= text.left < text.right <= right and top <= text.top < text.bottom <= foot
        )
        assert contrast(inside.colour, shape.fill) >= 4.5

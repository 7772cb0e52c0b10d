"""Amounts that pass from one stage to the next."""

import re

import pytest

from stand.charts.look.colours import tint
from stand.model.organisation import Colours
from tests.charts.drawing import Drawing, Text, drawn
from tests.conftest import EditionBuilder

CHAIN = """\
kind: flow
title: Van aanvraag tot vertrek
stages:
  - items: [{label: aanvragen, value: 17000}]
  - items: [{label: die de dienst afhandelt, value: 200, shown: ca. 200 per week}]
  - items: [{label: vertrekken, value: 180}]
"""
PARTS = """\
kind: flow
title: Van instroom tot bestemming
stages:
  - title: Instroom
    unit: zaken
    items:
      - {label: IND, value: 12830}
      - {label: buiten de asielprocedure, value: 4580}
      - {label: politie, value: 2650}
      - {label: KMar, value: 820}
  - title: Vertrek
    unit: zaken
    items:
      - {label: aantoonbaar, value: 7160, shown: ruim 7.160}
      - {label: zelfstandig zonder toezicht, value: 5640, shown: ca. 5.640}
  - title: Bestemming
    items:
      - {label: land van herkomst, shown: het merendeel}
      - {label: ander land}
"""
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleggen"
SIX = (
    f"[{'{label: een klein deel, value: 1, note: klein}, ' * 5}{{label: reus, value: 1000000000}}]"
)
_BLOCK = re.compile(r"M([\d.]+),([\d.]+)h24v([\d.]+)h-24Z")


def test_one_amount_at_each_stage_makes_cards_in_a_row(edition: EditionBuilder) -> None:
    drawing = drawn(edition, CHAIN)
    drawing.assert_legible()
    first, second, last = (_text(drawing, words) for words in ("17.000", "200", "180"))
    assert first.left < second.left < last.left
    assert first.top == second.top == last.top
    assert last.colour == "#ffffff"


def test_the_number_on_a_card_is_large_and_the_words_around_it_are_small(
    edition: EditionBuilder,
) -> None:
    drawing = drawn(edition, CHAIN)
    before, number, after = (_text(drawing, words) for words in ("ca.", "200", "per week"))
    assert number.size * 0.75 == pytest.approx(20, abs=0.1)
    assert before.size == after.size == 12
    assert before.bottom <= number.top
    assert after.left > number.right
    small = drawn(edition, CHAIN.replace("ca. 200 per week", "200 in een gewone werkweek"))
    small.assert_legible()
    assert _text(small, "in een gewone werkweek").top >= _text(small, "200").bottom


def test_words_without_a_number_stand_whole_on_the_line_of_the_numbers(
    edition: EditionBuilder,
) -> None:
    for words in ("het merendeel", "300 in 2029 en 400 in 2030"):
        drawing = drawn(edition, CHAIN.replace("ca. 200 per week", words))
        drawing.assert_legible()
        assert words in drawing.all_words
        number = _text(drawing, "180")
        first = next(text for text in drawing.texts if words.startswith(text.words))
        assert _foot(first) == pytest.approx(_foot(number), abs=0.5)


def test_parts_stand_under_one_another_beside_the_stage_before(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS)
    drawing.assert_legible()
    names = ["IND", "buiten de asielprocedure", "politie", "KMar"]
    tops = [_text(drawing, name).top for name in names]
    assert tops == sorted(tops)
    assert _text(drawing, "IND").right < _text(drawing, "aantoonbaar").left


def test_the_whole_of_a_stage_is_told_only_when_all_parts_are_known(
    edition: EditionBuilder,
) -> None:
    drawing = drawn(edition, PARTS)
    assert "20.880 zaken" in drawing.words
    assert "ca. 12.800 zaken" in drawing.words
    one_unknown = drawn(edition, PARTS.replace("label: KMar, value: 820", "label: KMar"))
    assert "20.060" not in one_unknown.all_words
    assert "zaken" in one_unknown.words


def test_the_whole_that_is_given_goes_before_the_sum(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS.replace("Vertrek\n", "Vertrek\n    total: {value: 12800}\n"))
    assert "12.800 zaken" in drawing.words
    unknown = drawn(edition, PARTS.replace("Vertrek\n", "Vertrek\n    total: {label: Alles}\n"))
    assert "12.800" not in unknown.all_words


def test_a_head_stands_right_over_its_column(edition: EditionBuilder) -> None:
    long = "Bestemming na een heel lange reis met omwegen"
    drawing = drawn(edition, PARTS.replace("Bestemming", long))
    drawing.assert_legible()
    last = drawing.texts[drawing.words.index("20.880 zaken")]
    ends = [text.bottom for text in drawing.texts if text.words in long]
    assert len(ends) > 1
    assert max(ends) == pytest.approx(last.bottom)


def test_stages_that_count_the_same_share_a_scale(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS)
    inflow, departures = _heights(drawing)
    assert departures / inflow == pytest.approx(12800 / 20880)


def test_stages_that_count_different_things_say_that_they_do_not_compare(
    edition: EditionBuilder,
) -> None:
    text = PARTS.replace("Vertrek\n    unit: zaken", "Vertrek\n    unit: personen")
    drawing = drawn(edition, text)
    drawing.assert_legible()
    inflow, departures = _heights(drawing)
    assert departures == pytest.approx(inflow)
    assert "niet op dezelfde schaal" in drawing.all_words


def test_a_stage_in_words_alone_is_a_list_to_which_no_band_leads(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS)
    assert {"het merendeel", "niet bekend"} <= set(drawing.words)
    assert drawing.svg.count("stroke-dasharray") == 1
    assert "de hoogte zegt niets" not in drawing.all_words
    known = drawn(
        edition,
        PARTS.replace("shown: het merendeel", "value: 5").replace(
            "ander land", "ander land, value: 3"
        ),
    )
    assert _bands(drawing) == _bands(known) - 1


def test_what_is_not_known_among_what_is_has_an_empty_block(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS.replace("label: KMar, value: 820", "label: KMar"))
    drawing.assert_legible()
    assert drawing.svg.count("stroke-dasharray") == 2
    assert "de hoogte zegt niets" in drawing.all_words


def test_the_words_of_small_parts_stay_beside_the_column(edition: EditionBuilder) -> None:
    drawing = drawn(edition, PARTS)
    foot = max(bottom for _, bottom in _columns(drawing)[0])
    assert _text(drawing, "KMar").bottom <= foot


def test_in_a_chain_what_is_not_known_is_no_number(edition: EditionBuilder) -> None:
    drawing = drawn(edition, CHAIN.replace("label: vertrekken, value: 180", "label: vertrekken"))
    drawing.assert_legible()
    assert "niet bekend" in drawing.all_words
    assert drawing.svg.count("stroke-dasharray") == 1


@pytest.mark.parametrize(
    "stages",
    [
        ("[{label: A, value: 0}]", "[{label: B, value: 0}]"),
        ("[{label: A, value: 0}, {label: B, value: 0}]", "[{label: C, value: 7}]"),
        ("[{label: A}, {label: B}]", "[{label: C}, {label: D}]"),
        ("[{label: A, value: 1000000000000}]", *["[{label: B, value: 3}]"] * 4),
        ("[{label: A, value: 1000000000000}, {label: B, value: 1}]", *["[{label: C}]"] * 4),
        (f"[{{label: {LONG}, value: 3}}]", *["[{label: B, value: 2}]"] * 4),
        (f"[{{label: {LONG}, value: 3}}, {{label: B, value: 2}}]", *["[{label: C, value: 5}]"] * 4),
        (
            "[{value: 3, label: A, note: " + "een hele toelichting " * 9 + "}]",
            "[{value: 3, label: A, shown: een omschrijving in plaats van een getal}]",
        ),
        (SIX, SIX, SIX, SIX, SIX),
    ],
)
def test_whatever_the_values_all_words_can_be_read(
    edition: EditionBuilder, stages: tuple[str, ...]
) -> None:
    head = "kind: flow\ntitle: Van begin tot eind\nstages:\n"
    drawing = drawn(edition, head + "".join(f"  - items: {stage}\n" for stage in stages))
    drawing.assert_legible()
    assert drawing.height < 860  # pixels: what a page has under a caption


def test_no_number_is_broken(edition: EditionBuilder) -> None:
    stages = "".join(f"  - items: [{{label: A, value: {10**n}}}]\n" for n in (9, 9, 6, 3, 0))
    drawing = drawn(edition, f"kind: flow\ntitle: Getallen\nstages:\n{stages}")
    assert "1.000.000.000" in drawing.words


def _text(drawing: Drawing, words: str) -> Text:
    return next(text for text in drawing.texts if text.words == words)


def _foot(text: Text) -> float:
    """Return where the letters of a line stand."""
    return text.bottom - text.size * 0.2


def _bands(drawing: Drawing) -> int:
    pale = tint(Colours().primary, 0.92)
    return sum(shape.fill == pale for shape in drawing.shapes)


def _heights(drawing: Drawing) -> list[float]:
    """Return how high each column of known parts is, from the left to the right."""
    return [
        max(bottom for _, bottom in blocks) - min(top for top, _ in blocks)
        for blocks in _columns(drawing)
    ]


def _columns(drawing: Drawing) -> list[list[tuple[float, float]]]:
    """Return the top and the bottom of each known part, column after column."""
    columns: dict[float, list[tuple[float, float]]] = {}
    for shape in drawing.shapes:
        if shape.stroke == "none" and (block := _BLOCK.fullmatch(shape.path)):
            left, top, high = map(float, block.groups())
            columns.setdefault(left, []).append((top, top + high))
    return [blocks for _, blocks in sorted(columns.items())]

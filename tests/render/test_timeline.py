"""Durations one after another, on the page."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from weasyprint.formatting_structure import boxes

from tests.conftest import FIGURE, THEME, EditionBuilder
from tests.render.conftest import Rendered, lines_of, render

MILLIMETRE = 96 / 25.4
TWO_WAYS = """\
kind: timeline
title: Twee wegen
unit: weken
tracks:
  - label: Algemene asielprocedure
    items:
      - {label: Behandeling, value: 59, shown: ruim 59 weken}
      - {label: Beroep, value: 19}
      - {label: Hoger beroep, value: 8}
  - label: Verlengde asielprocedure
    note: als het onderzoek meer tijd vraagt
    items:
      - {label: Behandeling, value: 94, shown: ruim 94 weken}
      - {label: Beroep, value: 19}
      - {label: Hoger beroep, value: 19}
"""


def timeline(*items: str) -> str:
    lines = "".join(f"  - {{{item}}}\n" for item in items)
    return f"kind: timeline\ntitle: Een weg\nunit: weken\nitems:\n{lines}"


@pytest.fixture
def small(tmp_path: Path) -> EditionBuilder:
    """A small edition with one figure."""
    return EditionBuilder(tmp_path / "root")


def made(small: EditionBuilder, text: str) -> Rendered:
    """Return the pages of the edition with this figure."""
    small.write(FIGURE, text)
    rendered = render(small.workspace, "2030")
    assert rendered.book.complaints() == []
    return rendered


def _boxes(box: boxes.Box, name: str) -> Iterator[boxes.Box]:
    element = box.element
    if element is not None and name in (element.get("class") or "").split():
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _boxes(child, name)


def found(rendered: Rendered, name: str) -> list[boxes.Box]:
    """Return the boxes of a class, in the order in which they are read."""
    return [box for page in rendered.pages for box in _boxes(page._page_box, name)]


def words(box: boxes.Box) -> str:
    """Return the words of a box, line after line."""
    lines = [part for part in box.descendants() if isinstance(part, boxes.LineBox)]
    texts = [
        "".join(part.text for part in line.descendants() if isinstance(part, boxes.TextBox))
        for line in lines
    ]
    return " ".join(" ".join(texts).split())


def test_all_ways_begin_at_zero_and_share_a_scale(small: EditionBuilder) -> None:
    bars = found(made(small, TWO_WAYS), "duration-bar")
    assert len(bars) == 6
    assert bars[0].position_x == bars[3].position_x
    assert bars[3].margin_width() / bars[0].margin_width() == pytest.approx(94 / 59, rel=0.01)
    for one, other in ((0, 1), (1, 2), (3, 4), (4, 5)):
        end = bars[one].position_x + bars[one].margin_width()
        assert bars[other].position_x == pytest.approx(end, abs=0.5)


def test_each_way_says_how_long_it_is_after_its_bar(small: EditionBuilder) -> None:
    rendered = made(small, TWO_WAYS)
    totals, tracks = found(rendered, "track-total"), found(rendered, "durations")
    assert [words(total) for total in totals] == ["samen ruim 86 weken", "samen ruim 132 weken"]
    for total, track in zip(totals, tracks, strict=True):
        assert total.position_x >= track.position_x + track.width


def test_what_is_not_known_has_no_length_and_leaves_no_total(small: EditionBuilder) -> None:
    rendered = made(small, timeline("label: Wachttijd", "label: Behandeling, value: 59"))
    (total,) = found(rendered, "track-total")
    assert words(total) == "samen niet bekend"
    assert len(found(rendered, "duration-unknown")) == 1
    assert "de lengte zegt niets" in words(found(rendered, "timeline-note")[0])


def test_what_is_known_needs_no_note(small: EditionBuilder) -> None:
    assert found(made(small, TWO_WAYS), "timeline-note") == []


def test_one_duration_is_its_own_total(small: EditionBuilder) -> None:
    rendered = made(small, timeline("label: Wachten, value: 3"))
    assert found(rendered, "track-total") == []
    (bar,) = found(rendered, "duration-bar")
    assert bar.margin_width() == pytest.approx(170 * MILLIMETRE, rel=0.01)


def test_durations_without_a_name_for_the_way_are_one_list(small: EditionBuilder) -> None:
    rendered = made(small, timeline("label: Wachten, value: 3", "label: Beroep, value: 1"))
    (first, second) = found(rendered, "duration-words")
    assert (words(first), words(second)) == ("3 weken Wachten", "1 week Beroep")
    assert found(rendered, "track-label") == []


HARD = (
    ("label: Kort, value: 1", "label: Lang, value: 1000000", "label: Ook kort, value: 1"),
    ("label: Rust- en voorbereidingstermijn, value: 1, note: minstens zes dagen",) * 8,
    ("label: Wachttijd", "label: Nog een wachttijd", "label: Alles, value: 3"),
    ("label: Wachttijd",) * 8,
    ("label: Behandeling, value: 120", "label: Vreemdelingenbewaringsmaatregel, value: 1"),
    ("label: A, value: 120", "label: B, value: 4, shown: ten minste 4 weken en een dag"),
    ("label: A, value: 0.1", "label: B, value: 0.2", "label: C, value: 0.3"),
)


def test_no_words_meet_and_none_leave_the_page(small: EditionBuilder) -> None:
    for number, items in enumerate(HARD):
        small.write(f"figures/2030/weg-{number}.yaml", timeline(*items))
    more = "".join(f"  - figure: weg-{number}\n" for number in range(len(HARD)))
    small.replace(THEME, "  - figure: aantallen\n", f"  - figure: aantallen\n{more}")
    rendered = made(small, TWO_WAYS)
    assert len(found(rendered, "durations")) == len(HARD) + 2
    for page in rendered.pages[2:-1]:
        lines = [_ink(line) for line, _ in lines_of(page)]
        for one, other in combinations(lines, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert wide < 0.5 or high < 2, (one, other)
        for line in lines:
            assert line[2] <= page.width - 20 * MILLIMETRE + 1, line


def _ink(line: boxes.LineBox) -> tuple[float, float, float, float, str]:
    """Return the edges of the words on a line, and the words."""
    parts = [part for part in line.descendants() if isinstance(part, boxes.TextBox)]
    return (
        min(part.position_x for part in parts),
        line.position_y,
        max(part.position_x + part.width for part in parts),
        line.position_y + line.height,
        "".join(part.text for part in parts),
    )

"""A process in steps, branches and conditions, on the page."""

from pathlib import Path

import pytest

from tests.conftest import FIGURE, EditionBuilder
from tests.render.conftest import Rendered, lines_of, render
from tests.render.test_timeline import found, words

BRANCHES = """\
kind: process
title: Van aanvraag tot vertrek
steps:
  - title: Aanvraag
    items: [IND, Politie]
  - title: Werkt iemand mee?
    branches:
      - label: Ja
        steps: [{title: Zelfstandig vertrek}]
      - label: Nee
        note: meestal
        steps:
          - title: Gedwongen vertrek
            conditions_label: "Kan alleen als iemand:"
            conditions: [verwijderbaar is, beschikbaar is, een reisdocument heeft]
  - title: Bestemming
"""


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


def test_conditions_that_hold_together_are_joined_in_words(small: EditionBuilder) -> None:
    text = " ".join(" ".join(made(small, BRANCHES).page_texts()).split())
    joined = "verwijderbaar is én beschikbaar is én een reisdocument heeft"
    assert f"Kan alleen als iemand: {joined}" in text


def test_branches_stand_beside_one_another_between_two_steps(small: EditionBuilder) -> None:
    rendered = made(small, BRANCHES)
    yes, no = found(rendered, "branch")
    assert yes.position_y == no.position_y
    assert yes.height == no.height  # so that both lines reach the step that follows
    assert yes.position_x + yes.margin_width() == pytest.approx(no.position_x)
    cards = found(rendered, "step-card")
    assert [words(card).split()[0] for card in cards] == [
        "Aanvraag", "Werkt", "Zelfstandig", "Gedwongen", "Bestemming",
    ]  # fmt: skip
    assert cards[-1].position_y > yes.position_y + yes.height
    short, long = (card.position_y + card.border_height() for card in cards[2:4])
    assert short == pytest.approx(long)
    assert long < yes.position_y + yes.border_height()


def test_the_last_step_is_the_outcome_unless_it_is_a_choice(small: EditionBuilder) -> None:
    assert len(found(made(small, BRANCHES), "step-outcome")) == 1
    ends_in_choice = BRANCHES.replace("  - title: Bestemming\n", "")
    assert found(made(small, ends_in_choice), "step-outcome") == []


def test_branches_that_have_no_room_beside_stand_under_one_another(small: EditionBuilder) -> None:
    branch = "{label: Een weg met een naam, note: en een noot, steps: [{title: Een stap}]}"
    counts = (1, 4, 5, 8)
    steps = "".join(
        "  - title: Welke weg?\n    branches:\n" + f"      - {branch}\n" * count for count in counts
    )
    rendered = made(small, f"kind: process\ntitle: Veel wegen\nsteps:\n{steps}  - title: Slot\n")
    ways = iter(found(rendered, "branch"))
    for count in counts:
        lefts = {round(next(ways).position_x) for _ in range(count)}
        assert len(lefts) == (count if count <= 4 else 1)
    _nothing_leaves_the_page(rendered)


def test_branches_of_branches_stay_legible(small: EditionBuilder) -> None:
    inner = "{label: Ja, steps: [{title: Vreemdelingenbewaring}]}"
    deep = f"{{title: Nog een vraag, branches: [{inner}, {inner}]}}"
    outer = f"      - {{label: Wel, steps: [{deep}]}}\n" * 3
    text = "kind: process\ntitle: Diep\nsteps:\n  - title: Wat nu?\n    branches:\n" + outer
    rendered = made(small, text)
    widths = [box.width for box in found(rendered, "step-card")]
    assert min(widths) > 100
    _nothing_leaves_the_page(rendered)


def _nothing_leaves_the_page(rendered: Rendered) -> None:
    for page in rendered.pages:
        for line, text in lines_of(page):
            assert line.position_x + line.width <= page.width - 60, text

"""An abbreviation says what it stands for where a reader first meets it."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.markup.abbreviations import Abbreviations
from stand.markup.html import markdown_to_html
from stand.markup.typography import typeset

FULL = {
    "COA": "Centraal Orgaan opvang asielzoekers",
    "EU": "Europese Unie",
    "EU-Hof": "Hof van Justitie",
    "O&O": "Onderwijs & Onderzoek",
    "azc": "asielzoekerscentrum",
}


def found(text: str, abbreviations: Abbreviations | None = None) -> list[str]:
    """Return the abbreviations that are marked, each with the word before it."""
    known = abbreviations or Abbreviations(FULL)
    made = str(markdown_to_html(text, lambda content, _: content, 3, None, known))
    return [unescape(name) for name in re.findall(r"<abbr[^>]*>(.*?)</abbr>", made)]


PLACES = {
    "Het COA en het COA": ["COA"],
    "EU-Hof en EU": ["EU-Hof", "EU"],
    "COA-locatie, MiniCOA, COAs": [],
    "de EU’s en (EU)": ["EU"],
    "## Het COA": [],
    "[het COA](https://x.nl)": [],
    "[the EU]{lang=en}": [],
    "`COA`": [],
    "**COA** en *EU*": ["COA", "EU"],
    "- COA\n- EU\n\n> azc": ["COA", "EU", "azc"],
    "wij doen O&O": ["O&O"],
    "Centraal Orgaan opvang asielzoekers (COA)": [],
    "*centraal orgaan opvang\nasielzoekers* (COA) is het COA": ["COA"],
    "COA (Centraal Orgaan opvang asielzoekers)": [],
    "er zijn 12 azc en ruim 40 EU": ["azc", "EU"],
}


@pytest.mark.parametrize(("text", "names"), PLACES.items())
def test_the_first_place_is_marked(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_chapter_explains_an_abbreviation_once() -> None:
    chapter = Abbreviations(FULL)
    assert found("Eerst het COA", chapter) == ["COA"]
    assert found("Dan de EU en het COA", chapter) == ["EU"]


def test_a_number_stays_with_an_abbreviation() -> None:
    made = Abbreviations(FULL).marked(typeset("er zijn 12 azc nu"), "", "")
    assert made == (
        'er zijn <span class="keep">12 <abbr title="asielzoekerscentrum">azc</abbr></span> nu'
    )


@given(st.lists(st.sampled_from([*FULL, "span", "class", "amp", "<", "&", "'", " ", "12", "-"])))
def test_nothing_but_the_marks_is_added_to_a_text(parts: list[str]) -> None:
    text = typeset("".join(parts))
    known = Abbreviations(FULL | {"span": "x", "class": '"<y>"', "amp": "z"})
    assert re.sub(r"</?abbr[^>]*>", "", known.marked(text, "", "")) == text

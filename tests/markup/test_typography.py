"""No line ends between a number and what it counts."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.markup.typography import curly, typeset

# What stays together in a text, or nothing.
KEPT = {
    "dat kost 50 weken": ["50 weken"],
    "er waren 12.830 zaken en 1,5 jaar": ["12.830 zaken", "1,5 jaar"],
    "ongeveer 54 % van hen": ["54 %"],
    "ongeveer 54% van hen": [],
    "1 op de 5 mensen": ["1 op de 5"],
    "zie artikel 61 van de wet": ["artikel 61"],
    "zie pagina 8": ["pagina 8"],
    "zie verzoek 2.1.": ["verzoek 2.1"],
    "dat kost € 12,50": ["€ 12,50"],
    "dat zijn ca. 320": ["ca. 320"],
    "in 2025 waren er veel": [],
    "van 2023 tot nu": [],
    "er waren 2025,5 punten": ["2025,5 punten"],
    "in A4 formaat": [],
    "geen getal hier": [],
    "": [],
}


@pytest.mark.parametrize(("text", "kept"), KEPT.items())
def test_a_number_stays_with_its_word(text: str, kept: list[str]) -> None:
    assert re.findall(r'<span class="keep">(.*?)</span>', str(typeset(text))) == kept


@given(st.text("0123456789 .,%€abcdeop<&>'\"é-", max_size=40))
def test_nothing_but_the_marks_around_it_is_added_to_a_text(text: str) -> None:
    made = str(typeset(text))
    assert unescape(re.sub(r'<span class="keep">|</span>', "", made)) == curly(text)

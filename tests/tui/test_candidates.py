"""What a figure of the bank looks like in the list of what can be referred to."""

import pytest

from stand.preview.facts import Facts, IndicatorFacts, SeriesValue
from stand.tui.candidates import candidates


@pytest.mark.parametrize(
    ("unit", "now", "series"),
    [
        ("%", "54%", "2029 ruim 50% · 2030 54%"),
        ("personen", "54 personen", "2029 ruim 50 · 2030 54"),
    ],
)
def test_a_percentage_has_its_sign_wherever_it_stands_alone(
    unit: str, now: str, series: str
) -> None:
    values = (
        SeriesValue("2029", "ruim 50", "final", "2030", ""),
        SeriesValue("2030", "54", "final", "2030", ""),
    )
    facts = Facts(indicators=(IndicatorFacts("deel", "Deel", unit, "", values),))
    item = candidates(facts, 2030)[1]
    assert item.right.startswith(f"{now} ")
    assert item.about == f"deel: {series}"

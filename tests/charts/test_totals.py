"""The sum of values, with the word that is true of it."""

from decimal import Decimal

import pytest

from stand.charts.data import Datum
from stand.charts.totals import total_of


def values(*texts: str, unit: str = "") -> list[Datum]:
    """Return values of which each text ends in the number, or has none."""
    last = [text.split()[-1].replace(".", "") for text in texts]
    return [
        Datum(Decimal(number) if number.isdigit() else None, text, unit=unit)
        for text, number in zip(texts, last, strict=True)
    ]


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (("94", "19", "19"), "132"),
        (("ruim 94", "19", "19"), "ruim 132"),
        (("ruim 94", "ruim 6"), "ruim 100"),
        (("ruim 94", "bijna 6"), "ca. 100"),
        (("circa 94", "6"), "ca. 100"),
        (("ruim 94", "ca. 6"), "ca. 100"),
        (("precies 94", "6"), "100"),
        (("4.000", "ten minste 5.000"), "ten minste 9.000"),
        (("90 tot 100", "6"), "ca. 106"),
        (("0", "0"), "0"),
    ],
)
def test_the_word_of_the_parts_stays_with_the_total(parts: tuple[str, ...], total: str) -> None:
    found = total_of(values(*parts))
    assert found is not None
    assert found.text == total


def test_a_part_that_is_not_known_leaves_no_total() -> None:
    assert total_of(values("94", "niet bekend")) is None


def test_weeks_and_months_are_not_added_up() -> None:
    assert total_of([*values("3", unit="weken"), *values("2", unit="maanden")]) is None

"""What is written in Dutch reads back as the number it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stand.numbers.dutch import (
    format_fraction,
    format_number,
    format_percent,
    format_scaled,
    number_words,
    parse_fraction,
    parse_number,
    parse_percent,
    parse_scaled,
    parse_words,
)
from stand.numbers.words import parse_ordinal

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.integers().map(Decimal)
scaled = st.builds(
    lambda count, size: count * Decimal(10) ** size,
    st.decimals(-9999, 9999, places=2),
    st.sampled_from((6, 9, 12)),
)


@given(numbers, st.booleans(), st.integers(4, 5))
def test_a_formatted_number_parses_to_itself(
    value: Decimal, grouping: bool, group_from: int
) -> None:
    text = format_number(value, grouping=grouping, group_from=group_from)
    assert parse_number(text) == value
    assert format_number(parse_number(text) or Decimal(0), grouping=grouping) == (
        format_number(value, grouping=grouping)
    )


@given(numbers, st.integers(0, 6))
def test_a_rounded_number_is_half_a_unit_away_at_most(value: Decimal, decimals: int) -> None:
    text = format_number(value, decimals=decimals)
    parsed = parse_number(text)
    assert parsed is not None
    assert abs(parsed - value) * 2 <= Decimal(1).scaleb(-decimals)
    assert len(text.partition(",")[2]) == decimals


@given(st.text(alphabet="0123456789.,-−", max_size=12))
def test_what_parses_as_a_number_is_written_in_one_of_the_two_ways(text: str) -> None:
    value = parse_number(text)
    if value is not None:
        decimals = len(text.partition(",")[2])
        written = text.lstrip("-−")
        assert written in (
            format_number(abs(value), decimals=decimals),
            format_number(abs(value), decimals=decimals, grouping=False),
        )


@given(st.decimals(-1000, 100_000, places=2), st.booleans())
def test_a_formatted_percentage_parses_to_itself(value: Decimal, word: bool) -> None:
    assert parse_percent(format_percent(value, decimals=2, word=word)) == value


@given(st.integers(0, 999_999_999) | st.integers(0, 10_000))
def test_a_number_in_words_parses_to_itself(value: int) -> None:
    words = number_words(value)
    assert parse_words(words) == value
    assert parse_words(words.upper()) == value
    assert parse_words(words.replace(" ", "  ")) == value


@given(scaled | numbers)
def test_a_number_with_its_scale_parses_to_itself(value: Decimal) -> None:
    assert parse_scaled(format_scaled(value)) == value


@given(st.integers(0, 100_000), st.integers(1, 100_000), st.booleans())
def test_a_fraction_parses_to_itself(numerator: int, denominator: int, words: bool) -> None:
    text = format_fraction(numerator, denominator, words=words)
    assert parse_fraction(text) == (numerator, denominator)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12830", "12.830"),
        ("1.5", "1,5"),
        ("1.50", "1,5"),
        ("-0.25", "-0,25"),
        ("0", "0"),
        ("-0.0", "0"),
        ("1E+4", "10.000"),
        ("1234567.891", "1.234.567,891"),
    ],
)
def test_numbers_as_dutch_writes_them(value: str, text: str) -> None:
    assert format_number(Decimal(value)) == text


def test_the_house_says_from_how_many_digits_there_is_a_point() -> None:
    assert format_number(Decimal(2780)) == "2.780"
    assert format_number(Decimal(2780), group_from=5) == "2780"
    assert format_number(Decimal(12830), group_from=5) == "12.830"
    assert format_number(Decimal(12830), grouping=False) == "12830"


def test_halves_are_rounded_up_and_zeros_stay() -> None:
    assert format_number(Decimal("2.5"), decimals=0) == "3"
    assert format_number(Decimal("-2.5"), decimals=0) == "-3"
    assert format_number(Decimal("-0.4"), decimals=0) == "0"
    assert format_number(Decimal(2), decimals=2) == "2,00"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_cannot_be_written(value: str) -> None:
    for write in (format_number, format_percent, format_scaled):
        with pytest.raises(ValueError, match="cannot be written"):
            write(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.830", "12830"),
        ("12830", "12830"),
        ("1,5", "1.5"),
        ("-0,25", "-0.25"),
        ("−3", "-3"),
        ("1.234.567,89", "1234567.89"),
        ("0", "0"),
    ],
)
def test_a_number_is_parsed(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("12.83", "1.2345", "1,2,3", "12.830.5", "", "1234.567", "0.500", "007", ",5", "5,"),
        *("--3", "+3", "1e3", " 5", "5 ", "12 830", "vijf", "٣", "1.234,5.6"),
    ],
)
def test_what_is_no_dutch_number_is_refused(text: str) -> None:
    assert parse_number(text) is None


def test_percentages() -> None:
    assert format_percent(Decimal(54)) == "54%"
    assert format_percent(Decimal("53.5")) == "54%"
    assert format_percent(Decimal("53.5"), decimals=1, word=True) == "53,5 procent"
    assert parse_percent("54 %") == 54
    assert parse_percent("54") is None
    assert parse_percent("12.83%") is None
    assert parse_percent("zestig procent") is None


# The spelling of the Leidraad of the Taalunie.
WORDS = {
    0: "nul",
    1: "een",
    8: "acht",
    14: "veertien",
    21: "eenentwintig",
    22: "tweeëntwintig",
    33: "drieëndertig",
    80: "tachtig",
    99: "negenennegentig",
    100: "honderd",
    101: "honderdeen",
    250: "tweehonderdvijftig",
    1000: "duizend",
    1001: "duizend een",
    1100: "duizend honderd",
    2120: "tweeduizend honderdtwintig",
    21_000: "eenentwintigduizend",
    100_000: "honderdduizend",
    101_000: "honderdeenduizend",
    1_000_000: "een miljoen",
    1_001_000: "een miljoen duizend",
    2_300_000: "twee miljoen driehonderdduizend",
    2_300_001: "twee miljoen driehonderdduizend een",
}


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_numbers_in_words(value: int, words: str) -> None:
    assert number_words(value) == words
    assert parse_words(words) == value


@pytest.mark.parametrize("value", [-1, 1_000_000_000])
def test_there_are_no_words_for_what_is_too_small_or_too_large(value: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        number_words(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("één", 1),
        ("Een", 1),
        ("ÉÉN MILJOEN", 1_000_000),
        ("tweeentwintig", 22),
        ("twaalfhonderd", 1200),
        ("negentienhonderdvierentachtig", 1984),
        ("honderdentwee", 102),
        ("honderd en een", 101),
        ("duizend en een", 1001),
        ("tweeduizendhonderdtwintig", 2120),
        ("drie duizend", 3000),
    ],
)
def test_other_spellings_are_parsed_too(text: str, value: int) -> None:
    assert parse_words(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "en", "honderden", "duizenden", "duizend en", "miljoen", "tienhonderd", "vijf zes"),
        *("tweeduizend twaalfhonderd", "twaalfhonderdduizend", "nulhonderd", "driehoek", "12"),
        *("duizend duizend", "een miljoen miljoen", "tientwintig", "eerste"),
    ],
)
def test_what_names_no_number_is_refused(text: str) -> None:
    assert parse_words(text) is None


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("eerste", 1),
        ("Derde", 3),
        ("achtste", 8),
        ("tweeëntwintigste", 22),
        ("honderdste", 100),
        ("2e", 2),
        ("1ste", 1),
        ("3de", 3),
        ("ene", 1),
        ("laatste", None),
        ("", None),
    ],
)
def test_ordinals(text: str, rank: int | None) -> None:
    assert parse_ordinal(text) == rank


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1500000", "1,5 miljoen"),
        ("2E+9", "2 miljard"),
        ("12830000", "12,83 miljoen"),
        ("1234000000", "1.234 miljoen"),
        ("-1500000", "-1,5 miljoen"),
        ("3E+12", "3 biljoen"),
        ("1234567", "1.234.567"),
        ("1500000.5", "1.500.000,5"),
        ("999999", "999.999"),
    ],
)
def test_large_numbers_with_their_scale(value: str, text: str) -> None:
    assert format_scaled(Decimal(value)) == text
    assert parse_scaled(text) == Decimal(value)


@pytest.mark.parametrize("text", ["miljoen", "12.83 miljoen", "1,5 miljoenen", "", "een miljoen"])
def test_what_is_no_number_with_its_scale_is_refused(text: str) -> None:
    assert parse_scaled(text) is None


def test_fractions() -> None:
    assert format_fraction(1, 5) == "1 op de 5"
    assert format_fraction(1, 5, words=True) == "een op de vijf"
    assert format_fraction(1, 1000) == "1 op de 1.000"
    assert parse_fraction("Eén op de vijf") == (1, 5)
    assert parse_fraction("twee op elke 3") == (2, 3)


@pytest.mark.parametrize(
    "text", ["1 op 5", "1 op de", "1 op de 0", "1,5 op de 5", "-1 op de 5", ""]
)
def test_what_is_no_fraction_is_refused(text: str) -> None:
    assert parse_fraction(text) is None


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (-1, 5), (1, -5)])
def test_what_is_no_fraction_cannot_be_written(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="no fraction"):
        format_fraction(numerator, denominator)

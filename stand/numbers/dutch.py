"""Numbers as Dutch writes them: each function that parses undoes the one that formats."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from stand.numbers.words import number_words, parse_words

__all__ = (
    "SCALES",
    "format_fraction",
    "format_number",
    "format_percent",
    "format_scaled",
    "number_words",
    "parse_fraction",
    "parse_number",
    "parse_percent",
    "parse_scaled",
    "parse_words",
)

# A point between thousands, all or none; a decimal comma; no zero before another digit.
_NUMBER = re.compile(r"([-−]?)((?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0|[1-9][0-9]*)(?:,[0-9]+)?)")
_PERCENT = re.compile(r"(\S+?)(?:\s?%|\s+procent)")
_OUT_OF = re.compile(r"\s+op\s+(?:de|elke|iedere)\s+", re.IGNORECASE)
_SCALED = re.compile(r"(\S+)\s+(miljoen|miljard|biljoen)")

# The words for large numbers, the largest first, and what they stand for.
SCALES = {
    "biljoen": Decimal(10**12),
    "miljard": Decimal(10**9),
    "miljoen": Decimal(10**6),
}
_SCALED_DECIMALS = 2


def format_number(
    value: Decimal, *, decimals: int | None = None, grouping: bool = True, group_from: int = 4
) -> str:
    """Return a number with a decimal comma and points between thousands: ``12.830``, ``-0,25``.

    ``decimals`` is how many there will be, rounded half up; None shows those that the value has,
    without zeros at the end. A whole part of fewer than ``group_from`` digits gets no point.
    Raises ValueError for infinity and for what is not a number.
    """
    if not value.is_finite():
        raise ValueError(f"{value} cannot be written as a Dutch number")
    if decimals is not None:
        value = _rounded(value, decimals)
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    if grouping and len(whole) >= group_from:
        whole = f"{int(whole):,}".replace(",", ".")
    sign = "-" if value < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def _rounded(value: Decimal, decimals: int) -> Decimal:
    # As many digits as the result can have, or quantize refuses a long number.
    context = Context(prec=max(value.adjusted(), 0) + decimals + 2)
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=context)


def parse_number(text: str) -> Decimal | None:
    """Return the number that is written in Dutch, or None when the text is anything else.

    A point may stand before each three digits only: ``12.83`` is no number. The sign may be a
    hyphen or the minus sign U+2212.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    number = Decimal(match[2].replace(".", "").replace(",", "."))
    # Not -number: that would round to the precision of the context.
    return number.copy_negate() if match[1] else number


def format_percent(value: Decimal, *, decimals: int = 0, word: bool = False) -> str:
    """Return percent points as ``54%`` or, in a word, as ``54 procent``; rounded half up.

    Raises ValueError for infinity and for what is not a number.
    """
    return f"{format_number(value, decimals=decimals)}{' procent' if word else '%'}"


def parse_percent(text: str) -> Decimal | None:
    """Return the percent points of ``54%``, ``54 %`` or ``54 procent``, else None."""
    match = _PERCENT.fullmatch(text)
    return parse_number(match[1]) if match else None


def format_scaled(value: Decimal) -> str:
    """Return a number of a million or more in words of scale: ``1,5 miljoen``, ``2 miljard``.

    The largest scale is taken that needs two decimals at most and rounds nothing. Where there is
    none, and below a million, the number is written out. Raises ValueError as format_number does.
    """
    for word, size in SCALES.items():
        if value.is_finite() and abs(value) >= size:
            exact = Context(prec=max(28, len(value.as_tuple().digits) + 1))
            count = exact.divide(value, size)
            if _rounded(count, _SCALED_DECIMALS) == count:
                return f"{format_number(count)} {word}"
    return format_number(value)


def parse_scaled(text: str) -> Decimal | None:
    """Return the value of ``1,5 miljoen`` or of a number that is written out, else None."""
    match = _SCALED.fullmatch(text)
    if match is None:
        return parse_number(text)
    count = parse_number(match[1])
    if count is None:
        return None
    return Context(prec=len(count.as_tuple().digits) + 13).multiply(count, SCALES[match[2]])


def format_fraction(numerator: int, denominator: int, *, words: bool = False) -> str:
    """Return a fraction as ``1 op de 5`` or, in words, as ``een op de vijf``.

    Raises ValueError for a negative number and for a denominator of zero.
    """
    if numerator < 0 or denominator < 1:
        raise ValueError(f"{numerator} out of {denominator} is no fraction of a whole")
    parts = (
        number_words(part) if words else format_number(Decimal(part))
        for part in (numerator, denominator)
    )
    return " op de ".join(parts)


def parse_fraction(text: str) -> tuple[int, int] | None:
    """Return the numerator and the denominator of ``1 op de 5`` or ``een op de vijf``, else None.

    Neither may have decimals, and the denominator is not zero.
    """
    parts = [_whole(part) for part in _OUT_OF.split(text)]
    match parts:
        case [int(numerator), int(denominator)] if denominator:
            return numerator, denominator
    return None


def _whole(text: str) -> int | None:
    """Return a number that is not negative and has no decimals, from digits or words."""
    number = parse_number(text)
    if number is None:
        return parse_words(text)
    return int(number) if number >= 0 and number == int(number) else None

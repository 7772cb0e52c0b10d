"""What a written amount stands for: its value and the precision it is written with."""

import re
from dataclasses import dataclass
from decimal import Decimal

from stand.numbers.dutch import SCALES, parse_number
from stand.numbers.words import parse_ordinal, parse_words

_THOUSAND = Decimal(1000)
_SIZES = {
    **SCALES,
    "mln": SCALES["miljoen"],
    "mld": SCALES["miljard"],
    "duizend": _THOUSAND,
}
_HALF = Decimal("0.5")
# Parts of a whole, as numerator and denominator.
_PARTS = {
    "half": (1, 2),
    "halve": (1, 2),
    "helft": (1, 2),
    "kwart": (1, 4),
    "driekwart": (3, 4),
    "drie kwart": (3, 4),
    "anderhalf": (3, 2),
    "anderhalve": (3, 2),
}
_AND_A_HALF = re.compile(r"(\w+?) ?[eë]n ?(?:een ?)?hal(?:f|ve)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value as written. ``scale`` is what it was multiplied by: a million for ``1,5 miljoen``.

    ``step`` is the place of the last digit that counts, in units of the value: 10 for 12.830, 0.1
    for 1,5. Behind a comma a zero counts as well. ``part`` is set for ``een kwart`` and the like.
    """

    value: Decimal
    step: Decimal
    scale: Decimal = Decimal(1)
    part: tuple[int, int] | None = None

    def times(self, scale: Decimal) -> "Amount":
        """Return this amount in a larger scale: the 1 in ‘1 tot 2 miljoen’."""
        value = self.value * scale
        whole = value.to_integral_value()
        return Amount(whole if whole == value else value, self.step * scale, scale)


def read_amount(written: str) -> Amount | None:
    """Return what an amount in lower case stands for; None when it is no Dutch number: 12.83."""
    phrase = " ".join(written.split())
    head, _, last = phrase.rpartition(" ")
    scale = _SIZES.get(last.rstrip("."))
    if head and scale is not None:
        amount = read_amount(head)
        return amount.times(scale) if amount else None
    return _digits(phrase) if phrase[-1].isdecimal() else _in_words(phrase)


def _digits(phrase: str) -> Amount | None:
    digits = phrase.removeprefix("+")
    value = parse_number(digits)
    if value is None:
        return None
    _, comma, decimals = digits.partition(",")
    return Amount(value, Decimal(1).scaleb(-len(decimals)) if comma else _last_place(value))


def _in_words(phrase: str) -> Amount | None:
    part = _PARTS.get(phrase) or _PARTS.get(phrase.removeprefix("een "))
    if part is not None:
        value = Decimal(part[0]) / part[1]
        return Amount(value, Decimal(1).scaleb(_exponent(value)), part=part)
    match = _AND_A_HALF.fullmatch(phrase)
    number = parse_words(match[1] if match else phrase)
    if number is None:
        return None
    if match:
        return Amount(number + _HALF, Decimal("0.1"))
    return Amount(Decimal(number), _last_place(Decimal(number)))


def _last_place(whole: Decimal) -> Decimal:
    """Return the place of the last digit that is not zero; 1 for zero itself."""
    digits = f"{abs(whole):f}"
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if whole else Decimal(1)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def read_share(numerator: Decimal | int, denominator: Decimal | int) -> Amount:
    """Return a share as a part of one.

    Its step is the distance to the nearest fraction that has a denominator of one more: at less
    than half of it from the value, no such fraction would have said it better.
    """
    value = Decimal(numerator) / denominator
    return Amount(value, Decimal(1) / (denominator * (denominator + 1)))


def read_fraction(numerator: str | None, denominator: str) -> Amount | None:
    """Return the share that ``twee`` and ``derde`` name; None as numerator is one."""
    part = 1 if numerator is None else _whole(numerator)
    whole = parse_ordinal(denominator)
    return read_share(part, whole) if part and whole else None


def _whole(written: str) -> int | None:
    return int(written) if written.isdecimal() else parse_words(written)

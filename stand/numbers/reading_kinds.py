"""What each sort of quantity is: from what the pattern found to a kind, a value and a unit."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stand.numbers.hedges import Hedge, read_hedge
from stand.numbers.reading_values import Amount, read_amount, read_fraction, read_share
from stand.numbers.reading_words import COUNTED, END, FUNCTION_WORDS, GAP, STREET
from stand.numbers.words import parse_ordinal, parse_words


class Kind(StrEnum):
    """What sort of quantity a text claims."""

    NUMBER = "number"
    PERCENT = "percent"
    SHARE = "share"
    MONEY = "money"
    MULTIPLE = "multiple"
    DURATION = "duration"
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, without the hedge before it; the fields are those of a claim."""

    kind: Kind
    end: int
    value: Decimal | None = None
    upper: Decimal | None = None
    step: Decimal = Decimal(1)
    unit: str | None = None


_YEAR = re.compile("(?:19|20)[0-9]{2}")
_COUNTED_NEXT = re.compile(f"{GAP}{COUNTED}{END}", re.VERBOSE)
_YEAR_BEFORE = re.compile(r"\b(?:in|sinds|vanaf|eind|begin|medio|jaar)\s+\Z")
# The number of a house, and the year by which a law is called.
_NAME_BEFORE = re.compile(rf"(?:{STREET}|wet|besluit|circulaire|voorschrift|\b(?:vw|vb|vc))\s\Z")
_AT = re.compile(r"\bom\s\Z")
_UNIT = re.compile(rf"[*_]{{0,3}}(?:{GAP}|(?=x\b))([a-zß-öø-ÿ]++(?:['’]s)?){END}", re.VERBOSE)
# Hedges that stand before a year as well: ‘rond 2015’, ‘hoger dan 2022’.
_OF_A_YEAR = (Hedge.CIRCA, Hedge.MEER_DAN, Hedge.MINDER_DAN, Hedge.TEN_HOOGSTE)
_VAGUE = {
    "tientallen": 10,
    "honderden": 100,
    "duizenden": 1000,
    "tienduizenden": 10_000,
    "honderdduizenden": 100_000,
    "miljoenen": 10**6,
    "miljarden": 10**9,
    "talloze": 1,
}
_LOOK_BACK = 16  # characters, which is enough for the word before


def read_match(match: re.Match[str], text: str) -> Reading:
    """Return what a match of `quantity` in the plain form of a text stands for."""
    return _READERS[match.lastgroup or ""](match, text)


def _unit(plain: str, text: str, end: int) -> str | None:
    """Return the word that follows, if it has no capitals and is not one of the small words."""
    match = _UNIT.match(plain, end)
    if match is None or match[1] in FUNCTION_WORDS or text[slice(*match.span(1))] != match[1]:
        return None
    return match[1]


def _before(match: re.Match[str]) -> str:
    start = match.start("amount")
    return match.string[max(0, start - _LOOK_BACK) : start]


def _read_date(match: re.Match[str], _text: str) -> Reading:
    years = (match[group] for group in ("year1", "year2", "year3", "year4"))
    year = next((Decimal(year) for year in years if year), None)
    return Reading(Kind.DATE, match.end(), year)


def _read_time(match: re.Match[str], _text: str) -> Reading:
    return Reading(Kind.TIME, match.end())


def _read_label(match: re.Match[str], _text: str) -> Reading:
    return Reading(Kind.LABEL, match.end())


def _read_decade(match: re.Match[str], _text: str) -> Reading:
    written = match["decade"].split()[-1].lstrip("'’")
    number = int(written) if written.isdecimal() else parse_words(written)
    return Reading(Kind.YEAR, match.end(), Decimal(1900 + (number or 0)), step=Decimal(10))


def _read_share(match: re.Match[str], text: str) -> Reading:
    share = read_share(1, 2)
    if match["denominator"]:
        share = read_fraction(match["numerator"], match["denominator"]) or share
    end = match.end()
    return Reading(
        Kind.SHARE, end, share.value, step=share.step, unit=_unit(match.string, text, end)
    )


def _read_multiple(match: re.Match[str], _text: str) -> Reading:
    word = match["multiple"].split()[0].removeprefix("ver")
    factor, step = Decimal(2), Decimal(1)
    if "halve" in word:
        factor, step = Decimal("0.5"), Decimal("0.1")
    elif "dubbel" not in match["multiple"]:
        stem = re.split("voud|maal", word)[0]
        amount = read_amount(stem)
        factor, step = (amount.value, amount.step) if amount else (factor, step)
    return Reading(Kind.MULTIPLE, match.end(), factor, step=step)


def _read_vague(match: re.Match[str], text: str) -> Reading:
    end = match.end()
    return Reading(
        Kind.VAGUE, end, step=Decimal(_VAGUE[match["vague"]]), unit=_unit(match.string, text, end)
    )


def _read_ordinal(match: re.Match[str], _text: str) -> Reading:
    rank = parse_ordinal(match["ordinal"])
    return Reading(Kind.ORDINAL, match.end(), None if rank is None else Decimal(rank))


def _read_amount(match: re.Match[str], text: str) -> Reading:
    low, high = read_amount(match["low"]), None
    end = max(match.end("low"), match.end("high"))
    if match["whole"]:
        return _out_of(match, text)
    if match["high"]:
        high = read_amount(match["high"])
    if low is None or (match["high"] and high is None) or _is_label(match, low, high):
        return Reading(Kind.LABEL, end)
    if high is not None and low.scale == 1 < high.scale and low.value < 1000:
        low = low.times(high.scale)
    upper = high.value if high else None
    if _is_year(match, end):
        return Reading(Kind.YEAR, end, low.value, upper)
    kind, end, unit = _kind(match, low, end, text)
    if kind is Kind.TIME:
        return Reading(kind, end)
    step = read_share(*low.part).step if kind is Kind.SHARE and low.part else low.step
    return Reading(kind, end, low.value, upper, min(step, high.step) if high else step, unit)


def _out_of(match: re.Match[str], text: str) -> Reading:
    """Return the share in ‘1 op de 5’."""
    part, whole = read_amount(match["low"]), read_amount(match["whole"])
    if part is None or whole is None or not 0 <= part.value <= whole.value or not whole.value:
        return Reading(Kind.LABEL, match.end("low"))
    share = read_share(part.value, whole.value)
    end = match.end("whole")
    return Reading(
        Kind.SHARE, end, share.value, step=share.step, unit=_unit(match.string, text, end)
    )


def _is_label(match: re.Match[str], low: Amount, high: Amount | None) -> bool:
    """Tell whether digits are no amount: ‘3-1’, ‘Koningskade 4’, ‘Vreemdelingenwet 2000’."""
    if high is not None and match["link"] in ("-", "–", "‑"):
        return high.value <= low.value
    return match["low"].isdecimal() and _NAME_BEFORE.search(_before(match)) is not None


def _is_year(match: re.Match[str], end: int) -> bool:
    """Tell whether four digits are a year and no amount that is written without a point."""
    written = [match["low"], match["high"] or match["low"]]
    if match["coin"] or match["suffix"] or not all(_YEAR.fullmatch(part) for part in written):
        return False
    if match["times"] or _COUNTED_NEXT.match(match.string, end):
        return _YEAR_BEFORE.search(_before(match)) is not None
    return match["hedge"] is None or read_hedge(match["hedge"]) in _OF_A_YEAR


def _kind(match: re.Match[str], low: Amount, end: int, text: str) -> tuple[Kind, int, str | None]:
    """Return the kind of an amount, where it ends with all that makes it that, and its unit."""
    suffix = (match["suffix"] or "").strip()
    if match["coin"] or suffix.startswith("euro"):
        return Kind.MONEY, match.end(), "euro"
    if suffix == "%" or suffix.startswith("procent"):
        points = suffix.startswith("procentpunt")
        return Kind.PERCENT, match.end(), suffix if points else None
    if suffix:
        at_the_clock = suffix == "uur" and _AT.search(_before(match))
        return (Kind.TIME if at_the_clock else Kind.DURATION), match.end(), suffix
    if match["compared"] or (match["times"] and low.value % 1):
        return Kind.MULTIPLE, match.end(), None
    end = match.end() if match["more"] and not match["times"] else end
    kind = Kind.SHARE if low.part and low.part[1] == 4 and low.scale == 1 else Kind.NUMBER
    return kind, end, _unit(match.string, text, end)


_READERS: dict[str, Callable[[re.Match[str], str], Reading]] = {
    "date": _read_date,
    "time": _read_time,
    "label": _read_label,
    "decade": _read_decade,
    "share": _read_share,
    "multiple": _read_multiple,
    "vague": _read_vague,
    "ordinal": _read_ordinal,
    "amount": _read_amount,
}

"""Finds the quantities that a Dutch text claims."""

import re
from dataclasses import dataclass
from decimal import Decimal

from stand.numbers.hedges import AFTERWARDS, Hedge, hedge_holds, read_hedge
from stand.numbers.reading_kinds import Kind, read_match
from stand.numbers.reading_pattern import plain_text, quantity

__all__ = ("Claim", "Hedge", "Kind", "hedge_holds", "read_claims", "read_hedge")


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity in a text, with the hedge before it: ``text`` is what stands at start to end.

    ``value`` is in percent points for PERCENT, a part of one for SHARE, a factor for MULTIPLE, the
    year for YEAR and DATE, the rank for ORDINAL, and for DURATION in the unit it is written in. It
    is None for VAGUE, TIME, LABEL and a date without a year. ``upper`` is the end of a range.
    ``step`` is the precision it is written with, in the unit of the value: 10 for 12.830. ``unit``
    is the unit of a duration or of money, or else the plain word that follows.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None
    upper: Decimal | None
    step: Decimal
    hedge: Hedge | None
    unit: str | None


# No quantities: a hedge before them belongs to something else.
_UNCOUNTED = (Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.LABEL)
# ‘Gestegen tot 500’, ‘leidt tot twee vragen’: here tot is no limit.
_REACHING = re.compile(
    r"\b(?:leid|kom|kwam|behoor|beper|gesteg|steeg|steg|stijg|gedaal|daal|oplop|opgelop|opliep"
    r"|groei|gegroei|toegenom|afgenom|terug|verhoog|verlaag|uitgegroei|gereken)\w*\s+\Z"
)
_LOOK_BACK = 30  # characters, which is enough for the word before


# A claim without a digit holds one of these: a number word or the beginning of one, a part of a
# whole, "keer" — or "een" before a unit of time, a share or a scale.
_SIGNS = (
    *("één", "eén", "twee", "drie", "vier", "vijf", "zes", "zev", "acht", "neg", "tien", "elf"),
    *("twaal", "dert", "veert", "twint", "tacht", "hond", "duiz", "milj", "bilj", "tallo", "nul"),
    *("half", "halv", "helft", "kwart", "derd", "keer", "maal", "dubbel", "voud", "eerst", "ene"),
    *("jaar", "maand", "week", "wek", "dag", "uur", "uren", "eeuw", "minu", "secon", "etmaal"),
    *("procent", "euro"),
)
_DIGIT = re.compile(r"\d")


def _may_claim(text: str) -> bool:
    """Tell in a glance whether a text can hold a quantity: most sentences hold none."""
    if _DIGIT.search(text):
        return True
    plain = text.lower()
    return any(sign in plain for sign in _SIGNS)


def read_claims(text: str) -> list[Claim]:
    """Return the quantities in a text, in order; none overlaps another."""
    claims: list[Claim] = []
    if not _may_claim(text):
        return claims
    for match in quantity().finditer(plain_text(text)):
        found = read_match(match, text)
        start, hedge = _hedge(match, found.kind, claims)
        words = text[start : found.end]
        claims.append(
            Claim(
                *(start, found.end, words, found.kind, found.value, found.upper, found.step),
                *(hedge, found.unit),
            )
        )
    return claims


def _hedge(match: re.Match[str], kind: Kind, claims: list[Claim]) -> tuple[int, Hedge | None]:
    """Return where a claim starts, and its hedge."""
    start = match.start(match.lastgroup or 0)
    if kind in _UNCOUNTED:
        return start, None
    written = match["hedge"]
    if written is None:
        return start, AFTERWARDS.get(match["direction"])
    hedge = read_hedge(written)
    if kind is Kind.YEAR and hedge is not Hedge.CIRCA:
        return start, None
    if written == "tot" and _is_end_of_movement(match, claims):
        return start, None
    return match.start(), hedge


def _is_end_of_movement(match: re.Match[str], claims: list[Claim]) -> bool:
    """Tell whether ‘tot’ says what was reached, or ends what began with the claim before it."""
    plain, start = match.string, match.start()
    if _REACHING.search(plain[max(0, start - _LOOK_BACK) : start]):
        return True
    between = plain[claims[-1].end : start] if claims else "."
    return len(between.split()) <= 2 and not re.search(r"[.;:!?]", between)

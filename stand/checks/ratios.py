"""Ratio words beside figures: "verdubbelde", "de helft", "een op de vijf"."""

from collections.abc import Iterator
from decimal import Decimal

from stand.checks.prose import Mention, Sentence
from stand.numbers.figures import Figures
from stand.numbers.hedges import Hedge, hedge_holds
from stand.numbers.reading import Claim, Kind
from stand.problems import Problem


def check_ratios(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield ratio words that the figures in the same sentence do not bear out."""
    for sentence in sentences:
        for claim in sentence.claims:
            if (
                claim.kind in (Kind.SHARE, Kind.MULTIPLE)
                and sentence.mention_in(claim) is None
                and not sentence.is_loose(claim)
                and is_borne_out(sentence, claim, figures) is False
            ):
                yield sentence.problem(
                    "ratio",
                    f"‘{claim.text}’ klopt niet met de cijfers in deze zin.",
                    "Pas het woord of het cijfer aan.",
                    claim.text,
                    claim.start,
                )


def is_borne_out(sentence: Sentence, claim: Claim, figures: Figures) -> bool | None:
    """Tell whether figures bear out a ratio; None when there are none to hold it against."""
    if claim.value is None:
        return None
    ratios = _ratios(sentence, claim, figures)
    if not ratios:
        return None
    hedge = claim.hedge or Hedge.CIRCA
    # A share or a factor in words is rounder than a number.
    margin = figures.style.hedge_margin * 2
    return any(hedge_holds(hedge, claim.value, ratio, margin=margin) for ratio in ratios)


def _ratios(sentence: Sentence, claim: Claim, figures: Figures) -> list[Decimal]:
    mentions = [item for item in sentence.mentions if item.shown.reference.kind == "value"]
    values = [item.shown.actual for item in mentions if item.shown.actual]
    if claim.kind is Kind.SHARE:
        return [a / b for a in values for b in values if a is not b and 0 < a <= b]
    if len(mentions) >= 2:
        return _over_time(mentions)
    years = [str(item.value) for item in sentence.claims if item.kind is Kind.YEAR]
    return [ratio for item in mentions if (ratio := _since(item, years, figures)) is not None]


def _over_time(mentions: list[Mention]) -> list[Decimal]:
    """Return how many times the value of the later period is that of the earlier one."""
    pairs = [
        (first.shown, last.shown)
        for first in mentions
        for last in mentions
        if first.shown.periods < last.shown.periods
        and first.shown.reference.name == last.shown.reference.name
    ]
    return [last.actual / first.actual for first, last in pairs if first.actual and last.actual]


def _since(mention: Mention, years: list[str], figures: Figures) -> Decimal | None:
    """Return how many times the value of the year that the sentence names, else of the last one."""
    shown = mention.shown
    periods = figures.known.periods(shown.reference.name)
    earlier = [period for period in periods if period < shown.periods[0]]
    earlier = [period for period in earlier if period in years] or earlier
    before = figures.known.value(shown.reference.name, earlier[-1]) if earlier else None
    return shown.actual / before if before and shown.actual is not None else None

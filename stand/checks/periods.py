"""Years in the text: none may be left standing from an earlier edition."""

import re
from collections.abc import Iterator

from stand.checks.prose import Sentence
from stand.numbers.figures import Figures
from stand.numbers.reading import Claim, Kind
from stand.problems import Problem

# A year with which a figure is compared need not be the figure's own.
_COMPARED = re.compile(
    r"\b(?:dan(?: in)?|ten opzichte van|vergeleken met|tegenover|sinds|vanaf"
    r"|(?:gelijk|evenveel)(?: aan| als)?(?: dat| die)?(?: van| in)?)\s*$",
    re.IGNORECASE,
)


_EARLIER = re.compile(r"\b(?:vorige? jaar|jaar (?:eerder|ervoor|daarvoor))\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bvan\b.*\bnaar\b", re.IGNORECASE | re.DOTALL)


def check_unnamed_periods(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield figures of another year than the edition's that do not say so."""
    own = str(figures.year)
    for sentence in sentences:
        if not sentence.mentions:
            continue
        told = f"{sentence.preceding} {sentence.text}"
        named = any(claim.kind is Kind.YEAR for claim in sentence.claims)
        if named or _EARLIER.search(sentence.text) or _FROM_TO.search(sentence.text):
            continue
        for mention in sentence.mentions:
            period = mention.shown.periods[0]
            alone = len(mention.shown.periods) == 1 and mention.shown.value is not None
            is_all = sentence.text.strip() == sentence.text[mention.start : mention.end]
            if alone and period != own and period not in told and not is_all:
                yield sentence.problem_at(
                    mention,
                    "unnamed-period",
                    f"Hier staat een cijfer over {period}, maar de tekst noemt dat jaar niet.",
                    "Noem het jaar, of haal de periode uit de verwijzing.",
                )


def _twice_named(sentence: Sentence, periods: set[str]) -> Claim | None:
    """Return a year that is named twice where each figure has a year of its own."""
    named = [
        claim
        for claim in sentence.claims
        if claim.kind is Kind.YEAR
        and not sentence.mention_in(claim)
        and not sentence.is_loose(claim)
    ]
    years = [str(claim.value) for claim in named]
    if len(periods) < 2 or len(years) < len(periods) or periods <= set(years):
        return None
    return next((claim for claim in named[1:] if years.count(str(claim.value)) > 1), None)


def _beside_another(sentence: Sentence) -> Claim | None:
    """Return a year that stands beside the figure of another, where years and figures take turns.

    "In 2024 12.000 en in 2025 12.830": each figure belongs to the year before it, or after it.
    """
    years = [c for c in sentence.claims if c.kind is Kind.YEAR and not sentence.mention_in(c)]
    told = [m for m in sentence.mentions if m.shown.value is not None]
    if len(years) != len(told) or len(told) < 2 or any(len(m.shown.periods) > 1 for m in told):
        return None
    pairs = list(zip(years, told, strict=True))
    year_first = all(year.end <= mention.start for year, mention in pairs)
    takes_turns = all(
        (mention.end <= year.start if year_first else year.end <= mention.start)
        for (year, _), (_, mention) in zip(pairs[1:], pairs, strict=False)
    )
    figure_first = all(mention.end <= year.start for year, mention in pairs)
    if not ((takes_turns and year_first) or figure_first):
        return None
    return next((year for year, m in pairs if m.shown.periods[0] != str(year.value)), None)


def _is_compared(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a year is one to compare with, in a sentence whose figures leave that open."""
    named = any(item.shown.change is not None for item in sentence.mentions)
    return not named and _COMPARED.search(sentence.text, 0, claim.start) is not None


def check_periods(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield years beside a figure of another year, and last year's year in this year's text."""
    for sentence in sentences:
        if sentence.broken or sentence.path[-1] == "label":
            continue
        periods = {
            period
            for item in sentence.mentions
            if item.shown.value is not None  # a year that is referred to is no figure over it
            for period in item.shown.periods
        }
        twice = _twice_named(sentence, periods) or _beside_another(sentence)
        for claim in sentence.claims:
            if claim.kind not in (Kind.YEAR, Kind.DATE) or claim.value is None:
                continue
            if sentence.mention_in(claim) or sentence.is_loose(claim):
                continue
            year = str(claim.value)
            other = year not in periods and not _is_compared(sentence, claim)
            if periods and (other or claim is twice):
                yield sentence.problem(
                    "other-period",
                    f"‘{claim.text}’ staat bij een cijfer over {' en '.join(sorted(periods))}.",
                    "Pas het jaar aan, of noem in de verwijzing de periode: [[…@jaar]]. Klopt het "
                    "toch, zet het dan met een reden bij ‘loose_numbers’.",
                    claim.text,
                    claim.start,
                )
            elif not periods and year == str(figures.year - 1):
                yield sentence.problem(
                    "stale-period",
                    f"‘{claim.text}’ is het jaar vóór het verslagjaar {figures.year}.",
                    "Is dit vorig jaar blijven staan? Klopt het, zet het dan met een reden bij "
                    "‘loose_numbers’.",
                    claim.text,
                    claim.start,
                )

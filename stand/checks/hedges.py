"""Hedges before figures: "ruim", "bijna", "ca." must be true of the value."""

from collections.abc import Iterator
from decimal import Decimal

from stand.checks.prose import Mention, Sentence
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures, rounded
from stand.numbers.hedges import Hedge, hedge_holds, read_hedge
from stand.numbers.reading import Claim
from stand.problems import Problem

_ABOVE = (Hedge.RUIM, Hedge.MEER_DAN, Hedge.IETS_MEER_DAN)
_BELOW = (Hedge.BIJNA, Hedge.KRAP, Hedge.MINDER_DAN, Hedge.IETS_MINDER_DAN)
_TRUE_OF_THE_SAME = (Hedge.CIRCA, Hedge.TEN_MINSTE, Hedge.TEN_HOOGSTE, Hedge.PRECIES)


def check_hedges(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield hedges that are not true of the figure they stand before, or that are missing."""
    for sentence in sentences:
        for claim in sentence.claims:
            mention = sentence.mention_in(claim)
            if (
                mention is not None
                and mention.shown.value is not None
                and not sentence.is_loose(claim)
                and not _compares(sentence, claim)
            ):
                yield from _check(sentence, claim, mention, figures)


def _compares(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether "meer dan" compares with the number before it: "20% meer dan 17.400"."""
    if claim.hedge not in (Hedge.MEER_DAN, Hedge.MINDER_DAN):
        return False
    before = [other.end for other in sentence.claims if other.end <= claim.start]
    return bool(before) and len(sentence.text[before[-1] : claim.start].split()) <= 2


def _check(
    sentence: Sentence, claim: Claim, mention: Mention, figures: Figures
) -> Iterator[Problem]:
    published = _published_hedge(mention, figures)
    if claim.hedge is None:
        if _is_far_off(mention, figures):
            yield sentence.problem_at(
                mention,
                "hedge",
                f"‘{claim.text}’ is ver afgerond: de waarde is {_actual(mention)}.",
                "Zet er ‘ruim’, ‘bijna’ of ‘ca.’ voor, of rond minder ver af.",
            )
        elif published is not None:
            yield sentence.problem_at(
                mention,
                "hedge",
                f"‘{claim.text}’ is gepubliceerd als ‘{_as_published(mention, figures)}’.",
                "Zet dat woord erbij, of haal het weg bij de cijfers.",
            )
    elif not _is_true(claim.hedge, mention, published, figures):
        value = _actual(mention)
        yield sentence.problem_at(
            mention,
            "hedge",
            f"‘{claim.text}’ klopt niet: de waarde is {_as_published(mention, figures) or value}.",
            "Kies een ander woord, of laat het weg.",
        )


def _actual(mention: Mention) -> str:
    actual = mention.shown.actual
    return format_number(rounded(actual, Decimal("0.01")).normalize()) if actual is not None else ""


def _is_far_off(mention: Mention, figures: Figures) -> bool:
    """Tell whether rounding that somebody asked for hides more than half of what is slight."""
    shown = mention.shown
    asked = any(flag.startswith("~") for flag in shown.reference.flags)
    if not asked or shown.value is None or shown.actual is None:
        return False
    return abs(shown.value - shown.actual) > figures.style.hedge_margin / 2 * abs(shown.actual)


def _is_true(hedge: Hedge, mention: Mention, published: Hedge | None, figures: Figures) -> bool:
    shown = mention.shown
    if shown.value is None or shown.actual is None:
        return True
    if shown.value != shown.actual:
        return hedge_holds(hedge, shown.value, shown.actual, margin=figures.style.hedge_margin)
    if published is not None:
        return any(hedge in group and published in group for group in (_ABOVE, _BELOW)) or (
            hedge is published
        )
    return hedge in _TRUE_OF_THE_SAME


def _published_hedge(mention: Mention, figures: Figures) -> Hedge | None:
    shown = mention.shown
    if shown.reference.kind != "value":
        return None
    found = figures.known.observation(shown.reference.name, shown.periods[0])
    return read_hedge(found.hedge) if found is not None and found.hedge else None


def _as_published(mention: Mention, figures: Figures) -> str:
    shown = mention.shown
    found = figures.known.observation(shown.reference.name, shown.periods[0])
    if found is None or not found.hedge or shown.reference.kind != "value":
        return ""
    return f"{found.hedge} {shown.text}"

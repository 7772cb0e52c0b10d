"""Words for a rank beside figures: "het hoogste aantal ooit", "nooit eerder zo laag"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from stand.checks.directions import value_at
from stand.checks.prose import Mention, Sentence
from stand.numbers.figures import Figures
from stand.problems import Problem

_TOP, _BOTTOM = "hoog|veel|groot", "laag|weinig|klein"
_NOUN = r"(?:aantal|aandeel|cijfer|stand|niveau|waarde)"
# Compared with all years before: "nooit eerder zo hoog", "hoger dan ooit", "een record".
_NEVER = re.compile(
    rf"\b(?:nooit|niet eerder)\b.*\bzo ?(?:(?P<top>{_TOP})|(?P<bottom>{_BOTTOM}))"
    rf"|\b(?:(?P<top2>hoger|groter|meer)|(?P<bottom2>lager|kleiner|minder)) dan ooit\b"
    r"|\b(?P<top3>record(?:aantal)?)\b",
    re.IGNORECASE,
)
# Compared with all known years, or with those since a year.
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<top>hoogste|grootste|meeste)|(?P<bottom>laagste|kleinste|minste))"
    rf"(?: {_NOUN})?(?: [a-zà-ÿ]+)? (?:ooit|van alle jaren|in (?:(?:19|20)\d\d|…)"
    r"|sinds (?P<since>(?:19|20)\d\d))(?!\w)",
    re.IGNORECASE,
)


def check_ranks(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield "hoogste ooit", "nooit eerder zo hoog" and the like where it was not."""
    for sentence in sentences:
        if not sentence.mentions and not (sentence.before and sentence.before.mentions):
            continue
        for pattern in (_NEVER, _SUPERLATIVE):
            word = pattern.search(sentence.text)
            mention = _nearest(sentence, word.start()) if word else None
            if word is None or mention is None or mention.shown.actual is None:
                continue
            is_top = any(value for name, value in word.groupdict().items() if name[:3] == "top")
            values = _series(mention, word, figures, until_then=pattern is _NEVER)
            best = max(values) if is_top else min(values)
            if mention.shown.actual != best:
                yield sentence.problem(
                    "rank",
                    f"‘{word[0]}’ klopt niet: {mention.shown.reference.name} was in een ander jaar "
                    f"{'hoger' if is_top else 'lager'}.",
                    "Pas de zin aan, of noem de jaren waarover zij gaat.",
                    word[0],
                    word.start(),
                )


def _nearest(sentence: Sentence, position: int) -> Mention | None:
    """Return the figure that a rank is about; that of the sentence before when there is none."""
    if sentence.mentions:
        return min(sentence.mentions, key=lambda item: abs(item.start - position))
    before = sentence.before
    return before.mentions[-1] if before is not None and before.mentions else None


def _series(
    mention: Mention, word: re.Match[str], figures: Figures, *, until_then: bool
) -> list[Decimal]:
    """Return the values with which a figure is compared, its own among them."""
    own = mention.shown.periods[-1]
    since = word.groupdict().get("since") or ""
    periods = [
        period
        for period in figures.known.all_periods
        if period >= since
        and len(period) == len(own)
        and (period <= own or not (until_then or since))
    ]
    values = (value_at(mention.shown.reference, period, figures) for period in periods)
    return [value for value in values if value is not None] or [mention.shown.actual or Decimal(0)]

"""Words for a majority: "de meerderheid", "het merendeel", "de meeste"."""

import re
from collections.abc import Iterator

from stand.checks.prose import Sentence
from stand.model.indicators import Indicator
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures
from stand.problems import Problem

_MAJORITY = re.compile(
    r"\b(?:meerderheid|merendeel|(?:de )?meesten?\b(?! (?:ooit|mogelijk))|grootste deel)\b",
    re.IGNORECASE,
)
_AS_ALWAYS = re.compile(
    r"\b(?:net als|zoals|ook) (?:in )?(?:andere|eerdere|voorgaande|alle) jaren\b", re.IGNORECASE
)
_AS_LAST_YEAR = re.compile(
    r"\b(?:net als|zoals|ook) (?:in )?(?:vorig jaar|het jaar ervoor|een jaar eerder)\b",
    re.IGNORECASE,
)


def check_majorities(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield majorities that are none, in the year of the text or in the years it compares with."""
    for index, sentence in enumerate(sentences):
        if not (sentence.mentions or (sentence.before and sentence.before.mentions)):
            continue
        word = _MAJORITY.search(sentence.text)
        pair = _part_and_whole(sentence, figures) if word else None
        if word is None or pair is None:
            continue
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        near = following if following is not None and following.before is sentence else None
        for period in _periods(sentence, near, pair, figures):
            part = figures.known.value(pair[0].id, period)
            whole = figures.known.value(pair[1].id, period)
            if part is not None and whole is not None and part * 2 <= whole:
                yield sentence.problem(
                    "majority",
                    f"‘{word[0]}’ klopt niet voor {period}: {pair[0].label} was "
                    f"{format_number(part)} van {format_number(whole)}.",
                    "Pas de zin aan, of noem de jaren waarvoor het wel geldt.",
                    word[0],
                    word.start(),
                )
                break


def _part_and_whole(sentence: Sentence, figures: Figures) -> tuple[Indicator, Indicator] | None:
    """Return the part that the sentence's words point to, with its whole.

    A whole that is named too goes before one that is not; without any the sentence tells nothing
    that the bank knows.
    """
    indicators = figures.known.bank.indicators
    pairs = [
        (indicators[part], whole)
        for whole in indicators.values()
        for part in whole.parts
        if part in indicators and indicators[part].is_named_in(sentence.text)
    ]
    named = [pair for pair in pairs if pair[1].is_named_in(sentence.text)]
    return next(iter(named or pairs), None)


def _periods(
    sentence: Sentence,
    following: Sentence | None,
    pair: tuple[Indicator, Indicator],
    figures: Figures,
) -> list[str]:
    """Return the periods for which the majority is claimed."""
    mentions = sentence.mentions or (sentence.before.mentions if sentence.before else ())
    period = mentions[0].shown.periods[-1] if mentions else str(figures.year)
    texts = [sentence.text, following.text if following is not None else ""]
    earlier = [other for other in figures.known.periods(pair[0].id) if other < period]
    if any(_AS_ALWAYS.search(text) for text in texts):
        return [period, *earlier]
    if any(_AS_LAST_YEAR.search(text) for text in texts):
        return [period, *earlier[-1:]]
    return [period]

"""Words for direction and rank beside figures: the series must bear them out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from stand.checks.prose import Mention, Sentence
from stand.numbers.reading import Kind
from stand.numbers.references import FigureReference, Figures, ReferenceFault
from stand.problems import Problem

_UP = (
    r"steeg|stegen|stijg\w*|gestegen|toename|toegenomen"
    r"|(?:nam|namen|neemt|nemen) (?:[\w,]+ ){0,4}toe|groei\w*|gegroeid|hoger"
    r"|(?:liep|liepen) (?:[\w()]+ ){0,4}op"
)
_DOWN = (
    r"daal\w*|daling|gedaald|afname|afgenomen|(?:nam|namen|neemt|nemen) (?:[\w,]+ ){0,4}af|lager"
    r"|(?:liep|liepen) (?:[\w()]+ ){0,4}terug|kromp\w*|gekrompen|teruggelopen"
)
_DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
# Straight behind an amount: "1.370 personen meer", "ruim 2.000 lager".
_BEHIND = re.compile(r"\W{0,2}(?:[a-zà-ÿ]+ ){0,2}(?P<word>meer|groter|minder|kleiner)\b")
_HIGHEST = re.compile(
    r"\b(?:hoogste|meeste|grootste)(?: aantal)? ooit|\bzo (?:hoog|veel|groot)\b|\brecord",
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"\b(?:laagste|minste|kleinste)(?: aantal)? ooit|\bzo (?:laag|weinig|klein)\b", re.IGNORECASE
)
_NEVER = re.compile(r"\bnooit\b|\bniet eerder\b|\booit\b|\brecord", re.IGNORECASE)


def check_directions(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield words such as "steeg" and "lager" where the figures went the other way."""
    for sentence in sentences:
        for mention in sentence.mentions:
            behind = _BEHIND.match(sentence.text, mention.end)
            if behind and mention.shown.change is not None:
                up = behind["word"] in ("meer", "groter")
                yield from _compare(sentence, mention, mention.shown.change, behind["word"], up=up)
        for word in _DIRECTION.finditer(sentence.text):
            up = word["up"] is not None
            for mention, change in _moved(sentence, word.start(), figures):
                yield from _compare(sentence, mention, change, word[0], up=up)


def _moved(
    sentence: Sentence, position: int, figures: Figures
) -> Iterator[tuple[Mention, Decimal]]:
    """Yield the figures that a word of direction is about, with how they changed.

    That is the nearest figure of the sentence; without one, all those of the sentence before.
    """
    mentions = [item for item in sentence.mentions if item.shown.value is not None]
    if mentions:
        changes = [item for item in mentions if item.shown.change is not None] or mentions
        mentions = [min(changes, key=lambda item: abs(item.start - position))]
        years = _years(sentence)
    elif sentence.before is not None:
        mentions = [item for item in sentence.before.mentions if item.shown.value is not None]
        years = _years(sentence) or _years(sentence.before)
    else:
        return
    for mention in mentions:
        change = mention.shown.change
        if change is None:
            change = _change_since(mention, years, figures)
        if change is not None:
            yield mention, change


def _years(sentence: Sentence) -> list[str]:
    years = (Kind.YEAR, Kind.DATE)
    return [str(claim.value) for claim in sentence.claims if claim.kind in years and claim.value]


def _change_since(mention: Mention, years: list[str], figures: Figures) -> Decimal | None:
    """Return the change since the year that the sentence names, else since the year before."""
    shown = mention.shown
    period = shown.periods[0]
    if not period.isdigit() or shown.actual is None:
        return None
    others = [year for year in years if year < period]
    base = others[0] if others else str(int(period) - 1)
    before = _at(shown.reference, base, figures)
    return None if before is None else shown.actual - before


def _at(reference: FigureReference, period: str, figures: Figures) -> Decimal | None:
    """Return what a reference stands for in another period; None where that is not known."""
    other = FigureReference(
        reference.name, period, None, reference.kind, reference.whole, reference.flags
    )
    try:
        return figures.show(other).actual
    except ReferenceFault:
        return None


def _compare(
    sentence: Sentence, mention: Mention, change: Decimal, word: str, *, up: bool
) -> Iterator[Problem]:
    if (change > 0) != up or change == 0:
        went = "omhoog" if change > 0 else "omlaag" if change < 0 else "niet omhoog of omlaag"
        yield sentence.problem(
            "direction",
            f"‘{word}’ klopt niet: {mention.shown.reference.name} ging {went}.",
            "Kies een ander woord, of noem het jaar waarmee u vergelijkt.",
            word,
        )


def check_ranks(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield "hoogste ooit", "nooit eerder zo hoog" and the like where it was not."""
    for sentence in sentences:
        for pattern, best in ((_HIGHEST, max), (_LOWEST, min)):
            word = pattern.search(sentence.text)
            if word is None or not _NEVER.search(sentence.text):
                continue
            mention = _last_mention(sentence)
            if mention is None or mention.shown.actual is None:
                continue
            reference = mention.shown.reference
            series = [
                _at(reference, period, figures)
                for period in figures.known.all_periods
                if period <= mention.shown.periods[-1]
            ]
            values = [value for value in series if value is not None]
            if values and mention.shown.actual != best(values):
                yield sentence.problem(
                    "rank",
                    f"‘{word[0]}’ klopt niet: {reference.name} was in een ander jaar "
                    f"{'hoger' if best is max else 'lager'}.",
                    "Pas de zin aan, of noem de jaren waarover zij gaat.",
                    word[0],
                )


def _last_mention(sentence: Sentence) -> Mention | None:
    for place in (sentence, sentence.before):
        if place is not None and place.mentions:
            return place.mentions[-1]
    return None

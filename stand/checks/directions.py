"""Words for direction and rank beside figures: the series must bear them out."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from stand.checks.prose import Mention, Sentence
from stand.numbers.figures import Figures
from stand.numbers.reading import Kind
from stand.numbers.references import FigureReference, ReferenceFault
from stand.problems import Problem

# Between the parts of "nam met 12.830 dossiers sterk toe" anything may stand but a new clause.
_GAP = r"(?:[^\s;:!?]+ ){0,6}"
_UP = (
    r"steeg|stegen|stijg\w*|gestegen|toename|toegenomen|toenemend\w*|klom|klommen|omhoog"
    rf"|(?:nam|namen|neemt|nemen) {_GAP}toe|groei\w*|gegroeid|(?:liep|liepen) {_GAP}op"
)
_DOWN = (
    r"daal\w*|daling|gedaald|afname|afgenomen|afnemend\w*|zakte\w*|kelderde\w*|slonk\w*|omlaag"
    r"|verminder\w*|kromp\w*|gekrompen|teruggelopen|teruggedrongen"
    rf"|(?:nam|namen|neemt|nemen) {_GAP}af|(?:liep|liepen) {_GAP}terug"
)
# What did not happen, or happened before, is not what the figure says.
_DENIED = re.compile(r"\b(?:niet|geen|noch)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:na|ondanks|hoewel)\b[^,;:.]{0,30}$", re.IGNORECASE)
_DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
# Straight behind an amount: "1.370 personen meer", "ruim 2.000 lager".
_BEHIND = re.compile(
    r"\W{0,2}(?:[a-zà-ÿ]+ ){0,2}(?P<word>meer|groter|hoger|minder|kleiner|lager)\b"
)
# "hoger dan in 2022": only what is compared with is told.
_THAN = re.compile(
    r"\b(?P<word>hoger|groter|lager|kleiner|meer|minder)(?: \w+){0,4} dan"
    r" (?:in |het )?(?:(?:19|20)\d\d|vorig jaar|jaar ervoor|een jaar eerder)\b"
)
_MORE = ("meer", "groter", "hoger")


def check_directions(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield words such as "steeg" and "lager" where the figures went the other way."""
    for sentence in sentences:
        if not sentence.mentions and not (sentence.before and sentence.before.mentions):
            continue
        for mention in sentence.mentions:
            behind = _BEHIND.match(sentence.text, mention.end)
            if behind and mention.shown.change is not None:
                up = behind["word"] in _MORE
                word = (behind["word"], behind.start("word"))
                yield from _compare(sentence, mention, mention.shown.change, word, up=up)
        yield from _check_comparatives(sentence, figures)
        for found in words_of_direction(sentence.text):
            if is_set_aside(sentence.text, found):
                continue
            up = found["up"] is not None
            word = (found[0], found.start())
            for mention, change in _moved(sentence, found.start(), figures):
                yield from _compare(sentence, mention, change, word, up=up)


def words_of_direction(text: str) -> list[re.Match[str]]:
    """Return the words for direction in a text; the group ``up`` or ``down`` tells which."""
    return list(_DIRECTION.finditer(text))


def is_set_aside(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word of direction is denied, or tells what came before."""
    near = text[max(0, found.start() - 16) : found.end() + 16]
    return bool(_DENIED.search(near) or _ASIDE.search(text, 0, found.start()))


def _check_comparatives(sentence: Sentence, figures: Figures) -> Iterator[Problem]:
    for found in _THAN.finditer(sentence.text):
        told = [item for item in sentence.mentions if item.shown.value is not None]
        if not told:
            continue
        nearest, _ = min(((item, None) for item in told), key=_distance(found.start()))
        change = _trend(nearest) or _change_since(nearest, _years(sentence), figures)
        if change is not None:
            word = (found["word"], found.start())
            yield from _compare(sentence, nearest, change, word, up=found["word"] in _MORE)


def _moved(
    sentence: Sentence, position: int, figures: Figures
) -> Iterator[tuple[Mention, Decimal]]:
    """Yield the figures that a word of direction is about, with how they changed over time.

    That is the nearest figure of the sentence whose change is told, else the nearest of all. A
    sentence without figures and years is about all those of the sentence before.
    """
    told = [item for item in sentence.mentions if item.shown.value is not None]
    if told:
        changes = _told_changes(told)
        nearest = min(changes or [(item, None) for item in told], key=_distance(position))
        change = nearest[1]
        if change is None:
            change = _change_since(nearest[0], _years(sentence), figures)
        if change is not None:
            yield nearest[0], change
    elif sentence.before is not None and not _years(sentence):
        for mention in sentence.before.mentions:
            change = _trend(mention) or _change_since(mention, [], figures)
            if mention.shown.value is not None and change is not None:
                yield mention, change


def _distance(position: int) -> Callable[[tuple[Mention, Decimal | None]], int]:
    return lambda pair: abs(pair[0].start - position)


def _told_changes(mentions: list[Mention]) -> list[tuple[Mention, Decimal | None]]:
    """Return the figures that are told over two periods: in one reference or in two."""
    found: list[tuple[Mention, Decimal | None]] = []
    for mention in mentions:
        reference = mention.shown.reference
        same = [
            item.shown
            for item in mentions
            if (item.shown.reference.name, item.shown.reference.kind)
            == (reference.name, reference.kind)
        ]
        first = min(same, key=lambda shown: shown.periods)
        last = max(same, key=lambda shown: shown.periods)
        if mention.shown.change is not None:
            found.append((mention, _trend(mention)))
        elif first.periods != last.periods and first.actual is not None and last.actual is not None:
            found.append((mention, last.actual - first.actual))
    return found


def _trend(mention: Mention) -> Decimal | None:
    """Return the change from the earlier to the later period, in whichever order they stand."""
    shown = mention.shown
    if shown.change is None:
        return None
    return shown.change if shown.periods[0] <= shown.periods[-1] else -shown.change


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
    before = value_at(shown.reference, base, figures)
    return None if before is None else shown.actual - before


def value_at(reference: FigureReference, period: str, figures: Figures) -> Decimal | None:
    """Return what a reference stands for in another period; None where that is not known."""
    other = FigureReference(
        reference.name, period, None, reference.kind, reference.whole, reference.flags
    )
    try:
        return figures.show(other).actual
    except ReferenceFault:
        return None


def _compare(
    sentence: Sentence, mention: Mention, change: Decimal, word: tuple[str, int], *, up: bool
) -> Iterator[Problem]:
    if (change > 0) != up or change == 0:
        went = "omhoog" if change > 0 else "omlaag" if change < 0 else "niet omhoog of omlaag"
        yield sentence.problem(
            "direction",
            f"‘{word[0]}’ klopt niet: {mention.shown.reference.name} ging {went}.",
            "Kies een ander woord, of noem het jaar waarmee u vergelijkt.",
            *word,
        )

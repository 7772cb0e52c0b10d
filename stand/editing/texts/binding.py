"""A number that is written by hand: which figure of the bank it may be, and how to say so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from stand.editing.session import Session
from stand.editing.writing.references import content_of, written
from stand.editing.writing.sentences import sentence_around
from stand.numbers.reading import Claim, Kind, read_claims
from stand.numbers.references import PERIOD, FigureReference, parse_figure_reference
from stand.workspace import INDICATORS_FILE

_BOUND = (Kind.NUMBER, Kind.PERCENT, Kind.MONEY, Kind.DURATION)
_RATIOS = (Kind.PERCENT, Kind.SHARE, Kind.MULTIPLE)
# What may be excused when the cursor stands on it, and is passed over otherwise.
_SELDOM = (Kind.YEAR, Kind.DATE)
_NEVER = (Kind.TIME, Kind.ORDINAL, Kind.LABEL, Kind.VAGUE)
_TIMES = {"week": "weken", "maand": "maanden", "dag": "dagen", "jaar": "jaren", "uur": "uren"}
_MOST = 12
_YEARS_BACK = 5


class SeriesValue(Protocol):
    """A value of an indicator as it is printed."""

    @property
    def period(self) -> str: ...
    @property
    def shown(self) -> str: ...


class Indicator(Protocol):
    """An indicator with its values, oldest first."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def series(self) -> Sequence[SeriesValue]: ...


@dataclass(frozen=True, slots=True)
class Literal:
    """A number in a text: ``start`` to ``end`` is what a reference takes the place of.

    ``words`` is what an excuse says: with the hedge, and the word for what is counted. ``sentence``
    is the text around it.
    """

    claim: Claim
    start: int
    end: int
    text: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reference that prints the number: ``content`` stands between its brackets.

    ``label`` names the figure, ``about`` says which period or calculation, ``shown`` is the value
    in print.
    """

    content: str
    label: str
    about: str
    shown: str
    score: float

    @property
    def reference(self) -> str:
        return written(self.content)


def literal_at(text: str, offset: int) -> Literal | None:
    """Return the number that an offset lies in or touches, or else the next in its sentence."""
    claims = [claim for claim in read_claims(text) if claim.kind not in _NEVER]
    for claim in claims:
        if claim.start <= offset <= claim.end:
            return _literal(text, claim)
    first, last = sentence_around(text, offset, offset)
    inside = [
        claim
        for claim in claims
        if first <= claim.start and claim.end <= last and claim.kind not in _SELDOM
    ]
    after = [claim for claim in inside if claim.start >= offset]
    return _literal(text, (after or inside)[0]) if inside else None


def _literal(text: str, claim: Claim) -> Literal:
    start = claim.start + _hedge_length(claim)
    end = claim.end
    if claim.kind is Kind.DURATION:
        end = start + _number_length(text[start:end], claim)
    first, last = sentence_around(text, claim.start, claim.end)
    counted = re.match(rf"\s+{re.escape(claim.unit)}\b", text[claim.end :]) if claim.unit else None
    words = text[claim.start : claim.end + (counted.end() if counted else 0)]
    printed = " ".join(re.sub(r"[*_]+", "", words).split())
    return Literal(claim, start, end, text[start:end], printed, text[first:last])


def _hedge_length(claim: Claim) -> int:
    """Return how many characters of a claim are the hedge before its number."""
    for match in re.finditer(r"(?<!\S)(?=\S)", claim.text) if claim.hedge else ():
        rest = read_claims(claim.text[match.start() :])
        if len(rest) == 1 and rest[0].start == 0 and rest[0].hedge is None:
            return match.start()
    return 0


def _number_length(text: str, claim: Claim) -> int:
    """Return how long the number of a duration is, without the unit after it."""
    for match in reversed(list(re.finditer(r"\s+|-", text))):
        rest = read_claims(text[: match.start()])
        if len(rest) == 1 and rest[0].start == 0 and rest[0].value == claim.value:
            return match.start()
    return len(text)


def indicator_words(session: Session) -> dict[str, list[str]]:
    """Return the words by which a text knows each indicator, as the file of the bank has them."""
    found: dict[str, list[str]] = {}
    indicators = session.value(INDICATORS_FILE, ("indicators",))
    for entry in indicators if isinstance(indicators, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("words"), list):
            found[str(entry.get("id"))] = [str(word) for word in entry["words"]]
    return found


def proposals(
    literal: Literal,
    indicators: Iterable[Indicator],
    words: Mapping[str, Sequence[str]],
    year: int,
) -> list[Proposal]:
    """Return the references that print a number, those that fit its sentence best first.

    ``year`` is the reporting year; ``words`` are those by which a text knows an indicator.
    """
    known = {one.id: _Known(one, words.get(one.id, ()), literal.sentence) for one in indicators}
    found = [*_years(literal, year), *_direct(literal, known.values(), year)]
    if literal.claim.kind in _RATIOS:
        named = [known[name] for name in _named(literal.sentence) if name in known]
        named += sorted((one for one in known.values() if one.score), key=lambda one: -one.score)
        found += _ratios(literal, list(dict.fromkeys(named))[:_MOST], year)
    best: dict[str, Proposal] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.content, one)
    return list(best.values())[:_MOST]


class _Known:
    """An indicator with its values as numbers, and how much of it a sentence speaks."""

    def __init__(self, indicator: Indicator, words: Sequence[str], sentence: str) -> None:
        self.id, self.label, self.unit = indicator.id, indicator.label, indicator.unit
        self.printed = {one.period: one.shown for one in indicator.series if one.shown}
        self.values = {}
        for period, shown in self.printed.items():
            value = _value_of(shown)
            if value is not None:
                self.values[period] = value
        self.score = _fit(words, indicator.label, sentence)


def _value_of(shown: str) -> Decimal | None:
    found = [claim for claim in read_claims(shown) if claim.kind in (*_BOUND, Kind.YEAR)]
    return found[0].value if found else None


def _fit(words: Sequence[str], label: str, sentence: str) -> float:
    score = 0.0
    for word in words:
        score += 3 if re.search(rf"\b{re.escape(word)}", sentence, re.IGNORECASE) else 0
    for word in re.findall(r"\w{4,}", label):
        score += 1 if re.search(rf"\b{re.escape(word[:6])}", sentence, re.IGNORECASE) else 0
    return score


def _named(sentence: str) -> Iterator[str]:
    for content in re.findall(r"\[\[([^\[\]\n]*)\]\]", sentence):
        reference = parse_figure_reference(content)
        if reference is not None:
            yield reference.name


def _direct(literal: Literal, known: Iterable[_Known], year: int) -> Iterator[Proposal]:
    claim = literal.claim
    if claim.value is None or claim.kind not in _BOUND:
        return
    years = set(re.findall(r"\b(?:19|20)\d\d\b", literal.sentence))
    for one in known:
        if not _same_unit(one.unit, claim):
            continue
        for period, value in one.values.items():
            if abs(value - claim.value) > claim.step / 2:
                continue
            flags = _flags(literal, one.unit, exact=value == claim.value)
            content = content_of(_reference(one.id, period, year, flags))
            score = one.score + (2 if period in years else 0) + (1 if period == str(year) else 0)
            score += 1 if value == claim.value else 0
            score += 1 if claim.unit and claim.unit == one.unit else 0
            yield Proposal(content, one.label, period, one.printed[period], score)


def _years(literal: Literal, year: int) -> Iterator[Proposal]:
    """Yield the reporting year, or one of those just before it, for a number that is that year."""
    claim = literal.claim
    back = year - int(claim.value) if claim.kind is Kind.YEAR and claim.value else -1
    if 0 <= back <= _YEARS_BACK:
        about = "het jaar van deze uitgave" if not back else f"{back} jaar eerder"
        content = f"{PERIOD}@-{back}" if back else PERIOD
        yield Proposal(content, "Het verslagjaar", about, literal.text, 1)


def _reference(name: str, period: str, year: int, flags: tuple[str, ...]) -> FigureReference:
    first = None if period == str(year) else period
    return FigureReference(name, first, None, "value", None, flags)


def _same_unit(unit: str, claim: Claim) -> bool:
    if (unit == "%") != (claim.kind is Kind.PERCENT):
        return False
    if claim.kind is Kind.MONEY:
        return unit == "euro"
    if claim.kind is Kind.DURATION:
        return _TIMES.get(unit, unit) == _TIMES.get(claim.unit or "", claim.unit)
    return True


def _flags(literal: Literal, unit: str, *, exact: bool) -> tuple[str, ...]:
    """Return the flags with which a value is printed as the literal is written."""
    claim, text = literal.claim, literal.text
    flags = [] if exact else [_rounding(claim.step)]
    if re.search("miljoen|miljard|biljoen", text):
        flags.append("scaled")
    elif not re.search(r"\d", text):
        flags.append("words")
    if claim.kind is Kind.MONEY and unit == "euro":
        flags.append("unit")
    return tuple(flags)


def _rounding(step: Decimal) -> str:
    if step >= 1:
        return f"~{int(step)}"
    exponent = step.normalize().as_tuple().exponent
    return f".{-exponent if isinstance(exponent, int) else 1}"


def _ratios(literal: Literal, named: list[_Known], year: int) -> Iterator[Proposal]:
    """Yield what follows from the indicators that the sentence speaks of."""
    claim = literal.claim
    for one in named:
        last = max((period for period in one.values if period <= str(year)), default="")
        for first in (period for period in one.values if period < last):
            kind = {Kind.PERCENT: "change", Kind.MULTIPLE: "times"}.get(claim.kind)
            before, after = one.values[first], one.values[last]
            if kind is None or before <= 0:
                continue
            ratio = abs(after - before) / before * 100 if kind == "change" else after / before
            if _is(ratio, claim):
                reference = FigureReference(one.id, first, last, kind, None, _decimals(claim))
                about = f"{first} tot {last}, {'verandering' if kind == 'change' else 'keer'}"
                yield Proposal(content_of(reference), one.label, about, literal.text, one.score)
        yield from _shares(literal, one, named, last, year)


def _shares(
    literal: Literal, part: _Known, named: list[_Known], period: str, year: int
) -> Iterator[Proposal]:
    claim = literal.claim
    kind = {Kind.PERCENT: "share", Kind.SHARE: "one_in"}.get(claim.kind)
    for whole in named if kind else ():
        total = whole.values.get(period, Decimal(0))
        if whole is part or part.unit == "%" or not 0 < part.values.get(period, -1) < total:
            continue
        if _is(part.values[period] / total * (100 if kind == "share" else 1), claim):
            first = None if period == str(year) else period
            flags = _decimals(claim) if kind == "share" else ()
            reference = FigureReference(part.id, first, None, kind or "", whole.id, flags)
            about = f"{period}, deel van {whole.label}"
            score = part.score + whole.score / 2
            yield Proposal(content_of(reference), part.label, about, literal.text, score)


def _is(value: Decimal, claim: Claim) -> bool:
    return claim.value is not None and abs(value - claim.value) <= claim.step / 2


def _decimals(claim: Claim) -> tuple[str, ...]:
    return () if claim.step >= 1 or claim.kind is Kind.MULTIPLE else (_rounding(claim.step),)

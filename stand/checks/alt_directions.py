"""Words for direction in a description: the values of the figure must bear them out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from stand.charts.series import Series, is_period, series_of
from stand.checks.described import Described, Named, hidden
from stand.checks.directions import is_set_aside, words_of_direction
from stand.checks.prose import Sentence
from stand.model.captions import Crossed
from stand.model.charts import Bars
from stand.numbers.reading import Kind
from stand.problems import Problem

_PIECE = re.compile(r"[^,;]*(?:,(?=\d)[^,;]*)*")
_EACH_YEAR = re.compile(
    r"\b(?:elk|ieder) jaar\b|\bjaar (?:op|na) jaar\b|\bjaarlijks\b", re.IGNORECASE
)
_SINCE_THEN = re.compile(r"\b(?:daarna|sindsdien|vervolgens|vanaf toen)\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bvan\b.*\bnaar\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sinds|vanaf|na)\s+$", re.IGNORECASE)
_IN = re.compile(r"^(?!.*\b(?:van|tot|naar|dan|opzichte)\b).*\bin\s+$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?P<word>(?P<more>hoger|groter|meer|langer)|lager|kleiner|minder|korter)\b"
    r"(?: [^\s,;]+){0,3}? dan (?:in |bij |via |het |de |die (?:van|in) )*",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit|of)\b", re.IGNORECASE)


def check_directions(described: Described) -> Iterator[Problem]:
    """Yield words such as "steeg" and "lager dan" that the figure does not bear out.

    Where a sentence refers to the bank, the words are held against the bank elsewhere.
    """
    is_drawn_over_time = isinstance(described.figure, Bars | Crossed)
    series = series_of(described.data) if is_drawn_over_time else []
    for sentence in described.sentences:
        names = described.named_in(sentence.text)
        about = _about(series, names)
        yield from _comparatives(sentence, names, about, described)
        if about is None or len(about.known) < 2:
            continue
        text = hidden(sentence.text, [one for one in names if not is_period(one.name)])
        for word in words_of_direction(text):
            start, end = _piece_of(text, word.start())
            alone = len(words_of_direction(text[start:end])) == 1
            if alone and not is_set_aside(text, word):
                wrong = _wrong(sentence, word, (start, end), about)
                if wrong:
                    yield _problem(sentence, word[0], word.start(), wrong)


def _about(series: list[Series], names: list[Named]) -> Series | None:
    """Return the series that a sentence is about: the only one, or the only one it names."""
    if len(series) == 1:
        return series[0]
    called = {one.name for one in names}
    named = [one for one in series if one.name in called]
    return named[0] if len(named) == 1 else None


def _piece_of(text: str, position: int) -> tuple[int, int]:
    """Return the part of a sentence between commas in which a word stands."""
    start = 0
    while True:
        piece = _PIECE.match(text, start)
        end = piece.end() if piece else len(text)
        if position < end or end >= len(text):
            return start, end
        start = end + 1


def _wrong(sentence: Sentence, word: re.Match[str], piece: tuple[int, int], series: Series) -> str:
    """Return what is wrong with a word for direction; empty when nothing is, or that is unclear."""
    up = word["up"] is not None
    if _EACH_YEAR.search(sentence.text, *piece):
        return _not_each_year(sentence, series, up=up)
    before = sentence.before.mentions if sentence.before else ()
    years = _years(sentence)
    if sentence.mentions or (before and not years):
        return ""
    if not years:
        steps = [change for *_, change in _steps(series)]
        whole = _change(series, series.known[0][0], series.known[-1][0])
        if len(words_of_direction(sentence.text)) > 1 or whole is None:
            return ""
        against = [change < 0 if up else change > 0 for change in (whole, steps[-1])]
        return f"de figuur gaat {_way(whole)}" if all(against) else ""
    for first, last in _spans(sentence, piece, series):
        change = _change(series, first, last)
        if change is not None and (change == 0 or (change > 0) != up):
            return f"van {first} naar {last} gaat de figuur {_way(change)}"
    return ""


def _years(sentence: Sentence) -> list[tuple[int, str]]:
    """Return the years of a sentence with their places; both ends of a range."""
    found = []
    for claim in sentence.claims:
        if claim.kind is Kind.YEAR and claim.step == 1:
            ends = (claim.value, claim.upper)
            found += [(claim.start, str(year)) for year in ends if year is not None]
    return found


def _spans(sentence: Sentence, piece: tuple[int, int], series: Series) -> Iterator[tuple[str, str]]:
    """Yield the two periods that a word for direction compares, where that is clear."""
    start, end = piece
    inside = [(place, year) for place, year in _years(sentence) if start <= place < end]
    years = [year for _, year in inside]
    if len(years) > 1:
        if _FROM_TO.search(sentence.text, start, end):
            yield years[0], years[-1]
        elif len(years) == 2:
            yield min(years), max(years)
    elif inside:
        ((place, year),) = inside
        lead = sentence.text[start:place]
        if _SINCE.search(lead):
            yield year, series.known[-1][0]
        elif _IN.match(lead):
            periods = [period for period, _ in series.points]
            if year in periods[1:]:
                yield periods[periods.index(year) - 1], year


def _not_each_year(sentence: Sentence, series: Series, *, up: bool) -> str:
    """Return the year in which a series did not go the way it is said to go each year."""
    since = [year for place, year in _years(sentence) if _SINCE.search(sentence.text[:place])]
    if not since and _SINCE_THEN.search(sentence.text):
        since = [year for _, year in _years(sentence.before)][-1:] if sentence.before else []
        if not since:
            return ""
    first = since[0] if since else ""
    steps = [step for step in _steps(series) if step[0] >= first]
    if sentence.mentions:
        steps = steps[:-1]  # the last one is held against the bank
    for _, period, change in steps:
        if change == 0 or (change > 0) != up:
            return f"in {period} gaat de figuur {_way(change)}"
    return ""


def _steps(series: Series) -> list[tuple[str, str, Decimal]]:
    """Return each period that is known with the one before it, and the change."""
    known = [(period, datum.value or Decimal(0)) for period, datum in series.known]
    return [
        (earlier, later, after - before) for (earlier, before), (later, after) in pairwise(known)
    ]


def _change(series: Series, first: str, last: str) -> Decimal | None:
    values = {period: datum.value for period, datum in series.known}
    before, after = values.get(first), values.get(last)
    return None if before is None or after is None else after - before


def _way(change: Decimal) -> str:
    return "omhoog" if change > 0 else "omlaag" if change < 0 else "niet omhoog of omlaag"


def _comparatives(
    sentence: Sentence, names: list[Named], series: Series | None, described: Described
) -> Iterator[Problem]:
    """Yield "hoger dan in 2022" and "meer dan politie" where the figure shows otherwise."""
    values = _values(series, described)
    for found in _COMPARED.finditer(sentence.text):
        start, _ = _piece_of(sentence.text, found.start())
        left = [one.name for one in names if start <= one.start and one.end <= found.start()]
        left = [name for name in left if name in values]
        right = [one.name for one in names if one.start == found.end() and one.name in values]
        if len(left) != 1 or not right or _DENIED.search(sentence.text, start, found.start()):
            continue
        if sentence.mentions and is_period(right[0]):
            continue  # held against the bank
        change = values[left[0]] - values[right[0]]
        if change == 0 or (change > 0) != (found["more"] is not None):
            size = "even groot als" if change == 0 else f"{'meer' if change > 0 else 'minder'} dan"
            wrong = f"in de figuur is ‘{left[0]}’ {size} ‘{right[0]}’"
            yield _problem(sentence, found["word"], found.start(), wrong)


def _values(series: Series | None, described: Described) -> dict[str, Decimal]:
    """Return the values that a sentence can compare, by name."""
    data = described.data
    named = list(series.points) if series else []
    labels = [row.label for row in data.rows]
    if not series and len(data.columns) == 1 and len(set(labels)) == len(labels):
        named = [(row.label, row.datum) for row in data.rows]
    return {name: datum.value for name, datum in named if datum.value is not None}


def _problem(sentence: Sentence, word: str, start: int, wrong: str) -> Problem:
    return sentence.problem(
        "alt-disagrees",
        f"‘{word}’ klopt niet: {wrong}.",
        "Pas de alternatieve tekst aan.",
        word,
        start,
    )

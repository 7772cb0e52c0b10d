"""A number in the text comes from the figure bank, or somebody has said why not."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from stand.checks.prose import Sentence, loose_in
from stand.checks.ratios import is_borne_out
from stand.markup.typography import curly
from stand.model.base import LooseNumber
from stand.model.chapter import ChapterBase
from stand.model.figures import Amount, Captioned, Duration
from stand.model.indicators import Indicator
from stand.model.publication import Publication
from stand.model.source import Path, Source
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures
from stand.numbers.reading import Claim, Kind
from stand.problems import Problem, Severity

# Dates, years, numbers of articles and the like are no quantities.
_NO_QUANTITY = (Kind.YEAR, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.LABEL, Kind.VAGUE)
_MOST_NAMED = 3


def check_literals(sentences: list[Sentence], figures: Figures) -> Iterator[Problem]:
    """Yield each number that is written by hand and that nobody has excused."""
    for sentence in sentences:
        for claim in sentence.claims:
            if _needs_a_source(sentence, claim, figures):
                yield sentence.problem(
                    "literal-number",
                    f"‘{claim.text}’ staat los in de tekst.{_matches(claim, figures)}",
                    _hint(claim, figures),
                    claim.text,
                    claim.start,
                )


def _needs_a_source(sentence: Sentence, claim: Claim, figures: Figures) -> bool:
    if claim.kind in _NO_QUANTITY or sentence.is_loose(claim) or sentence.mention_in(claim):
        return False
    ratio = claim.kind in (Kind.SHARE, Kind.MULTIPLE)
    return not (ratio and is_borne_out(sentence, claim, figures) is not None)


def _matches(claim: Claim, figures: Figures) -> str:
    names = [
        f"{figures.known.bank.indicators[name].label} {period}"
        for name, period in matching(claim, figures)
    ]
    return f" Het past bij: {'; '.join(names)}." if names else ""


def _hint(claim: Claim, figures: Figures) -> str:
    found = matching(claim, figures)
    if found:
        name, period = found[0]
        at = "" if period == str(figures.year) else f"@{period}"
        return (
            f"Schrijf [[{name}{at}]] in plaats van het getal, of zet ‘{claim.text}’ met een reden "
            "bij ‘loose_numbers’."
        )
    return (
        f"Neem het cijfer op in indicators.yaml en verwijs ernaar, of zet ‘{claim.text}’ met een "
        "reden bij ‘loose_numbers’."
    )


def matching(claim: Claim, figures: Figures) -> list[tuple[str, str]]:
    """Return the figures whose value is the claimed one within its rounding, newest first."""
    if claim.value is None or claim.kind not in (Kind.NUMBER, Kind.PERCENT, Kind.MONEY):
        return []
    found = []
    for name, indicator in figures.known.bank.indicators.items():
        if (indicator.unit == "%") != (claim.kind is Kind.PERCENT):
            continue
        for period in reversed(figures.known.periods(name)):
            value = figures.known.value(name, period)
            if value is not None and abs(value - claim.value) <= claim.step / 2:
                found.append((name, period))
    found.sort(key=lambda pair: pair[1], reverse=True)
    return found[:_MOST_NAMED]


def check_written_values(publication: Publication) -> Iterator[Problem]:
    """Yield values that a figure holds itself and that nobody has excused."""
    year = str(publication.edition.reporting_year)
    for figure in publication.figures.values():
        loose = tuple(figure.figure.loose_numbers)
        yield from _values(figure.source, (), getattr(figure.figure, "items", []), loose, year)
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            if item.timeline is not None:
                place = ("body", index, "timeline")
                loose = loose_in(file.chapter)
                yield from _values(file.source, place, item.timeline.items, loose, year)


def _values(
    source: Source,
    place: Path,
    items: Sequence[Amount | Duration],
    loose: tuple[LooseNumber, ...],
    year: str,
) -> Iterator[Problem]:
    for index, item in enumerate(items):
        path = (*place, "items", index)
        if item.value is not None:
            yield from _written(source, path, Decimal(str(item.value)), loose)
        if isinstance(item, Amount):
            yield from _misnamed(source, path, item, year)


def _misnamed(source: Source, path: Path, item: Amount, reporting_year: str) -> Iterator[Problem]:
    """Yield a year that stands beside the value of another year."""
    label, period = item.label or "", item.period or reporting_year
    if item.indicator is not None and label.isdigit() and label != period:
        yield source.problem(
            (*path, "label"),
            "other-period",
            f"‘{label}’ staat bij een cijfer over {period}.",
            "Pas de naam of de periode aan.",
            severity=Severity.WARNING,
        )


def _written(
    source: Source, path: Path, value: Decimal, loose: tuple[LooseNumber, ...]
) -> Iterator[Problem]:
    text = format_number(value.normalize())
    if any(text in excuse.text.split() for excuse in loose):
        return
    yield source.problem(
        (*path, "value"),
        "literal-number",
        f"‘{text}’ staat in de figuur zelf en niet bij de cijfers.",
        f"Schrijf ‘indicator: …’ in plaats van de waarde, of zet ‘{text}’ met een reden bij "
        "‘loose_numbers’.",
        severity=Severity.WARNING,
    )


def check_labels(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield values whose label has the words of another part of the same whole."""
    indicators = figures.known.bank.indicators
    for file in publication.figures.values():
        for index, item in enumerate(getattr(file.figure, "items", ())):
            own = indicators.get(item.indicator or "")
            if own is None or item.label is None or _is_named(own, item.label):
                continue
            for whole in indicators.values():
                parts = whole.parts if own.id in whole.parts else []
                for name in parts:
                    if name in indicators and _is_named(indicators[name], item.label):
                        yield file.source.problem(
                            ("items", index, "label"),
                            "other-label",
                            f"‘{item.label}’ staat bij het cijfer ‘{own.label}’.",
                            "Pas de naam of het cijfer aan.",
                            severity=Severity.WARNING,
                        )


def _is_named(indicator: Indicator, text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in indicator.words)


def check_unused_excuses(publication: Publication, sentences: list[Sentence]) -> Iterator[Problem]:
    """Yield numbers that were excused and that are not in the text any more."""
    printed: dict[str, list[str]] = {}
    for sentence in sentences:
        printed.setdefault(sentence.source.path, []).append(sentence.text)
    held = {file.source.path: _held_by_timelines(file.chapter) for file in publication.chapters}
    for source, place, model in _with_excuses(publication):
        values = [
            format_number(Decimal(str(item.value)).normalize())
            for item in getattr(model, "items", ())
            if getattr(item, "value", None) is not None
        ]
        texts = printed.get(source.path, []) + values + held.get(source.path, [])
        for index, loose in enumerate(model.loose_numbers):
            if not any(curly(" ".join(loose.text.split())) in text for text in texts):
                yield source.problem(
                    (*place, "loose_numbers", index, "text"),
                    "unused-excuse",
                    f"‘{loose.text}’ komt in dit bestand niet meer voor.",
                    "Haal deze regel weg, of pas hem aan de tekst aan.",
                    severity=Severity.WARNING,
                )


def _held_by_timelines(chapter: ChapterBase) -> list[str]:
    return [
        format_number(Decimal(str(duration.value)).normalize())
        for item in chapter.body
        if item.timeline is not None
        for duration in item.timeline.items
        if duration.value is not None
    ]


def _with_excuses(
    publication: Publication,
) -> Iterator[tuple[Source, Path, ChapterBase | Captioned]]:
    """Yield everything that may hold excused numbers, with its place in its file."""
    for figure in publication.figures.values():
        yield figure.source, (), figure.figure
    for file in publication.chapters:
        yield file.source, (), file.chapter
        for index, item in enumerate(file.chapter.body):
            if isinstance(item.block, Captioned):
                yield file.source, ("body", index, item.kind), item.block

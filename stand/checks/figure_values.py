"""The values and labels in figures: from the bank, and named for what they are."""

from collections.abc import Iterator
from decimal import Decimal

from stand.checks.prose import loose_in
from stand.markup.typography import curly
from stand.model.amounts import amounts
from stand.model.base import LooseNumber
from stand.model.captions import Amount, Captioned
from stand.model.charts import UnitAmount
from stand.model.figures import Duration
from stand.model.publication import Publication
from stand.model.source import Path, Source
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures
from stand.problems import Problem, Severity


def check_written_values(publication: Publication) -> Iterator[Problem]:
    """Yield values that a figure holds itself and that nobody has excused."""
    year = str(publication.edition.reporting_year)
    for figure in publication.figures.values():
        loose = tuple(figure.figure.loose_numbers)
        yield from _values(figure.source, (), figure.figure, loose, year)
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            if item.timeline is not None:
                place = ("body", index, "timeline")
                yield from _values(file.source, place, item.timeline, loose_in(file.chapter), year)


def _values(
    source: Source, place: Path, figure: Captioned, loose: tuple[LooseNumber, ...], year: str
) -> Iterator[Problem]:
    for path, item in amounts(figure, place):
        text = written_text(item)
        if text and not any(is_written(excuse.text, text) for excuse in loose):
            yield _written(source, path, item, text)
        if isinstance(item, Amount):
            yield from _misnamed(source, path, item, year)


def is_written(words: str, text: str) -> bool:
    """Tell whether words hold the text of a value; a sign for percent may stand behind it."""
    return f" {text} " in f" {curly(' '.join(words.split())).replace('%', '')} "


def written_text(item: Amount | Duration) -> str:
    """Return how a value is printed that stands in the figure itself; nothing for another."""
    if item.value is not None:
        return format_number(Decimal(str(item.value)).normalize())
    if isinstance(item, UnitAmount) and item.part is not None and item.shown is None:
        return f"{item.part} op de {item.of}"
    return ""


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


def _written(source: Source, path: Path, item: Amount | Duration, text: str) -> Problem:
    return source.problem(
        (*path, "part" if item.value is None else "value"),
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
            if own is None or item.label is None or own.is_named_in(item.label):
                continue
            for whole in indicators.values():
                parts = whole.parts if own.id in whole.parts else []
                for name in parts:
                    if name in indicators and indicators[name].is_named_in(item.label):
                        yield file.source.problem(
                            ("items", index, "label"),
                            "other-label",
                            f"‘{item.label}’ staat bij het cijfer ‘{own.label}’.",
                            "Pas de naam of het cijfer aan.",
                            severity=Severity.WARNING,
                        )

"""Totals of the figure bank against their parts, within what rounding allows."""

from collections.abc import Iterator
from decimal import Decimal

from stand.markup.markdown import split_references
from stand.model.figures import Counted, KeyFigure
from stand.model.indicators import Indicator
from stand.model.publication import Publication
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures
from stand.numbers.references import ReferenceFault, Shown, parse_figure_reference
from stand.problems import Problem, Severity


def check_totals(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield totals that differ more from their parts than rounding allows.

    Each value may be off by half its rounding, so n parts and a total may differ by less than
    (n + 1) halves.
    """
    for indicator in publication.indicators.indicators:
        if indicator.parts:
            for period in figures.known.all_periods:
                yield from _total(indicator, period, figures)


def _total(indicator: Indicator, period: str, figures: Figures) -> Iterator[Problem]:
    known = figures.known
    total = known.observation(indicator.id, period)
    values = [known.value(part, period) for part in indicator.parts]
    parts = [value for value in values if value is not None]
    if total is None or total.value is None or len(parts) < len(values):
        return
    if any(change.period == period for change in indicator.breaks):
        return
    if total.edition != known.edition and not any(
        (found := known.observation(part, period)) and found.edition == known.edition
        for part in indicator.parts
    ):
        return
    roundings = [indicator.rounding, *(_rounding(part, figures) for part in indicator.parts)]
    allowed = sum(roundings, Decimal(0)) / 2
    difference = abs(sum(parts, Decimal(0)) - total.value)
    if difference and difference >= allowed:
        shown = " + ".join(format_number(value.normalize()) for value in parts)
        yield Problem(
            total.path,
            total.line,
            1,
            Severity.ERROR,
            "parts",
            f"{indicator.label} {period}: {shown} = "
            f"{format_number(sum(parts, Decimal(0)).normalize())}, maar het totaal is "
            f"{format_number(total.value.normalize())}. Dat verschil komt niet door afronding.",
            "Controleer de delen en het totaal. Klopt het verschil, meld het dan in "
            "indicators.yaml bij ‘breaks’ van deze periode.",
        )


def _rounding(name: str, figures: Figures) -> Decimal:
    indicator = figures.known.indicator(name)
    return indicator.rounding if indicator is not None else Decimal(1)


def check_tiles(publication: Publication, figures: Figures) -> Iterator[Problem]:
    """Yield key figures that differ more from the parts under them than rounding allows."""
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            for number, tile in enumerate(item.key_figures.items if item.key_figures else ()):
                shown = [_shown(text, figures) for text in _values(tile)]
                values = [found.actual for found in shown if found and found.actual is not None]
                if len(values) < 3 or len(values) < len(shown):
                    continue
                allowed = sum((found.step for found in shown if found), Decimal(0)) / 2
                total, parts = values[0], sum(values[1:], Decimal(0))
                if total != parts and abs(total - parts) >= allowed:
                    yield file.source.problem(
                        ("body", index, "key_figures", "items", number, "value"),
                        "parts",
                        f"De delen van deze tegel zijn samen {format_number(parts.normalize())}, "
                        f"maar er staat {format_number(total.normalize())}.",
                        "Controleer welke cijfers en welk jaar hier staan.",
                    )


def _values(tile: KeyFigure) -> list[str]:
    return [_written(tile), *(_written(part) for part in tile.parts)]


def _written(item: Counted) -> str:
    period = f"@{item.period}" if item.period else ""
    return item.value or f"[[{item.indicator}{period}]]"


def _shown(text: str, figures: Figures) -> Shown | None:
    """Return what a text shows that is one reference and nothing else."""
    pieces = split_references(text)
    reference = parse_figure_reference(pieces[1][0]) if len(pieces) == 3 else None
    if reference is None or pieces[0][0].strip() or pieces[2][0].strip():
        return None
    try:
        return figures.show(reference)
    except ReferenceFault:
        return None

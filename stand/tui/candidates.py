"""What a text can refer to, as a list to choose from: figures of the bank and parts of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stand.numbers.reading import read_claims
from stand.preview.facts import Facts, IndicatorFacts, SeriesValue
from stand.tui.widgets.choices import Item

_BARS = "▁▂▃▄▅▆▇█"
_MOST_BARS = 12
_KINDS = {
    "figure": "figuur",
    "table": "tabel",
    "bottleneck": "knelpunt",
    "request": "verzoek",
    "chapter": "hoofdstuk",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to refer to: ``reference`` is what stands between the brackets at first.

    ``indicator`` is set for a figure of the bank, ``printed`` what the reference prints if known.
    """

    reference: str
    indicator: IndicatorFacts | None = None
    printed: str = ""


def candidates(facts: Facts, year: int) -> list[Item[Candidate]]:
    """Return all that texts can refer to: first the figures of the bank, then parts of the text."""
    return [*_indicators(facts, year), *_targets(facts)]


def _indicators(facts: Facts, year: int) -> Iterator[Item[Candidate]]:
    yield Item(
        Candidate("period", None, str(year)), "Het verslagjaar", str(year), "", "jaar periode"
    )
    for one in facts.indicators:
        known = {value.period: value.shown for value in one.series if value.shown}
        shown = known.get(str(year), "")
        now = _with_unit(one, shown) if shown else "nog geen waarde"
        if known and not shown:
            newest = list(known)[-1]
            now = f"{newest}: {_with_unit(one, known[newest])}"
        right = f"{now}  {sparkline(one.series)}".rstrip()
        also = f"{one.id} {one.definition}"
        yield Item(Candidate(one.id, one, shown), one.label, right, series_words(one), also)


def _with_unit(indicator: IndicatorFacts, shown: str) -> str:
    """Return a value with what it counts, unless its words say so themselves."""
    unit = indicator.unit
    if unit in shown:
        return shown
    return f"{shown}{unit}" if unit == "%" else f"{shown} {unit}"


def _targets(facts: Facts) -> Iterator[Item[Candidate]]:
    for one in facts.targets:
        kind = _KINDS.get(one.reference.partition(":")[0], "")
        words = one.title if kind == "hoofdstuk" else f"{one.label}: {one.title}"
        if one.title == one.label:
            words = one.label
        yield Item(
            Candidate(one.reference, None, one.label),
            words[:1].upper() + words[1:],
            kind,
            "",
            one.reference,
        )


def series_words(indicator: IndicatorFacts) -> str:
    """Return the newest values of an indicator in words, oldest first."""
    known = [value for value in indicator.series if value.shown][-6:]
    sign = "%" if indicator.unit == "%" else ""
    words = " · ".join(f"{value.period} {value.shown}{sign}" for value in known)
    return f"{indicator.id}: {words or 'nog geen waarde'}"


def sparkline(series: Sequence[SeriesValue]) -> str:
    """Return the newest values as little bars; a gap where a value is not known."""
    values = [_number(value.shown) for value in series[-_MOST_BARS:]]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span = high - low or 1.0
    top = len(_BARS) - 1
    return "".join(
        " " if value is None else _BARS[round((value - low) / span * top)] for value in values
    )


def _number(shown: str) -> float | None:
    claims = [claim for claim in read_claims(shown) if claim.value is not None]
    return float(claims[0].value) if claims and claims[0].value is not None else None

"""Tiles: a large number with what it counts, how it changed, and how it came about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from stand.charts.crossed import between
from stand.charts.data import Datum, Firmness
from stand.charts.kinds.sparkline import Sparkline
from stand.charts.kinds.trend.notes import periods_in_words
from stand.charts.series import is_exact
from stand.charts.values import Values
from stand.model.figures import KeyFigure, Tiles
from stand.model.indicators import Indicator
from stand.model.publication import Publication
from stand.numbers.figures import rounded

_MANY_TIMES = 3
"""From so many times on, a change is told as a factor and not in percent."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Tile:
    """A tile; texts may hold references as the content has them, and the note marks.

    ``has_value`` is false when there is no number to show.
    """

    value: str
    label: str
    note: str
    change: str
    trend: str
    parts: tuple[tuple[str, str], ...]
    line: Sparkline | None = None
    has_value: bool = True


def tiles_of(items: Iterable[KeyFigure], values: Values) -> list[Tile]:
    """Return the tiles of a figure or a block."""
    return [_tile(item, values) for item in items]


def tiles_in(publication: Publication, values: Values) -> Iterator[Tile]:
    """Yield all tiles of an edition, in its figures and its chapters."""
    for found in publication.figures.values():
        if isinstance(found.figure, Tiles):
            yield from tiles_of(found.figure.items, values)
    for file in publication.chapters:
        for item in file.chapter.body:
            if item.key_figures is not None:
                yield from tiles_of(item.key_figures.items, values)


def _tile(item: KeyFigure, values: Values) -> Tile:
    indicator = values.indicator(item.indicator)
    period = values.period(item.period)
    datum = values.observed(item.indicator, period) if item.indicator else None
    notes = [item.note or ""]
    if datum is not None and datum.firmness is Firmness.PROVISIONAL:
        notes.append("voorlopig cijfer")
    trend, line = "", None
    if indicator is not None and item.trend_from is not None:
        trend, line = _trend(indicator, between(item.trend_from, period, values), values)
    return Tile(
        item.value or (datum.text if datum else ""),
        item.label or (indicator.label if indicator else item.indicator or ""),
        "; ".join(note for note in notes if note),
        _change(indicator, datum, values) if indicator and datum and item.change else "",
        trend,
        tuple((values.counted(part).text, values.name(part)) for part in item.parts),
        line,
        has_value=item.value is not None or (datum is not None and datum.value is not None),
    )


def _change(indicator: Indicator, after: Datum, values: Values) -> str:
    """Return how a value differs from that of a year earlier, as far as that can be said."""
    year = after.period[:4]
    if after.value is None or not year.isdigit():
        return ""
    period = f"{int(year) - 1}{after.period[4:]}"
    before = values.observed(indicator.id, period)
    if any(period < change.period <= after.period for change in indicator.breaks):
        return f"niet te vergelijken met {period}: anders geteld"
    if before.value is None:
        return f"{period}: {before.text}"
    shown = before.text.replace(" (", ", ").removesuffix(")")
    return f"{_compared(before, after, values)} {period} ({shown})"


def _compared(before: Datum, after: Datum, values: Values) -> str:
    """Return the words before the earlier year: ‘20% meer dan in’."""
    was, now = before.value or Decimal(0), after.value or Decimal(0)
    is_sure = is_exact(before) and is_exact(after)
    slack = Decimal(0) if is_sure else abs(was) * values.figures.style.hedge_margin
    if abs(now - was) <= slack:
        same = "even hoog als in" if after.unit == "%" else "evenveel als in"
        return same if is_sure else f"ongeveer {same}"
    words = _difference(was, now, after.unit, values)
    return f"{'' if is_sure else 'ca. '}{words} in"


def _difference(was: Decimal, now: Decimal, unit: str, values: Values) -> str:
    difference = abs(now - was)
    if unit == "%":
        return f"{values.number(difference)} procentpunt {'hoger' if now > was else 'lager'} dan"
    more = "meer dan" if now > was else "minder dan"
    percent = rounded(difference / was * 100, Decimal(1)) if was > 0 else Decimal(0)
    if now < 0 or not percent:
        return f"{values.number(difference)} {more}"
    if now >= was * _MANY_TIMES:
        return f"{values.number(rounded(now / was, _TENTH))} keer zo veel als"
    return f"{values.number(percent)}% {more}"


def _trend(
    indicator: Indicator, periods: list[str], values: Values
) -> tuple[str, Sparkline | None]:
    """Return the line of a tile with the words beside it; nothing if too little is known."""
    data = [values.observed(indicator.id, period) for period in periods]
    known = [index for index, datum in enumerate(data) if datum.value is not None]
    if len(known) < 2:
        return "", None
    starts = {change.period for change in indicator.breaks}
    breaks = [period for period in periods[1:] if period in starts]
    first = known[0]
    words = [f"sinds {periods[first]}, toen {data[first].text}"]
    missing = [index for index in range(len(periods)) if index not in known]
    if missing:
        words.append(f"{values.labels.unknown}: {periods_in_words(periods, missing)}")
    words += [f"vanaf {period} anders geteld" for period in breaks]
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for one, other in pairwise([*known, known[-1]]):
        runs[-1].append((one, data[one].value or Decimal(0)))
        if other != one + 1 or periods[other] in starts:
            runs.append([])
    return "; ".join(words), Sparkline(len(periods), tuple(tuple(run) for run in runs if run))

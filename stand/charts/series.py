"""What can be told of data: values over time, the largest and smallest, what is known how well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from stand.charts.data import Datum, FigureData
from stand.numbers.reading import Hedge, Kind, read_claims

_PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:Q[1-4]|\d\d))?")

Named = tuple[str, Datum]
"""A value with what it belongs to: a period, or the name of a row."""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one thing, period after period."""

    name: str
    points: tuple[Named, ...]

    @property
    def known(self) -> list[Named]:
        """The points of which the value is known."""
        return known_of(self.points)


def known_of(named: Sequence[Named]) -> list[Named]:
    """Return those of which the value is known."""
    return [pair for pair in named if pair[1].value is not None]


def is_period(name: str) -> bool:
    """Tell whether a name is a year, a quarter or a month."""
    return _PERIOD.fullmatch(name) is not None


def series_of(data: FigureData) -> list[Series]:
    """Return the series in the data, oldest period first; none when it is not about periods."""
    labels = [row.label for row in data.rows]
    if data.over_time or (_are_periods(labels) and not data.has_groups):
        rows = sorted(data.rows, key=lambda row: row.label)
        return [
            Series(name, tuple((row.label, row.cells[at]) for row in rows if at < len(row.cells)))
            for at, name in enumerate(data.columns)
        ]
    if _are_periods(list(data.columns)):
        return [
            Series(row.label, tuple(sorted(zip(data.columns, row.cells, strict=False), key=_name)))
            for row in data.rows
        ]
    return []


def _are_periods(names: list[str]) -> bool:
    return 1 < len(names) == len(set(names)) and all(is_period(name) for name in names)


def _name(named: Named) -> str:
    return named[0]


def extremes(named: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """Return all that have the largest value, and all that have the smallest."""
    known = known_of(named)
    values = [datum.value for _, datum in known if datum.value is not None]
    if not values:
        return [], []
    top, bottom = max(values), min(values)
    return (
        [pair for pair in known if pair[1].value == top],
        [pair for pair in known if pair[1].value == bottom],
    )


def is_exact(datum: Datum) -> bool:
    """Tell whether what the reader sees is the value itself, without "ruim" or a rounding.

    A share is never written with all its decimals, so one in whole percents is exact too.
    """
    plain = [claim for claim in read_claims(datum.text) if claim.hedge in (None, Hedge.PRECIES)]
    return any(
        claim.value == datum.value
        or (claim.kind is Kind.PERCENT and _is_near(claim.value, datum.value))
        for claim in plain
    )


def _is_near(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= Decimal("0.5")


def is_unknown(datum: Datum, unknown: str) -> bool:
    """Tell whether the reader is told that a value is not known; ``unknown`` are the words."""
    return datum.value is None and datum.text == unknown

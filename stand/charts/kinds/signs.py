"""How many signs stand for an amount."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from stand.charts.data import Datum, FigureData
from stand.charts.fault import Fault
from stand.model.charts import UnitAmount, Units
from stand.numbers.dutch import format_number

LONGEST = 20
"""Signs in a line, at most."""
_MOST_LINES = 20
"""What a page has room for."""
_STEPS = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class SignRow:
    """The signs of a row: ``filled`` of ``count``, so many in a line."""

    filled: Decimal
    count: int
    in_line: int

    @property
    def lines(self) -> int:
        return ceil(self.count / self.in_line)

    @property
    def longest(self) -> int:
        return min(self.count, self.in_line)

    def share(self, index: int) -> Decimal:
        """Return how much of a sign is filled, from 0 to 1."""
        return min(max(self.filled - index, Decimal(0)), Decimal(1))


def sign_rows(figure: Units, data: FigureData) -> list[SignRow | None]:
    """Return the signs of each row; None for a row that is not known as a number."""
    each = worth(figure, data)
    pairs = zip(figure.items, data.rows, strict=True)
    return [_signs(item, row.datum, each) for item, row in pairs]


def _signs(item: UnitAmount, datum: Datum, each: Decimal | None) -> SignRow | None:
    if item.part is not None and item.of is not None:
        in_tens = item.of > LONGEST and item.of % LONGEST and not item.of % 10
        return SignRow(Decimal(item.part), item.of, 10 if in_tens else LONGEST)
    if datum.value is None or each is None:
        return None
    return SignRow(datum.value / each, ceil(datum.value / each), LONGEST)


def worth(figure: Units, data: FigureData) -> Decimal | None:
    """Return for how much a sign stands; None when no row is an amount.

    Where the figure does not say, it is the least of 1, 2, 5, 10, 20 … that keeps every row within
    a line.
    """
    pairs = zip(figure.items, data.rows, strict=True)
    amounts = [row.datum.value for item, row in pairs if item.of is None]
    known = [value for value in amounts if value is not None]
    if not known:
        return None
    if figure.each is not None:
        return Decimal(str(figure.each))
    return next(step for step in _steps(max(known)) if max(known) <= step * LONGEST)


def _steps(most: Decimal) -> Iterator[Decimal]:
    """Yield 1, 2, 5, 10, 20 … from 1, or from where a line of an amount below 1 begins."""
    power = most.adjusted() - 2 if 0 < most < 1 else 0
    while True:
        for step in _STEPS:
            yield step.scaleb(power)
        power += 1


def sign_faults(figure: Units, data: FigureData) -> Iterator[Fault]:
    """Yield more signs than a page can hold."""
    lines = sum(row.lines for row in sign_rows(figure, data) if row)
    if lines > _MOST_LINES:
        yield Fault(
            ("each",) if figure.each is not None else ("items",),
            "too-many-signs",
            f"Er passen hoogstens {_MOST_LINES} regels van {LONGEST} tekens op een bladzijde, maar "
            f"deze figuur heeft er {format_number(Decimal(lines))} nodig.",
            "Laat één teken voor meer staan, met een hogere ‘each’, of neem minder rijen op.",
        )

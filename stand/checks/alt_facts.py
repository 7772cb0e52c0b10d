"""What can be said in numbers of a figure: its values, and what follows from them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, combinations, permutations

from stand.charts.data import Datum
from stand.checks.described import Described
from stand.model.base import texts
from stand.model.charts import Units
from stand.model.figures import Tiles
from stand.numbers.hedges import Hedge, hedge_holds
from stand.numbers.reading import Claim, Kind, read_claims

_MOST_IN_SUMS = 8
_IN_THOUSANDS = re.compile(r"duizend|miljoen|miljard|mln|mld|1\.?000", re.IGNORECASE)
_SCALES = (Decimal(1), Decimal(1000), Decimal(10**6), Decimal(10**9))
_NO_TEXT = ("alt", "loose_numbers")


class Facts:
    """Answers whether the figure bears out a number in its description."""

    def __init__(self, described: Described) -> None:
        data = described.data
        self._data = data
        self._counts = {len(data.rows), len(data.columns), len(data.data), len(data.known)}
        self._counts |= {len(described.unknown()), len(data.data) - len(data.known)}
        self._counts |= set(Counter(datum.firmness for datum in data.data).values())
        self._values = [*data.known, *_beside(described)]
        self._is_percent = data.unit == "%" or any(datum.unit == "%" for datum in data.data)
        self._margin = described.values.figures.style.hedge_margin
        self._scales = _SCALES if _IN_THOUSANDS.search(data.unit) else _SCALES[:1]
        written = [claim for text in _texts(described) for claim in read_claims(text)]
        self._written = {claim.value for claim in written}
        dated = [claim for claim in written if claim.kind in (Kind.YEAR, Kind.DATE)]
        year = Decimal(described.values.figures.year)
        self.years = {year, year - 1, *(claim.value for claim in dated)}
        self.years |= {claim.upper for claim in dated}

    def bear_out(self, claim: Claim) -> bool:
        """Tell whether a claimed number is in the figure, or follows from what is in it."""
        if claim.value is None or claim.upper is not None or claim.value in self._written:
            return True
        if claim.kind in (Kind.SHARE, Kind.MULTIPLE):
            margin, hedge = self._margin * 2, claim.hedge or Hedge.CIRCA
            return _is_any(claim, self._ratios(), margin, hedge)
        if claim.kind is Kind.PERCENT:
            percents = (ratio * 100 for ratio in self._ratios())
            steps = ((ratio - 1) * 100 for ratio in self._ratios())
            amounts = self._amounts() if self._is_percent else iter(())
            return _is_any(claim, chain(amounts, percents, steps), self._margin, claim.hedge)
        if claim.kind is Kind.DURATION and (claim.unit or "")[:3] != self._data.unit[:3]:
            return True
        amounts = (value * scale for value in self._amounts() for scale in self._scales)
        if self._is_count(claim) or _is_any(claim, amounts, self._margin, claim.hedge):
            return True
        # ‘Drie op elke vertrekker’
        return _in_words(claim) and _is_any(claim, self._ratios(), self._margin, Hedge.CIRCA)

    def _is_count(self, claim: Claim) -> bool:
        """Tell whether a number counts what is in the figure, or in words a few of it."""
        is_few = _in_words(claim) and 0 <= (claim.value or 0) <= max(self._counts)
        return is_few or claim.value in self._counts

    def _amounts(self) -> Iterator[Decimal]:
        """Yield values, totals, differences, sums of some, and the mean."""
        values, data = self._values, self._data
        yield from values
        yield from (_sum(row.cells) for row in data.rows)
        for group in {row.group for row in data.rows}:
            yield _sum(row.datum for row in data.rows if row.group == group)
        for at in range(len(data.columns)):
            yield _sum(row.cells[at] for row in data.rows if at < len(row.cells))
        for one, other in combinations(values, 2):
            yield one - other
        most = len(values) if len(values) <= _MOST_IN_SUMS else 2
        for size in range(2, most + 1):
            yield from (sum(some, Decimal(0)) for some in combinations(values, size))
        if values:
            yield sum(values, Decimal(0)) / len(values)

    def _ratios(self) -> Iterator[Decimal]:
        """Yield shares and how many times as much."""
        yield Decimal(1)
        if self._is_percent:
            yield from (value / 100 for value in self._values)
        wholes = [_sum(row.cells) for row in self._data.rows] + [sum(self._data.known, Decimal(0))]
        for part, whole in permutations([*self._values, *wholes], 2):
            if whole:
                yield part / whole


def _in_words(claim: Claim) -> bool:
    return not any(char.isdigit() for char in claim.text)


def _is_any(claim: Claim, facts: Iterable[Decimal], margin: Decimal, hedge: Hedge | None) -> bool:
    value = abs(claim.value or Decimal(0))
    rounding = min(claim.step, max(value * margin, min(claim.step, Decimal(1)))) / 2
    return any(
        abs(abs(fact) - value) <= rounding
        or (hedge is not None and hedge_holds(hedge, value, abs(fact), margin=margin))
        for fact in facts
    )


def _sum(data: Iterable[Datum]) -> Decimal:
    return sum((datum.value for datum in data if datum.value is not None), Decimal(0))


def _beside(described: Described) -> Iterator[Decimal]:
    """Yield what the figure shows beside its values: the whole, the signs, the year before."""
    figure, data = described.figure, described.data
    yield from (whole.value for whole in data.totals if whole.value is not None)
    if isinstance(figure, Units):
        signs = (figure.each, *(one for item in figure.items for one in (item.part, item.of)))
        yield from (Decimal(str(sign)) for sign in signs if sign is not None)
    for row in data.rows if isinstance(figure, Tiles) else ():
        if row.datum.indicator and row.datum.period.isdigit():
            period = str(int(row.datum.period) - 1)
            before = described.values.observed(row.datum.indicator, period).value
            yield from () if before is None else (before,)


def _texts(described: Described) -> Iterator[str]:
    """Yield what else can be read in the figure."""
    values, data = described.values, described.data
    for text in texts(described.figure):
        if text.path[0] not in _NO_TEXT:
            yield values.words(text.value)
    yield from (data.unit, *data.columns)
    for row in data.rows:
        yield from (row.label, row.group)
        yield from (text for datum in row.cells for text in (datum.text, datum.note, datum.period))
    for period, note in data.breaks:
        yield from (period, note)

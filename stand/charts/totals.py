"""The sum of values, with the word that is true of it."""

from collections.abc import Sequence
from decimal import Decimal

from stand.charts.data import Datum, Firmness
from stand.numbers.dutch import format_number
from stand.numbers.reading import Hedge, read_claims


def total_of(data: Sequence[Datum], group_from: int = 4) -> Datum | None:
    """Return the sum, or None when a value is not known or they count different things.

    A whole part of fewer than ``group_from`` digits gets no point.
    """
    values = [datum.value for datum in data if datum.value is not None]
    units = {datum.unit for datum in data if datum.unit}
    if not data or len(values) < len(data) or len(units) > 1:
        return None
    total = sum(values, Decimal(0))
    text = " ".join([*_hedge(data), format_number(total, group_from=group_from)])
    return Datum(total, text, unit="".join(units), firmness=Firmness.DERIVED)


def _hedge(data: Sequence[Datum]) -> list[str]:
    """Return the word of the parts that have one; when they differ, only "ca." is true."""
    hedges = {hedge for datum in data if (hedge := _hedge_of(datum.text)) is not None}
    if len(hedges) > 1 or Hedge.CIRCA in hedges:
        return ["ca."]
    return [str(hedge) for hedge in hedges]


def _hedge_of(text: str) -> Hedge | None:
    for claim in read_claims(text)[:1]:
        if claim.upper is not None:
            return Hedge.CIRCA
        return claim.hedge if claim.hedge is not Hedge.PRECIES else None
    return None

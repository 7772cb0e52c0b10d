"""Descriptions of lists of values: bars, parts of a whole, rows of signs."""

from collections.abc import Sequence
from decimal import Decimal

from stand.charts.data import Datum
from stand.charts.series import Named, extremes, known_of, series_of
from stand.charts.words.phrases import (
    Wording,
    counted,
    is_counted,
    joined,
    share_of,
    with_aside,
    with_unit,
)
from stand.charts.words.series import MOST_TOLD, alone
from stand.model.charts import Bars, Ring, Shares, Units

_MOST_FOLLOWING = 2


def bars_sentences(_: Bars, wording: Wording) -> list[str]:
    """Return what bars show."""
    data = wording.data
    kind = f"staafdiagram met {counted(len(data.rows), 'staaf', 'staven')}"
    series = series_of(data)
    if series:
        first = _listed(kind + _what(wording), wording.amounts())
        return [first, *alone(series[0], data.unit, wording)]
    named = [(wording.name(row.label), row.datum) for row in data.rows]
    first = _listed(kind, f"{wording.amounts()} {_period(wording)}")
    return [first, *ranked(named, wording)]


def _listed(*parts: str) -> str:
    return ", ".join(part for part in map(str.strip, parts) if part)


def _what(wording: Wording) -> str:
    """Return what all bars count, when that is one thing and not said yet."""
    names = {row.datum.indicator for row in wording.data.rows}
    indicator = wording.values.indicator(names.pop()) if len(names) == 1 else None
    label = wording.unsaid(indicator.label) if indicator else ""
    return f": {wording.name(label)}" if label else ""


def _period(wording: Wording) -> str:
    """Return the period of all values, when that is one and not said yet."""
    periods = {row.datum.period for row in wording.data.rows}
    period = wording.unsaid(periods.pop()) if len(periods) == 1 else ""
    return f"over {period}" if period else ""


def parts_sentences(figure: Ring | Shares, wording: Wording) -> list[str]:
    """Return what the parts of a whole show."""
    data = wording.data
    kind = "ring" if isinstance(figure, Ring) else "balk"
    parts = f"in {counted(len(data.rows), 'deel', 'delen')}"
    named = [(wording.name(row.label), _with_share(row.datum, wording)) for row in data.rows]
    told = ranked(named, wording, noun="deel")
    total = data.total
    if total is None or total.value is None or (data.unit == "%" and total.value == 100):
        return [_listed(f"{kind} {parts}", wording.amounts()), *told]
    return [f"{kind} van {with_unit(total, wording.name(data.unit))} {parts}", *told]


def _with_share(datum: Datum, wording: Wording) -> Datum:
    """Return a value with the part of the whole that it is in its text."""
    whole = wording.data.total
    if whole is None or not whole.value or datum.value is None or wording.data.unit == "%":
        return datum
    if not 0 <= datum.value <= whole.value:
        return datum
    share = share_of(datum.value, whole.value, (datum, whole))
    return Datum(datum.value, with_aside(datum.text, share))


def ranked(named: Sequence[Named], wording: Wording, *, noun: str = "") -> list[str]:
    """Return the largest, what follows, and the smallest."""
    known = known_of(named)
    if len(known) < 2:
        return [_the_only(pair, named) for pair in known]
    tops, bottoms = extremes(known)
    most, least = ("groot", "klein") if noun else _words_for(known, wording)
    if tops == bottoms:
        return [f"even {most} zijn {_together(tops)}"]
    others = [pair for pair in known if pair not in tops and pair not in bottoms]
    others.sort(key=lambda pair: pair[1].value or 0, reverse=True)
    shown = others if len(named) <= MOST_TOLD else others[:_MOST_FOLLOWING]
    top, bottom = _are(most, tops, noun), _are(least, bottoms, noun)
    if not shown:
        return [f"{top}, {bottom}"]
    following = joined([f"{name} met {datum.text}" for name, datum in shown])
    return [f"{top}, gevolgd door {following}", bottom]


def _the_only(pair: Named, named: Sequence[Named]) -> str:
    name, datum = pair
    if len(named) == 1:
        return f"de waarde van {name} is {datum.text}"
    return f"alleen van {name} is de waarde bekend: {datum.text}"


def _words_for(named: Sequence[Named], wording: Wording) -> tuple[str, str]:
    values = [datum.value for _, datum in named if datum.value is not None]
    if min(values) < 0 or not (is_counted(wording.data.unit) or wording.data.unit == ""):
        return "hoog", "laag"
    return "groot", "klein"


def _are(word: str, pairs: Sequence[Named], noun: str) -> str:
    """Return ‘het grootst is …’, or with a noun ‘het grootste deel is …’."""
    most = f"{word}ste {noun}" if noun and len(pairs) == 1 else f"{word}st"
    return f"het {most} {'is' if len(pairs) == 1 else 'zijn'} {_together(pairs)}"


def _together(pairs: Sequence[Named]) -> str:
    """Return names with their values; a value that is the same for all once."""
    texts = [datum.text for _, datum in pairs]
    if len(pairs) > 1 and len(set(texts)) == 1:
        return f"{joined([name for name, _ in pairs])}, elk met {texts[0]}"
    return joined([f"{name} met {datum.text}" for name, datum in pairs])


def units_sentences(figure: Units, wording: Wording) -> list[str]:
    """Return what rows of signs show."""
    rows = wording.data.rows
    kind = "rij tekens" if len(rows) == 1 else f"{counted(len(rows), 'rij', 'rijen')} tekens"
    first = _listed(kind, wording.amounts())
    if figure.each is not None and figure.each != 1:
        first += f"; één teken staat voor {wording.values.number(Decimal(str(figure.each)))}"
    named = [(wording.name(row.label), row.datum) for row in rows]
    if len({item.part is None for item in figure.items}) == 1:
        return [first, *ranked(named, wording)]
    return [first, *(f"{name}: {datum.text}" for name, datum in known_of(named))]

"""Descriptions of values over time: how they went, when they were highest and lowest."""

from collections.abc import Sequence
from decimal import Decimal

from stand.charts.data import Datum
from stand.charts.series import Named, Series, extremes, is_exact
from stand.charts.words.phrases import Wording, joined, subject_of
from stand.numbers.figures import rounded

MOST_TOLD = 6
_MOST_WITH_LAST_YEAR = 2
_LEAST_STEP = Decimal("0.0001")


def alone(series: Series, unit: str, wording: Wording) -> list[str]:
    """Return sentences about the only series of a figure."""
    known, subject = series.known, subject_of(unit)
    if len(known) < 2:
        return [f"in {period} was {subject} {datum.text}" for period, datum in known]
    if len({datum.text for _, datum in known}) == 1:
        return [f"van {known[0][0]} tot en met {known[-1][0]} was {subject} {_steady(series)}"]
    (first, before), (last, after) = known[0], known[-1]
    course = f"{_went(before, after, wording)} {subject} van {before.text} naar {after.text}"
    sentences = [f"van {first} tot en met {last} {course}"]
    if before.text == after.text:
        sentences = [f"in {first} en {last} was {subject} {after.text}"]
    told = [known[0], known[-1]]
    if 2 < len(series.points) <= MOST_TOLD and len(known) > 2:
        between = joined([f"{datum.text} in {period}" for period, datum in known[1:-1]])
        sentences.append(f"daartussen was {subject} {between}")
        told = known
    if len(known) > 2:
        sentences += [f"{subject} was {peaks}" for peaks in _when_extreme(known, told)]
        steps = _last_step(series, unit, wording)
        sentences += [f"in {last} was {subject} {step}" for step in steps]
    return sentences


def _steady(series: Series) -> str:
    text = series.known[-1][1].text
    has_gaps = len(series.known) < len(series.points)
    return f"voor zover bekend steeds {text}" if has_gaps else f"steeds {text}"


def _went(before: Datum, after: Datum, wording: Wording) -> str:
    """Return the verb for a change; a neutral one when rounding may hide which way it went."""
    if before.value is None or after.value is None or before.value == after.value:
        return "ging"
    if not _is_sure(before, after, wording):
        return "ging"
    return "steeg" if after.value > before.value else "daalde"


def _is_sure(one: Datum, other: Datum, wording: Wording) -> bool:
    """Tell whether two values differ by more than a word as "ruim" can hide."""
    first, second = one.value or Decimal(0), other.value or Decimal(0)
    slack = wording.values.figures.style.hedge_margin * max(abs(first), abs(second))
    return (is_exact(one) and is_exact(other)) or abs(first - second) > slack


def _when_extreme(known: list[Named], told: list[Named]) -> list[str]:
    """Return when the values were highest and lowest; a value that is not told yet is told."""
    tops, bottoms = extremes(known)
    if tops == bottoms:
        return []
    return [f"het hoogst {_when(tops, told)} en het laagst {_when(bottoms, told)}".rstrip(",")]


def _when(named: Sequence[Named], told: Sequence[Named]) -> str:
    periods = joined([period for period, _ in named])
    new = [datum.text for period, datum in named if (period, datum) not in told]
    return f"in {periods}, met {new[0]}," if new else f"in {periods}"


def _last_step(series: Series, unit: str, wording: Wording) -> list[str]:
    """Return how the last value that is known compares with that of the period before."""
    last = series.points.index(series.known[-1])
    if last == 0:
        return []
    return compared(series.points[last - 1], series.points[last][1], unit, wording)


def compared(earlier: Named, after: Datum, unit: str, wording: Wording) -> list[str]:
    """Return how much higher or lower a value is than an earlier one, when that can be said."""
    period, before = earlier
    if before.value is None or after.value is None:
        return []
    if before.text == after.text and is_exact(after):
        return [f"even hoog als in {period}"]
    if before.value == after.value or not _is_sure(before, after, wording):
        return []
    apart = abs(after.value - before.value)
    if apart != rounded(apart, _LEAST_STEP):
        return []  # shares of which the reader sees whole percents
    difference = wording.derived(apart, before, after)
    points = f"{difference} procentpunt" if unit == "%" else difference
    return [f"{points} {'hoger' if after.value > before.value else 'lager'} dan in {period}"]


def beside_others(several: Sequence[Series], units: Sequence[str], wording: Wording) -> list[str]:
    """Return a sentence for each of several series."""
    is_short = sum(len(series.points) for series in several) <= MOST_TOLD
    has_room = len(several) <= _MOST_WITH_LAST_YEAR
    sentences = []
    for series, unit in zip(several, units, strict=True):
        course = course_of(series, unit, wording, via=is_short)
        if has_room and len(series.known) > 2:
            steps = _last_step(series, unit, wording)
            course += "".join(f"; in {series.known[-1][0]} was het {step}" for step in steps)
        sentences += [f"{series.name}: {course}"] if course else []
    return sentences


def course_of(series: Series, unit: str, wording: Wording, *, via: bool = False) -> str:
    """Return how one series went: through each value, or with its highest and lowest."""
    known, subject = series.known, subject_of(unit)
    if not known:
        return ""
    (first, before), (last, after) = known[0], known[-1]
    if len(known) == 1:
        return f"{after.text} in {last}"
    if len({datum.text for _, datum in known}) == 1:
        return f"van {first} tot en met {last} {_steady(series)}"
    inner = joined([f"{datum.text} in {period}" for period, datum in known[1:-1]])
    through = f" via {inner}" if via and inner else ""
    start, end = f"{before.text} in {first}", f"{after.text} in {last}"
    peaks = "" if via else peaks_of(known)
    if before.text == after.text:
        return f"{after.text} in {first} en {last}{through}{peaks}"
    return f"{subject} {_went(before, after, wording)} van {start}{through} naar {end}{peaks}"


def since_first(series: Series, wording: Wording) -> str:
    """Return how the last value of a series compares with the first, and what came between."""
    (first, before), (_, after) = series.known[0], series.known[-1]
    moved = {"steeg": "gestegen van", "daalde": "gedaald van"}
    verb = moved.get(_went(before, after, wording), "tegen")
    return f"{verb} {before.text} in {first}{peaks_of(series.known)}"


def peaks_of(known: list[Named]) -> str:
    """Return the highest and the lowest value, where they are not the first or the last."""
    ends = (known[0], known[-1])
    tops, bottoms = extremes(known)
    parts = [
        f"{named[0][1].text} in {joined([period for period, _ in named])} als {word}"
        for named, word in ((tops, "hoogste"), (bottoms, "laagste"))
        if any(pair not in ends for pair in named)
    ]
    return f", met {' en '.join(parts)}" if parts else ""

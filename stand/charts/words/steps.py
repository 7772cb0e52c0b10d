"""Descriptions of what comes one after another: stages, durations, a process; and of tiles."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from stand.charts.data import Datum, Row
from stand.charts.series import Named, Series, extremes, known_of
from stand.charts.values import Values
from stand.charts.words.phrases import (
    Wording,
    amount_of,
    counted,
    joined,
    lowered,
    with_aside,
    with_unit,
)
from stand.charts.words.series import compared, since_first
from stand.model.charts import Flow
from stand.model.figures import KeyFigure, Process, Step, Tiles, Timeline
from stand.numbers.wording import worded_inline

_LEAST_TO_RANK = 3
_MOST_SENTENCES = 5


def flow_sentences(figure: Flow, wording: Wording) -> list[str]:
    """Return what passes, stage after stage."""
    stages = [list(rows) for _, rows in groupby(wording.data.rows, key=lambda row: row.group)]
    wholes = dict(wording.data.wholes)
    sentences = [f"stroomschema met {counted(len(figure.stages), 'stap', 'stappen')}"]
    for number, (stage, rows) in enumerate(zip(figure.stages, stages, strict=True), 1):
        title = f", {wording.name(rows[0].group)}" if stage.title else ""
        unit = wording.values.words(stage.unit) if stage.unit else ""
        whole = wholes.get(rows[0].group)
        if whole is not None and whole.text != wording.unknown:
            title, unit = f"{title}, {with_unit(whole, wording.name(unit))}", ""
        elif len(rows) > 1 and unit:
            title, unit = f"{title}, {amount_of(wording.name(unit))}", ""
        sentences.append(f"stap {number}{title}: {_bracketed(rows, unit, wording)}")
    return sentences


def _bracketed(rows: Sequence[Row], unit: str, wording: Wording) -> str:
    return joined([wording.bracketed((wording.name(row.label), row.datum), unit) for row in rows])


def timeline_sentences(figure: Timeline, wording: Wording) -> list[str]:
    """Return how long each part lasts, and all together."""
    data = wording.data
    if not figure.tracks:
        count = counted(len(data.rows), "stap", "stappen")
        first = f"tijdlijn met {count} na elkaar: {_bracketed(data.rows, data.unit, wording)}"
        whole = [f"samen duurt dat {text}" for text in _lasting(data.rows, wording)]
        return [first, *whole, *_longest(data.rows, wording)]
    under = " onder elkaar" if len(figure.tracks) > 1 else ""
    sentences = [f"tijdlijn met {counted(len(figure.tracks), 'weg', 'wegen')}{under}"]
    for name, group in groupby(data.rows, key=lambda row: row.group):
        rows = list(group)
        sums = "".join(f"; samen {text}" for text in _lasting(rows, wording))
        sentences.append(f"{name}: {_bracketed(rows, data.unit, wording)}{sums}")
    return sentences


def _lasting(rows: Sequence[Row], wording: Wording) -> list[str]:
    """Return how long all parts last together, when each is known."""
    known = [row.datum.value for row in rows if row.datum.value is not None]
    if len(known) < len(rows) or len(rows) == 1:
        return []
    total = sum(known, Decimal(0))
    return [f"{wording.derived(total, *(row.datum for row in rows))} {wording.data.unit}"]


def _longest(rows: Sequence[Row], wording: Wording) -> list[str]:
    named: list[Named] = [(wording.name(row.label), row.datum) for row in rows]
    tops, bottoms = extremes(named)
    if len(known_of(named)) < _LEAST_TO_RANK or tops == bottoms:
        return []
    longest, shortest = (joined([name for name, _ in pairs]) for pairs in (tops, bottoms))
    return [f"het langst {_lasts(tops)} {longest}, het kortst {_lasts(bottoms)} {shortest}"]


def _lasts(pairs: Sequence[Named]) -> str:
    return "duurt" if len(pairs) == 1 else "duren"


def tiles_sentences(figure: Tiles, wording: Wording) -> list[str]:
    """Return what stands in each tile."""
    first = counted(len(figure.items), "tegel", "tegels")
    told = [_tile(item, wording) for item in figure.items]
    return [first, *(told if len(told) <= _MOST_SENTENCES else ["; ".join(told)])]


def _tile(item: KeyFigure, wording: Wording) -> str:
    values = wording.values
    name, note = values.name(item), worded_inline(item.note or "", values.figures)
    rows = [row for row in wording.data.rows if (row.group or row.label) == name]
    series = Series(name, tuple((row.label, row.datum) for row in rows))
    if item.trend_from is None:
        head, parts = rows[0].datum, _bracketed([row for row in rows if row.group], "", wording)
        text = ", ".join([f"{name}: {head.text}", *_change(item, head, wording)])
        text += f", waarvan {parts}" if parts else ""
    elif series.known:
        period, last = series.known[-1]
        text = ", ".join([f"{name}: {last.text} in {period}", *_change(item, last, wording)])
        text += f"; {since_first(series, wording)}" if len(series.known) > 1 else ""
    else:
        text = name
    return with_aside(text, note) if note else text


def _change(item: KeyFigure, datum: Datum, wording: Wording) -> list[str]:
    """Return the difference with a year earlier, for a tile that shows it."""
    if not (item.change and datum.indicator and datum.period.isdigit()):
        return []
    period = str(int(datum.period) - 1)
    before = wording.values.observed(datum.indicator, period)
    return compared((period, before), datum, datum.unit, wording)


def process_sentences(figure: Process, values: Values) -> list[str]:
    """Return the steps of a process, with its branches and conditions."""
    sentences = [f"stroomschema met {counted(len(figure.steps), 'stap', 'stappen')}"]
    for number, step in enumerate(figure.steps, 1):
        first, *details = _step(step, values)
        sentences += [f"stap {number}: {first}", *details]
    return sentences


def _step(step: Step, values: Values) -> list[str]:
    """Return what a step is, what belongs to it, and which ways lead on from it."""
    title = lowered(values.words(step.title), values)
    items, conditions = _lines(step.items, values), _lines(step.conditions, values)
    told = [with_aside(title, joined(items)) if items else title]
    told += [worded_inline(step.text, values.figures)] if step.text else []
    if conditions:
        label = values.words(step.conditions_label or "Voorwaarden").rstrip(":")
        told.append(f"{label}: {joined(conditions)}")
    if len(step.branches) > 1:
        told.append(f"daarna zijn er {counted(len(step.branches), 'weg', 'wegen')}")
    for branch in step.branches:
        label = lowered(values.words(branch.label), values)
        note = values.words(branch.note) if branch.note else ""
        way = ", daarna ".join(_inside(inner, values) for inner in branch.steps)
        told.append(f"bij ‘{label}’{f' ({note})' if note else ''}: {way}")
    return told


def _inside(step: Step, values: Values) -> str:
    """Return a step of a branch on one line: what belongs to it in brackets."""
    first, *details = _step(step, values)
    aside = "; ".join(lowered(part.rstrip("."), values) for part in details)
    return with_aside(first, aside) if aside else first


def _lines(texts: Sequence[str], values: Values) -> list[str]:
    return [lowered(worded_inline(text, values.figures), values) for text in texts]

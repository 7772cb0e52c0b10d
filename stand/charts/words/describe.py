"""Words for who cannot see a figure, drafted from its data."""

from collections.abc import Callable, Iterator
from typing import Any

from stand.charts.data import Datum, FigureData, Firmness
from stand.charts.series import is_period, is_unknown, series_of
from stand.charts.values import Values
from stand.charts.words.crossed import crossed_sentences
from stand.charts.words.lists import bars_sentences, parts_sentences, units_sentences
from stand.charts.words.phrases import Wording, counted, joined, sentence
from stand.charts.words.series import MOST_TOLD
from stand.charts.words.steps import (
    flow_sentences,
    process_sentences,
    tiles_sentences,
    timeline_sentences,
)
from stand.model.captions import Crossed
from stand.model.charts import Bars, Flow, Ring, Shares, Units
from stand.model.figures import Figure, Process, Tiles, Timeline

_TELLERS: tuple[tuple[type, Callable[[Any, Wording], list[str]]], ...] = (
    (Bars, bars_sentences),
    (Ring, parts_sentences),
    (Shares, parts_sentences),
    (Crossed, crossed_sentences),
    (Units, units_sentences),
    (Flow, flow_sentences),
    (Tiles, tiles_sentences),
    (Timeline, timeline_sentences),
)


def describe(figure: Figure, data: FigureData | None, values: Values) -> str:
    """Return a description of what a figure shows; empty for a picture, which needs a written one.

    Title and subtitle are read out beside it, so it does not say them again.
    """
    if isinstance(figure, Process):
        return _text(process_sentences(figure, values))
    if data is None or not data.data:
        return ""
    wording = Wording(figure, data, values)
    teller = next(teller for kind, teller in _TELLERS if isinstance(figure, kind))
    told = _text(teller(figure, wording))
    return _text([told, *_remarks(wording, told)])


def _text(sentences: list[str]) -> str:
    return " ".join(sentence(text) for text in sentences)


def _remarks(wording: Wording, told: str) -> Iterator[str]:
    """Yield what is known in words alone, not known, not firm, or counted otherwise."""
    cells = list(_cells(wording))
    for name, datum in cells:
        if datum.value is None and datum.text not in told and datum.text != wording.unknown:
            yield f"{name}: {datum.text}"
    unknown = [
        name
        for name, datum in cells
        if is_unknown(datum, wording.unknown) and f"{name}: {datum.text}" not in told
    ]
    yield from _said_of(unknown, "niet bekend", len(cells))
    for firmness, word in ((Firmness.PROVISIONAL, "voorlopig"), (Firmness.REVISED, "herzien")):
        names = [
            name
            for name, datum in cells
            if datum.firmness is firmness and not (word in datum.text and datum.text in told)
        ]
        yield from _said_of(names, word, len(cells))
    notes = [f"{name}: {datum.note}" for name, datum in cells if datum.note]
    if notes and len(cells) <= MOST_TOLD:
        yield "; ".join(note.rstrip(".") for note in notes)
    for period, note in wording.data.breaks:
        since = "er is anders geteld" if period in note else f"vanaf {period} is anders geteld"
        yield f"{since}: {note}"


def _said_of(names: list[str], word: str, count: int) -> Iterator[str]:
    """Yield a sentence that says the same of values: that they are not known, or provisional."""
    if not names:
        return
    if len(names) == count > 1:
        yield f"alle waarden zijn {word}"
    elif len(names) > MOST_TOLD:
        yield f"{counted(len(names), 'waarde', 'waarden')} zijn {word}"
    elif all(is_period(name) for name in names):
        yield f"over {joined(names)} is de waarde {word}"
    else:
        yield f"{word}: {joined(names)}"


def _cells(wording: Wording) -> Iterator[tuple[str, Datum]]:
    """Yield each value with a name by which the description can call it."""
    data = wording.data
    series = series_of(data) if isinstance(wording.figure, Bars | Crossed) else []
    for one in series:
        name = wording.name(one.name)
        for period, datum in one.points:
            yield (period if len(series) == 1 else f"{name} in {period}"), datum
    for row in data.rows if not series else ():
        for column, datum in zip(data.columns, row.cells, strict=False):
            name = wording.name(row.label)
            if len(row.cells) > 1:
                name = f"{wording.name(column)} bij {name}"
            elif row.group and isinstance(wording.figure, Tiles):
                name = f"{wording.name(row.group)} in {row.label}"
            yield name, datum

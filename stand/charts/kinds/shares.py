"""One bar that is a whole, divided into its parts."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from stand.charts.data import FigureData, Row
from stand.charts.kinds.segments import (
    NAME,
    NOTE,
    UNKNOWN,
    VALUE,
    Block,
    Led,
    Pieces,
    Word,
    hollow,
    is_broken,
    leaders,
    led,
    piece,
    pieces,
    room_beside,
    run_in,
    shares_of,
    stacked,
    texts,
    voice_of,
    whole_of,
)
from stand.charts.look.letters import Letters
from stand.charts.look.style import WIDTH, ChartStyle, Fill
from stand.charts.vega.spec import Spec, chart
from stand.model.charts import Shares

_BAR = 38
_INSIDE = 8  # between the side of a part and its value
_APART = 5  # between a name and the next part
_UNDER = 6
_WIDEST = 240
_MOST_LINES = 4
_VALUE = replace(VALUE, size=15, line=18)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the bar, in pixels; ``fill`` is None for one that is zero or not known."""

    row: Row
    ends: tuple[float, float]
    fill: Fill | None
    shows_value: bool
    below: Block | None

    @property
    def name_at(self) -> float:
        return self.ends[0] + _INSIDE


def shares_spec(figure: Shares, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart; a part that is not known is what the others leave of the whole."""
    letters = Letters(style)
    parts = _parts(data, style, letters)
    total = _total(figure, data, letters)
    top = total.height + 4 if total else 0.0
    foot = top + _BAR
    under = foot + _UNDER
    direct = [(part, part.below) for part in parts if part.below]
    labels = _away(parts, letters)
    words = total.placed(WIDTH, 0, "right") if total else []
    words += [word for part in parts if part.shows_value for word in _inside(part, top)]
    words += [word for part, name in direct for word in name.placed(part.name_at, under)]
    words += [word for label in labels for word in label.words(under)]
    layers = [
        pieces([piece(*part.ends, top, foot, part.fill) for part in parts if part.fill]),
        pieces(
            [hollow(*part.ends, top, foot) for part in parts if part.row.datum.value is None],
            strokeDash=[4, 3],
        ),
        leaders([line for label in labels for line in label.lines(under, foot + 1)]),
        *texts(words),
    ]
    heights = [*(name.height for _, name in direct), *(label.foot for label in labels)]
    return chart(under + max(heights), layers, style)


def _away(parts: list[_Part], letters: Letters) -> list[Led]:
    """Return the labels that do not fit under their own part."""
    taken = [
        (part.name_at, part.name_at + part.below.width, part.below.height + 4)
        for part in parts
        if part.below
    ]
    away = [part for part in parts if part.below is None]
    places = [min(max(sum(part.ends) / 2, 0.5), WIDTH - 0.5) for part in away]
    at_right, room = room_beside(places, 0, WIDTH)
    blocks = [_beside(part, min(room, _WIDEST), letters) for part in away]
    return led(places, blocks, at_right, taken)


def _parts(data: FigureData, style: ChartStyle, letters: Letters) -> list[_Part]:
    places = accumulate((share * WIDTH for share in shares_of(data)), initial=0.0)
    fills = iter(style.fills)
    found = []
    for row, (start, stop) in zip(data.rows, pairwise(places), strict=True):
        datum = row.datum
        fill = next(fills) if datum.value else None
        room = stop - start - _INSIDE - _APART
        voice = voice_of(datum, _VALUE)
        shows_value = letters.width(datum.text, voice.size, voice.weight) <= room
        name = stacked(((row.label, NAME), (datum.note, NOTE)), room, letters)
        fits = not is_broken(name, row.label, datum.note) and len(name.lines) <= _MOST_LINES
        below = name if shows_value and fits else None
        found.append(_Part(row, (start, stop), fill, shows_value, below))
    return found


def _total(figure: Shares, data: FigureData, letters: Letters) -> Block | None:
    text, unit = whole_of(figure, data)
    line: Pieces = (("samen", NAME), (text, VALUE), (unit, NAME))
    return run_in(line, (), WIDTH, letters) if text else None


def _inside(part: _Part, top: float) -> list[Word]:
    datum = part.row.datum
    voice = replace(_VALUE, colour=part.fill.ink) if part.fill else UNKNOWN
    return [Word(datum.text, voice, part.name_at, top + _BAR / 2)]


def _beside(part: _Part, room: float, letters: Letters) -> Block:
    datum = part.row.datum
    value = "" if part.shows_value else datum.text
    return run_in(
        ((value, voice_of(datum)), (part.row.label, NAME)), ((datum.note, NOTE),), room, letters
    )

"""Durations one after another: how wide each is, and where its words have room.

Measures are millimetres of a page that has 170 between its margins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from stand.charts.data import FigureData, Row
from stand.charts.look.letters import Letters
from stand.charts.look.style import SMALL, TEXT
from stand.charts.totals import total_of
from stand.charts.words.phrases import with_unit
from stand.model.edition import Labels
from stand.model.figures import Duration, Timeline

_PIXEL = 25.4 / 96
_PAGE = 170.0
_LINE = 4.6
_WHITE = 2.5  # between words beside each other, and before a total
_BETWEEN = 1.5  # between words under each other
_UNKNOWN = 21.0
_LEAST = 1.0
_MOST_FOR_TOTAL = 70.0
_MOST_LINES = 2
_FILLS = 6


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a duration stand under it: how far down, with how much room."""

    lower: float
    room: float


@dataclass(frozen=True, slots=True)
class TrackPart:
    """One duration; ``fill`` is the number of its colour, from 1."""

    label: str
    value: str
    note: str
    width: float
    fill: int
    is_known: bool
    is_unknown: bool
    words: Words


@dataclass(frozen=True, slots=True)
class DrawnTrack:
    """Durations one after another; ``total`` is empty when there is only one."""

    label: str
    note: str
    parts: list[TrackPart]
    total: str

    @property
    def width(self) -> float:
        return sum(part.width for part in self.parts)

    @property
    def is_to_scale(self) -> bool:
        return all(part.is_known for part in self.parts)


@dataclass(frozen=True, slots=True)
class Scale:
    """How wide one unit of time is, and a duration that is not known."""

    unit: float
    unknown: float

    def width(self, row: Row) -> float:
        value = row.datum.value
        if value is None:
            return self.unknown
        return max(float(value) * self.unit, _LEAST) if value else 0.0


def tracks_of(
    figure: Timeline, data: FigureData, labels: Labels, letters: Letters
) -> list[DrawnTrack]:
    """Return the tracks of a timeline on one scale; durations without tracks are one."""
    written = [(track.note or "", track.items) for track in figure.tracks] or [("", figure.items)]
    rows = iter(data.rows)
    tracks = [(note, items, [next(rows) for _ in items]) for note, items in written]
    totals = [_total(own, data, labels.unknown) for *_, own in tracks]
    ends = [_wide(f"{labels.together} {total}", letters) for total in totals if total]
    room = _PAGE - min(max(ends, default=-_WHITE) + _WHITE, _MOST_FOR_TOTAL)
    gaps = [room / len(own) for *_, own in tracks if any(row.datum.value is None for row in own)]
    unknown = min([_UNKNOWN, *gaps])
    scale = Scale(min(_scale(own, room, unknown) for *_, own in tracks), unknown)
    return [
        DrawnTrack(own[0].group, note, _parts(items, own, data.unit, scale, letters), total)
        for (note, items, own), total in zip(tracks, totals, strict=True)
    ]


def _wide(text: str, letters: Letters) -> float:
    return letters.width(text, TEXT, 700) * _PIXEL


def _total(rows: Sequence[Row], data: FigureData, unknown: str) -> str:
    if len(rows) < 2:
        return ""
    total = total_of([row.datum for row in rows], data.group_from)
    return with_unit(total, data.unit) if total else unknown


def _scale(rows: Sequence[Row], room: float, unknown: float) -> float:
    """Return how wide one unit of time may be; infinite when no duration is known."""
    values = [float(row.datum.value) for row in rows if row.datum.value is not None]
    left = room - unknown * (len(rows) - len(values)) - _LEAST * (len(values) - 1)
    return left / sum(values) if any(values) else float("inf")


def _parts(
    items: Sequence[Duration], rows: Sequence[Row], unit: str, scale: Scale, letters: Letters
) -> list[TrackPart]:
    widths = [scale.width(row) for row in rows]
    values = [with_unit(row.datum, unit) for row in rows]
    places = _places(rows, values, widths, letters)
    return [
        TrackPart(
            *(row.label, value, row.datum.note, width, number % _FILLS + 1),
            *(row.datum.value is not None, row.datum.value is None and item.shown is None, words),
        )
        for number, (item, row, value, width, words) in enumerate(
            zip(items, rows, values, widths, places, strict=True)
        )
    ]


def _places(
    rows: Sequence[Row], values: list[str], widths: list[float], letters: Letters
) -> list[Words]:
    """Return where words stand so that none meets another, nor the line down to another.

    From the last one back each takes the highest level on which it fits before what stands or
    passes there further on; so words that go lower only pass under those that come after.
    """
    lefts = [sum(widths[:number]) for number in range(len(widths))]
    levels: list[int] = []  # of those further on
    rooms: list[float] = []
    for left, row, value in reversed(list(zip(lefts, rows, values, strict=True))):
        after = lefts[len(lefts) - len(levels) :]
        level = 0
        while True:
            ends = [end for end, at in zip(after, levels, strict=True) if at >= level]
            room = min(ends, default=_PAGE) - left - _WHITE
            if not ends or _fits(row, value, room, letters):
                break
            level += 1
        levels.insert(0, level)
        rooms.insert(0, room)
    heights = [_height(row, room, letters) for row, room in zip(rows, rooms, strict=True)]
    tops = _tops(levels, heights)
    return [Words(tops[level], room) for level, room in zip(levels, rooms, strict=True)]


def _tops(levels: list[int], heights: list[float]) -> list[float]:
    """Return where each level begins."""
    highest = [
        max((high for high, at in zip(heights, levels, strict=True) if at == level), default=0.0)
        for level in range(max(levels))
    ]
    return list(accumulate((high + _BETWEEN for high in highest), initial=0.0))


def _fits(row: Row, value: str, room: float, letters: Letters) -> bool:
    """Tell whether words fit in a room, in few lines and without a word broken."""
    widest = max(_wide(text, letters) for text in [value, *row.label.split()])
    return widest <= room and _lines(row.label, TEXT, room, letters) <= _MOST_LINES


def _height(row: Row, room: float, letters: Letters) -> float:
    note = _lines(row.datum.note, SMALL, room, letters) if row.datum.note else 0
    return (1 + _lines(row.label, TEXT, room, letters) + note) * _LINE


def _lines(text: str, size: float, room: float, letters: Letters) -> int:
    return len(letters.wrap(text, max(room, _UNKNOWN) / _PIXEL, size))

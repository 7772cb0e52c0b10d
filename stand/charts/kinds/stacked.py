"""Stacked bars: the parts of each row behind one another, by size or as shares of 100 %."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from stand.charts.data import FigureData, Row
from stand.charts.kinds.rows import (
    LONGEST_TEXT,
    ROOM,
    SPACE,
    Content,
    Scale,
    drawing,
    key,
    rows_of,
    scale_of,
)
from stand.charts.kinds.segments import (
    NAME,
    NOTE,
    UNKNOWN,
    VALUE,
    Block,
    Line,
    Voice,
    Word,
    leaders,
    led,
    piece,
    pieces,
    room_beside,
    stacked,
)
from stand.charts.look.letters import Letters
from stand.charts.look.style import GUTTER, INK, WIDTH, ChartStyle
from stand.charts.series import is_exact
from stand.charts.totals import total_of
from stand.charts.vega.spec import Spec
from stand.model.charts import GroupedBars
from stand.numbers.dutch import format_percent

_BAR = 24
_GAP = 12
_INSIDE = 6  # between the side of a part and its value
_UNDER = 1
_OVER = 5
_MOST_LED = 3
_THINNEST = 6  # part to which a line can lead
_SMALL = replace(NOTE, colour=INK)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a row: its column, its size, and what the reader sees."""

    column: int
    size: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class _Stack:
    """The parts of a row that are known, and what is said behind them."""

    parts: tuple[_Part, ...]
    end: Block

    @property
    def size(self) -> float:
        return float(sum(part.size for part in self.parts))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part in its place, with its value inside if that fits."""

    part: _Part
    start: float
    stop: float
    shows_text: bool


@dataclass(frozen=True)
class _Placed:
    """A row in its place; ``under`` are the values that do not fit in their part."""

    pieces: list[_Piece]
    end: Block
    under: Block

    @property
    def foot(self) -> float:
        """The end of the bar and of what is said behind it, from the top of the row."""
        return max(_BAR, _BAR / 2 - self.end.first + self.end.height)

    def words(self, top: float, style: ChartStyle) -> list[Word]:
        stop = self.pieces[-1].stop if self.pieces else GUTTER
        return [
            *self.end.placed(stop + SPACE, top + _BAR / 2 - self.end.first),
            *self.under.placed(GUTTER + _INSIDE, top + self.foot + _UNDER),
            *(
                Word(
                    piece.part.text,
                    replace(VALUE, colour=style.fills[piece.part.column].ink),
                    piece.start + _INSIDE,
                    top + _BAR / 2,
                )
                for piece in self.pieces
                if piece.shows_text
            ),
        ]


def stacked_spec(figure: GroupedBars, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart; what is not known is named behind the bar, and never drawn."""
    letters = Letters(style)
    is_percent = figure.kind == "percent-bars"
    stacks = [(_shares if is_percent else _amounts)(row, data, letters) for row in data.rows]
    ends = ((stack.size, stack.end.width) for stack in stacks)
    scale = Scale(0, 100) if is_percent else scale_of(ends, longest=1)
    placed = [_placed(stack, data, scale, letters) for stack in stacks]
    head = _names(placed[0], data, letters) or _Head(*key(data, style), [])
    least = _SMALL.line if any(row.under.lines for row in placed) else 0.0  # in step
    contents = [Content(row.foot + max(least, row.under.height), _BAR / 2) for row in placed]
    rows = rows_of(data, contents, head.height, _GAP, letters)
    words, shapes = [*head.words], [*head.swatches]
    for row, top in zip(placed, rows.tops, strict=True):
        words += row.words(top, style)
        shapes += [
            piece(part.start, part.stop, top, top + _BAR, style.fills[part.part.column])
            for part in row.pieces
            if part.part.size
        ]
    return drawing(data, rows, scale.at(0), [pieces(shapes), leaders(head.lines)], words, style)


def _amounts(row: Row, data: FigureData, letters: Letters) -> _Stack:
    """Return the row by size, with the total behind it if that is known."""
    parts = tuple(
        _Part(column, datum.value, datum.text)
        for column, datum in enumerate(row.cells)
        if datum.value is not None
    )
    total = total_of(row.cells, data.group_from) if len(row.cells) > 1 else None
    said = [(total.text, VALUE)] if total else _unknown(row, data)
    return _Stack(parts, stacked(said, LONGEST_TEXT, letters))


def _shares(row: Row, data: FigureData, letters: Letters) -> _Stack:
    """Return the row as shares of all its parts; without a whole there are no shares."""
    known = [datum.value for datum in row.cells if datum.value is not None]
    whole = sum(known, Decimal(0))
    said = _unknown(row, data) or [("geen verdeling: alles is 0", UNKNOWN)]
    if len(known) < len(row.cells) or not whole:
        return _Stack((), stacked(said, ROOM, letters))
    about = "" if all(map(is_exact, row.cells)) else "ca. "
    shares = [value / whole * 100 for value in known]
    return _Stack(
        tuple(_Part(column, share, _percent(share, about)) for column, share in enumerate(shares)),
        Block((), letters),
    )


def _percent(share: Decimal, about: str) -> str:
    """Return a share in whole percents; what is not nothing or all is not called so."""
    text = format_percent(share)
    if text == "0%" and share:
        return "<1%"
    if text == "100%" and share < 100:
        return ">99%"
    return f"{about}{text}" if share else text


def _unknown(row: Row, data: FigureData) -> list[tuple[str, Voice]]:
    """Return what is not known of a row."""
    texts = [datum.text for datum in row.cells if datum.value is None]
    if len(texts) == len(row.cells) and len({*texts}) == 1:
        return [(texts[0], UNKNOWN)]
    return [
        (f"{name}: {datum.text}", UNKNOWN)
        for name, datum in zip(data.columns, row.cells, strict=True)
        if datum.value is None
    ]


def _placed(stack: _Stack, data: FigureData, scale: Scale, letters: Letters) -> _Placed:
    ends = accumulate((float(part.size) for part in stack.parts), initial=0.0)
    found = []
    for part, (before, after) in zip(stack.parts, pairwise(map(scale.at, ends)), strict=True):
        wide = letters.width(part.text, weight=VALUE.weight) + 2 * _INSIDE
        found.append(_Piece(part, before, after, wide <= after - before))
    left_out = [piece.part for piece in found if not piece.shows_text]
    under = " · ".join(f"{data.columns[part.column]} {part.text}" for part in left_out)
    return _Placed(found, stack.end, stacked([(under, _SMALL)], ROOM - _INSIDE, letters))


@dataclass(frozen=True)
class _Head:
    """What stands over the rows: the names of the columns."""

    swatches: list[Spec]
    words: list[Word]
    height: float
    lines: list[Line]


def _names(first: _Placed, data: FigureData, letters: Letters) -> _Head | None:
    """Return the names over the parts of the first row, or None when that has not all of them."""
    thinnest = min((piece.stop - piece.start for piece in first.pieces), default=0.0)
    if len(first.pieces) < len(data.columns) or thinnest < _THINNEST:
        return None
    direct, away = [], []
    for place, name in zip(first.pieces, data.columns, strict=True):
        left, wide = place.start + _INSIDE, letters.width(name)
        if left + wide <= (WIDTH if place is first.pieces[-1] else place.stop):
            direct.append((left, stacked([(name, NAME)], WIDTH, letters)))
        else:
            away.append(((place.start + place.stop) / 2, name))
    return _over(direct, away, letters) if len(away) <= _MOST_LED else None


def _over(
    direct: list[tuple[float, Block]], away: list[tuple[float, str]], letters: Letters
) -> _Head:
    """Return names that stand over their part, and names from which a line leads to it."""
    places = [place for place, _ in away]
    at_right, room = room_beside(places, GUTTER, WIDTH)
    blocks = [stacked([(name, NAME)], min(room, LONGEST_TEXT), letters) for _, name in away]
    taken = [(left, left + block.width, block.height) for left, block in direct]
    labels = led(places, blocks, at_right, taken)
    foot = max([*(high for *_, high in taken), *(label.foot for label in labels)])
    bar = foot + _OVER
    words = [word for left, block in direct for word in block.placed(left, foot - block.height)]
    words += [word for label in labels for word in label.words(foot, up=True)]
    lines = [line for label in labels for line in label.lines(foot, bar, up=True)]
    return _Head([], words, bar, lines)

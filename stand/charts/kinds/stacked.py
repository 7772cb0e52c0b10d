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
    Voice,
    Word,
    leaders,
    piece,
    pieces,
    stacked,
)
from stand.charts.kinds.stack_head import INSIDE, Head, names_over
from stand.charts.look.letters import Letters
from stand.charts.look.style import GUTTER, INK, WIDTH, ChartStyle
from stand.charts.series import is_exact
from stand.charts.totals import total_of
from stand.charts.vega.spec import Spec
from stand.model.charts import GroupedBars
from stand.numbers.dutch import format_percent

_BAR = 24
_GAP = 12
_GAP_UNDER = 7  # where values stand under bars
_UNDER = 1
_APART = 6  # values under a bar
_SMALL = replace(NOTE, colour=INK)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a row: its column, its size, and what the reader sees."""

    column: int
    size: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class _Stack:
    """The parts of a row that are known, and what is said behind them.

    ``ends_on_value`` is true when that is the value of the last part.
    """

    parts: tuple[_Part, ...]
    end: Block
    ends_on_value: bool = False

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
    """A row in its place; ``under`` are values that do not fit in their part, with their places.

    These are counted from the left of the page and from the top of the row.
    """

    pieces: list[_Piece]
    end: Block
    under: list[tuple[float, float, Block]]

    @property
    def foot(self) -> float:
        """The end of the row, from its top."""
        return max([_foot(self.end), *(y + block.height for _, y, block in self.under)])

    def words(self, top: float, style: ChartStyle) -> list[Word]:
        stop = self.pieces[-1].stop if self.pieces else GUTTER
        return [
            *self.end.placed(stop + SPACE, top + _BAR / 2 - self.end.first),
            *(word for x, y, block in self.under for word in block.placed(x, top + y)),
            *(
                Word(
                    piece.part.text,
                    replace(VALUE, colour=style.fills[piece.part.column].ink),
                    piece.start + INSIDE,
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
    stacks = _ended(stacks, letters)
    scale = _scale(stacks)
    placed = [_placed(stack, data, scale, letters) for stack in stacks]
    first = [(part.start, part.stop) for part in placed[0].pieces]
    head = names_over(first, data, letters) or Head(*key(data, style), [])
    gap = _GAP_UNDER if any(row.under for row in placed) else _GAP
    rows = rows_of(data, _in_step(placed), head.height, gap, letters)
    words, shapes = [*head.words], [*head.swatches]
    for row, top in zip(placed, rows.tops, strict=True):
        words += row.words(top, style)
        shapes += [
            piece(part.start, part.stop, top, top + _BAR, style.fills[part.part.column])
            for part in row.pieces
            if part.part.size
        ]
    return drawing(data, rows, scale.at(0), [pieces(shapes), leaders(head.lines)], words, style)


def _in_step(placed: list[_Placed]) -> list[Content]:
    """Return rows that are equally high, also when values stand under some of the bars."""
    least = _BAR + _UNDER + _SMALL.line if any(row.under for row in placed) else _BAR
    heights = [*(max(row.foot, least) for row in placed[:-1]), placed[-1].foot]
    return [Content(height, _BAR / 2) for height in heights]


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


def _scale(stacks: list[_Stack]) -> Scale:
    return scale_of(((stack.size, stack.end.width) for stack in stacks), longest=1)


def _ended(stacks: list[_Stack], letters: Letters) -> list[_Stack]:
    """Return rows with the value of the last part behind the bar where it does not fit inside.

    If it fits in few of the rows, it stands behind all of them. Nothing else is said there then.
    """
    ended = [
        replace(
            stack, end=stacked([(stack.parts[-1].text, NAME)], ROOM, letters), ends_on_value=True
        )
        if stack.parts and not stack.end.lines
        else stack
        for stack in stacks
    ]
    scale = _scale(ended)
    fits = [
        _fits(stack.parts[-1].text, scale.at(float(stack.parts[-1].size)) - GUTTER, letters)
        for stack in ended
        if stack.ends_on_value
    ]
    if 2 * sum(fits) < len(fits):
        return ended
    is_inside = iter(fits)
    return [
        stack if other.ends_on_value and next(is_inside) else other
        for stack, other in zip(stacks, ended, strict=True)
    ]


def _fits(text: str, width: float, letters: Letters) -> bool:
    return letters.width(text, weight=VALUE.weight) + 2 * INSIDE <= width


def _foot(end: Block) -> float:
    """Return the end of a bar and of what is said behind it, from its top."""
    return max(_BAR, _BAR / 2 - end.first + end.height)


def _placed(stack: _Stack, data: FigureData, scale: Scale, letters: Letters) -> _Placed:
    ends = accumulate((float(part.size) for part in stack.parts), initial=0.0)
    inside = stack.parts[:-1] if stack.ends_on_value else stack.parts
    found = [
        _Piece(part, start, stop, part in inside and _fits(part.text, stop - start, letters))
        for part, (start, stop) in zip(stack.parts, pairwise(map(scale.at, ends)), strict=True)
    ]
    left_out = [piece for piece in found if piece.part in inside and not piece.shows_text]
    under = _beneath(left_out, stack, found[-1].stop if found else GUTTER, letters)
    return _Placed(found, stack.end, under or _in_line(left_out, stack, data, letters))


def _beneath(
    left_out: list[_Piece], stack: _Stack, stop: float, letters: Letters
) -> list[tuple[float, float, Block]]:
    """Return values that each stand straight under their part, or nothing if they do not fit."""
    edge = WIDTH if _foot(stack.end) <= _BAR else stop
    found: list[tuple[float, float, Block]] = []
    free = float(GUTTER)
    for small in left_out:
        block = stacked([(small.part.text, _SMALL)], ROOM, letters)
        middle = (small.start + small.stop) / 2
        left = max(middle - block.width / 2, GUTTER + _UNDER + 2)
        if not small.part.size or left < free or left + block.width > edge:
            return []
        found.append((left, _BAR + _UNDER, block))
        free = left + block.width + _APART
    return found


def _in_line(
    left_out: list[_Piece], stack: _Stack, data: FigureData, letters: Letters
) -> list[tuple[float, float, Block]]:
    """Return values with the names of their parts in a line under the bar."""
    parts = [piece.part for piece in left_out]
    said = " · ".join(f"{data.columns[part.column]} {part.text}" for part in parts)
    block = stacked([(said, _SMALL)], ROOM - INSIDE, letters)
    return [(GUTTER + INSIDE, _foot(stack.end) + _UNDER, block)] if parts else []

"""Rows of signs that can be counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from stand.charts.data import FigureData, Row
from stand.charts.kinds.sign_shapes import SIGNS, Sign
from stand.charts.kinds.signs import SignRow, sign_rows, worth
from stand.charts.look.colours import tint
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, LINE, SMALL, WIDTH, ChartStyle
from stand.charts.vega.spec import BOLD, SEMIBOLD, Spec, at, chart, layer, words
from stand.model.charts import Units
from stand.numbers.dutch import format_number

_ROOM = WIDTH - GUTTER
_HEIGHT = 28  # of a row of one line of signs
_TEN = 6  # white after ten signs, so that they can be counted
_BEFORE_VALUE = 8
_BETWEEN_ROWS = 10
_SMALL_LINE = 13.5
_MOST_BESIDE = 2  # lines of text
_FIRST = (_HEIGHT - LINE) / 2  # where the first line of text begins


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a row; the value stands at the end of the signs, or under them."""

    name: list[str]
    value: list[str]
    note: list[str]
    value_left: float
    is_beside: bool


@dataclass(frozen=True, slots=True)
class _Block:
    """A row of signs with its words, counted from its own top."""

    sign: Sign
    signs: SignRow | None
    words: _Words
    is_unknown: bool

    @property
    def under(self) -> float:
        """Where the words under the signs begin."""
        more = self.signs.lines - 1 if self.signs and self.signs.count else 0
        beside = len(self.words.value) * LINE if self.words.is_beside else 0
        return max(_HEIGHT + more * self.sign.line, _FIRST + beside)

    @property
    def note_top(self) -> float:
        return self.under + (0 if self.words.is_beside else len(self.words.value) * LINE)

    @property
    def height(self) -> float:
        note = self.note_top + len(self.words.note) * _SMALL_LINE
        name = _FIRST + len(self.words.name) * LINE
        return max(note, name) + _BETWEEN_ROWS


def units_spec(figure: Units, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart; a row that is not known has words and no signs."""
    letters = Letters(style)
    sign = SIGNS[figure.sign]
    rows = sign_rows(figure, data)
    pairs = list(zip(rows, data.rows, strict=True))
    is_beside = all(_fits(signs, row, sign, letters) for signs, row in pairs)
    blocks = [
        _Block(
            sign,
            signs,
            _words(signs, row, sign, letters, is_beside=is_beside),
            is_unknown=signs is None and item.shown is None,
        )
        for item, (signs, row) in zip(figure.items, pairs, strict=True)
    ]
    tops = list(accumulate((block.height for block in blocks), initial=0.0))
    placed = list(zip(blocks, tops, strict=False))
    said = _what_a_sign_is(figure, data)
    foot = tops[-1] - _BETWEEN_ROWS + (_SMALL_LINE + 12 if said else 0)
    key = [{"x": GUTTER, "y": foot - _SMALL_LINE / 2, "lines": [said]}] if said else []
    layers = [
        *_sign_layers(placed, sign, style),
        *_word_layers(placed),
        words(key, fontSize=SMALL, fill=GREY),
    ]
    return chart(foot, layers, style)


def _what_a_sign_is(figure: Units, data: FigureData) -> str:
    each = worth(figure, data)
    if each is None or not any(data.known):
        return ""
    if each == 1:
        return "Elk teken staat voor één."
    return f"Eén teken = {format_number(each)} {data.unit}".strip() + "."


def _width(signs: SignRow | None, sign: Sign) -> float:
    """Return the width of the longest line of signs, with the white after it."""
    if signs is None or signs.count == 0:
        return 0.0
    return _x(signs.longest - 1, signs, sign) + sign.pitch / 2 + _BEFORE_VALUE


def _fits(signs: SignRow | None, row: Row, sign: Sign, letters: Letters) -> bool:
    """Tell whether the value can stand at the end of the signs, no word of it broken."""
    room = _ROOM - _width(signs, sign)
    widest = max(letters.width(word, weight=700) for word in row.datum.text.split() or [""])
    return widest <= room and len(letters.wrap(row.datum.text, room, weight=700)) <= _MOST_BESIDE


def _words(
    signs: SignRow | None, row: Row, sign: Sign, letters: Letters, *, is_beside: bool
) -> _Words:
    is_beside = is_beside or _width(signs, sign) == 0
    before = _width(signs, sign) if is_beside else 0.0
    return _Words(
        letters.wrap(row.label, GUTTER - 12, weight=600),
        letters.wrap(row.datum.text, _ROOM - before, weight=700),
        letters.wrap(row.datum.note, _ROOM, SMALL) if row.datum.note else [],
        GUTTER + before,
        is_beside,
    )


def _x(index: int, signs: SignRow, sign: Sign) -> float:
    """Return the middle of a sign, counted from the gutter."""
    place = index % signs.in_line
    return sign.pitch / 2 + place * sign.pitch + place // 10 * _TEN


def _sign_layers(
    placed: list[tuple[_Block, float]], sign: Sign, style: ChartStyle
) -> Iterator[Spec]:
    """Yield the signs: empty ones, whole ones, and on an empty one the part that is filled."""
    by_share: dict[Decimal, list[Spec]] = {}
    for block, top in placed:
        signs = block.signs or SignRow(Decimal(0), 0, 1)
        for index in range(signs.count):
            x = GUTTER + _x(index, signs, sign)
            y = top + _HEIGHT / 2 + index // signs.in_line * sign.line
            by_share.setdefault(signs.share(index), []).append({"x": x, "y": y})
    primary = style.colours.primary
    whole = by_share.pop(Decimal(1), [])
    empty = [row for rows in by_share.values() for row in rows]
    edge = {"stroke": primary, "strokeWidth": 0.9}
    yield _signs(empty, sign, sign.path, fill=tint(primary, 0.92), **edge)
    yield _signs(whole, sign, sign.path, fill=primary, **edge)
    for share, rows in by_share.items():
        if share:
            yield _signs(rows, sign, sign.left_part(float(share)), fill=primary)


def _signs(rows: list[Spec], sign: Sign, path: str, **look: object) -> Spec:
    mark = {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "shape": path,
        "size": sign.size**2,
        **look,
    }
    return layer(mark, rows, {"x": at("x"), "y": at("y")})


def _word_layers(placed: list[tuple[_Block, float]]) -> Iterator[Spec]:
    """Yield the names, the values and the notes."""
    names: list[Spec] = []
    values: list[Spec] = []
    unknown: list[Spec] = []
    notes: list[Spec] = []
    for block, top in placed:
        own = block.words
        names.append(_text(0, top + _FIRST, own.name))
        low = top + (_FIRST if own.is_beside else block.under)
        value = _text(own.value_left, low, own.value)
        (unknown if block.is_unknown else values).append(value)
        if own.note:
            notes.append(_text(GUTTER, top + block.note_top, own.note, _SMALL_LINE))
    yield words(names, **SEMIBOLD)
    yield words(values, **BOLD)
    yield words(unknown, fontStyle="italic", fill=GREY)
    yield words(notes, fontSize=SMALL, fill=GREY, lineHeight=_SMALL_LINE)


def _text(left: float, top: float, lines: list[str], line: float = LINE) -> Spec:
    return {"x": left, "y": top + len(lines) * line / 2, "lines": lines}

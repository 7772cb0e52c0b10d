"""What charts of parts share: pieces of a bar, labels in several letters, lines that lead there."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from stand.charts.data import Datum, FigureData
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, LINE, SMALL, TEXT, Fill
from stand.charts.vega.spec import Spec, at, layer, words
from stand.model.charts import Ring, Shares

_GAP = 1.5
_THIN = 2.5
_SPACE = 3.3
_TICK = 7.0


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """The letters of a piece of text; ``line`` is the height of a line of it."""

    size: float = TEXT
    weight: int = 400
    colour: str = INK
    line: float = LINE
    slant: str = "normal"


VALUE = Voice(weight=700)
NAME = Voice()
NOTE = Voice(SMALL, colour=GREY, line=13.5)
UNKNOWN = Voice(colour=GREY, slant="italic")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text on one line, of which ``y`` is the middle; ``x`` is where it is aligned."""

    text: str
    voice: Voice
    x: float
    y: float
    align: str = "left"


Pieces = tuple[tuple[str, Voice], ...]
Line = tuple[float, float, float, float]


@dataclass(frozen=True)
class Block:
    """Lines of text under one another; a line is pieces, each in its own letters."""

    lines: tuple[Pieces, ...]
    letters: Letters

    @property
    def height(self) -> float:
        return sum(_high(line) for line in self.lines)

    @property
    def width(self) -> float:
        return max((self._wide(line) for line in self.lines), default=0.0)

    @property
    def first(self) -> float:
        """The distance from the top to the middle of the first line."""
        return _high(self.lines[0]) / 2 if self.lines else 0.0

    def placed(self, x: float, top: float, align: str = "left") -> list[Word]:
        """Return the words with the block's left or right side at ``x``.

        In the ``center`` of ``x`` stand lines of one piece each.
        """
        found = []
        for line in self.lines:
            edge, middle = x, top + _high(line) / 2
            for text, voice in line if align == "left" else reversed(line):
                found.append(Word(text, voice, edge, middle, align))
                wide = self._wide(((text, voice),)) + _SPACE
                edge += wide if align == "left" else -wide
            top += _high(line)
        return found

    def _wide(self, line: Pieces) -> float:
        widths = (self.letters.width(text, voice.size, voice.weight) for text, voice in line)
        return sum(widths) + _SPACE * (len(line) - 1)


def _high(line: Pieces) -> float:
    return max(voice.line for _, voice in line)


def stacked(texts: Iterable[tuple[str, Voice]], room: float, letters: Letters) -> Block:
    """Return a block of texts that each begin on a line of their own."""
    return Block(
        tuple(
            ((line, voice),)
            for text, voice in texts
            if text
            for line in letters.wrap(text, room, voice.size, voice.weight)
        ),
        letters,
    )


def run_in(
    first: Pieces, rest: Iterable[tuple[str, Voice]], room: float, letters: Letters
) -> Block:
    """Return a block of which the first pieces share a line, if there is room for that."""
    pieces = tuple(piece for piece in first if piece[0])
    line = Block((pieces,) if pieces else (), letters)
    head = line if line.width <= room else stacked(pieces, room, letters)
    return Block((*head.lines, *stacked(rest, room, letters).lines), letters)


def is_broken(block: Block, *texts: str) -> bool:
    """Tell whether a word of the texts did not fit on a line."""
    shown = [word for line in block.lines for text, _ in line for word in text.split()]
    return shown != [word for text in texts for word in text.split()]


def voice_of(datum: Datum, voice: Voice = VALUE) -> Voice:
    """Return the letters of a value: bold, or those of what is not known."""
    return voice if datum.value is not None else UNKNOWN


def whole_of(figure: Ring | Shares, data: FigureData) -> tuple[str, str]:
    """Return the whole as the reader sees it, and its unit; that shares are 100% goes unsaid."""
    text = data.total.text if data.total else ""
    if data.unit != "%":
        return (text, data.unit) if text else ("", "")
    if figure.total is None:
        return "", ""
    return (f"{text}%" if text[-1:].isdigit() else text), ""


def shares_of(data: FigureData) -> list[float]:
    """Return the parts as shares of the whole; one not known is what the others leave of it."""
    known = sum(data.known, Decimal(0))
    whole = data.total.value if data.total and data.total.value is not None else known
    rest = max(whole - known, Decimal(0))
    sizes = [rest if row.datum.value is None else row.datum.value for row in data.rows]
    return [float(size / sum(sizes)) for size in sizes]


def texts(found: Iterable[Word]) -> list[Spec]:
    """Return the layers of words."""

    def kind(word: Word) -> tuple[Voice, str]:
        return word.voice, word.align

    return [
        words(
            [{"x": word.x, "y": word.y, "lines": [word.text]} for word in group],
            fontSize=voice.size,
            fontWeight=voice.weight,
            fontStyle=voice.slant,
            fill=voice.colour,
            align=align,
        )
        for (voice, align), group in groupby(sorted(found, key=kind), kind)
    ]


def box(start: float, stop: float, top: float, foot: float, fill: Fill) -> Spec:
    """Return a shape with its outline inside it; a thin one is all outline."""
    if fill.stroke == fill.colour or stop - start < _THIN:
        return {"x": start, "x2": stop, "y": top, "y2": foot, "fill": fill.stroke, "stroke": None}
    return {
        **{"x": start + 0.5, "x2": stop - 0.5, "y": top + 0.5, "y2": foot - 0.5},
        **{"fill": fill.colour, "stroke": fill.stroke},
    }


def piece(start: float, stop: float, top: float, foot: float, fill: Fill) -> Spec:
    """Return the piece of a bar between two places, with white behind it."""
    return box(start, max(stop - _GAP, start + _GAP / 2), top, foot, fill)


def hollow(start: float, stop: float, top: float, foot: float) -> Spec:
    """Return the piece of a bar that stands for what is not known."""
    return piece(start, stop, top, foot, Fill("none", GREY, GREY))


def pieces(rows: list[Spec], **mark: object) -> Spec:
    """Return the layer of the pieces of bars."""
    paint = {name: {"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke")}
    return layer({"type": "rect", "strokeWidth": 1, **mark}, rows, {**_box(), **paint})


def leaders(rows: list[Line]) -> Spec:
    """Return the layer of the thin lines from a part to its label."""
    values = [dict(zip(("x", "y", "x2", "y2"), row, strict=True)) for row in rows]
    return layer({"type": "rule", "stroke": GREY, "strokeWidth": 0.75}, values, _box())


def _box() -> Spec:
    return {"x": at("x"), "y": at("y"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}


@dataclass(frozen=True, slots=True)
class Led:
    """A label beside the line that leads to it; ``top`` is its distance from the bar."""

    x: float
    top: float
    block: Block
    align: str

    @property
    def left(self) -> float:
        return self.x if self.align == "left" else self.x - self.block.width - _TICK

    @property
    def right(self) -> float:
        return self.left + self.block.width + _TICK

    @property
    def foot(self) -> float:
        return self.top + self.block.height

    def words(self, y: float, *, up: bool = False) -> list[Word]:
        """Return the words, under a bar that ends at ``y`` or over one that begins there."""
        edge = self.x + (_TICK if self.align == "left" else -_TICK)
        return self.block.placed(edge, y - self.foot if up else y + self.top, self.align)

    def lines(self, y: float, bar: float, *, up: bool = False) -> list[Line]:
        """Return the line from the edge of the bar to the first line of the label, and a tick."""
        level = (y - self.foot if up else y + self.top) + self.block.first
        tick = self.x + (_TICK - 3 if self.align == "left" else 3 - _TICK)
        return [(self.x, bar, self.x, level), (self.x, level, tick, level)]


def room_beside(places: list[float], left: float, right: float) -> tuple[int, float]:
    """Return how many places have their label at the right, and the room that all labels have.

    The labels turn to the widest stretch without a place, so that no line runs through a label.
    """
    ends = [left, *places, right]
    room, cut = max(
        (after - before, -index) for index, (before, after) in enumerate(pairwise(ends))
    )
    return -cut, room - 2 * _TICK


def led(
    places: list[float],
    blocks: list[Block],
    at_right: int,
    taken: list[tuple[float, float, float]],
) -> list[Led]:
    """Return labels under one another where they would overlap.

    ``taken`` are the left, right and foot of what stands under the bar already.
    """
    taken = list(taken)
    order = [*reversed(range(at_right)), *range(at_right, len(places))]
    found = []
    for index in order:
        align = "left" if index < at_right else "right"
        label = Led(places[index], 0.0, blocks[index], align)
        over = [
            foot
            for left, right, foot in taken
            if left < label.right + _TICK and label.left - _TICK < right
        ]
        label = Led(label.x, max(over, default=0.0), label.block, align)
        taken.append((label.left, label.right, label.foot))
        found.append(label)
    return found

"""Where the columns of a flow stand: how high each part is, and where its words go."""

from dataclasses import dataclass
from itertools import accumulate

from stand.charts.kinds.flow.stages import FlowStage, Passing
from stand.charts.kinds.flow.words import Look, Paragraph, height_of, paragraph, small, unbroken
from stand.charts.kinds.trend.places import spread
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, LINE, SMALL, TEXT, WIDTH, ChartStyle

_LEAST_HEIGHT = 245
_LEAST_BLOCK = 2.0
_BETWEEN_LABELS = 8
_BETWEEN_LISTED = 16
_LIST_EDGE = 5.0  # white over and under a list
_INSIDE = 3  # white between words and the ends of a column
_VALUE_SIZES = (TEXT, SMALL, 10.7)


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths across the page; with more columns there is less white."""

    count: int

    @property
    def is_tight(self) -> bool:
        return self.count > 3

    @property
    def bar(self) -> float:
        return 20 if self.is_tight else 24

    @property
    def before_label(self) -> float:
        return 13 if self.is_tight else 15

    @property
    def between(self) -> float:
        return 20 if self.is_tight else 26

    @property
    def column(self) -> float:
        """The width of a block with its words."""
        return (WIDTH - (self.count - 1) * self.between) / self.count

    @property
    def label(self) -> float:
        return self.column - self.bar - self.before_label


@dataclass(frozen=True, slots=True)
class Block:
    """From where to where a part reaches; a dashed one says nothing about its size."""

    top: float
    bottom: float
    is_dashed: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a block, and where they begin."""

    top: float
    words: list[Paragraph]

    @property
    def first(self) -> float:
        """The middle of the first line."""
        return self.top + LINE / 2

    @property
    def bottom(self) -> float:
        return self.top + height_of(self.words)


@dataclass(frozen=True, slots=True)
class Column:
    """One stage in its place; positions down are counted from the top of the columns.

    A stage that is known in words alone has no blocks.
    """

    stage: FlowStage
    left: float
    blocks: list[Block]
    labels: list[Label]

    @property
    def foot(self) -> float:
        return self.blocks[-1].bottom if self.blocks else self.labels[-1].bottom + _LIST_EDGE


def columns_of(stages: list[FlowStage], letters: Letters, style: ChartStyle) -> list[Column]:
    """Return the stages as columns; the highest of each unit is as high as the drawing."""
    measures = Measures(len(stages))
    texts = (amount.datum.text for stage in stages for amount in stage.amounts)
    size = unbroken(texts, measures.label, _VALUE_SIZES, letters)
    words = [
        [_words(amount, size, measures, letters, style) for amount in stage.amounts]
        for stage in stages
    ]
    height = max(_LEAST_HEIGHT, *(sum(map(_taken, column)) for column in words))
    unknown = [_unknown_height(*column) for column in zip(stages, words, strict=True)]
    scales = _scales(stages, height, unknown)
    step = measures.column + measures.between
    columns = []
    for number, (stage, own) in enumerate(zip(stages, words, strict=True)):
        if stage.is_told:
            columns.append(Column(stage, number * step, [], _listed(own)))
        else:
            blocks = _stacked(stage, scales[stage.unit], unknown[number])
            columns.append(Column(stage, number * step, blocks, _placed(blocks, own)))
    return columns


def _words(
    amount: Passing, size: float, measures: Measures, letters: Letters, style: ChartStyle
) -> list[Paragraph]:
    value = Look(style.colours.primary, size, LINE, 700)
    if amount.is_unknown:
        value = Look(GREY, size, LINE, slant="italic")
    name = small(INK) if measures.is_tight else Look(INK)
    return [
        *paragraph(amount.datum.text, measures.label, letters, value),
        *paragraph(amount.name, measures.label, letters, name),
        *paragraph(amount.datum.note, measures.label, letters, small()),
    ]


def _taken(words: list[Paragraph]) -> float:
    return height_of(words) + _BETWEEN_LABELS


def _unknown_height(stage: FlowStage, words: list[list[Paragraph]]) -> float:
    """Return how high the parts of a stage are of which no value is known: as their words."""
    pairs = zip(stage.amounts, words, strict=True)
    return max((_taken(own) for amount, own in pairs if amount.datum.value is None), default=0.0)


def _scales(stages: list[FlowStage], height: float, unknown: list[float]) -> dict[str, float]:
    """Return for each unit how many pixels one is."""
    scales = {stage.unit: 0.0 for stage in stages}
    for stage, size in zip(stages, unknown, strict=True):
        if any(stage.sizes):
            room = height - size * (len(stage.amounts) - len(stage.sizes))
            scale = max(room, height / 2) / sum(stage.sizes)
            scales[stage.unit] = min(scales[stage.unit] or scale, scale)
    return scales


def _stacked(stage: FlowStage, scale: float, unknown: float) -> list[Block]:
    blocks = []
    top = 0.0
    for amount in stage.amounts:
        value = amount.datum.value
        size = unknown if value is None else float(value) * scale
        bottom = top + (max(size, _LEAST_BLOCK) if size else 0.0)
        blocks.append(Block(top, bottom, value is None))
        top = bottom
    return blocks


def _listed(words: list[list[Paragraph]]) -> list[Label]:
    """Return words under one another, of which nothing tells how large the amounts are."""
    heights = (height_of(own) + _BETWEEN_LISTED for own in words)
    tops = accumulate(heights, initial=_LIST_EDGE)
    return [Label(top, own) for top, own in zip(tops, words, strict=False)]


def _placed(blocks: list[Block], words: list[list[Paragraph]]) -> list[Label]:
    """Return the words beside their blocks, moved up or down where they would meet."""
    edge = _BETWEEN_LABELS / 2 - _INSIDE
    middles = spread(
        [block.middle for block in blocks],
        [_taken(own) for own in words],
        -edge,
        blocks[-1].bottom + edge,
    )
    return [
        Label(middle - height_of(own) / 2, own) for middle, own in zip(middles, words, strict=True)
    ]

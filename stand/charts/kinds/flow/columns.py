"""A flow of stages with several parts: a column for each stage, a pale band from one to the next.

The data never tells which part of a stage becomes which part of the next, so the band goes from
whole to whole. A stage that is known in words alone is a list, with an arrow but no band.
"""

from itertools import pairwise

from stand.charts.kinds.flow.layout import Block, Column, Label, Measures, columns_of
from stand.charts.kinds.flow.stages import FlowStage, arrows, boxes, dashed_boxes
from stand.charts.kinds.flow.words import (
    Look,
    Paragraph,
    Placed,
    footnote,
    height_of,
    paragraph,
    text_layers,
)
from stand.charts.look.colours import tint
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, RULE, WIDTH, ChartStyle
from stand.charts.vega.spec import Spec, at, chart, layer

_UNDER_HEADS = 8
_ABOVE_NOTES = 12
_BESIDE_NOTES = 11
_WHITE = 2
_NEAR = 4  # pixels that words may move before a line must say what they belong to
_DASHED = "Streepjeslijn: het aantal is niet bekend; de hoogte zegt niets."
_SCALES = "Kolommen met verschillende eenheden zijn niet op dezelfde schaal getekend."


def columns_spec(stages: list[FlowStage], style: ChartStyle) -> Spec:
    """Return the columns with their words, and the bands between them."""
    letters = Letters(style)
    measures = Measures(len(stages))
    columns = columns_of(stages, letters, style)
    heads, top = _heads(columns, measures, letters, style)
    foot = top + max(max(column.foot, column.labels[-1].bottom) for column in columns)
    notes = _notes(columns, letters)
    layers = [
        _bands(columns, top, measures, letters, style),
        *_blocks(columns, top, measures, style),
        _leaders(columns, top, measures),
        *text_layers(heads),
        *text_layers(
            (_words_left(column, measures), top + label.top, label.words)
            for column in columns
            for label in column.labels
        ),
        *text_layers([(GUTTER, foot + _ABOVE_NOTES, notes)]),
    ]
    return chart(foot + (_ABOVE_NOTES + height_of(notes) if notes else 0), layers, style)


def _heads(
    columns: list[Column], measures: Measures, letters: Letters, style: ChartStyle
) -> tuple[list[Placed], float]:
    """Return what stands right over the columns, and where the columns begin."""
    title, whole = Look(style.colours.primary, weight=700), Look(GREY)
    room = measures.column
    heads = [
        [
            *paragraph(column.stage.title, room, letters, title),
            *paragraph(_whole(column.stage), room, letters, whole),
        ]
        for column in columns
    ]
    low = max(map(height_of, heads))
    placed = [
        (column.left, low - height_of(head), head)
        for column, head in zip(columns, heads, strict=True)
    ]
    return placed, low + _UNDER_HEADS if low else 0


def _whole(stage: FlowStage) -> str:
    """Return the whole of a stage with its unit, as far as they are known."""
    if stage.whole is None or stage.unit == "%":
        return stage.unit
    return f"{stage.whole.text} {stage.unit}".strip()


def _notes(columns: list[Column], letters: Letters) -> list[Paragraph]:
    """Return what must be said under the columns."""
    notes: list[Paragraph] = []
    room = WIDTH - GUTTER - _BESIDE_NOTES
    if any(block.is_dashed for column in columns for block in column.blocks):
        notes += paragraph(_DASHED, room, letters, footnote())
    if len({column.stage.unit for column in columns if column.stage.sizes}) > 1:
        notes += paragraph(_SCALES, room, letters, footnote())
    return notes


def _bands(
    columns: list[Column], top: float, measures: Measures, letters: Letters, style: ChartStyle
) -> Spec:
    """Return the bands from whole to whole; they bend where there are no words."""
    rows: list[Spec] = []
    for number, (one, other) in enumerate(pairwise(columns)):
        if one.stage.is_told or other.stage.is_told:
            continue
        start, end = one.left + measures.bar, other.left
        wide = max(part.width(letters) for label in one.labels for part in label.words)
        bend = start + measures.before_label + wide
        steps = ((start, one.foot), (bend, one.foot), (end - 2, other.foot), (end, other.foot))
        rows += [{"band": number, "x": x, "top": top, "bottom": top + foot} for x, foot in steps]
    pale = tint(style.colours.primary, 0.92)
    mark = {"type": "area", "interpolate": "monotone", "color": pale, "opacity": 1}
    places = {"x": at("x"), "y": at("top"), "y2": {"field": "bottom"}}
    return layer(mark, rows, {**places, "detail": {"field": "band", "type": "nominal"}})


def _blocks(columns: list[Column], top: float, measures: Measures, style: ChartStyle) -> list[Spec]:
    """Return the blocks, white between them, and the arrows that point at a column."""
    known: list[Spec] = []
    nothing: list[Spec] = []
    unknown: list[Spec] = []
    for column in columns:
        for block in column.blocks:
            white = 0 if block is column.blocks[-1] else min(_WHITE, block.height / 2)
            place = {
                "left": column.left,
                "right": column.left + measures.bar,
                "top": top + block.top,
                "bottom": top + block.bottom - white,
            }
            (unknown if block.is_dashed else known if block.height else nothing).append(place)
    middle = max(min(column.foot for column in columns) / 2, _UNDER_HEADS)
    points = [(column.left - measures.between / 2, top + middle) for column in columns[1:]]
    return [
        _edges_of_lists(columns, top, style),
        boxes(known, color=style.colours.primary),
        boxes(nothing, stroke=RULE, strokeWidth=1),
        dashed_boxes(unknown, style),
        arrows(points, style),
    ]


def _edges_of_lists(columns: list[Column], top: float, style: ChartStyle) -> Spec:
    """Return the dashed lines along stages that are known in words alone."""
    told = [column for column in columns if column.stage.is_told]
    rows = [{"x": column.left, "y": top, "y2": top + column.foot} for column in told]
    mark = {"type": "rule", "stroke": style.colours.primary, "strokeDash": [4, 3]}
    return layer(mark, rows, {"x": at("x"), "y": at("y"), "y2": {"field": "y2"}})


def _words_left(column: Column, measures: Measures) -> float:
    return column.left + measures.before_label + (0 if column.stage.is_told else measures.bar)


def _leaders(columns: list[Column], top: float, measures: Measures) -> Spec:
    """Return lines from blocks to words that had to make room, which go on along those words."""
    rows: list[Spec] = []
    for column in columns:
        start, end = column.left + measures.bar + 1, _words_left(column, measures) - 4
        for block, label in zip(column.blocks, column.labels, strict=False):
            if _is_moved(block, label):
                near = min(max(block.middle, label.top + 2), label.bottom - 2)
                ends = (block.middle, near, label.top + 2, label.bottom - 2)
                name = f"{column.left} {block.top}"
                rows += [
                    {"leader": name, "step": step, "x": end if step else start, "y": top + y}
                    for step, y in enumerate(ends)
                ]
    mark = {"type": "line", "stroke": GREY, "strokeWidth": 0.7}
    detail = {"field": "leader", "type": "nominal"}
    order = {"field": "step", "type": "quantitative"}
    return layer(mark, rows, {"x": at("x"), "y": at("y"), "detail": detail, "order": order})


def _is_moved(block: Block, label: Label) -> bool:
    """Tell whether the words stand no longer beside their block."""
    middle = (label.top + label.bottom) / 2
    return abs(middle - block.middle) > _NEAR and not block.top <= label.first <= block.bottom

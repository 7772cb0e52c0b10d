"""A flow of one amount at each stage: cards in a chain."""

from stand.charts.kinds.flow.card_values import CardValue, card_values
from stand.charts.kinds.flow.stages import FlowStage, arrows, boxes, dashed_boxes
from stand.charts.kinds.flow.words import (
    Look,
    Paragraph,
    Placed,
    height_of,
    paragraph,
    small,
    text_layers,
)
from stand.charts.look.colours import tint
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, WIDTH, ChartStyle
from stand.charts.vega.spec import Spec, chart

_BETWEEN = 30
_EDGE = 4
_UNDER_HEAD = 8


def cards_spec(stages: list[FlowStage], style: ChartStyle) -> Spec:
    """Return the cards, all equally high; the last one stands out as the outcome."""
    letters = Letters(style)
    width = (WIDTH - (len(stages) - 1) * _BETWEEN) / len(stages)
    padding = 14 if len(stages) < 5 else 10
    room = width - 2 * padding
    heads = [_head(stage, width, letters, style) for stage in stages]
    values = card_values([_value(stage, stages, style) for stage in stages], room, letters)
    names = [_name(stage, stages, room, letters, style) for stage in stages]
    top = max(height_of(head) + _UNDER_HEAD if head else 0 for head in heads)
    first = top + _EDGE + padding
    under = first + max(value.height for value in values)
    bottom = under + max(map(height_of, names)) + padding
    lefts = [index * (width + _BETWEEN) for index in range(len(stages))]
    places = [{"left": left, "right": left + width, "top": top, "bottom": bottom} for left in lefts]
    between = [(left - _BETWEEN / 2, (top + bottom) / 2) for left in lefts[1:]]
    words: list[Placed] = []
    for left, head, value, name in zip(lefts, heads, values, names, strict=True):
        words.append((left, top - _UNDER_HEAD - height_of(head), head))
        words += value.placed(left + padding, first)
        words.append((left + padding, under, name))
    layers = [*_grounds(stages, places, style), arrows(between, style), *text_layers(words)]
    return chart(bottom, layers, style)


def _head(stage: FlowStage, width: float, letters: Letters, style: ChartStyle) -> list[Paragraph]:
    """Return what stands over a card: the title of the stage and what was counted."""
    title = Look(style.colours.primary, weight=700)
    unit = stage.unit if stage.title else ""
    return [
        *paragraph(stage.title, width, letters, title),
        *paragraph(unit, width, letters, small()),
    ]


def _is_dark(stage: FlowStage, stages: list[FlowStage]) -> bool:
    return stage is stages[-1] and not stage.amounts[0].is_unknown


def _ink(stage: FlowStage, stages: list[FlowStage], style: ChartStyle) -> str:
    return style.fills[0].ink if _is_dark(stage, stages) else INK


def _value(stage: FlowStage, stages: list[FlowStage], style: ChartStyle) -> CardValue:
    """Return the value of a card with its colours."""
    amount, ink = stage.amounts[0], _ink(stage, stages, style)
    colour = ink if _is_dark(stage, stages) else style.colours.primary
    return CardValue(amount.datum.text, colour, ink, is_unknown=amount.is_unknown)


def _name(
    stage: FlowStage, stages: list[FlowStage], room: float, letters: Letters, style: ChartStyle
) -> list[Paragraph]:
    """Return what stands under the value: the name, a note."""
    amount, ink = stage.amounts[0], _ink(stage, stages, style)
    note = small(ink if _is_dark(stage, stages) else GREY)
    return [
        *paragraph(amount.name, room, letters, Look(ink), 5),
        *paragraph(amount.datum.note, room, letters, note, 4),
    ]


def _grounds(stages: list[FlowStage], places: list[Spec], style: ChartStyle) -> list[Spec]:
    """Return the cards: pale under a dark line, the last one dark, an unknown one a dashed edge."""
    pale: list[Spec] = []
    dark: list[Spec] = []
    unknown: list[Spec] = []
    for stage, place in zip(stages, places, strict=True):
        if stage.amounts[0].is_unknown:
            unknown.append(place)
        else:
            (dark if _is_dark(stage, stages) else pale).append(place)
    lines = [{**place, "bottom": place["top"] + _EDGE} for place in pale]
    return [
        boxes(pale, color=tint(style.colours.primary, 0.92)),
        boxes(lines + dark, color=style.colours.primary),
        dashed_boxes(unknown, style),
    ]

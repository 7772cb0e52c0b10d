"""A flow of one amount at each stage: cards in a chain."""

from stand.charts.kinds.flow.stages import FlowStage, arrows, boxes, dashed_boxes
from stand.charts.kinds.flow.words import (
    Look,
    Paragraph,
    height_of,
    paragraph,
    small,
    text_layers,
    unbroken,
)
from stand.charts.look.colours import tint
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, INK, SMALL, TEXT, WIDTH, ChartStyle
from stand.charts.vega.spec import Spec, chart

_BETWEEN = 30
_EDGE = 4
_UNDER_HEAD = 8
_VALUE_SIZES = (21, 18, 15.5, TEXT, SMALL, 10.7)


def cards_spec(stages: list[FlowStage], style: ChartStyle) -> Spec:
    """Return the cards, all equally high; the last one stands out as the outcome."""
    letters = Letters(style)
    width = (WIDTH - (len(stages) - 1) * _BETWEEN) / len(stages)
    padding = 14 if len(stages) < 5 else 10
    heads = [_head(stage, width, letters, style) for stage in stages]
    cards = _cards(stages, width - 2 * padding, letters, style)
    top = max(height_of(head) + _UNDER_HEAD if head else 0 for head in heads)
    bottom = top + _EDGE + 2 * padding + max(map(height_of, cards))
    lefts = [index * (width + _BETWEEN) for index in range(len(stages))]
    places = [{"left": left, "right": left + width, "top": top, "bottom": bottom} for left in lefts]
    between = [(left - _BETWEEN / 2, (top + bottom) / 2) for left in lefts[1:]]
    words: list[tuple[float, float, list[Paragraph]]] = []
    for left, head, card in zip(lefts, heads, cards, strict=True):
        words.append((left, top - _UNDER_HEAD - height_of(head), head))
        words.append((left + padding, top + _EDGE + padding, card))
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


def _cards(
    stages: list[FlowStage], room: float, letters: Letters, style: ChartStyle
) -> list[list[Paragraph]]:
    """Return what stands on each card: the value, the name, a note."""
    texts = (stage.amounts[0].datum.text for stage in stages)
    size = unbroken(texts, room, _VALUE_SIZES, letters)
    cards = []
    for stage in stages:
        amount = stage.amounts[0]
        is_dark = stage is stages[-1] and not amount.is_unknown
        ink = style.fills[0].ink if is_dark else INK
        value = Look(ink if is_dark else style.colours.primary, size, size * 1.14, 700)
        if amount.is_unknown:
            value = Look(GREY, size, size * 1.14, slant="italic")
        cards.append(
            [
                *paragraph(amount.datum.text, room, letters, value),
                *paragraph(amount.name, room, letters, Look(ink), 5),
                *paragraph(amount.datum.note, room, letters, small(ink if is_dark else GREY), 4),
            ]
        )
    return cards


def _grounds(stages: list[FlowStage], places: list[Spec], style: ChartStyle) -> list[Spec]:
    """Return the cards: pale under a dark line, the last one dark, an unknown one a dashed edge."""
    pale: list[Spec] = []
    dark: list[Spec] = []
    unknown: list[Spec] = []
    for stage, place in zip(stages, places, strict=True):
        if stage.amounts[0].is_unknown:
            unknown.append(place)
        else:
            (dark if stage is stages[-1] else pale).append(place)
    lines = [{**place, "bottom": place["top"] + _EDGE} for place in pale]
    return [
        boxes(pale, color=tint(style.colours.primary, 0.92)),
        boxes(lines + dark, color=style.colours.primary),
        dashed_boxes(unknown, style),
    ]

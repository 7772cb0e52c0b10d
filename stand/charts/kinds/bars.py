"""Bars under one another: names in the gutter, the value at the end of each bar."""

from itertools import accumulate

from stand.charts.data import FigureData, Row
from stand.charts.look.letters import Letters
from stand.charts.look.style import GREY, GUTTER, INK, LINE, SMALL, WIDTH, ChartStyle
from stand.charts.vega.spec import BOLD, SEMIBOLD, Spec, at, chart, layer, words
from stand.model.charts import Bars

_BAR = 20
_GAP = 9
_SMALL_LINE = 13
_SPACE = 7
_ROOM = WIDTH - GUTTER
_LONGEST = 0.78  # of the room, so that the eye compares bars and not the edge of the page
_LONGEST_TEXT = _ROOM / 2


def bars_spec(_: Bars, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart of a list of values; one that is not known says so in the bar's place."""
    letters = Letters(style)
    marks = [_marks(row, letters) for row in data.rows]
    tops = list(accumulate((mark["height"] for mark in marks), initial=0.0))
    for mark, top in zip(marks, tops, strict=False):
        bar = top + (mark["beside"] - _BAR) / 2
        middle, raised = bar + _BAR / 2, (len(mark["text"]) - 1) * LINE / 2
        mark |= {"top": bar, "foot": bar + _BAR, "middle": middle, "first": middle - raised}
    height = tops[-1] - _GAP
    low, high = _domain(data, letters)
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [low, high], "range": [GUTTER, WIDTH]},
        "axis": None,
    }
    zero = GUTTER - low / (high - low) * _ROOM
    known = [mark for mark in marks if mark["known"]]
    layers = [
        layer(
            {"type": "rect", "color": style.colours.primary},
            known,
            {"x": x, "x2": {"datum": 0}, "y": at("top"), "y2": {"field": "foot"}},
        ),
        layer(
            {"type": "rule", "stroke": INK, "strokeWidth": 1},
            [{"x": zero, "top": -1, "foot": height + 1}],
            {"x": at("x"), "y": at("top"), "y2": {"field": "foot"}},
        ),
        layer(
            {"type": "text", "align": "left", "baseline": "middle", "dx": _SPACE, **BOLD},
            known,
            {"x": {**x, "field": "end"}, "y": at("first"), "text": {"field": "text"}},
        ),
        words([_label(mark) for mark in marks], **SEMIBOLD),
        words(
            [
                {"x": zero + _SPACE, "y": mark["middle"], "lines": mark["text"]}
                for mark in marks
                if not mark["known"]
            ],
            fontStyle="italic",
            fill=GREY,
        ),
        words(
            [_note(mark, zero) for mark in marks if mark["note"]],
            fontSize=SMALL,
            fill=GREY,
            lineHeight=_SMALL_LINE,
        ),
    ]
    return chart(height, layers, style)


def _marks(row: Row, letters: Letters) -> Spec:
    """Return what is drawn for a row, with the height it takes."""
    name = letters.wrap(row.label, GUTTER - 12, weight=600)
    note = letters.wrap(row.datum.note, _ROOM - _SPACE, SMALL) if row.datum.note else []
    value = None if row.datum.value is None else float(row.datum.value)
    text = letters.wrap(row.datum.text, _LONGEST_TEXT, weight=700)
    beside = max(_BAR, len(text) * LINE)
    under = len(note) * _SMALL_LINE + (3 if note else 0)
    return {
        "name": name,
        "note": note,
        "known": value is not None,
        "value": value,
        "end": max(value or 0.0, 0.0),
        "text": text,
        "beside": beside,
        "height": max(beside + under, len(name) * LINE + 2) + _GAP,
    }


def _label(mark: Spec) -> Spec:
    lower = (len(mark["name"]) - 1) * LINE / 2
    return {"x": 0, "y": mark["middle"] + lower, "lines": mark["name"]}


def _note(mark: Spec, zero: float) -> Spec:
    middle = mark["foot"] + 3 + len(mark["note"]) * _SMALL_LINE / 2
    return {"x": zero + _SPACE, "y": middle, "lines": mark["note"]}


def _domain(data: FigureData, letters: Letters) -> tuple[float, float]:
    """Return the values at both ends of the room, such that each bar leaves room for its text."""
    known = [row.datum for row in data.rows if row.datum.value is not None]
    values = [float(datum.value or 0) for datum in known]
    low = min(0.0, *values, 0.0)
    high = low + (max(0.0, *values, 0.0) - low) / _LONGEST
    for datum, value in zip(known, values, strict=True):
        text = min(letters.width(datum.text, weight=700), _LONGEST_TEXT) + _SPACE
        high = max(high, low + (max(value, 0.0) - low) * _ROOM / (_ROOM - text))
    return low, high if high > low else low + 1

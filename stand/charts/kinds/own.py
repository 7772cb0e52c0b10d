"""Any other chart, by the editor's own specification in Vega-Lite."""

from decimal import Decimal
from typing import Any

from stand.charts.data import FigureData
from stand.charts.fault import Fault
from stand.charts.kinds.scalars import with_values
from stand.charts.look.style import GUTTER, INK, PAPER, TEXT, WIDTH, ChartStyle
from stand.charts.vega.spec import SCHEMA, NotDrawable, Spec, config
from stand.model.charts import VegaLite

_SEVERAL_VIEWS = frozenset({"facet", "hconcat", "vconcat", "concat", "repeat"})
_FACETS = frozenset({"row", "column", "facet"})
_FITTED = {"type": "fit", "contains": "padding", "resize": True}
_PADDING = {"left": 0, "right": 2, "top": 4, "bottom": 2}
_STEP = 26
_HEIGHT = 300


def own_spec(figure: VegaLite, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart: the editor's specification, over the house's data and under its look.

    What the editor sets, goes before what the house would do.
    """
    spec = with_values(figure.spec)
    if not _has_several_views(spec):
        spec = {"width": WIDTH, "autosize": _FITTED, **spec}
    own_config = spec.get("config")
    return {
        "background": None,
        "padding": _PADDING,
        **spec,
        "$schema": SCHEMA,
        "data": {"values": _rows(data)},
        "config": _merged(_look(style), own_config if isinstance(own_config, dict) else {}),
    }


def refusal(error: NotDrawable) -> Fault:
    """Return the fault of a specification from which no drawing comes."""
    return Fault(("spec",), "figure-spec", str(error), error.hint)


def _has_several_views(spec: Spec) -> bool:
    """Tell whether a specification is more than one chart; those take the room that they need."""
    encoding = spec.get("encoding")
    is_faceted = isinstance(encoding, dict) and bool(_FACETS & set(encoding))
    return is_faceted or bool(_SEVERAL_VIEWS & set(spec))


def _rows(data: FigureData) -> list[Spec]:
    """Return the data one value a row; ``shown`` is what the reader must see."""
    return [
        {
            "label": row.label,
            "series": column,
            "value": _number(datum.value),
            "shown": datum.text,
            "unit": datum.unit or data.unit,
            "note": datum.note,
        }
        for row in data.rows
        for column, datum in zip(data.columns, row.cells, strict=True)
    ]


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _look(style: ChartStyle) -> Spec:
    """Return the house's look, for a chart of which the house does not know what is in it.

    Names of fields are no titles for a reader, no name is cut short, and what touches is set apart
    by a white line.
    """
    colours = style.colours
    category = [colours.primary, colours.accent, colours.practice, colours.action, colours.request]
    words = {"title": None, "labelLimit": 0, "titleLimit": 0}
    heading = {"fontSize": TEXT, "fontWeight": 600, "anchor": "start", "color": INK, "limit": 0}
    apart = {"stroke": PAPER, "strokeWidth": 1}
    own = {
        "view": {
            "continuousWidth": WIDTH - GUTTER,
            "discreteWidth": WIDTH - GUTTER,
            "continuousHeight": _HEIGHT,
            "discreteHeight": {"step": _STEP},
        },
        "axis": {**words, "ticks": False, "labelPadding": 5, "labelFlush": False},
        "axisQuantitative": {"domain": False, "tickCount": 5},
        "legend": {**words, "orient": "top"},
        "header": words,
        "title": {**heading, "subtitleFontSize": TEXT, "subtitleColor": INK},
        "range": {"category": category},
        **dict.fromkeys(("arc", "area", "bar", "rect"), apart),
    }
    return _merged(config(style), own)


def _merged(under: Spec, over: Spec) -> Spec:
    """Return two settings as one, in which those of ``over`` go before."""
    merged: dict[str, Any] = dict(under)
    for key, value in over.items():
        known = merged.get(key)
        merged[key] = (
            _merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
        )
    return merged

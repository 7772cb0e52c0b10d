"""Vega-Lite: the frame of a specification, layers that many charts need, and the way to SVG."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from stand.charts.style import INK, LINE, RULE, SMALL, TEXT, WIDTH, ChartStyle

Spec = dict[str, Any]
BOLD: Spec = {"fontWeight": 700}
SEMIBOLD: Spec = {"fontWeight": 600}
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_LOCALE = "nl-NL"


class NotDrawable(Exception):
    """Vega-Lite refuses a specification; the message is its own, in English."""


def chart(height: float, layers: list[Spec], style: ChartStyle, **more: Any) -> Spec:
    """Return a specification as wide as the page; positions are pixels from its top left."""
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": round(height, 1),
        "padding": 0,
        "autosize": {"type": "none"},
        "background": None,
        "config": config(style),
        "layer": layers,
        **more,
    }


def config(style: ChartStyle) -> Spec:
    """Return the house's look for everything that a chart does not set itself."""
    text = {"labelFontSize": SMALL, "titleFontSize": SMALL, "labelColor": INK, "titleColor": INK}
    return {
        "font": style.family,
        "view": {"stroke": None},
        "aria": False,
        "axis": {
            **text,
            "titleFontWeight": 400,
            "labelAngle": 0,
            "gridColor": RULE,
            "domainColor": INK,
            "tickColor": INK,
            "format": ",",
        },
        "legend": {**text, "titleFontWeight": 600},
        "header": text,
        "text": {"fontSize": TEXT, "fill": INK, "lineHeight": LINE},
        "range": {"category": [fill.colour for fill in style.fills]},
        "mark": {"color": style.colours.primary},
    }


def layer(mark: Spec, rows: list[Spec], encoding: Spec) -> Spec:
    """Return a layer of marks, one for each row."""
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def at(field: str) -> Spec:
    """Return the encoding of a field that holds pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def words(rows: list[Spec], **mark: Any) -> Spec:
    """Return a layer of texts: each row has ``x``, ``y`` and ``lines``, a list.

    With ``baseline`` middle (the default) ``y`` is the middle of all lines together.
    """
    line = mark.get("lineHeight", LINE)
    shown = []
    for row in rows:
        lift = (len(row["lines"]) - 1) * line / 2 if mark.get("baseline") is None else 0
        shown.append({**row, "y": row["y"] - lift})
    settings = {"type": "text", "align": "left", "baseline": "middle", **mark}
    encoding = {"x": at("x"), "y": at("y"), "text": {"field": "lines", "type": "nominal"}}
    return layer(settings, shown, encoding)


def to_svg(spec: Spec, style: ChartStyle) -> str:
    """Return a specification as SVG with text that is text, numbers written as Dutch writes them.

    Nothing is fetched. Raises NotDrawable when Vega-Lite does not accept the specification.
    """
    engine = _engine()
    for folder in {path.parent for _, path in style.files}:
        _register(folder)
    try:
        svg: str = engine.vegalite_to_svg(
            json.dumps(spec), format_locale=_LOCALE, allowed_base_urls=[]
        )
    except ValueError as error:
        raise NotDrawable(str(error).strip().splitlines()[0]) from error
    return re.sub(r' (?:role|aria-[a-z]+|pointer-events|class)="[^"]*"', "", svg)


def _engine() -> Any:
    import vl_convert  # noqa: PLC0415 - heavy, and not needed while every drawing is in the cache

    return vl_convert


@cache
def _register(folder: Path) -> None:
    _engine().register_font_directory(str(folder))

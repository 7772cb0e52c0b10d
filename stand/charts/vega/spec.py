"""Vega-Lite: the frame of a specification, layers that many charts need, and the way to SVG."""

import json
import re
from typing import Any

from stand.charts.look.style import INK, LINE, RULE, SMALL, TEXT, WIDTH, ChartStyle
from stand.charts.vega.engine import register, vega_lite_to_svg

Spec = dict[str, Any]
BOLD: Spec = {"fontWeight": 700}
SEMIBOLD: Spec = {"fontWeight": 600}
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


class NotDrawable(Exception):
    """A specification makes no drawing that can be printed; the words are for the editor."""

    def __init__(
        self,
        message: str,
        hint: str = "Kijk in de handleiding van Vega-Lite, of begin met een kleiner voorbeeld.",
    ) -> None:
        super().__init__(message)
        self.hint = hint


class NotReady(Exception):
    """A drawing takes a while, and who asks for it does not want to wait."""


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
    for folder in font_folders(style):
        register(folder)
    try:
        return bare(vega_lite_to_svg(json.dumps(spec)))
    except ValueError as error:
        raise NotDrawable(str(error)) from error


def font_folders(style: ChartStyle) -> list[str]:
    """Return the folders in which the engine finds the letters of a style."""
    return sorted({str(path.parent) for _, path in style.files})


def height_of(svg: str) -> float:
    """Return how many pixels high a drawing is."""
    found = re.search(r'<svg[^>]* height="([\d.]+)"', svg)
    return float(found[1]) if found else 0.0


def bare(svg: str) -> str:
    """Return a drawing without what only a program on a screen reads."""
    return re.sub(r' (?:role|aria-[a-z]+|pointer-events|class)="[^"]*"', "", svg)

"""The drawing of each kind of figure: its specification, and from that its SVG."""

from collections.abc import Callable
from typing import Any

from stand.charts.data import FigureData
from stand.charts.kinds.bars import bars_spec
from stand.charts.kinds.flow.flow import flow_spec
from stand.charts.kinds.grouped import grouped_spec
from stand.charts.kinds.own import own_spec
from stand.charts.kinds.ring import ring_spec
from stand.charts.kinds.shares import shares_spec
from stand.charts.kinds.sparkline import Sparkline, sparkline_spec
from stand.charts.kinds.trend.trend import trend_spec
from stand.charts.kinds.units import units_spec
from stand.charts.look.style import ChartStyle
from stand.charts.vega.apart import is_ready, to_svg_apart
from stand.charts.vega.spec import NotReady, Spec, to_svg
from stand.model.charts import VegaLite
from stand.model.figures import Figure

_SPECS: dict[str, Callable[[Any, FigureData, ChartStyle], Spec]] = {
    "bars": bars_spec,
    "flow": flow_spec,
    "grouped-bars": grouped_spec,
    "percent-bars": grouped_spec,
    "ring": ring_spec,
    "shares": shares_spec,
    "stacked-bars": grouped_spec,
    "trend": trend_spec,
    "units": units_spec,
    "vega-lite": own_spec,
}


def drawing_of(figure: Figure, data: FigureData, style: ChartStyle, *, waits: bool = True) -> str:
    """Return a figure as SVG.

    Raises NotDrawable when a specification of the user's own is not right, and NotReady when it
    would take a while and nobody ``waits``.
    """
    spec = _SPECS[figure.kind](figure, data, style)
    if not isinstance(figure, VegaLite):
        return to_svg(spec, style)
    if not waits and not is_ready(spec, style, None):
        raise NotReady
    return to_svg_apart(spec, style)


def sparkline_drawing(line: Sparkline, style: ChartStyle) -> str:
    """Return the line of a tile as SVG."""
    return to_svg(sparkline_spec(line, style), style)

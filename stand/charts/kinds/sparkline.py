"""The line of a tile: how a number came about, without words; they stand beside it."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from stand.charts.look.style import ChartStyle
from stand.charts.vega.spec import Spec, chart, layer

WIDTH, HEIGHT = 130, 38
_LEFT, _EDGE = 2.5, 5


@dataclass(frozen=True)
class Sparkline:
    """The values over a number of periods, in runs that one stroke joins.

    Periods that are not known, or where counting changed, lie between two runs. Each value has
    the number of its period.
    """

    periods: int
    runs: tuple[tuple[tuple[int, Decimal], ...], ...]

    @property
    def name(self) -> str:
        """The name of the drawing; the same line has the same name."""
        return f"sparkline-{hashlib.sha256(repr(self).encode()).hexdigest()[:16]}.svg"


def sparkline_spec(line: Sparkline, style: ChartStyle) -> Spec:
    """Return the chart of a line, in the colour for text on a tile.

    It stands on a thin line at zero, and its last point is marked.
    """
    rows = [
        {"period": period, "value": float(value), "run": number, "alone": len(run) == 1}
        for number, run in enumerate(line.runs)
        for period, value in run
    ]
    values = [float(value) for run in line.runs for _, value in run]
    low, high = min(0.0, *values), max(0.0, *values)
    places: Spec = {
        "x": _scaled("period", [0, max(line.periods - 1, 1)], [_LEFT, WIDTH - _EDGE]),
        "y": _scaled("value", [low, high if high > low else 1], [HEIGHT - _EDGE, _EDGE]),
    }
    colour = style.fills[0].ink
    stroke: Spec = {"type": "line", "color": colour, "strokeWidth": 2, "strokeJoin": "round"}
    point: Spec = {"type": "point", "filled": True, "color": colour, "opacity": 1}
    base: Spec = {"type": "rule", "color": colour, "strokeWidth": 0.8, "opacity": 0.7}
    layers = [
        layer(base, [{"value": 0}], {"y": places["y"]}),
        layer(stroke, rows, {**places, "detail": {"field": "run", "type": "nominal"}}),
        layer({**point, "size": 16}, [row for row in rows if row["alone"]], places),
        layer({**point, "size": 60}, rows[-1:], places),
    ]
    return chart(HEIGHT, layers, style, width=WIDTH)


def _scaled(field: str, domain: list[float], ends: list[float]) -> Spec:
    scale = {"domain": domain, "range": ends}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

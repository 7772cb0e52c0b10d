"""Figures over the years, as lines or as columns."""

from stand.charts.data import FigureData
from stand.charts.style import ChartStyle
from stand.charts.vega import Spec, chart, words
from stand.model.charts import Trend


def trend_spec(figure: Trend, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart."""
    rows = [{"x": 0, "y": 12, "lines": [f"{figure.kind}: {len(data.rows)}"]}]
    return chart(24, [words(rows)], style)

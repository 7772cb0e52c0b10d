"""Words for who cannot see a figure, drafted from its data."""

from stand.charts.data import FigureData
from stand.charts.values import Values
from stand.model.figures import Figure
from stand.numbers.wording import worded_inline


def describe(figure: Figure, data: FigureData | None, values: Values) -> str:
    """Return a description of what a figure shows."""
    return worded_inline(figure.title, values.figures)

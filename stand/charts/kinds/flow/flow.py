"""Amounts that pass from one stage to the next."""

from stand.charts.data import FigureData
from stand.charts.kinds.flow.cards import cards_spec
from stand.charts.kinds.flow.columns import columns_spec
from stand.charts.kinds.flow.stages import stages_of
from stand.charts.look.style import ChartStyle
from stand.charts.vega.spec import Spec
from stand.model.charts import Flow


def flow_spec(figure: Flow, data: FigureData, style: ChartStyle) -> Spec:
    """Return the chart: cards when every stage is one amount, else columns of parts."""
    stages = stages_of(figure, data)
    is_chain = all(len(stage.amounts) == 1 for stage in stages)
    return cards_spec(stages, style) if is_chain else columns_spec(stages, style)

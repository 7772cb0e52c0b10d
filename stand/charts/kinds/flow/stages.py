"""The stages of a flow as they are drawn, and the arrow between two of them."""

from dataclasses import dataclass

from stand.charts.data import Datum, FigureData
from stand.charts.look.style import ChartStyle
from stand.charts.totals import total_of
from stand.charts.vega.spec import Spec, at, layer
from stand.model.charts import Flow


@dataclass(frozen=True, slots=True)
class Passing:
    """One amount of a stage; one that is known in words alone has no value but is not unknown."""

    name: str
    datum: Datum
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class FlowStage:
    """One stage: its title, if it has one, what was counted, the amounts, and the whole of them."""

    title: str
    unit: str
    amounts: tuple[Passing, ...]
    whole: Datum | None

    @property
    def is_told(self) -> bool:
        """Whether its amounts are words alone, so that nothing of it has a height."""
        return not self.sizes

    @property
    def sizes(self) -> list[float]:
        """The values that are known."""
        values = (amount.datum.value for amount in self.amounts)
        return [float(value) for value in values if value is not None]


def stages_of(figure: Flow, data: FigureData) -> list[FlowStage]:
    """Return the stages of a figure with their data."""
    rows = iter(data.rows)
    wholes = dict(data.wholes)
    stages = []
    for stage in figure.stages:
        own = [next(rows) for _ in stage.items]
        units = {row.datum.unit for row in own}
        amounts = tuple(
            Passing(row.label, row.datum, row.datum.value is None and item.shown is None)
            for row, item in zip(own, stage.items, strict=True)
        )
        unit = stage.unit or (units.pop() if len(units) == 1 else "")
        parts = [row.datum for row in own]
        whole = total_of(parts, data.group_from) if len(parts) > 1 else None
        if stage.total:
            given = wholes[own[0].group]
            whole = given if given.value is not None or stage.total.shown else None
        stages.append(FlowStage(own[0].group if stage.title else "", unit, amounts, whole))
    return stages


def arrows(points: list[tuple[float, float]], style: ChartStyle) -> Spec:
    """Return arrow heads to the right, each with its middle at a point."""
    mark = {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "shape": "M-0.65,-0.85L0.65,0L-0.65,0.85Z",
        "size": 15**2,
        "color": style.colours.accent,
    }
    rows = [{"x": x, "y": y} for x, y in points]
    return layer(mark, rows, {"x": at("x"), "y": at("y")})


def boxes(rows: list[Spec], **mark: object) -> Spec:
    """Return a layer of rectangles from ``left`` and ``top`` to ``right`` and ``bottom``."""
    places = {"x": at("left"), "x2": {"field": "right"}, "y": at("top"), "y2": {"field": "bottom"}}
    return layer({"type": "rect", **mark}, rows, places)


def dashed_boxes(rows: list[Spec], style: ChartStyle) -> Spec:
    """Return a layer of boxes with a dashed edge, for what is not known."""
    edge = 0.6
    inner = [
        {
            "left": row["left"] + edge,
            "right": row["right"] - edge,
            "top": row["top"] + edge,
            "bottom": row["bottom"] - edge,
        }
        for row in rows
    ]
    colour = style.colours.primary
    return boxes(inner, color="white", stroke=colour, strokeWidth=2 * edge, strokeDash=[4, 3])

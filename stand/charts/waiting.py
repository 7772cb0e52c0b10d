"""Waiting for the charts of the user's own, a moment at a time."""

from collections.abc import Iterator

from stand.charts.gather import gather
from stand.charts.kinds.own import own_spec
from stand.charts.limits import faults
from stand.charts.look.style import chart_style
from stand.charts.values import Values
from stand.charts.vega.apart import SECONDS, is_ready
from stand.model.charts import VegaLite
from stand.model.placed import PlacedFigure, all_figures
from stand.model.publication import Publication
from stand.workspace import Workspace


def draw_own_in_steps(
    publication: Publication,
    workspace: Workspace,
    *,
    seconds: float = SECONDS,
    only: str | None = None,
) -> Iterator[PlacedFigure]:
    """Draw the charts of the user's own, or only one, until nobody need wait for them any more.

    As long as one takes, it is yielded, each time after a moment. It is given up after so many
    seconds; who checks or depicts it then hears so at once.
    """
    own = [
        placed
        for placed in all_figures(publication)
        if isinstance(placed.figure, VegaLite) and only in {None, placed.name}
    ]
    if not own:
        return
    values, style = Values(publication), chart_style(publication.organisation, workspace)
    for placed in own:
        data = gather(placed.figure, values)
        if not isinstance(placed.figure, VegaLite) or data is None:
            continue
        if not any(faults(placed.figure, data)):
            spec = own_spec(placed.figure, data, style)
            while not is_ready(spec, style, seconds):
                yield placed

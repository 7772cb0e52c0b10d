"""Whether a chart comes from the user's own specification, and whether its words can be read."""

from collections.abc import Iterator

from stand.charts.data import FigureData
from stand.charts.fault import Fault
from stand.charts.kinds.own import own_spec, refusal
from stand.charts.look.style import ChartStyle
from stand.charts.vega.apart import smallest_text, to_svg_apart
from stand.charts.vega.spec import NotDrawable
from stand.model.charts import VegaLite
from stand.model.placed import PlacedFigure
from stand.model.publication import Publication
from stand.problems import Problem

_SMALLEST = 8 / 0.75


def check_own_chart(
    placed: PlacedFigure, figure: VegaLite, data: FigureData, publication: Publication
) -> Iterator[Problem]:
    """Yield why no drawing comes from a specification, or words in it that are too small."""
    organisation = publication.organisation
    style = ChartStyle(organisation.colours, organisation.fonts.headings, ())
    try:
        svg = to_svg_apart(own_spec(figure, data, style), style)
    except NotDrawable as error:
        yield refusal(error).problem(placed)
        return
    smallest = smallest_text(svg)
    if smallest is not None and smallest[0] < _SMALLEST:
        size, words = smallest
        points = f"{size * 0.75:.1f}".replace(".", ",")
        yield Fault(
            ("spec",),
            "figure-small-text",
            f"‘{words}’ is {points} punt hoog.",
            "Kies voor elke tekst ten minste 8 punt: ‘fontSize’ 10.7 of meer.",
        ).problem(placed)

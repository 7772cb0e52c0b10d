"""All figures of an edition with what they show: data, drawing, and words for who cannot see it."""

from dataclasses import dataclass, field

from stand.charts.data import FigureData
from stand.charts.describe import describe
from stand.charts.draw import Drawer
from stand.charts.gather import gather
from stand.charts.style import chart_style
from stand.charts.values import Values
from stand.charts.vega import NotDrawable
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import Publication
from stand.problems import Problem, Severity
from stand.workspace import Workspace


@dataclass(frozen=True)
class Depiction:
    """A figure with its data, if it counts anything, and its drawing, if it is a drawing.

    ``alt`` is what the editor wrote for who cannot see it, or else what follows from the data.
    """

    placed: PlacedFigure
    data: FigureData | None
    drawing: str | None
    alt: str


@dataclass
class Depictions:
    """The figures of an edition by name, in the order of print, and what could not be drawn."""

    by_name: dict[str, Depiction] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, chapter: str, block: int) -> Depiction | None:
        """Return the figure that a block prints."""
        for depiction in self.by_name.values():
            if (depiction.placed.chapter, depiction.placed.block) == (chapter, block):
                return depiction
        return None


def depict(publication: Publication, workspace: Workspace) -> Depictions:
    """Return the figures of an edition, drawn or taken from the cache."""
    values = Values(publication)
    drawer = Drawer(chart_style(publication.organisation, workspace), workspace.cache / "figures")
    found = Depictions()
    for placed in placed_figures(publication):
        if placed.name not in found.by_name:
            found.by_name[placed.name] = _depiction(placed, values, drawer, found.problems)
    return found


def _depiction(
    placed: PlacedFigure, values: Values, drawer: Drawer, problems: list[Problem]
) -> Depiction:
    figure = placed.figure
    data = gather(figure, values)
    drawing = None
    if data is not None:
        try:
            drawing = drawer.draw(figure, data)
        except NotDrawable as error:
            problems.append(_not_drawable(placed, str(error)))
    written = values.words(figure.alt) if figure.alt else ""
    return Depiction(placed, data, drawing, written or describe(figure, data, values))


def _not_drawable(placed: PlacedFigure, reason: str) -> Problem:
    return placed.source.problem(
        (*placed.path, "spec"),
        "figure-spec",
        f"Vega-Lite kan deze beschrijving niet tekenen: {reason}",
        "Kijk in de handleiding van Vega-Lite, of begin met een kleiner voorbeeld.",
        severity=Severity.ERROR,
    )

"""All figures of an edition with what they show: data, drawing, and words for who cannot see it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from stand.charts.data import FigureData
from stand.charts.draw import Drawer
from stand.charts.fault import Fault
from stand.charts.gather import gather
from stand.charts.kinds.own import refusal
from stand.charts.kinds.tiles import Tile, tiles_in, tiles_of
from stand.charts.kinds.timeline import DrawnTrack, tracks_of
from stand.charts.limits import faults
from stand.charts.look.letters import Letters
from stand.charts.look.style import HIGHEST, chart_style
from stand.charts.values import Values
from stand.charts.vega.spec import NotDrawable, NotReady, height_of
from stand.charts.words.describe import describe
from stand.model.figures import Figure, Tiles, Timeline
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import Publication
from stand.problems import Problem
from stand.workspace import Workspace


@dataclass(frozen=True)
class Depiction:
    """A figure with its data, if it counts anything, and its drawing, if it is a drawing.

    ``alt`` is what the editor wrote for who cannot see it, or else what follows from the data.
    ``tracks`` are those of a timeline.
    """

    placed: PlacedFigure
    data: FigureData | None
    drawing: str | None
    alt: str
    tracks: tuple[DrawnTrack, ...] = ()

    @property
    def source(self) -> str:
        """Where the data are from, in Markdown: as written, or else as the bank has it."""
        return self.placed.figure.source or "; ".join(self.data.sources if self.data else ())


@dataclass
class Depictions:
    """The figures of an edition by name, in the order of print, and what could not be drawn.

    ``sparklines`` are the lines of tiles, by the names of their drawings; ``unready`` are the
    figures that are without a drawing because nobody waited for it.
    """

    by_name: dict[str, Depiction] = field(default_factory=dict)
    sparklines: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unready: list[str] = field(default_factory=list)

    def at(self, chapter: str, block: int) -> Depiction | None:
        """Return the figure that a block prints."""
        for depiction in self.by_name.values():
            if (depiction.placed.chapter, depiction.placed.block) == (chapter, block):
                return depiction
        return None

    def faults_of(self, name: str) -> list[Problem]:
        """Return why a figure cannot be drawn, and what could not be drawn at all."""
        placed, data = self.by_name[name].placed, self.by_name[name].data
        found = [] if data is None else [f.problem(placed) for f in faults(placed.figure, data)]
        return [*found, *self.problems]


def depict(
    publication: Publication, workspace: Workspace, only: PlacedFigure | None = None
) -> Depictions:
    """Return the figures of an edition, or only this one, drawn or taken from the cache."""
    found = Depictions()
    for _ in depict_in_steps(found, publication, workspace, only):
        pass
    return found


def depict_in_steps(
    found: Depictions,
    publication: Publication,
    workspace: Workspace,
    only: PlacedFigure | None = None,
    *,
    avoid: Collection[str] = (),
    waits: bool = True,
) -> Iterator[PlacedFigure]:
    """Add the figures of an edition, or only this one; before each step, yield what comes next.

    A chart that takes a while is not drawn unless somebody ``waits`` for it; figures of the files
    to ``avoid`` are left out.
    """
    values = Values(publication)
    style = chart_style(publication.organisation, workspace)
    drawer = Drawer(style, workspace.cache / "figures", waits=waits)
    letters = Letters(style)
    for placed in [only] if only else placed_figures(publication):
        if placed.name not in found.by_name and placed.source.path not in avoid:
            yield placed
            found.by_name[placed.name] = _depiction(placed, values, drawer, letters, found)
    for tile in tiles_in(publication, values) if only is None else _tiles(only.figure, values):
        if tile.line is not None:
            found.sparklines[tile.line.name] = drawer.sparkline(tile.line)


def _tiles(figure: Figure, values: Values) -> list[Tile]:
    return tiles_of(figure.items, values) if isinstance(figure, Tiles) else []


def _depiction(
    placed: PlacedFigure,
    values: Values,
    drawer: Drawer,
    letters: Letters,
    found: Depictions,
) -> Depiction:
    figure = placed.figure
    data = gather(figure, values)
    drawing = None
    if data is not None:
        try:
            drawing = drawer.draw(figure, data)
        except NotDrawable as error:
            found.problems.append(refusal(error).problem(placed))
        except NotReady:
            found.unready.append(placed.name)
    if drawing is not None and height_of(drawing) > HIGHEST:
        found.problems.append(_too_high(drawing).problem(placed))
    alt = values.words(figure.alt) if figure.alt else describe(figure, data, values)
    tracks = []
    if isinstance(figure, Timeline) and data is not None:
        tracks = tracks_of(figure, data, values.labels, letters)
    return Depiction(placed, data, drawing, alt, tuple(tracks))


def _too_high(drawing: str) -> Fault:
    return Fault(
        (),
        "figure-size",
        f"Deze figuur is {height_of(drawing):.0f} pixels hoog; op een bladzijde past {HIGHEST}.",
        "Toon minder waarden, of maak namen en toelichtingen korter.",
    )

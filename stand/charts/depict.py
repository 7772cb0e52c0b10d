"""All figures of an edition with what they show: data, drawing, and words for who cannot see it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from operator import is_
from pathlib import Path

from stand.charts.data import FigureData
from stand.charts.draw import Drawer, forget_old
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
from stand.model.captions import Crossed, Listed
from stand.model.figures import Figure, KeyFigure, Process, Tiles, Timeline
from stand.model.placed import PlacedFigure, placed_figures, placed_in
from stand.model.publication import ChapterFile, Publication, TableData
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
    depicting = Depicting(workspace, waits=True)
    if only is not None:
        return depicting.some(publication, [only], _items_of(only.figure))
    found = Depictions()
    for _ in depicting.in_steps(found, publication):
        pass
    return found


@dataclass(frozen=True)
class _Known:
    """A figure as it was depicted last, whole, and the table it was made from."""

    depiction: Depiction
    table: TableData | None

    def is_of(self, figure: Figure, table: TableData | None) -> bool:
        """Tell whether this is what a figure still shows."""
        own = self.depiction.placed.figure
        is_same = figure is own or (isinstance(figure, Process | Timeline) and figure == own)
        return is_same and table is self.table


class Depicting:
    """Depicts the figures of an edition that is being written.

    What a figure shows is found out again only where something that it follows from is new. A chart
    that takes a while is not drawn unless somebody ``waits`` for it.
    """

    def __init__(self, workspace: Workspace, *, waits: bool) -> None:
        self._workspace = workspace
        self._waits = waits
        self._follows_from: tuple[object, ...] = ()
        self._known: dict[str, _Known] = {}

    def in_steps(
        self, found: Depictions, publication: Publication, avoid: Collection[str] = ()
    ) -> Iterator[PlacedFigure]:
        """Add the figures of an edition; before each step, yield what comes next.

        Those of the files to ``avoid`` are left out.
        """
        values, makers = self._begin(publication)
        for placed in placed_figures(publication):
            if placed.name not in found.by_name and placed.source.path not in avoid:
                yield placed
                self._add(found, placed, values, makers)
        self._known = {name: one for name, one in self._known.items() if name in found.by_name}
        for tile in tiles_in(publication, values):
            _add_line(found, tile, makers)

    def of_chapter(self, publication: Publication, file: ChapterFile) -> Depictions:
        """Return the figures of one chapter."""
        placed = list(placed_in(publication, file))
        inside = (item.key_figures.items for item in file.chapter.body if item.key_figures)
        items = [*(_items_of(one.figure) for one in placed), *inside]
        return self.some(publication, placed, [item for some in items for item in some])

    def some(
        self, publication: Publication, placed: list[PlacedFigure], items: list[KeyFigure]
    ) -> Depictions:
        """Return these figures, and the lines of these tiles."""
        found = Depictions()
        values, makers = self._begin(publication)
        for one in placed:
            if one.name not in found.by_name:
                self._add(found, one, values, makers)
        for tile in tiles_of(items, values):
            _add_line(found, tile, makers)
        return found

    def _begin(self, publication: Publication) -> "tuple[Values, _Makers]":
        """Return what figures are made with; forget all when that is not what it was."""
        organisation = publication.organisation
        bank = (publication.indicators, *publication.observations)
        now = (organisation, publication.edition, *bank)
        if not _are_same(now, self._follows_from):
            self._follows_from, self._known = now, {}
        style = chart_style(organisation, self._workspace)
        drawer = Drawer(style, _drawings(self._workspace), waits=self._waits)
        return Values(publication), _Makers(drawer, Letters(style))

    def _add(
        self, found: Depictions, placed: PlacedFigure, values: Values, makers: "_Makers"
    ) -> None:
        table = _table_of(placed.figure, values)
        known = self._known.get(placed.name)
        if known is None or not known.is_of(placed.figure, table):
            noted = len(found.problems), len(found.unready)
            known = _Known(_depiction(placed, values, makers, found), table)
            if noted == (len(found.problems), len(found.unready)):
                self._known[placed.name] = known
        found.by_name[placed.name] = replace(known.depiction, placed=placed)


def forget_old_drawings(workspace: Workspace) -> None:
    """Remove drawings that were made long ago; one that is still wanted is made again."""
    forget_old(_drawings(workspace))


def _drawings(workspace: Workspace) -> Path:
    return workspace.cache / "figures"


@dataclass(frozen=True)
class _Makers:
    """What draws the figures, and what measures their words."""

    drawer: Drawer
    letters: Letters


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Tell whether these are the very same: numbers that are equal may be written otherwise."""
    return len(some) == len(others) and all(map(is_, some, others))


def _table_of(figure: Figure, values: Values) -> TableData | None:
    columns = figure.table if isinstance(figure, Listed | Crossed) else None
    return values.table(columns.file) if columns else None


def _items_of(figure: Figure) -> list[KeyFigure]:
    return figure.items if isinstance(figure, Tiles) else []


def _add_line(found: Depictions, tile: Tile, makers: _Makers) -> None:
    if tile.line is not None:
        found.sparklines[tile.line.name] = makers.drawer.sparkline(tile.line)


def _depiction(
    placed: PlacedFigure, values: Values, makers: _Makers, found: Depictions
) -> Depiction:
    figure = placed.figure
    data = gather(figure, values)
    drawing = None
    if data is not None:
        try:
            drawing = makers.drawer.draw(figure, data)
        except NotDrawable as error:
            found.problems.append(refusal(error).problem(placed))
        except NotReady:
            found.unready.append(placed.name)
    if drawing is not None and height_of(drawing) > HIGHEST:
        found.problems.append(_too_high(drawing).problem(placed))
    alt = values.words(figure.alt) if figure.alt else describe(figure, data, values)
    tracks = []
    if isinstance(figure, Timeline) and data is not None:
        tracks = tracks_of(figure, data, values.labels, makers.letters)
    return Depiction(placed, data, drawing, alt, tuple(tracks))


def _too_high(drawing: str) -> Fault:
    return Fault(
        (),
        "figure-size",
        f"Deze figuur is {height_of(drawing):.0f} pixels hoog; op een bladzijde past {HIGHEST}.",
        "Toon minder waarden, of maak namen en toelichtingen korter.",
    )

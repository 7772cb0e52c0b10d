"""The figures of an edition in the order in which they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from stand.model.captions import Crossed, Listed
from stand.model.figures import Figure, Process, Timeline
from stand.model.publication import ChapterFile, Publication
from stand.model.source import Path, Source
from stand.problems import Problem


@dataclass(frozen=True)
class PlacedFigure:
    """A figure with its name, the block that prints it, and the way to it in its file."""

    name: str
    figure: Figure
    chapter: str
    block: int
    source: Source
    path: Path


def placed_figures(publication: Publication) -> Iterator[PlacedFigure]:
    """Yield the figures that a chapter prints, files and blocks alike, in the order of print."""
    for file in publication.chapters:
        yield from placed_in(publication, file)


def placed_in(publication: Publication, file: ChapterFile) -> Iterator[PlacedFigure]:
    """Yield the figures that one chapter prints, in the order of print."""
    for index, item in enumerate(file.chapter.body):
        block = item.block
        if item.figure is not None and item.figure in publication.figures:
            found = publication.figures[item.figure]
            yield PlacedFigure(item.figure, found.figure, file.name, index, found.source, ())
        elif isinstance(block, Process | Timeline):
            name = block.id or f"{file.name}-{index + 1}"
            yield PlacedFigure(
                name, block, file.name, index, file.source, ("body", index, item.kind)
            )


def all_figures(publication: Publication) -> Iterator[PlacedFigure]:
    """Yield the figures that are printed, each once, and then the files that no chapter names."""
    printed: set[str] = set()
    for placed in placed_figures(publication):
        if placed.name not in printed:
            yield placed
        printed.add(placed.name)
    for name, file in publication.figures.items():
        if name not in printed:
            yield PlacedFigure(name, file.figure, "", -1, file.source, ())


def own_problems(
    placed: PlacedFigure, publication: Publication, problems: list[Problem]
) -> list[Problem]:
    """Return the problems of a figure itself: in its file or block, or in its table."""
    figure, source, lines = placed.figure, placed.source, _lines(placed)
    table = figure.table if isinstance(figure, Listed | Crossed) else None
    table_path = f"content/{publication.year}/{table.file}" if table else None
    return [
        found
        for found in problems
        if found.path == table_path or (found.path == source.path and found.line in lines)
    ]


def _lines(placed: PlacedFigure) -> range:
    """Return the lines of a figure in its file."""
    source, path = placed.source, placed.path
    if not path:
        return range(1, source.text.count("\n") + 2)
    first, _ = source.line_and_column(source.offset_of(path, key=True))
    last, _ = source.line_and_column(source.values[path].end)
    return range(first, last + 1)

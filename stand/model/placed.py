"""The figures of an edition in the order in which they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from stand.model.figures import Figure, Process, Timeline
from stand.model.publication import ChapterFile, Publication
from stand.model.source import Path, Source


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
        yield from _in_chapter(publication, file)


def _in_chapter(publication: Publication, file: ChapterFile) -> Iterator[PlacedFigure]:
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

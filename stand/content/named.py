"""The files that the content of an edition names, with the places where it does."""

from collections.abc import Iterator

from stand.model import source as places
from stand.model.captions import Crossed, Listed
from stand.model.edition import Edition
from stand.model.figures import Image
from stand.model.organisation import Organisation
from stand.model.publication import ChapterFile, FigureFile
from stand.model.source import Source


def named_tables(
    chapters: tuple[ChapterFile, ...], figures: dict[str, FigureFile]
) -> Iterator[tuple[str, Source, places.Path]]:
    """Yield every table that the content names, with the place where it does."""
    for file in chapters:
        for index, item in enumerate(file.chapter.body):
            if item.table:
                yield item.table.file, file.source, ("body", index, "table", "file")
    for figure in figures.values():
        if isinstance(figure.figure, Listed | Crossed) and figure.figure.table:
            yield figure.figure.table.file, figure.source, ("table", "file")


def named_pictures(
    organisation: tuple[Organisation, Source] | None,
    edition: tuple[Edition, Source] | None,
    chapters: tuple[ChapterFile, ...],
    figures: dict[str, FigureFile],
) -> Iterator[tuple[str, Source, places.Path]]:
    """Yield every picture that the content names, with the place where it does."""
    if organisation and organisation[0].logo:
        yield organisation[0].logo.file, organisation[1], ("logo", "file")
    if edition and edition[0].cover:
        yield edition[0].cover.image, edition[1], ("cover", "image")
    for file in chapters:
        for index, item in enumerate(file.chapter.body):
            if item.photo:
                yield item.photo.file, file.source, ("body", index, "photo", "file")
    for figure in figures.values():
        if isinstance(figure.figure, Image):
            yield figure.figure.file, figure.source, ("file",)

"""What there is to see of a file: a part of the publication, a figure, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from stand.model.captions import Crossed, Listed
from stand.model.publication import ChapterFile, FigureFile, Publication
from stand.model.source import Path

PartName = tuple[str, str]
"""The path of the file of a part, and its name: a chapter may be called as the contents are."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A part, and a place in its file; or a figure by its name, and no part."""

    part: PartName = ("", "")
    place: Path = ()
    figure: str = ""


def sight_of(publication: Publication, path: str, place: Path) -> Sight | None:
    """Return what to show for a place in a file, or None when the file is on no page."""
    for file in publication.chapters:
        if file.source.path == path:
            return Sight((path, file.name), place)
    for figure in publication.figures.values():
        if figure.source.path == path:
            return Sight(figure=figure.name)
    edition = publication.edition_source.path
    if path == edition:
        return Sight((edition, "contents" if place[:1] == ("chapters",) else "cover"))
    if path == publication.organisation_source.path:
        return Sight((edition, "back"))
    return next(_showing_table(publication, path), None)


def _showing_table(publication: Publication, path: str) -> Iterator[Sight]:
    """Yield where a table is printed: in a chapter, or as a figure."""
    folder = f"content/{publication.year}/"
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            if item.table and folder + item.table.file == path:
                yield Sight((file.source.path, file.name), ("body", index))
    for found in publication.figures.values():
        table = found.figure.table if isinstance(found.figure, Listed | Crossed) else None
        if table and folder + table.file == path:
            yield Sight(figure=found.name)


def words_at(publication: Publication, path: str, place: Path) -> str:
    """Return the first words of the text at a place, or nothing."""
    files: tuple[ChapterFile | FigureFile, ...] = (
        *publication.chapters,
        *publication.figures.values(),
    )
    own = next((file.texts for file in files if file.source.path == path), publication.texts)
    for source, text in own:
        if source.path == path and text.path == place:
            return " ".join(text.value.split()[:8])
    return ""

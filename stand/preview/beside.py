"""Beside which page a problem belongs."""

from collections.abc import Iterator, Mapping

from stand.model.placed import all_figures
from stand.model.publication import Publication
from stand.model.source import Path, Source, offset_at
from stand.preview.messages import Beside
from stand.preview.sights import PartName, Sight, sight_of
from stand.problems import Problem
from stand.render.pages import Layout
from stand.render.spots import Spots

_NEARBY = 50
"""So many characters before and after a problem tell where in a long text it stands."""


def besides(
    publication: Publication, problems: list[Problem], layouts: Mapping[PartName, Layout]
) -> Iterator[Beside]:
    """Yield the problems that belong to a page, each with that page."""
    spots: dict[PartName, Spots] = {}
    sources = {source.path: source for source in _sources(publication)}
    for problem in problems:
        place, words = _place_of(problem, sources.get(problem.path))
        sight = _on_a_page(publication, problem.path, place)
        if sight is None or sight.part not in layouts:
            continue
        if sight.part not in spots:
            spots[sight.part] = Spots.of(layouts[sight.part])
        spot = spots[sight.part].find(sight.place, words)
        yield Beside(problem, *sight.part, spot.page, spot.share)


def _sources(publication: Publication) -> Iterator[Source]:
    yield publication.edition_source
    yield from (file.source for file in publication.chapters)


def _place_of(problem: Problem, source: Source | None) -> tuple[Path, str]:
    """Return the innermost value at a problem, and the words there."""
    if source is None:
        return (), ""
    offset = offset_at(source.text, problem.line, problem.column)
    place = source.place_at(offset)
    span = source.values.get(place)
    if span is None:
        return place, ""
    return place, source.text[max(offset - _NEARBY, span.start) : min(offset + _NEARBY, span.end)]


def _on_a_page(publication: Publication, path: str, place: Path) -> Sight | None:
    """Return the part to which a file belongs; a figure belongs where it is printed."""
    if path == publication.organisation_source.path:
        return None  # it is about all pages
    sight = sight_of(publication, path, place)
    if sight is None or not sight.figure:
        return sight
    printed = next(found for found in all_figures(publication) if found.name == sight.figure)
    for file in publication.chapters:
        if file.name == printed.chapter:
            return Sight((file.source.path, file.name), ("body", printed.block))
    return None

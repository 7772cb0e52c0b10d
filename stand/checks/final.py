"""Rules that hold only for a final edition."""

from collections.abc import Iterator

from stand.model.publication import Publication
from stand.model.status import Status
from stand.problems import Problem


def check_final(publication: Publication) -> Iterator[Problem]:
    """Yield the edition and the chapters that are not approved yet."""
    hint = (
        "Zet ‘status: final’ als de tekst is vastgesteld, of maak een conceptversie zonder --final."
    )
    if publication.edition.status is not Status.FINAL:
        message = "De jaargang is nog niet vastgesteld."
        yield publication.edition_source.problem(("status",), "not-final", message, hint)
    for file in publication.chapters:
        if file.chapter.status is not Status.FINAL:
            message = "Dit hoofdstuk is nog niet vastgesteld."
            yield file.source.problem(("status",), "not-final", message, hint)

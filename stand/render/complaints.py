"""What the layout engine complained about, as problems for an editor."""

import re
from collections.abc import Iterable, Iterator

from stand.model.publication import Publication
from stand.model.source import Source
from stand.problems import Problem, Severity

_NO_LETTER = re.compile(r"\.notdef glyph rendered for Unicode string .*\(U\+([0-9A-F]{4,6})\)")


def layout_problems(
    publication: Publication, complaints: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield the problems that complaints are about; each comes with the path of its part."""
    missing: set[str] = set()
    for path, text in complaints:
        match = _NO_LETTER.match(text)
        if match is None:
            yield _other(path, text)
        elif (letter := chr(int(match[1], 16))) not in missing:
            missing.add(letter)
            places = list(_places(publication, letter)) or [(path, 1, 1)]
            yield from (_no_letter(letter, *place) for place in places)


def _places(publication: Publication, letter: str) -> Iterator[tuple[str, int, int]]:
    """Yield where a character stands first in each file, with line and column."""
    for source in _sources(publication):
        offset = source.text.find(letter)
        if offset >= 0:
            yield (source.path, *source.line_and_column(offset))
    for table in publication.tables.values():
        rows = zip((1, *table.lines), (table.header, *table.rows), strict=False)
        line = next((line for line, row in rows if any(letter in str(cell) for cell in row)), None)
        if line is not None:
            yield table.path, line, 1


def _sources(publication: Publication) -> list[Source]:
    return [
        publication.organisation_source,
        publication.edition_source,
        publication.indicators_source,
        *(file.source for file in publication.chapters),
        *(file.source for file in publication.figures.values()),
    ]


def _no_letter(letter: str, path: str, line: int, column: int) -> Problem:
    return Problem(
        path,
        line,
        column,
        Severity.ERROR,
        "letter-missing",
        f"Het teken ‘{letter}’ (U+{ord(letter):04X}) zit in geen van de lettertypen; de lezer "
        "ziet een leeg vakje.",
        "Haal het weg, of zeg het met woorden.",
    )


def _other(path: str, text: str) -> Problem:
    return Problem(
        path,
        1,
        1,
        Severity.WARNING,
        "layout",
        f"Bij het opmaken van dit deel ging iets niet goed: {text}",
        "Kijk in de PDF of dit deel er goed uitziet.",
    )

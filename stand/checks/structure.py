"""Rules for how an edition hangs together: numbers, names, figures, tables, addresses."""

from collections.abc import Iterator
from difflib import get_close_matches

from stand.checks.text import link_problems
from stand.model.blocks import Bottleneck, HelpNeeded, Series, Table
from stand.model.chapter import Theme
from stand.model.figures import Image, Process, SmallTable, Timeline
from stand.model.publication import ChapterFile, Publication
from stand.model.source import Path
from stand.problems import Problem, Severity


def check_numbers(publication: Publication) -> Iterator[Problem]:
    """Yield numbers of themes, bottlenecks and requests that are not unique or have no theme."""
    themes: dict[int, str] = {}
    for file in publication.chapters:
        if isinstance(file.chapter, Theme):
            number = file.chapter.number
            if number in themes:
                yield file.source.problem(
                    ("number",),
                    "duplicate-number",
                    f"Thema {number} bestaat al, in {themes[number]}.",
                    "Geef elk thema een eigen nummer.",
                )
            themes.setdefault(number, file.source.path)
            yield from _numbers_in_theme(file)
        else:
            yield from _numbered_outside_theme(file)


def _numbers_in_theme(file: ChapterFile) -> Iterator[Problem]:
    seen: set[tuple[str, int]] = set()
    for index, item in enumerate(file.chapter.body):
        block = item.block
        places: list[tuple[str, int, tuple[str | int, ...]]] = []
        if isinstance(block, Bottleneck):
            places.append(("Knelpunt", block.number, ("body", index, "bottleneck", "number")))
        elif isinstance(block, HelpNeeded):
            for row, request in enumerate(block.requests):
                place = ("body", index, "help_needed", "requests", row, "number")
                places.append(("Verzoek", request.number, place))
        for word, number, path in places:
            if (word, number) in seen:
                yield file.source.problem(
                    path,
                    "duplicate-number",
                    f"{word} {number} komt in dit thema al voor.",
                    "Geef elk knelpunt en elk verzoek binnen een thema een eigen nummer.",
                )
            seen.add((word, number))


def _numbered_outside_theme(file: ChapterFile) -> Iterator[Problem]:
    for index, item in enumerate(file.chapter.body):
        if isinstance(item.block, Bottleneck | HelpNeeded):
            yield file.source.problem(
                ("body", index, item.kind),
                "number-without-theme",
                "Knelpunten en verzoeken krijgen hun nummer van een thema, maar dit is geen thema.",
                "Zet dit blok in een hoofdstuk met ‘kind: theme’, of gebruik een ander soort blok.",
                key=True,
            )


def check_figures(publication: Publication) -> Iterator[Problem]:
    """Yield figures that are named but not there, there but not named, or used twice."""
    used: dict[str, str] = {}
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            if item.figure is None:
                continue
            place = ("body", index, "figure")
            if item.figure not in publication.figures:
                yield _unknown_figure(publication, file, place, item.figure)
            elif item.figure in used:
                yield file.source.problem(
                    place,
                    "duplicate-figure",
                    f"De figuur ‘{item.figure}’ staat ook al in {used[item.figure]}.",
                    f"Verwijs de tweede keer in de tekst, met [[figure:{item.figure}]].",
                )
            used.setdefault(item.figure, file.source.path)
    for name, figure in publication.figures.items():
        if name not in used and not publication.may_hold(name):
            yield figure.source.problem(
                (),
                "unused-figure",
                "Deze figuur staat in geen enkel hoofdstuk.",
                f"Zet in een hoofdstuk een blok ‘figure: {name}’, of verwijder het bestand.",
                severity=Severity.WARNING,
            )


def _unknown_figure(publication: Publication, file: ChapterFile, place: Path, name: str) -> Problem:
    path = f"figures/{publication.year}/{name}.yaml"
    message, hint = f"De figuur ‘{name}’ is er niet.", f"Maak {path}."
    near = get_close_matches(name, publication.figures, n=1, cutoff=0.4)
    if name in publication.unread_figures:
        message, hint = f"De figuur ‘{name}’ is niet te lezen.", f"Zie de fout in {path}."
    elif near:
        hint = f"Bedoelt u ‘{near[0]}’?"
    return file.source.problem(place, "unknown-figure", message, hint)


def check_names(publication: Publication) -> Iterator[Problem]:
    """Yield names of tables, processes and timelines that are used twice."""
    seen: dict[str, str] = dict.fromkeys(publication.figures, "figures/")
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            block = item.block
            if not isinstance(block, Table | Series | Process | Timeline) or block.id is None:
                continue
            key = f"tabel {block.id}" if isinstance(block, Table | Series) else block.id
            if key in seen:
                yield file.source.problem(
                    ("body", index, item.kind, "id"),
                    "duplicate-id",
                    f"De naam ‘{block.id}’ is al in gebruik in {seen[key]}.",
                    "Kies een andere naam.",
                )
            seen.setdefault(key, file.source.path)


def check_tables(publication: Publication) -> Iterator[Problem]:
    """Yield columns that a table file lacks, and rows of small tables of another length."""
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            data = publication.tables.get(item.table.file) if item.table else None
            if item.table is None or data is None:
                continue
            for number, column in enumerate(item.table.columns):
                if column.name not in data.header:
                    near = get_close_matches(column.name, data.header, n=1, cutoff=0.4)
                    yield file.source.problem(
                        ("body", index, "table", "columns", number, "name"),
                        "unknown-column",
                        f"De kolom ‘{column.name}’ staat niet in {data.path}.",
                        f"Bedoelt u ‘{near[0]}’?"
                        if near
                        else f"Er zijn: {', '.join(data.header)}.",
                    )
    for figure in publication.figures.values():
        if isinstance(figure.figure, SmallTable):
            width = len(figure.figure.header)
            for number, row in enumerate(figure.figure.rows):
                if len(row) != width:
                    yield figure.source.problem(
                        ("rows", number),
                        "table-row",
                        f"Deze rij heeft {len(row)} cellen, maar de kop heeft er {width}.",
                        "Vul de rij aan of haal cellen weg.",
                    )


def check_addresses(publication: Publication) -> Iterator[Problem]:
    """Yield addresses in fields that are no web or mail address."""
    if publication.organisation.website:
        yield from link_problems(
            publication.organisation_source, ("website",), publication.organisation.website
        )
    for file in publication.chapters:
        for index, item in enumerate(file.chapter.body):
            if item.video and item.video.url:
                yield from link_problems(
                    file.source, ("body", index, "video", "url"), item.video.url
                )
            for number, link in enumerate(item.links.items if item.links else ()):
                if link.url:
                    path = ("body", index, "links", "items", number, "url")
                    yield from link_problems(file.source, path, link.url)


def check_empty(publication: Publication) -> Iterator[Problem]:
    """Yield chapters without any text, and pictures that nobody described."""
    for file in publication.chapters:
        if file.chapter.lead is None and not file.chapter.body:
            yield file.source.problem(
                (),
                "empty-chapter",
                "Dit hoofdstuk is nog leeg.",
                "Schrijf een ‘lead’ of een blok onder ‘body’.",
                severity=Severity.WARNING,
            )
    for figure in publication.figures.values():
        if isinstance(figure.figure, Image) and figure.figure.alt is None:
            yield figure.source.problem(
                (),
                "missing-alt",
                "Dit beeld heeft geen alternatieve tekst; wie het niet ziet, mist wat erop staat.",
                "Voeg een regel toe: alt: … (wat er te zien is, in één tot vier zinnen).",
            )

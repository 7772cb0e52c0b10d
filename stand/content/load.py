"""From the files of an edition to a publication, with all that is wrong in any of them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from stand.content.files import Files, Unsaved
from stand.content.model_reader import read_model
from stand.content.observations import read_observations
from stand.content.pictures import PictureFault, look_at
from stand.content.tables import read_table
from stand.content.yaml_reader import read_yaml
from stand.model import source as places
from stand.model.captions import Crossed, Listed
from stand.model.chapter import Chapter
from stand.model.edition import Edition
from stand.model.figures import Figure, Image
from stand.model.indicators import Indicators, Observation
from stand.model.organisation import Organisation
from stand.model.publication import ChapterFile, FigureFile, Picture, Publication, TableData
from stand.model.source import Source
from stand.problems import Problem, Severity
from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE, Workspace

Kept = dict[str, tuple[str, tuple[Any, Source] | None, list[Problem]]]
"""What was read before: the text of a file, what was in it, and what was wrong with it."""


def load(
    workspace: Workspace, year: str, unsaved: Unsaved | None = None, kept: Kept | None = None
) -> tuple[Publication | None, list[Problem]]:
    """Return the edition of a year and every problem in its files.

    ``unsaved`` has the bytes of files that count instead of those on disk. What is ``kept`` of a
    file holds as long as its text is the same; what is read now is kept too.

    A file that cannot be read is left out and the others still load. Without a readable
    organisation or edition there is no publication, but the other files are read all the same.
    """
    return _EditionLoader(Files(workspace, unsaved), year, {} if kept is None else kept).load()


def named_files(publication: Publication) -> list[str]:
    """Return the files that the content names, by their paths from the root, there or not.

    Any of them may lie outside the folders of the edition.
    """
    organisation = (publication.organisation, publication.organisation_source)
    edition = (publication.edition, publication.edition_source)
    chapters, figures = publication.chapters, publication.figures
    folder = f"content/{publication.year}"
    return [
        *(font.file for font in organisation[0].fonts.files),
        *(f"{folder}/{name}.yaml" for name in edition[0].chapters),
        *(f"{folder}/{name}" for name, _, _ in _named_tables(chapters, figures)),
        *(name for name, _, _ in _named_pictures(organisation, edition, chapters, figures)),
    ]


class _EditionLoader:
    def __init__(self, files: Files, year: str, kept: Kept) -> None:
        self._files = files
        self._kept = kept
        self._workspace = files.workspace
        self._year = year
        self._problems: list[Problem] = []
        self._unread: dict[str, str] = {}

    def load(self) -> tuple[Publication | None, list[Problem]]:
        organisation = self._read(ORGANISATION_FILE, Organisation)
        edition = self._read(f"content/{self._year}/edition.yaml", Edition)
        names = self._chapter_names(edition)
        chapters = tuple(self._chapters(names))
        figures = self._figures()
        if organisation:
            self._look_for_fonts(*organisation)
        indicators = self._indicators()
        observations = tuple(self._observations())
        publication = None
        if organisation and edition:
            publication = Publication(
                self._year,
                *organisation,
                *edition,
                chapters,
                figures,
                self._tables(chapters, figures),
                self._pictures(organisation, edition, chapters, figures),
                *indicators,
                observations,
                frozenset(self._figure_files().keys() - figures.keys()),
                self._unread,
            )
        if publication is not None:
            # Every text is read here, once: checks and pages share what Markdown made of it.
            _ = publication.texts
        return publication, sorted(set(self._problems))

    def _read(self, name: str, model: Any) -> tuple[Any, Source] | None:
        """Return the model in a file with its source; None when it cannot be read."""
        if self._workspace.inside(name) is None:
            message = "Dit bestand is een verwijzing naar een bestand buiten de publicatie."
            hint = "Zet het bestand zelf op deze plaats."
            problem = Problem(name, 1, 1, Severity.ERROR, "file-outside", message, hint)
            self._problems.append(problem)
            return None
        text, problems = self._files.read_text(name)
        self._problems += problems
        if text is None:
            return None
        known = self._kept.get(name)
        if known is None or known[0] != text:
            known = self._kept[name] = (text, *_read_text(name, text, model))
        self._problems += known[2]
        return known[1]

    def _chapter_names(self, edition: tuple[Edition, Source] | None) -> list[str]:
        """Return the chapters the edition lists; without an edition, all there are."""
        folder = f"content/{self._year}"
        there = [
            name.removeprefix(f"{folder}/").removesuffix(".yaml")
            for name in self._files.names(folder, ".yaml", deep=True)
            if not name.endswith("/edition.yaml")
        ]
        if edition is None:
            return there
        self._report_unlisted(there, edition[0].chapters)
        return [
            name
            for index, name in enumerate(edition[0].chapters)
            if self._is_usable(index, edition[0].chapters, edition[1])
        ]

    def _report_unlisted(self, there: list[str], listed: list[str]) -> None:
        for name in there:
            if name not in listed:
                path = f"content/{self._year}/{name}.yaml"
                message = (
                    "Dit hoofdstuk staat niet in de lijst van edition.yaml en verschijnt niet."
                )
                hint = f"Zet {name} onder ‘chapters’ in edition.yaml, of verwijder het bestand."
                self._problems.append(
                    Problem(path, 1, 1, Severity.WARNING, "unlisted-chapter", message, hint)
                )

    def _is_usable(self, index: int, names: list[str], source: Source) -> bool:
        """Tell whether a listed chapter can be opened; if not, say why at its line."""
        name = names[index]
        place = ("chapters", index)
        full = f"content/{self._year}/{name}.yaml"
        path = self._workspace.inside(full)
        stems = [other.rpartition("/")[2] for other in names[:index]]
        if path is None:
            fault = ("chapter-outside", f"Het hoofdstuk ‘{name}’ ligt buiten de publicatie.")
            hint = "Zet het hoofdstuk in de map van de jaargang."
        elif name.rpartition("/")[2] in stems:
            fault = ("duplicate-chapter", f"Het hoofdstuk ‘{name}’ staat er twee keer.")
            hint = "Laat het hoofdstuk één keer staan; ook in submappen is elke naam uniek."
        elif not self._files.is_file(full):
            fault = ("missing-chapter", f"Het hoofdstuk ‘{name}’ is er niet.")
            bare = name.removesuffix(".yaml")
            hint = f"Maak content/{self._year}/{bare}.yaml, of haal deze regel weg."
            if bare != name:
                hint = f"Schrijf ‘{bare}’, zonder .yaml."
        else:
            return True
        self._problems.append(source.problem(place, *fault, hint))
        return False

    def _chapters(self, names: list[str]) -> Iterator[ChapterFile]:
        for name in names:
            # Joined as text: a name that starts with a slash lies in the folder all the same.
            path = f"content/{self._year}/{name}.yaml"
            found = self._read(path, Chapter)
            if found:
                yield ChapterFile(name.rpartition("/")[2], *found)
            else:
                self._unread[name] = self._files.read_text(path)[0] or ""

    def _figure_files(self) -> dict[str, str]:
        """Return the files of the figures by the names of the figures, in order."""
        names = self._files.names(f"figures/{self._year}", ".yaml")
        return {PurePosixPath(name).stem: name for name in names}

    def _figures(self) -> dict[str, FigureFile]:
        figures = {}
        for name, path in self._figure_files().items():
            found = self._read(path, Figure)
            if found:
                figures[name] = FigureFile(name, *found)
        return figures

    def _look_for_fonts(self, organisation: Organisation, source: Source) -> None:
        for index, font in enumerate(organisation.fonts.files):
            path = self._workspace.inside(font.file)
            if path is None or not path.is_file():
                message = f"Het lettertypebestand ‘{font.file}’ is er niet."
                hint = "Zet het bestand in de map van de publicatie, of pas de naam aan."
                place = ("fonts", "files", index, "file")
                self._problems.append(source.problem(place, "missing-font", message, hint))

    def _indicators(self) -> tuple[Indicators, Source]:
        """Return the figure bank; an empty one when there is none or it cannot be read."""
        there = self._files.is_file(INDICATORS_FILE)
        found = self._read(INDICATORS_FILE, Indicators) if there else None
        return found or (Indicators(sources=[], indicators=[]), Source(INDICATORS_FILE, ""))

    def _observations(self) -> Iterator[Observation]:
        """Yield the observations of this edition and of all before it, oldest edition first."""
        for year in self._workspace.years():
            if year <= self._year:
                observations, problems = read_observations(self._files, year)
                self._problems += problems
                yield from observations

    def _tables(
        self, chapters: tuple[ChapterFile, ...], figures: dict[str, FigureFile]
    ) -> dict[str, TableData]:
        tables: dict[str, TableData] = {}
        for name, source, place in _named_tables(chapters, figures):
            table = None if name in tables else self._table(name, source, place)
            if table is not None:
                tables[name] = table
        return tables

    def _table(self, name: str, source: Source, place: places.Path) -> TableData | None:
        full = f"content/{self._year}/{name}"
        path = self._workspace.inside(full)
        if path is None or not self._files.is_file(full):
            message = (
                f"De tabel ‘{name}’ is er niet."
                if path
                else f"De tabel ‘{name}’ ligt buiten de publicatie."
            )
            hint = f"Zet het bestand in content/{self._year}/tables/, of pas de naam aan."
            if self._files.is_file(f"content/{self._year}/tables/{name}"):
                hint = f"Bedoelt u ‘tables/{name}’?"
            self._problems.append(source.problem(place, "missing-table", message, hint))
            return None
        table, problems = read_table(self._files, full)
        self._problems += problems
        return table

    def _pictures(
        self,
        organisation: tuple[Organisation, Source],
        edition: tuple[Edition, Source],
        chapters: tuple[ChapterFile, ...],
        figures: dict[str, FigureFile],
    ) -> dict[str, Picture]:
        pictures: dict[str, Picture] = {}
        for name, source, place in _named_pictures(organisation, edition, chapters, figures):
            if name in pictures:
                continue
            try:
                pictures[name] = look_at(self._workspace, name)
            except PictureFault as fault:
                self._problems.append(source.problem(place, fault.code, fault.message, fault.hint))
        return pictures


def _read_text(name: str, text: str, model: Any) -> tuple[tuple[Any, Source] | None, list[Problem]]:
    data, source, faults = read_yaml(name, text)
    if data is None and faults:
        return None, faults
    value, problems = read_model(data, model, source)
    return None if value is None else (value, source), [*faults, *problems]


def _named_tables(
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


def _named_pictures(
    organisation: tuple[Organisation, Source],
    edition: tuple[Edition, Source],
    chapters: tuple[ChapterFile, ...],
    figures: dict[str, FigureFile],
) -> Iterator[tuple[str, Source, places.Path]]:
    """Yield every picture that the content names, with the place where it does."""
    if organisation[0].logo:
        yield organisation[0].logo.file, organisation[1], ("logo", "file")
    if edition[0].cover:
        yield edition[0].cover.image, edition[1], ("cover", "image")
    for file in chapters:
        for index, item in enumerate(file.chapter.body):
            if item.photo:
                yield item.photo.file, file.source, ("body", index, "photo", "file")
    for figure in figures.values():
        if isinstance(figure.figure, Image):
            yield figure.figure.file, figure.source, ("file",)

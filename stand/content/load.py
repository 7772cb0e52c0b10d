"""From the files of an edition to a publication, with all that is wrong in any of them."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from stand.content.files import Files, Unsaved
from stand.content.kept import Kept
from stand.content.named import named_pictures, named_tables
from stand.content.observations import observations_file
from stand.content.pictures import PictureFault
from stand.model import source as places
from stand.model.edition import Edition
from stand.model.indicators import Indicators, Observation
from stand.model.organisation import Organisation
from stand.model.publication import ChapterFile, FigureFile, Picture, Publication, TableData
from stand.model.source import Source
from stand.problems import Problem, Severity
from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE, Workspace

_NO_INDICATORS = Indicators(sources=[], indicators=[])
_Found = TypeVar("_Found")


@dataclass
class Loaded:
    """An edition as far as it was read, with every problem in its files.

    Without a readable organisation or edition there is no publication.
    """

    publication: Publication | None = None
    problems: list[Problem] = field(default_factory=list)


def load(
    workspace: Workspace, year: str, unsaved: Unsaved | None = None
) -> tuple[Publication | None, list[Problem]]:
    """Return the edition of a year and every problem in its files.

    ``unsaved`` has the bytes of files that count instead of those on disk.

    A file that cannot be read is left out and the others still load. Without a readable
    organisation or edition there is no publication, but the other files are read all the same.
    """
    loaded = Loaded()
    for _ in load_in_steps(loaded, workspace, year, unsaved, Kept()):
        pass
    return loaded.publication, loaded.problems


def load_in_steps(
    loaded: Loaded, workspace: Workspace, year: str, unsaved: Unsaved | None, kept: Kept
) -> Iterator[None]:
    """Do as ``load``, and yield before each file; ``loaded`` has the edition at the end.

    What is ``kept`` of a file holds as long as it stays the same; what is read now is kept too.
    """
    loader = _EditionLoader(Files(workspace, unsaved), year, kept)
    loaded.publication = yield from loader.in_steps()
    loaded.problems = sorted(set(loader.problems))


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
        *(f"{folder}/{name}" for name, _, _ in named_tables(chapters, figures)),
        *(name for name, _, _ in named_pictures(organisation, edition, chapters, figures)),
    ]


class _EditionLoader:
    def __init__(self, files: Files, year: str, kept: Kept) -> None:
        self._files = files
        self._kept = kept
        self._workspace = files.workspace
        self._year = year
        self.problems: list[Problem] = []
        self._unread: dict[str, str] = {}

    def in_steps(self) -> Generator[None, None, Publication | None]:
        """Read all files; yield before each, and return the edition."""
        organisation = self._read(ORGANISATION_FILE, Organisation)
        edition = self._read(f"content/{self._year}/edition.yaml", Edition)
        names = self._chapter_names(edition)
        chapters = tuple((yield from _listed(self._chapters(names))))
        figures = dict((yield from _listed(self._figures())))
        if organisation:
            self._look_for_fonts(*organisation)
        indicators = self._indicators()
        observations = tuple(self._observations())
        if not organisation or not edition:
            return None
        tables = dict((yield from _listed(self._tables(chapters, figures))))
        publication = Publication(
            self._year,
            *organisation,
            *edition,
            chapters,
            figures,
            tables,
            self._pictures(organisation, edition, chapters, figures),
            *indicators,
            observations,
            frozenset(self._figure_files().keys() - figures.keys()),
            self._unread,
        )
        # Every text is read here, once: checks and pages share what Markdown made of it.
        for file in chapters:
            yield
            _ = file.texts
        for figure in figures.values():
            yield
            _ = figure.texts
        return publication

    def _read(self, name: str, model: Any) -> tuple[Any, Source] | None:
        """Return the model in a file with its source; None when it cannot be read."""
        text = self._text(name)
        return None if text is None else self._found(self._kept.model(name, text, model))

    def _text(self, name: str) -> str | None:
        """Return the text of a file; None when it cannot be read."""
        if self._workspace.inside(name) is None:
            message = "Dit bestand is een verwijzing naar een bestand buiten de publicatie."
            hint = "Zet het bestand zelf op deze plaats."
            problem = Problem(name, 1, 1, Severity.ERROR, "file-outside", message, hint)
            self.problems.append(problem)
            return None
        text, problems = self._files.read_text(name)
        self.problems += problems
        return text

    def _found(self, read: tuple[_Found, list[Problem]]) -> _Found:
        """Return what was read; note what was wrong with it."""
        found, problems = read
        self.problems += problems
        return found

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
                self.problems.append(
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
        self.problems.append(source.problem(place, *fault, hint))
        return False

    def _chapters(self, names: list[str]) -> Iterator[ChapterFile | None]:
        for name in names:
            # Joined as text: a name that starts with a slash lies in the folder all the same.
            path = f"content/{self._year}/{name}.yaml"
            text = self._text(path)
            found = None if text is None else self._found(self._kept.chapter(path, text))
            if found is None:
                self._unread[name] = self._files.read_text(path)[0] or ""
            yield found

    def _figure_files(self) -> dict[str, str]:
        """Return the files of the figures by the names of the figures, in order."""
        names = self._files.names(f"figures/{self._year}", ".yaml")
        return {PurePosixPath(name).stem: name for name in names}

    def _figures(self) -> Iterator[tuple[str, FigureFile] | None]:
        for name, path in self._figure_files().items():
            text = self._text(path)
            found = None if text is None else self._found(self._kept.figure(path, text))
            yield (name, found) if found else None

    def _look_for_fonts(self, organisation: Organisation, source: Source) -> None:
        for index, font in enumerate(organisation.fonts.files):
            path = self._workspace.inside(font.file)
            if path is None or not path.is_file():
                message = f"Het lettertypebestand ‘{font.file}’ is er niet."
                hint = "Zet het bestand in de map van de publicatie, of pas de naam aan."
                place = ("fonts", "files", index, "file")
                self.problems.append(source.problem(place, "missing-font", message, hint))

    def _indicators(self) -> tuple[Indicators, Source]:
        """Return the figure bank; an empty one when there is none or it cannot be read."""
        there = self._files.is_file(INDICATORS_FILE)
        found = self._read(INDICATORS_FILE, Indicators) if there else None
        return found or (_NO_INDICATORS, Source(INDICATORS_FILE, ""))

    def _observations(self) -> Iterator[Observation]:
        """Yield the observations of this edition and of all before it, oldest edition first."""
        for year in self._workspace.years():
            path = observations_file(self._files, year) if year <= self._year else ""
            if path:
                raw = self._found(self._files.read_bytes(path))
                if raw is not None:
                    yield from self._found(self._kept.observations(path, raw, year))

    def _tables(
        self, chapters: tuple[ChapterFile, ...], figures: dict[str, FigureFile]
    ) -> Iterator[tuple[str, TableData] | None]:
        read: set[str] = set()
        for name, source, place in named_tables(chapters, figures):
            table = None if name in read else self._table(name, source, place)
            if table is not None:
                read.add(name)
            yield (name, table) if table else None

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
            self.problems.append(source.problem(place, "missing-table", message, hint))
            return None
        raw = self._found(self._files.read_bytes(full))
        return None if raw is None else self._found(self._kept.table(full, raw))

    def _pictures(
        self,
        organisation: tuple[Organisation, Source],
        edition: tuple[Edition, Source],
        chapters: tuple[ChapterFile, ...],
        figures: dict[str, FigureFile],
    ) -> dict[str, Picture]:
        pictures: dict[str, Picture] = {}
        for name, source, place in named_pictures(organisation, edition, chapters, figures):
            if name in pictures:
                continue
            try:
                pictures[name] = self._kept.picture(self._workspace, name)
            except PictureFault as fault:
                self.problems.append(source.problem(place, fault.code, fault.message, fault.hint))
        return pictures


def _listed(found: Iterator[_Found | None]) -> Generator[None, None, list[_Found]]:
    """Return all that could be read; yield after each."""
    listed: list[_Found] = []
    for one in found:
        if one is not None:
            listed.append(one)
        yield
    return listed

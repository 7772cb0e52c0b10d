"""From content to a finished file: one pipeline for the command line, the editor and CI."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stand.audit.rules.rule import Passage
from stand.charts.open_data import FIGURE_FILES
from stand.checks.run import check
from stand.content.atomic import remove_file, write_atomic
from stand.content.files import Unsaved
from stand.content.load import load
from stand.errors import RootNotFound
from stand.model.publication import Publication
from stand.numbers.publish import data_files
from stand.problems import Problem, has_errors
from stand.workspace import Workspace

if TYPE_CHECKING:
    from stand.render.book import Book
    from stand.render.pages import Layout

_OF_A_DRAFT = "pdf-details"  # dates and keywords come when the edition is nearly done
_BUILT = re.compile(r"stand-(.+)\.pdf")
Progress = Callable[[int, int], None]
"""Hears how many parts of an edition are done, and how many there are."""


@dataclass(frozen=True)
class Built:
    """A finished file: where it is, how many pages, how many bytes, whether it is a draft."""

    path: Path
    pages: int
    size: int
    draft: bool


@dataclass(frozen=True)
class Outcome:
    """What came of a build: a file, or none when the problems forbid it."""

    built: Built | None
    problems: list[Problem]


def load_and_check(
    workspace: Workspace, year: str, unsaved: Unsaved | None = None, *, as_final: bool
) -> tuple[Publication | None, list[Problem]]:
    """Return an edition, if it can be read, and all problems of its files, in order.

    ``unsaved`` has the bytes of files that count instead of those on disk.
    """
    publication, problems = load(workspace, year, unsaved)
    if publication is not None:
        problems = sorted({*problems, *check(publication, as_final=as_final)})
    return publication, problems


def build(
    workspace: Workspace,
    year: str,
    output: Path,
    *,
    as_final: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Outcome:
    """Make ``output/stand-<year>.pdf``, with a statement of what was checked in it and its data.

    Each old file stands until the new one is whole.

    With ``as_final`` nothing is written while an error stands, in the content or in the PDF.
    Without it an edition that is not approved, or that has errors, becomes a draft that says so on
    each page. Raises CannotWrite and RenderFailed.
    """
    publication, problems = load_and_check(workspace, year, as_final=as_final)
    if publication is None or (as_final and has_errors(problems)):
        return Outcome(None, problems)
    from stand.audit.audit import audit  # noqa: PLC0415 - a check must not wait for the engine
    from stand.audit.statement import statement, statement_name  # noqa: PLC0415
    from stand.render.book import Book  # noqa: PLC0415
    from stand.render.complaints import layout_problems  # noqa: PLC0415

    draft = not publication.is_final or has_errors(problems)
    book = Book(publication, workspace, draft=draft)
    layouts = book.lay_out(progress)
    data, complaints = _made(book, layouts)
    said = layout_problems(publication, complaints)
    path = output / f"stand-{year}.pdf"
    audited = audit(data, workspace.shown(path), _passages(book.texts_laid_out()))
    found = [each for each in audited.problems if not (draft and each.code == _OF_A_DRAFT)]
    problems = sorted({*problems, *book.depictions.problems, *said, *found})
    if as_final and has_errors(problems):
        return Outcome(None, problems)
    write_atomic(path, data)
    write_atomic(output / statement_name(path.name), statement(audited))
    _write_data(output / f"stand-{year}-data", data_files(publication, book.open_tables()))
    pages = sum(layout.page_count for layout in layouts)
    return Outcome(Built(path, pages, len(data), draft), problems)


def _made(book: "Book", layouts: "list[Layout]") -> tuple[bytes, list[tuple[str, str]]]:
    """Return the finished file, and what the engine complained about with the path of the part."""
    from stand.finish.finish import finish  # noqa: PLC0415 - with the engine, not before it
    from stand.render.pages import write_pdf  # noqa: PLC0415

    written = write_pdf(layouts)
    data = finish(written.data, written.recording, book.page_labels())
    remarks = [(book.parts[0].path, text) for text in written.complaints]
    return data, [*book.complaints(), *remarks]


def source_of(path: Path) -> list[Passage] | None:
    """Return the texts that a PDF was made from, if it lies where it was built; otherwise None.

    Raises NotReadable when it is no PDF.
    """
    match = _BUILT.fullmatch(path.name)
    try:
        workspace = Workspace.find(path.absolute().parent)
    except RootNotFound:
        return None
    if match is None or match[1] not in workspace.years():
        return None
    publication, problems = load_and_check(workspace, match[1], as_final=False)
    if publication is None:
        return None
    from stand.audit.reading.document import read  # noqa: PLC0415
    from stand.render.book import Book  # noqa: PLC0415

    draft = not publication.is_final or has_errors(problems)
    pages = read(path.read_bytes()).places.named
    return _passages(Book(publication, workspace, draft=draft).texts(pages))


def _passages(texts: list[tuple[str, str]]) -> list[Passage]:
    return [Passage(text, path) for text, path in texts]


def _write_data(folder: Path, files: dict[str, bytes]) -> None:
    """Write the open data; what an earlier build wrote about a figure that is gone, goes too."""
    for name, content in files.items():
        write_atomic(folder / name, content)
    for path in sorted(folder.glob(FIGURE_FILES)):
        if path.name not in files:
            remove_file(path)

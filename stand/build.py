"""From content to a finished file: one pipeline for the command line, the editor and CI."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stand.audit.rules.rule import Passage
from stand.charts.open_data import FIGURE_FILES
from stand.checked import load_and_check
from stand.checks.run import check
from stand.content.load import load, named_files
from stand.content.together import write_together
from stand.errors import RootNotFound
from stand.forked import cores_to_fork_on, elsewhere
from stand.model.publication import Publication
from stand.numbers.publish import OpenTable, data_files
from stand.outcome import Built, Outcome
from stand.problems import Problem, has_errors
from stand.remembered.builds import Wanted, recall, remember
from stand.workspace import Workspace

_OF_A_DRAFT = "pdf-details"  # dates and keywords come when the edition is nearly done
_STEPS_AFTER = 2
"""The file is written and finished; then it is read back."""
_BUILT = re.compile(r"stand-(.+)\.pdf")
Progress = Callable[[int, int], None]
"""Hears how many steps of a build are done, and how many there are: two a part, and two more."""


def build(
    workspace: Workspace,
    year: str,
    output: Path,
    *,
    as_final: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Outcome:
    """Make ``output/stand-<year>.pdf``, with a statement of what was checked in it and its data.

    Each old file stands until the new ones are whole. When nothing changed since the last build,
    what came of that is the answer.

    With ``as_final`` nothing is written while an error stands, in the content or in the PDF.
    Without it an edition that is not approved, or that has errors, becomes a draft that says so on
    each page. Raises CannotWrite and RenderFailed.
    """
    wanted = Wanted(workspace, year, output, as_final)
    return recall(wanted) or make(wanted, progress, cores=cores_to_fork_on())


def make(
    wanted: Wanted, progress: Progress = lambda _done, _all: None, *, cores: int = 1
) -> Outcome:
    """Do what `build` does, whatever is remembered, on so many cores, and remember it."""
    before = wanted.going_in()
    publication, problems = load(wanted.workspace, wanted.year)
    if publication is None:
        return Outcome(None, problems)
    checked = _checked_aside if cores > 1 else _checked
    problems = sorted({*problems, *checked(wanted, publication)})
    if wanted.as_final and has_errors(problems):
        return Outcome(None, problems)
    drawn = _drawn(wanted, publication, problems, before, progress, cores)
    outcome, files = _finished(wanted, publication, problems, drawn, progress)
    patterns = []
    if outcome.built is not None:
        patterns.append(wanted.data_folder / FIGURE_FILES)
        write_together(files, only=patterns)
    remember(wanted, before, named_files(publication), outcome, files, patterns)
    return outcome


def _checked(wanted: Wanted, publication: Publication) -> list[Problem]:
    return list(check(publication, as_final=wanted.as_final))


def _checked_aside(wanted: Wanted, publication: Publication) -> list[Problem]:
    """Do the same on another core, and draw the figures there, while the engine is imported."""

    def check_and_draw() -> list[Problem]:
        from stand.charts.depict import depict  # noqa: PLC0415 - a check must not wait for it

        problems = _checked(wanted, publication)
        depict(publication, wanted.workspace)
        return problems

    with elsewhere(check_and_draw) as found:
        import stand.warm  # noqa: F401, PLC0415 - a check must not wait for the engine

        return found()


@dataclass(frozen=True)
class _Drawn:
    """What is left of the pages when they are drawn: the file, and what is told of it."""

    data: bytes
    labels: list[str]
    passages: list[Passage]
    complaints: list[tuple[str, str]]
    problems: list[Problem]
    tables: list[OpenTable]
    draft: bool
    steps: int


def _drawn(
    wanted: Wanted,
    publication: Publication,
    problems: list[Problem],
    going_in: str,
    progress: Progress,
    cores: int,
) -> _Drawn:
    """Lay out an edition and make a file of its pages; what that took is let go of."""
    from stand.charts.depict import forget_old_drawings  # noqa: PLC0415 - a check must not wait
    from stand.finish.finish import finish  # noqa: PLC0415 - a check must not wait for the engine
    from stand.remembered.pages import PagesRecord, templates_folder  # noqa: PLC0415
    from stand.render.binding import bind  # noqa: PLC0415
    from stand.render.book import Book  # noqa: PLC0415
    from stand.render.composing import compose  # noqa: PLC0415
    from stand.render.html import keep_compiled  # noqa: PLC0415

    keep_compiled(templates_folder(wanted.workspace))
    forget_old_drawings(wanted.workspace)
    draft = not publication.is_final or has_errors(problems)
    book = Book(publication, wanted.workspace, draft=draft)
    record = PagesRecord.of(wanted.workspace, wanted.year, f"{going_in} {draft}")
    book.start_from(record.recall())
    composed = compose(
        book, cores=cores, progress=lambda done, steps: progress(done, steps + _STEPS_AFTER)
    )
    record.keep(composed.known)
    written = bind(composed.parts, book.fonts)
    labels = book.page_labels(composed.counts)
    data = finish(written.data, written.recording, labels)
    steps = 2 * len(book.parts) + _STEPS_AFTER
    progress(steps - 1, steps)
    remarks = [(book.parts[0].path, text) for text in written.complaints]
    return _Drawn(
        data,
        labels,
        _passages(composed.texts),
        [*composed.complaints, *remarks],
        book.depictions.problems,
        book.open_tables(),
        draft,
        steps,
    )


def _finished(
    wanted: Wanted,
    publication: Publication,
    problems: list[Problem],
    drawn: _Drawn,
    progress: Progress,
) -> tuple[Outcome, dict[Path, bytes]]:
    """Return what comes of an edition that may be made, and the files to write."""
    from stand.audit.audit import audit  # noqa: PLC0415 - a check must not wait for the engine
    from stand.audit.statement import statement, statement_name  # noqa: PLC0415
    from stand.render.complaints import layout_problems  # noqa: PLC0415

    data = drawn.data
    path = wanted.output / f"stand-{wanted.year}.pdf"
    audited = audit(data, wanted.workspace.shown(path), drawn.passages)
    progress(drawn.steps, drawn.steps)
    said = layout_problems(publication, drawn.complaints)
    found = [each for each in audited.problems if not (drawn.draft and each.code == _OF_A_DRAFT)]
    problems = sorted({*problems, *drawn.problems, *said, *found})
    if wanted.as_final and has_errors(problems):
        return Outcome(None, problems), {}
    tables = data_files(publication, drawn.tables)
    files = {path: data, wanted.output / statement_name(path.name): statement(audited)}
    files |= {wanted.data_folder / name: content for name, content in tables.items()}
    return Outcome(Built(path, len(drawn.labels), len(data), drawn.draft), problems), files


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

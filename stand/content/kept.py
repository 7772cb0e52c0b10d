"""What is in files, read once as long as their bytes stay the same.

What comes of it is frozen, so it may be handed out again.
"""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, TypeVar

from stand.content.model_reader import read_model
from stand.content.observations import observations_in
from stand.content.pictures import PictureFault, look_at
from stand.content.tables import table_in
from stand.content.yaml_reader import read_yaml
from stand.model.chapter import Chapter
from stand.model.figures import Figure
from stand.model.indicators import Observation
from stand.model.publication import ChapterFile, FigureFile, Picture, TableData
from stand.model.source import Source
from stand.problems import Problem
from stand.workspace import Workspace

_Found = TypeVar("_Found")


class Kept:
    """Reads what is in a file, and returns it with the problems; what was read before is kept.

    Of each file the last is kept, as each of the things that it can be read as.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[object, Any]] = {}

    def _once(self, kind: str, name: str, given: object, read: Callable[[], _Found]) -> _Found:
        known = self._known.get((kind, name))
        if known is None or known[0] != given:
            known = self._known[kind, name] = given, read()
        found: _Found = known[1]
        return found

    def model(
        self, name: str, text: str, model: Any
    ) -> tuple[tuple[Any, Source] | None, list[Problem]]:
        """Return the model in a text with its source; None when it cannot be read."""
        return self._once("model", name, text, lambda: _read(name, text, model))

    def chapter(self, name: str, text: str) -> tuple[ChapterFile | None, list[Problem]]:
        """Return the chapter in the text of a file; None when it cannot be read."""

        def read() -> tuple[ChapterFile | None, list[Problem]]:
            found, problems = _read(name, text, Chapter)
            return found and ChapterFile(PurePosixPath(name).stem, *found), problems

        return self._once("chapter", name, text, read)

    def figure(self, name: str, text: str) -> tuple[FigureFile | None, list[Problem]]:
        """Return the figure in the text of a file; None when it cannot be read."""

        def read() -> tuple[FigureFile | None, list[Problem]]:
            found, problems = _read(name, text, Figure)
            return found and FigureFile(PurePosixPath(name).stem, *found), problems

        return self._once("figure", name, text, read)

    def table(self, name: str, raw: bytes) -> tuple[TableData | None, list[Problem]]:
        """Return the table in the bytes of a file; None when it cannot be read."""
        return self._once("table", name, raw, lambda: table_in(raw, name))

    def observations(
        self, name: str, raw: bytes, year: str
    ) -> tuple[list[Observation], list[Problem]]:
        """Return the observations of an edition in the bytes of a file."""
        return self._once("observations", name, raw, lambda: observations_in(raw, name, year))

    def picture(self, workspace: Workspace, name: str) -> Picture:
        """Return what a picture on the disk is, or raise PictureFault."""

        def read() -> Picture | PictureFault:
            try:
                return look_at(workspace, name)
            except PictureFault as fault:
                return fault

        found = self._once("picture", name, _stamp(workspace, name), read)
        if isinstance(found, PictureFault):
            raise found
        return found


def _read(name: str, text: str, model: Any) -> tuple[tuple[Any, Source] | None, list[Problem]]:
    data, source, faults = read_yaml(name, text)
    if data is None and faults:
        return None, faults
    value, problems = read_model(data, model, source)
    return None if value is None else (value, source), [*faults, *problems]


def _stamp(workspace: Workspace, name: str) -> object:
    """Return what tells one state of a file from another; no two are the same of what is gone."""
    path = workspace.inside(name)
    try:
        found = path and path.stat()
    except OSError:
        found = None
    if not found:
        return object()
    return path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

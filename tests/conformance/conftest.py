"""Editions built once for all tests of a process: made ones, and the project's own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from stand.build import Built, build
from stand.model.publication import Publication
from stand.render.book import Book
from stand.render.composing import Composed, compose
from stand.workspace import Workspace
from tests.conformance.reading import Read, sentences
from tests.conformance.source import blocks
from tests.conftest import PROJECT
from tests.made.editions import EDITIONS
from tests.made.writing import YEAR

REAL = ("2023", "2025")
LONG = "many pages"


@dataclass(frozen=True)
class BuiltEdition:
    """An edition with its file, and the book that the file was made from."""

    publication: Publication
    book: Book
    built: Built

    @property
    def path(self) -> Path:
        return self.built.path

    @property
    def labels(self) -> set[str]:
        """The fixed words that the edition prints."""
        return set(self.publication.edition.labels.model_dump().values())

    @cached_property
    def read(self) -> Read:
        return Read(self.path)

    @cached_property
    def sentences(self) -> list[str]:
        """All sentences of the source, in order."""
        found = blocks(self.book, draft=self.built.draft)
        return [sentence for block in found for sentence in sentences(block)]


def build_edition(workspace: Workspace, year: str, output: Path) -> BuiltEdition:
    """Build an edition as the command does, and keep the book on the way."""
    kept: list[tuple[Publication, Book]] = []

    class Kept(Book):
        def __init__(self, publication: Publication, workspace: Workspace, *, draft: bool) -> None:
            super().__init__(publication, workspace, draft=draft)
            kept.append((publication, self))

    def composed(book: Book, **given: Any) -> Composed:
        found = compose(book, **given)
        book.know(found.known.pages)  # also where other processes laid the parts out
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stand.render.book.Book", Kept)
        patch.setattr("stand.render.composing.compose", composed)
        outcome = build(workspace, year, output)
    assert outcome.built is not None, outcome.problems
    return BuiltEdition(*kept[0], outcome.built)


Builder = Callable[[str], BuiltEdition]


@pytest.fixture(scope="session")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """What builds an edition by its name; one that was built before is not built again."""

    @cache
    def built(name: str) -> BuiltEdition:
        root = tmp_path_factory.mktemp("edition")
        if name in EDITIONS:
            return build_edition(EDITIONS[name](root), YEAR, root / "output")
        for folder in ("content", "figures"):
            shutil.copytree(PROJECT / folder, root / folder)
        return build_edition(Workspace.at(root), name, root / "output")

    return built


@pytest.fixture(scope="session", params=[name for name in (*EDITIONS, *REAL) if name != LONG])
def edition(request: pytest.FixtureRequest, builder: Builder) -> BuiltEdition:
    """Each edition but the long one."""
    return builder(request.param)

"""One edition with everything that belongs to it, as the checks and the pages receive it."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from stand.model.base import StandModel, TextValue, texts
from stand.model.chapter import Chapter
from stand.model.edition import Edition
from stand.model.figures import Figure
from stand.model.indicators import Indicators, Observation
from stand.model.organisation import Organisation
from stand.model.source import Source
from stand.model.status import Status


@dataclass(frozen=True)
class ChapterFile:
    """A chapter with the name by which text refers to it, and the file it came from."""

    name: str
    chapter: Chapter
    source: Source

    @cached_property
    def texts(self) -> list[tuple[Source, TextValue]]:
        """Every text of the chapter, with the file."""
        return [(self.source, text) for text in texts(self.chapter)]


@dataclass(frozen=True)
class FigureFile:
    """A figure with its name and the file it came from."""

    name: str
    figure: Figure
    source: Source

    @cached_property
    def texts(self) -> list[tuple[Source, TextValue]]:
        """Every text of the figure, with the file."""
        return [(self.source, text) for text in texts(self.figure)]


@dataclass(frozen=True)
class Picture:
    """A picture that was looked at and found usable; its size is in pixels, or in CSS pixels."""

    path: str
    width: int
    height: int
    digest: str


class WrittenNumber(Decimal):
    """A number from a file, with the text that stands there."""

    written: str

    def __new__(cls, value: str, written: str) -> "WrittenNumber":
        number = super().__new__(cls, value)
        number.written = written
        return number


Cell = str | Decimal


@dataclass(frozen=True)
class TableData:
    """A table from a file: cells are text, or numbers where they can only be numbers.

    ``lines`` holds the line of the file on which each row starts.
    """

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Publication:
    """An edition, complete: what could be read of it. Names are those the content uses.

    ``observations`` are those of this edition and of all before it, oldest edition first;
    ``unread_figures`` are the names of figures whose file is there and cannot be read,
    ``unread_chapters`` the texts of chapters that are in the edition and cannot be read.
    """

    year: str
    organisation: Organisation
    organisation_source: Source
    edition: Edition
    edition_source: Source
    chapters: tuple[ChapterFile, ...] = ()
    figures: dict[str, FigureFile] = field(default_factory=dict)
    tables: dict[str, TableData] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    indicators: Indicators = field(default_factory=lambda: Indicators(sources=[], indicators=[]))
    indicators_source: Source = field(default_factory=lambda: Source("content/indicators.yaml", ""))
    observations: tuple[Observation, ...] = ()
    unread_figures: frozenset[str] = frozenset()
    unread_chapters: dict[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[tuple[Source, TextValue]]:
        """Every text of the edition with the file it stands in, in the order of files."""
        models: list[tuple[Source, StandModel]] = [
            (self.organisation_source, self.organisation),
            (self.edition_source, self.edition),
        ]
        return [
            *((source, text) for source, model in models for text in texts(model)),
            *(text for file in self.chapters for text in file.texts),
            *(text for figure in self.figures.values() for text in figure.texts),
        ]

    def may_hold(self, name: str) -> bool:
        """Tell whether a chapter that cannot be read may name something, or have that name."""
        found = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
        return any(
            chapter.rpartition("/")[2] == name or found.search(text)
            for chapter, text in self.unread_chapters.items()
        )

    @property
    def is_final(self) -> bool:
        """Whether the edition and each of its chapters are approved."""
        return self.edition.status is Status.FINAL and all(
            file.chapter.status is Status.FINAL for file in self.chapters
        )

"""One file of an edition while it is edited: what stands on the disk, and what stands here."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from stand.content import csv_edit
from stand.content.coding import Coding, decoded
from stand.content.text_file import decode
from stand.content.yaml_reader import read_shared
from stand.editing.documents.absent import ABSENT, Absent
from stand.errors import EditRefused
from stand.model.source import Path, Source, offset_at
from stand.problems import Problem

Data = Any
"""What a file holds: dict, list, str and None, as read_yaml gives them; rows of cells for CSV."""


class Kind(StrEnum):
    """How a file is edited: as data with a model, as rows of cells, or not at all."""

    YAML = "yaml"
    CSV = "csv"
    OTHER = "other"


def kind_of(path: str) -> Kind:
    """Return how a file of this name is edited."""
    if path.endswith(".yaml"):
        return Kind.YAML
    return Kind.CSV if path.lower().endswith(".csv") else Kind.OTHER


def model_of(path: str) -> Any:
    """Return the type that a file's data is read as, or None for a file without a model."""
    from stand.editing.documents import models  # noqa: PLC0415 - reading all models takes a moment

    return models.model_of(path)


@dataclass(frozen=True)
class Content:
    """The text of a file, read on demand; ``readable`` tells whether data came out of it."""

    path: str
    text: str

    @cached_property
    def _read(self) -> tuple[Data, Source, list[Problem]]:
        if kind_of(self.path) is Kind.YAML:
            data, source, problems = read_shared(self.path, self.text)
            return (ABSENT if data is None and problems else data), source, problems
        try:
            return csv_edit.parse(self.text), Source(self.path, self.text), []
        except EditRefused:
            return ABSENT, Source(self.path, self.text), []

    @property
    def data(self) -> Data:
        """The data of the file; ABSENT when it cannot be read."""
        return self._read[0]

    @property
    def source(self) -> Source:
        return self._read[1]

    @property
    def readable(self) -> bool:
        return self.data is not ABSENT

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the file by itself: its syntax, and what its model refuses."""
        _, source, problems = self._read
        model = model_of(self.path)
        if model is not None and self.readable:
            from stand.content.model_reader import read_model  # noqa: PLC0415 - with the models

            problems = [*problems, *read_model(self.data, model, source)[1]]
        return sorted(set(problems))

    def order(self, place: Path) -> Sequence[str]:
        """Return the keys that the model knows for the mapping at a place, in its order."""
        model = model_of(self.path)
        from stand.model.fields import fields_at  # noqa: PLC0415 - with the models

        return list(fields_at(model, self.data, place)) if model is not None else []

    def value(self, place: Path) -> Data | Absent:
        """Return the value at a place, or ABSENT."""
        data = self.data
        for key in place:
            in_mapping = isinstance(data, dict) and key in data
            in_list = isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data)
            if not in_mapping and not in_list:
                return ABSENT
            data = data[key]
        return data

    def holding(self, data: Data) -> "Content":
        """Return the content with other data, and as few other bytes changed as can be.

        Raises EditRefused.
        """
        if kind_of(self.path) is Kind.CSV:
            return Content(self.path, csv_edit.rewrite(self.text, data))
        from stand.content.yaml_edit import edit  # noqa: PLC0415 - a first screen edits nothing

        return Content(self.path, edit.rewrite(self.text, data, self.order))

    def with_value(self, place: Path, data: Data) -> str:
        """Return the text with another value; see :mod:`stand.content.yaml_edit.edit`."""
        from stand.content.yaml_edit import edit  # noqa: PLC0415

        return edit.set_value(self.text, place, data, self.order)

    def without(self, place: Path) -> str:
        """Return the text without a key or an entry of a list."""
        from stand.content.yaml_edit import edit  # noqa: PLC0415

        return edit.remove(self.text, place)

    def with_item(self, place: Path, index: int, data: Data) -> str:
        """Return the text with one entry more in the list at a place."""
        from stand.content.yaml_edit import edit  # noqa: PLC0415

        return edit.insert_item(self.text, place, index, data, self.order)

    def with_moved(self, place: Path, start: int, to: int) -> str:
        """Return the text with an entry of the list at a place moved."""
        from stand.content.yaml_edit import edit  # noqa: PLC0415

        return edit.move_item(self.text, place, start, to)


@dataclass(frozen=True)
class Document:
    """A file: ``disk`` its bytes as last seen there, ``saved`` their text, ``now`` the text here.

    ``disk`` and ``saved`` are None while the file is not on the disk, ``now`` is None when it is
    to be removed. A file that is no text that can be written back has ``closed`` set.
    """

    path: str
    disk: bytes | None
    saved: Content | None
    now: Content | None
    coding: Coding = field(default_factory=Coding)
    closed: tuple[Problem, ...] = ()

    @classmethod
    def read(cls, path: str, disk: bytes | None) -> "Document":
        """Return the document of these bytes; None: there is no such file."""
        if disk is None:
            return cls(path, None, None, None)
        kind = kind_of(path)
        found = None if kind is Kind.OTHER else decoded(disk, old_office=kind is Kind.CSV)
        if found is None:
            problems = () if kind is Kind.OTHER else tuple(decode(disk, path)[1])
            content = Content(path, "")
            return cls(path, disk, content, content, closed=problems)
        content = Content(path, found[0])
        return cls(path, disk, content, content, found[1])

    @classmethod
    def unread(cls, path: str, problems: Sequence[Problem]) -> "Document":
        """Return the document of a file that is there but cannot be read now."""
        content = Content(path, "")
        return cls(path, None, content, content, closed=tuple(problems))

    @property
    def kind(self) -> Kind:
        return kind_of(self.path)

    @property
    def model(self) -> Any:
        return model_of(self.path)

    @property
    def editable(self) -> bool:
        """Whether the file can be edited here at all."""
        return self.kind is not Kind.OTHER and not self.closed

    @property
    def text(self) -> str:
        return self.now.text if self.now is not None else ""

    @property
    def saved_text(self) -> str:
        return self.saved.text if self.saved is not None else ""

    @property
    def data(self) -> Data:
        return self.now.data if self.now is not None else ABSENT

    @property
    def saved_data(self) -> Data:
        return self.saved.data if self.saved is not None else ABSENT

    @property
    def source(self) -> Source:
        return self.now.source if self.now is not None else Source(self.path, "")

    @property
    def readable(self) -> bool:
        return self.editable and self.now is not None and self.now.readable

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file by itself, at its places in the text here."""
        return [*self.closed] if self.closed or self.now is None else self.now.problems

    @property
    def is_changed(self) -> bool:
        """Whether the text here differs from the one on the disk."""
        if self.now is None or self.saved is None:
            return self.now is not self.saved
        return self.now.text != self.saved.text

    @cached_property
    def encoded(self) -> bytes | None:
        """The bytes that saving would write; None when the file is to be removed."""
        if self.now is None or not self.is_changed:
            return None if self.now is None else self.disk
        return self.coding.encode(self.now.text)

    def with_text(self, text: str | None) -> "Document":
        """Return the document with another text; None: the file is to be removed."""
        return replace(self, now=None if text is None else Content(self.path, text))

    def value(self, place: Path) -> Data | Absent:
        """Return the value at a place in the text here, or ABSENT."""
        return self.now.value(place) if self.now is not None else ABSENT

    def place_at(self, line: int, column: int) -> Path:
        """Return the innermost value at a line and column, both from 1, as problems name them.

        In a table that is the row, counted from the first one of the file.
        """
        if self.kind is Kind.CSV:
            return (max(bisect_right(csv_edit.row_lines(self.text), line) - 1, 0),)
        return self.source.place_at(offset_at(self.text, line, column))

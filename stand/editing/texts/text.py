"""Every text of an edition as it stands in its files, also in a file whose model is not valid."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from stand.editing.documents.document import Document, Kind
from stand.editing.session import Session
from stand.model.base import TextKind
from stand.model.fields import fields_at
from stand.model.source import Path

_ADDRESSES = ("url", "website", "email")
_PERIODS = ("period", "periods", "first", "last", "trend_from")
# Plain texts by which one thing finds another: to change one alone would break the tie.
_TIES = {
    ("columns", "name"): "is de naam van een kolom",
    ("table", "label"): "is de naam van een kolom",
    ("table", "values"): "is de naam van een kolom",
    ("sources", "id"): "is de naam van een bron",
    ("indicators", "formula"): "is een formule",
    ("fonts", "text"): "is een lettertype",
    ("fonts", "headings"): "is een lettertype",
    ("files", "family"): "is een lettertype",
}
# What the columns of observations.csv hold that is read, not looked up.
_OPEN_COLUMNS = ("note",)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its place: in YAML the way to it, in a table its row and column from 0.

    ``guard`` says in Dutch why no search may change it by itself; empty when it may.
    """

    path: str
    place: Path
    value: str
    kind: TextKind
    guard: str = ""


def texts_of_edition(session: Session) -> Iterator[Text]:
    """Yield the texts of the edition that is open; what other editions published is left out."""
    for path, document in session.documents.items():
        if belongs(session, path):
            yield from texts_of(document)


def belongs(session: Session, path: str) -> bool:
    """Tell whether a file is part of the edition that is open, or of all editions."""
    room, _, rest = path.partition("/")
    in_edition = room == "figures" or "/" in rest
    return not in_edition or path.startswith(f"{room}/{session.year}/")


def texts_of(document: Document) -> Iterator[Text]:
    """Yield the texts of one file, of a table the cells; nothing when it cannot be read."""
    if not document.readable:
        return
    if document.kind is Kind.CSV:
        yield from _cells(document.path, document.data)
    elif document.model is not None:
        yield from texts_in(document.path, document.model, document.data)


def _cells(path: str, rows: list[list[str]]) -> Iterator[Text]:
    header = rows[0] if rows else []
    is_bank = path.endswith("/observations.csv")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if not cell:
                continue
            guard = "is de kop van een kolom" if row == 0 else ""
            name = header[column].strip() if column < len(header) else ""
            if row and is_bank and name not in _OPEN_COLUMNS:
                guard = "hoort bij een cijfer"
            yield Text(path, (row, column), cell, TextKind.PLAIN, guard)


def texts_in(path: str, annotation: Any, data: Any, place: Path = ()) -> Iterator[Text]:
    """Yield the texts in data that is meant for a type, in the order of the file."""
    if isinstance(data, dict):
        fields = fields_at(annotation, data, ())
        for key, value in data.items():
            if key in fields:
                yield from _texts_of_field(path, fields[key], value, (*place, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from texts_in(path, _item_of(annotation), item, (*place, index))


def _texts_of_field(path: str, field: FieldInfo, value: Any, place: Path) -> Iterator[Text]:
    kind = TextKind.PLAIN if _names(place)[-1] in _ADDRESSES else text_kind(field)
    if isinstance(value, dict) or (isinstance(value, list) and kind is None):
        yield from texts_in(path, field.annotation, value, place)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts_of_field(path, field, item, (*place, index))
    elif isinstance(value, str) and kind is not None:
        yield Text(path, place, value, kind, _guard(_names(place)))


def _names(place: Path) -> list[str]:
    return [part for part in place if isinstance(part, str)]


def _guard(names: list[str]) -> str:
    if names[-1] in _ADDRESSES:
        return "in een adres"
    if names[-1] in _PERIODS:
        return "is een periode"
    return _TIES.get((names[-2], names[-1]), "") if len(names) > 1 else ""


def _item_of(annotation: Any) -> Any:
    """Return what a list holds, also where the list is one of several types."""
    if get_origin(annotation) is list:
        return get_args(annotation)[0]
    found = (_item_of(part) for part in get_args(annotation))
    return next((item for item in found if item is not None), None)


def text_kind(field: FieldInfo) -> TextKind | None:
    """Return how the text of a field is read, or None when the field holds no text."""
    return _kind_in((*field.metadata, field.annotation))


def _kind_in(parts: tuple[Any, ...]) -> TextKind | None:
    for part in parts:
        found = part if isinstance(part, TextKind) else _kind_in(get_args(part))
        if found is not None:
            return found
    return None

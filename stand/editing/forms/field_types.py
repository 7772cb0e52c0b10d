"""How a value of a model is asked for: as a text, a number, a choice, a list, a record."""

import re
import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from stand.editing.forms.chapter_kinds import CHAPTER_KINDS
from stand.model.base import FileName, Identifier, TextKind
from stand.model.blocks import BodyItem
from stand.model.chapter import Chapter
from stand.model.indicators import IndicatorId


class Kind(StrEnum):
    """What a field is filled with."""

    MARKDOWN = "markdown"
    INLINE = "inline"
    PLAIN = "plain"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SWITCH = "switch"
    IDENTIFIER = "identifier"
    INDICATOR = "indicator"
    FIGURE = "figure"
    FILE = "file"
    VALUES = "values"
    ROWS = "rows"
    RECORDS = "records"
    RECORD = "record"
    BLOCKS = "blocks"
    OTHER = "other"

    @property
    def is_nested(self) -> bool:
        """Whether a form of its own, or several, stand inside."""
        return self in (Kind.RECORD, Kind.RECORDS, Kind.BLOCKS)

    @property
    def is_typed(self) -> bool:
        """Whether the field is filled by typing text."""
        return not self.is_nested and self not in (Kind.CHOICE, Kind.SWITCH, Kind.OTHER)

    @property
    def has_lines(self) -> bool:
        """Whether an Enter belongs to the value."""
        return self in (Kind.MARKDOWN, Kind.VALUES, Kind.ROWS)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldType:
    """The kind of a field; for a list of values ``item`` is the kind of each.

    ``limits`` says what can be filled in. ``record`` is the model of a record or of the records
    of a list, None where the data decides.
    """

    kind: Kind
    limits: str = ""
    item: Kind | None = None
    record: type[BaseModel] | None = None


_OTHER_LABELS = {"sign": "54%", "word": "54 procent"}
_FORMS = {
    get_args(Identifier)[1].pattern: (Kind.IDENTIFIER, "kleine letters, cijfers en streepjes"),
    get_args(IndicatorId)[1].pattern: (Kind.INDICATOR, "kleine letters, met punten ertussen"),
    r"^#[0-9a-fA-F]{6}$": (Kind.PLAIN, "een # en zes tekens, zoals #154273"),
}
_TEXTS = {
    TextKind.MARKDOWN: Kind.MARKDOWN,
    TextKind.INLINE: Kind.INLINE,
    TextKind.PLAIN: Kind.PLAIN,
}
_DATE_FORM = "jaar-maand-dag, zoals 2026-05-20"


_KNOWN: dict[int, tuple[FieldInfo, FieldType]] = {}


def type_of(name: str, info: FieldInfo) -> FieldType:
    """Return how a field of a model is asked for."""
    if id(info) not in _KNOWN:
        _KNOWN[id(info)] = (info, _type_of(name, info))
    return _KNOWN[id(info)][1]


def _type_of(name: str, info: FieldInfo) -> FieldType:
    core, notes = _taken_apart(info.annotation, list(info.metadata))
    if get_origin(core) is list:
        return _list_type(core, notes)
    kind, limits = _scalar_kind(core, notes)
    if name == "figure" and kind is Kind.IDENTIFIER:
        kind, limits = Kind.FIGURE, ""
    record = core if isinstance(core, type) and issubclass(core, BaseModel) else None
    return FieldType(kind, limits or _number_limits(notes), record=record)


def choices_of(model: Any, name: str, info: FieldInfo | None) -> tuple[Choice, ...]:
    """Return what can be chosen; for the ``kind`` of a file's model, all kinds there are."""
    if name == "kind" and get_origin(model) is Annotated:
        return tuple(_kinds(model))
    core = _taken_apart(info.annotation, [])[0] if info is not None else None
    if get_origin(core) is Literal:
        values = [str(value) for value in get_args(core)]
    elif isinstance(core, type) and issubclass(core, Enum):
        values = [str(option.value) for option in core]
    else:
        return ()
    return tuple(Choice(value, _label(value, info)) for value in values)


def _kinds(model: Any) -> list[Choice]:
    found = []
    for option in get_args(get_args(model)[0]):
        info = option.model_fields["kind"]
        for value in get_args(info.annotation):
            known = CHAPTER_KINDS if model is Chapter else {}
            found.append(Choice(value, known.get(value) or _label(value, info, info.description)))
    return found


def _label(value: str, info: FieldInfo | None, otherwise: str | None = None) -> str:
    """Return what the help text calls a value: ‘draft (concept)’ makes it ‘concept’."""
    help_text = (info.description if info else None) or ""
    match = re.search(rf"(?<![\w-]){re.escape(value)} \(([^)]*)\)", help_text)
    if match:
        return match[1]
    return _OTHER_LABELS.get(value) or (otherwise or value).rstrip(".")


def _taken_apart(annotation: Any, notes: list[Any]) -> tuple[Any, list[Any]]:
    """Return the type itself, without None, and all that is noted about it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _taken_apart(inner, [*notes, *more])
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(annotation) if option is not type(None)]
        if len(options) == 1:
            return _taken_apart(options[0], notes)
        return dict, notes
    return annotation, notes


def _list_type(core: Any, notes: list[Any]) -> FieldType:
    item, item_notes = _taken_apart(get_args(core)[0], [])
    limits = _count_limits(notes)
    if item is BodyItem:
        return FieldType(Kind.BLOCKS, limits)
    if get_origin(item) is list:
        return FieldType(Kind.ROWS, limits, Kind.INLINE)
    kind, _ = _scalar_kind(item, item_notes)
    if kind is Kind.RECORD:
        return FieldType(Kind.RECORDS, limits, record=item)
    return FieldType(Kind.VALUES, limits, kind)


def _scalar_kind(core: Any, notes: list[Any]) -> tuple[Kind, str]:
    if get_origin(core) is Literal:
        return Kind.CHOICE, ""
    if not isinstance(core, type) or issubclass(core, dict):
        return Kind.OTHER, ""
    simple: tuple[tuple[type, Kind, str], ...] = (
        (BaseModel, Kind.RECORD, ""),
        (Enum, Kind.CHOICE, ""),
        (bool, Kind.SWITCH, ""),
        (int, Kind.NUMBER, ""),
        (float, Kind.NUMBER, ""),
        (Decimal, Kind.NUMBER, ""),
        (date, Kind.DATE, _DATE_FORM),
    )
    for base, kind, limits in simple:
        if issubclass(core, base):
            return kind, limits
    return _text_kind(notes)


def _text_kind(notes: list[Any]) -> tuple[Kind, str]:
    for note in notes:
        if isinstance(note, TextKind):
            return _TEXTS[note], ""
        if getattr(note, "pattern", None) in _FORMS:
            return _FORMS[note.pattern]
        if note == get_args(FileName)[-1]:
            return Kind.FILE, ""
    return Kind.PLAIN, ""


def _bound(notes: list[Any], name: str) -> Any:
    return next((getattr(note, name) for note in notes if hasattr(note, name)), None)


def _number_limits(notes: list[Any]) -> str:
    low, high = _bound(notes, "ge"), _bound(notes, "le")
    if low is not None and high is not None:
        return f"{low} tot en met {high}"
    words = (
        (low, f"vanaf {low}"),
        (high, f"tot en met {high}"),
        (_bound(notes, "gt"), f"groter dan {_bound(notes, 'gt')}"),
        (_bound(notes, "lt"), f"kleiner dan {_bound(notes, 'lt')}"),
    )
    return ", ".join(text for bound, text in words if bound is not None)


def _count_limits(notes: list[Any]) -> str:
    low, high = _bound(notes, "min_length"), _bound(notes, "max_length")
    if low and high:
        return f"{low} tot en met {high}"
    if low:
        return f"ten minste {low}"
    return f"hoogstens {high}" if high else ""

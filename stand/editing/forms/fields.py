"""Forms made of a model: which fields stand at a place in a file, and what the user must know.

A form is a list of fields. A record or a list in it is a field too; what is inside is the form at
its place. Nothing here is kept: a form is made again from the data whenever that changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.forms.field_types import Choice, FieldType, Kind, choices_of, type_of
from stand.model.blocks import BodyItem
from stand.model.fields import fields_at
from stand.model.source import Path

Data = Any
_NOTHING: tuple[Any, ...] = (ABSENT, None, "", [], {})
_ONE_OF = (("full", "meaning"),)


@dataclass(frozen=True)
class FormField:
    """One field of a form.

    ``limits`` says in a few words what can be filled in ("1 tot en met 99"), ``default`` what
    counts while it is empty. ``present`` tells whether the file has it; ``value`` is ABSENT when
    not. ``one_of`` are the labels of the fields, this one among them, of which one has to be
    filled; nothing once one is.
    """

    place: Path
    type: FieldType
    label: str
    help: str
    required: bool
    choices: tuple[Choice, ...]
    default: str
    value: Data | Absent
    one_of: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.place[-1])

    @property
    def kind(self) -> Kind:
        return self.type.kind

    @property
    def limits(self) -> str:
        return self.type.limits

    @property
    def present(self) -> bool:
        return self.value is not ABSENT

    @property
    def in_the_way(self) -> bool:
        """Whether the field is shown at once: it is filled, or it has to be."""
        return self.required or bool(self.one_of) or self.value not in _NOTHING


def fields(model: Any, data: Data, place: Path) -> list[FormField]:
    """Return the form at a place: the fields of its model in their order, then unknown keys."""
    found = fields_at(model, data, place)
    record = as_record(value_at(data, place))
    if not found:
        found = _only_kind(model, place)
    form = [_field(model, data, (*place, name), info, record) for name, info in found.items()]
    form = _with_what_is_needed(found, form)
    unknown = [name for name in record if name not in found]
    return form + [_unknown((*place, name), record[name]) for name in unknown]


def field(model: Any, data: Data, place: Path) -> FormField | None:
    """Return the field at a place, or None when there is no such field."""
    if not place or isinstance(place[-1], int):
        return None
    return next((one for one in fields(model, data, place[:-1]) if one.place == place), None)


def value_at(data: Data, place: Path) -> Data | Absent:
    """Return the value at a place, or ABSENT. A bare name answers for its record."""
    for key in place:
        if isinstance(data, list):
            if not isinstance(key, int) or not 0 <= key < len(data):
                return ABSENT
            data = data[key]
        else:
            record = as_record(data)
            if key not in record:
                return ABSENT
            data = record[key]
    return data


def as_record(value: Data | Absent) -> dict[Any, Data]:
    """Return what stands at the place of a record as a record; a name alone is its indicator."""
    if isinstance(value, dict):
        return value
    return {"indicator": value} if isinstance(value, str) else {}


def summary(value: Data | Absent, most: int = 80) -> str:
    """Return the first words that a record, list or text could be called by, on one line."""
    if isinstance(value, dict):
        names = ("number", "title", "label", "term", "name", "text", "indicator", "value")
        parts = [str(value[name]) for name in names if isinstance(value.get(name), str | int)]
        value = " · ".join(parts[:2]) or next(iter(value.values()), "")
    if isinstance(value, list):
        value = ", ".join(summary(item, 20) for item in value[:4])
    words = " ".join(str(value if isinstance(value, str | int) else "")[: most * 2].split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _with_what_is_needed(found: dict[str, FieldInfo], form: list[FormField]) -> list[FormField]:
    """Return a form with the fields marked that are needed here, though the model has no say.

    The key of a block is what the block is; of some fields one is needed, and none is filled.
    """
    if found.keys() == BodyItem.model_fields.keys():
        return [replace(one, required=one.present) for one in form]
    for names in _ONE_OF:
        these = [one for one in form if one.name in names]
        if len(these) == len(names) and not any(one.in_the_way for one in these):
            labels = tuple(one.label for one in these)
            form = [replace(one, one_of=labels) if one in these else one for one in form]
    return form


def _field(
    model: Any, data: Data, place: Path, info: FieldInfo, record: dict[Any, Data]
) -> FormField:
    name = place[-1]
    found = type_of(str(name), info)
    return FormField(
        place=place,
        type=found,
        label=info.title or str(name),
        help=info.description or "",
        required=info.is_required(),
        choices=choices_of(model if len(place) == 1 else None, str(name), info),
        default=_default(info, choices_of(None, str(name), info)),
        value=record.get(name, ABSENT),
    )


def _default(info: FieldInfo, choices: Sequence[Choice]) -> str:
    default = info.default
    if default is PydanticUndefined or default is None or isinstance(default, bool):
        return ""
    return next((one.label for one in choices if one.value == str(default)), str(default))


def _unknown(place: Path, value: Data) -> FormField:
    text = "Dit hoort hier niet. Haal het weg, of verander de naam ervan in het bestand zelf."
    name = f"‘{place[-1]}’ (onbekend)"
    return FormField(place, FieldType(Kind.OTHER), name, text, False, (), "", value)


def _only_kind(model: Any, place: Path) -> dict[str, FieldInfo]:
    """Return the one field that must be filled before the rest of the form is known."""
    choices = () if place else choices_of(model, "kind", None)
    known = fields_at(model, {"kind": choices[0].value}, ()) if choices else {}
    return {name: info for name, info in known.items() if name == "kind"}

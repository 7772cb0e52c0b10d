"""From what is typed in a form to what stands in a file, and back."""

import re
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.forms.field_types import Kind, choices_of, type_of
from stand.editing.forms.fields import FormField, as_record, value_at
from stand.model.source import Path
from stand.model.unfinished import UNFINISHED, UNFINISHED_INDICATOR

Data = Any
_UNFINISHED = {
    **dict.fromkeys((Kind.MARKDOWN, Kind.INLINE, Kind.PLAIN), UNFINISHED),
    Kind.INDICATOR: UNFINISHED_INDICATOR,
}
_BETWEEN_CELLS = " | "


def typed_text(field: FormField) -> str:
    """Return the value of a field as one types it: lists one entry per line."""
    value = field.value
    if value is ABSENT or value is None:
        return ""
    if field.kind is Kind.ROWS and isinstance(value, list):
        return "\n".join(_row_text(row) for row in value)
    if field.kind is Kind.VALUES and isinstance(value, list):
        return "\n".join(_one_line(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def can_be_typed(field: FormField) -> bool:
    """Tell whether the value has a form that typing keeps whole."""
    value = field.value
    if value is ABSENT or value is None:
        return True
    if field.kind is Kind.ROWS:
        return isinstance(value, list) and all(_fits_a_line(row) for row in value)
    if field.kind is Kind.VALUES:
        return isinstance(value, list) and not any(isinstance(item, dict | list) for item in value)
    return not isinstance(value, dict | list)


def clean(field: FormField, typed: str | bool) -> Data | Absent:
    """Return what the file should hold for what was typed; ABSENT: take the field away.

    An optional field that was emptied goes; a required one stays, empty, for its problem to show.
    """
    if isinstance(typed, bool):
        return typed if typed or field.present else ABSENT
    if field.kind in (Kind.VALUES, Kind.ROWS):
        lines = [line.strip() for line in typed.split("\n") if line.strip()]
        cells = [[cell.strip() for cell in line.split(_BETWEEN_CELLS.strip())] for line in lines]
        return (cells if field.kind is Kind.ROWS else lines) or _nothing(field, [])
    text = typed if field.kind is Kind.MARKDOWN else typed.strip()
    if not text.strip():
        return _nothing(field, "")
    return _number(text) if field.kind is Kind.NUMBER else text


def change_at(data: Data, place: Path, value: Data | Absent) -> tuple[Path, Data | Absent]:
    """Return the change that puts a value at a place whose record may not be there yet.

    The place that comes back has a record or list around it; ABSENT means that it is to be
    removed. A name that stands for a record becomes one when another field of it is filled.
    """
    outer = place[:-1]
    around = value_at(data, outer)
    if isinstance(around, str):
        if place[-1] == "indicator":
            return outer, "" if value is ABSENT else value
        record = {"indicator": around, place[-1]: value}
        return outer, {name: one for name, one in record.items() if one is not ABSENT}
    if isinstance(around, dict | list):
        return place, value
    if value is ABSENT:
        return outer, around
    return change_at(data, outer, {place[-1]: value}) if outer else (place, value)


def blank(record: type[BaseModel], others: Data = ()) -> dict[str, Data]:
    """Return a new record with its required fields, which show that they are to be filled.

    ``others`` are the records beside it: a ``number`` is one more than theirs.
    """
    found: dict[str, Data] = {}
    for name, info in record.model_fields.items():
        if info.is_required():
            found[name] = _blank_value(name, info, others)
    if not found:
        names = [one for one in ("label", "title") if one in record.model_fields]
        found[[*names, *record.model_fields][0]] = UNFINISHED
    return found


def _blank_value(name: str, info: Any, others: Data) -> Data:
    found = type_of(name, info)
    if name == "number":
        return next_number(others)
    if found.kind is Kind.RECORDS and found.record is not None:
        return [blank(found.record)]
    if found.kind is Kind.RECORD and found.record is not None:
        return blank(found.record)
    if found.kind in (Kind.VALUES, Kind.ROWS, Kind.BLOCKS):
        return []
    choices = choices_of(None, name, info)
    if choices:
        return choices[0].value
    return _UNFINISHED.get(found.kind, "")


def next_number(others: Data) -> int:
    """Return one more than the highest ``number`` of the records given."""
    numbers = [str(as_record(other).get("number")) for other in others]
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _nothing(field: FormField, empty: Data) -> Data | Absent:
    return empty if field.required else ABSENT


def _number(text: str) -> Data:
    """Return a number where the text is one as a file writes it, and the text otherwise."""
    if re.fullmatch(r"0|-?[1-9]\d{0,17}", text):
        return int(text)
    return Decimal(text) if re.fullmatch(r"-?\d{1,15}\.\d{1,6}", text) else text


def _one_line(value: Data) -> str:
    return " ".join(str(value if value is not None else "").splitlines())


def _row_text(row: Data) -> str:
    return _BETWEEN_CELLS.join(_one_line(cell) for cell in row)


def _fits_a_line(row: Data) -> bool:
    return isinstance(row, list) and not any(
        isinstance(cell, dict | list) or "|" in str(cell) for cell in row
    )

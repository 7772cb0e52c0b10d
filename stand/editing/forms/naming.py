"""Fields that hold the name of something else, which one chooses instead of typing it."""

from enum import StrEnum

from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField


class Named(StrEnum):
    """What a field names."""

    INDICATOR = "indicator"
    FIGURE = "named-figure"
    TABLE = "table"


def named_by(field: FormField) -> Named | None:
    """Return what the value of a field names, each of its values when it is a list."""
    kind = field.type.item or field.kind
    if kind is Kind.INDICATOR:
        return Named.INDICATOR
    if kind is Kind.FIGURE:
        return Named.FIGURE
    is_table = kind is Kind.FILE and field.place[-2:] == ("table", "file")
    return Named.TABLE if is_table else None

"""Where an indicator is named: in the bank, with its values, in texts and fields of a file."""

import re
from collections.abc import Iterator
from typing import Any

from stand.editing.bank.observations import is_bank
from stand.editing.documents.document import Document, Kind
from stand.editing.forms.field_types import Kind as FieldKind
from stand.editing.forms.fields import fields
from stand.editing.texts.text import texts_of
from stand.markup.markdown import parse_reference
from stand.model.source import Path
from stand.numbers.references import parse_figure_reference
from stand.workspace import INDICATORS_FILE

_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_LIST = "indicators"


def renamed_in(document: Document, old: str, new: str) -> dict[Path, str]:
    """Return the values of a file that name an indicator, by place, with its new name in them.

    The ids in the bank itself are left out: which of them is meant, is for the caller to know.
    """
    if not document.readable or old not in document.text:
        return {}
    found = {}
    for text in texts_of(document):
        words = _in_text(text.value, old, new)
        if words != text.value:
            found[text.place] = words
    named = _cells(document, old) if document.kind is Kind.CSV else _named(document, (), old)
    found |= dict.fromkeys(named, new)
    return found | _formulas(document, old, new) if document.path == INDICATORS_FILE else found


def _in_text(text: str, old: str, new: str) -> str:
    """Return a text in which the references to an indicator have another name for it."""
    if "[[" not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        reference = None if parse_reference(match[1]) else parse_figure_reference(match[1])
        if reference is None or old not in (reference.name, reference.whole):
            return match[0]
        return re.sub(rf"((?:\[\[|:)\s*){re.escape(old)}(?=[\s@|\]])", rf"\g<1>{new}", match[0])

    return _REFERENCE.sub(replaced, text)


def _cells(document: Document, old: str) -> Iterator[Path]:
    """Yield the cells that say of which indicator a row is."""
    rows = document.data
    names = [cell.strip() for cell in rows[0]] if rows else []
    if not is_bank(document.path) or "indicator" not in names:
        return
    column = names.index("indicator")
    for row, cells in enumerate(rows[1:], 1):
        if column < len(cells) and cells[column].strip() == old:
            yield row, column


def _named(document: Document, place: Path, old: str) -> Iterator[Path]:
    """Yield the fields at a place, and inside, that are filled with the name of an indicator."""
    for field in fields(document.model, document.data, place):
        kind, value = field.kind, field.value
        if kind is FieldKind.INDICATOR:
            is_id = document.path == INDICATORS_FILE and field.name == "id"
            yield from [field.place] if value == old and not is_id else []
        elif kind is FieldKind.VALUES and field.type.item is FieldKind.INDICATOR:
            yield from _items(field.place, value, old)
        elif kind.is_nested:
            yield from _inside(document, field.place, value, old)


def _inside(document: Document, place: Path, value: Any, old: str) -> Iterator[Path]:
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _inside(document, (*place, index), one, old)
    elif isinstance(value, dict):
        yield from _named(document, place, old)
    elif value == old and any(
        one.kind is FieldKind.INDICATOR for one in fields(document.model, document.data, place)
    ):
        yield place  # a name that stands for a record


def _items(place: Path, value: Any, old: str) -> Iterator[Path]:
    for index, one in enumerate(value if isinstance(value, list) else []):
        if one == old:
            yield *place, index


def _formulas(document: Document, old: str, new: str) -> dict[Path, str]:
    name = re.compile(rf"(?<![\w.]){re.escape(old)}(?![\w.])")
    listed = document.value((_LIST,))
    found: dict[Path, str] = {}
    for index, one in enumerate(listed if isinstance(listed, list) else []):
        formula = one.get("formula") if isinstance(one, dict) else None
        if isinstance(formula, str) and name.search(formula):
            found[_LIST, index, "formula"] = name.sub(new, formula)
    return found

"""What all models share: strictness, the kinds of text, the common short types."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args

from markdown_it.token import Token
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core.core_schema import CoreSchema, str_schema

from stand.markup.markdown import blocks, inline
from stand.model.source import Path

# In bytes; file systems stop at 255, with the ending that the content leaves out.
_MAX_NAME = 200


class StandModel(BaseModel):
    """A frozen record whose fields carry a Dutch title and help text; unknown keys are refused.

    What validates it is built at its first use: the kinds of file have one each, not each model.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


class FieldFault(ValueError):
    """What is wrong with a model as a whole, and the way to the field at which that shows."""

    def __init__(self, field: str | Path, message: str) -> None:
        super().__init__(message)
        self.path: Path = (field,) if isinstance(field, str) else field


class TextKind(StrEnum):
    """How a text is read: as Markdown with paragraphs, as one line with emphasis, or as it is."""

    MARKDOWN = "markdown"
    INLINE = "inline"
    PLAIN = "plain"

    def __get_pydantic_core_schema__(self, *_: Any) -> CoreSchema:
        """Say what pydantic would work out for each of hundreds of fields: a text, not empty."""
        return str_schema(min_length=1)


def _possible_file_name(name: str) -> str:
    if "\0" in name or any(len(part.encode()) > _MAX_NAME for part in name.split("/")):
        raise ValueError("zo kan een bestand niet heten: te lang, of met vreemde tekens")
    return name


def _plain_quantity(written: Any) -> Any:
    """Refuse what can be read in two ways: 12.830 is 12 830 to one person and 12,83 to another."""
    if not isinstance(written, str):
        return written
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", written.strip()):
        bare = written.strip().replace(".", "")
        raise ValueError(f"‘{written}’ kan twee getallen zijn; schrijf {bare}, zonder punt")
    return re.sub(r"^(-?\d+),(\d+)$", r"\1.\2", written.strip())


def _iso_date(written: Any) -> Any:
    if isinstance(written, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written.strip()):
        raise ValueError(f"‘{written}’ is geen datum; schrijf jaar-maand-dag, zoals 2026-05-20")
    return written


Quantity = Annotated[float, BeforeValidator(_plain_quantity)]
IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Markdown = Annotated[str, TextKind.MARKDOWN]
Inline = Annotated[str, TextKind.INLINE]
Plain = Annotated[str, TextKind.PLAIN]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FileName = Annotated[str, StringConstraints(min_length=1), AfterValidator(_possible_file_name)]
Url = Annotated[str, StringConstraints(min_length=1)]


def no_items() -> list[Any]:
    """Return an empty list, for a default; how to call ``list`` itself takes long to find out."""
    return []


class LooseNumber(StandModel):
    """A number that stays in the text as it is, with the reason why it has no place in the bank."""

    text: Plain = Field(
        title="Getal",
        description="Het getal zoals het in de tekst staat, met ‘ruim’ of ‘ca.’ erbij.",
    )
    reason: Plain = Field(title="Reden", description="Waarom dit getal los in de tekst mag staan.")


@dataclass(frozen=True, slots=True)
class TextValue:
    """A text of the content, with the way to it in its file.

    ``tokens`` is the text as Markdown reads it: paragraphs, or one line; nothing for a plain text.
    """

    path: Path
    value: str
    kind: TextKind
    tokens: list[Token] = field(compare=False)


_READERS: dict[TextKind, Callable[[str], list[Token]]] = {
    TextKind.MARKDOWN: blocks,
    TextKind.INLINE: inline,
    TextKind.PLAIN: lambda _text: [],
}


def texts(model: BaseModel, path: Path = ()) -> Iterator[TextValue]:
    """Yield every text of a model and of the models in it, in the order of their fields."""
    for name in type(model).model_fields:
        yield from _texts_of(getattr(model, name), (*path, name), _text_kind(type(model), name))


def _texts_of(value: Any, path: Path, kind: TextKind | None) -> Iterator[TextValue]:
    if isinstance(value, BaseModel):
        yield from texts(value, path)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts_of(item, (*path, index), kind)
    elif isinstance(value, str) and kind is not None:
        yield TextValue(path, value, kind, _READERS[kind](value))


@cache
def _text_kind(model: type[BaseModel], name: str) -> TextKind | None:
    found = model.model_fields[name]
    return _find_kind((*found.metadata, found.annotation))


def _find_kind(parts: tuple[Any, ...]) -> TextKind | None:
    for part in parts:
        found = part if isinstance(part, TextKind) else _find_kind(get_args(part))
        if found is not None:
            return found
    return None

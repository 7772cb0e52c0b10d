"""Where an edition uses the figure bank: in texts, and in fields that name an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from stand.markup.markdown import parse_reference, split_references
from stand.model.base import TextValue
from stand.model.blocks import Series
from stand.model.captions import Crossed, Sourced
from stand.model.publication import Publication
from stand.model.source import Path, Source
from stand.numbers.references import PERIOD, parse_figure_reference


@dataclass(frozen=True)
class Use:
    """One place where an indicator is used. ``periods`` are as written; empty for the default.

    ``earlier`` counts how often the same text used it before.
    """

    indicator: str
    periods: tuple[str, ...]
    source: Source
    path: Path
    in_text: bool
    earlier: int = 0

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line."""
        quote = f"[[{self.indicator}" if self.in_text else ""
        offset = self.source.offset_of(self.path, quote=quote, skip=self.earlier)
        return self.source.path, self.source.line_and_column(offset)[0]


def uses_of(publication: Publication) -> list[Use]:
    """Return every use of an indicator in an edition: those in texts, then those in fields."""
    found = [use for source, text in publication.texts for use in _in_text(text, source)]
    for file in publication.chapters:
        found += _in_fields(file.chapter.body, file.source, ("body",))
    for figure in publication.figures.values():
        found += _in_fields(figure.figure, figure.source, ())
    return found


def _in_text(text: TextValue, source: Source) -> Iterator[Use]:
    if "[[" not in text.value:
        return
    seen: dict[str, int] = {}
    for piece, is_reference in split_references(text.value):
        if not is_reference or parse_reference(piece):
            continue
        reference = parse_figure_reference(piece)
        if reference is not None and reference.name != PERIOD:
            periods = tuple(p for p in (reference.first, reference.last) if p)
            earlier = seen[reference.name] = seen.get(reference.name, -1) + 1
            yield Use(reference.name, periods, source, text.path, in_text=True, earlier=earlier)
            if reference.whole:
                yield Use(reference.whole, periods, source, text.path, in_text=True)


def _in_fields(value: Any, source: Source, path: Path) -> Iterator[Use]:
    if isinstance(value, Sourced) and value.indicator is not None:
        periods = (value.period,) if value.period else ()
        yield Use(value.indicator, periods, source, (*path, "indicator"), in_text=False)
    elif isinstance(value, Crossed):
        several = tuple(p for p in (value.first, value.last, *value.periods) if p)
        for index, line in enumerate(value.indicators):
            place = (*path, "indicators", index, "indicator")
            yield Use(line.indicator, several, source, place, in_text=False)
    elif isinstance(value, Series):
        for index, name in enumerate(value.indicators):
            place = (*path, "indicators", index)
            yield Use(name, (value.first, value.last), source, place, in_text=False)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _in_fields(getattr(value, name), source, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_fields(item, source, (*path, index))

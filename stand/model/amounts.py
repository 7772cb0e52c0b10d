"""The values that stand in a model, wherever they are in it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from stand.model.captions import Amount
from stand.model.figures import Duration
from stand.model.source import Path


def amounts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Amount | Duration]]:
    """Yield each value of a figure or block, and of what is in it, with the way to it."""
    if isinstance(value, Amount | Duration):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from amounts(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from amounts(item, (*path, index))

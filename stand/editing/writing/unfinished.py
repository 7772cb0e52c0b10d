"""Where in the data of a file something still has to be written."""

from typing import Any

from stand.model.source import Path
from stand.model.unfinished import UNFINISHED_FORM


def is_unfinished(value: Any) -> bool:
    """Tell whether a value still waits for its words."""
    return isinstance(value, str) and UNFINISHED_FORM.fullmatch(value.strip()) is not None


def first_unfinished(data: Any, place: Path) -> Path:
    """Return the place of the first value that waits for its words, or else that of the whole."""
    return _first(data, place) or place


def _first(data: Any, place: Path) -> Path | None:
    if is_unfinished(data):
        return place
    parts: list[tuple[str | int, Any]] = []
    if isinstance(data, dict):
        parts = list(data.items())
    elif isinstance(data, list):
        parts = list(enumerate(data))
    found = (_first(value, (*place, key)) for key, value in parts)
    return next((one for one in found if one is not None), None)

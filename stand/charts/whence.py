"""Where in its model a figure has a value from."""

from collections.abc import Iterable, Iterator
from typing import Any

from stand.charts.data import Datum
from stand.model.figures import Figure
from stand.model.source import Path


def place_of(figure: Figure, datum: Datum) -> Path:
    """Return the way to the indicator or the number that a value is, or to the table it is in."""
    if getattr(figure, "table", None) is not None:
        return ("table",)
    model = figure.model_dump()
    # An item without a period of its own is about the reporting year.
    for period in (datum.period, None) if datum.indicator else (None,):
        for place in _places(model, datum, period, ()):
            return place
    return ()


def _places(part: Any, datum: Datum, period: str | None, path: Path) -> Iterator[Path]:
    children: Iterable[tuple[str | int, Any]] = ()
    if isinstance(part, dict):
        key = "indicator" if datum.indicator else "value"
        meant = datum.indicator or (None if datum.value is None else float(datum.value))
        if meant is not None and part.get(key) == meant and part.get("period") == period:
            yield (*path, key)
        children = part.items()
    elif isinstance(part, list):
        children = enumerate(part)
    for name, child in children:
        yield from _places(child, datum, period, (*path, name))

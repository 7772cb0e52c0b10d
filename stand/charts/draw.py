"""From a figure and its data to SVG: drawn once, then taken from the cache."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from stand.charts.bars import bars_spec
from stand.charts.data import FigureData
from stand.charts.flow import flow_spec
from stand.charts.grouped import grouped_spec
from stand.charts.limits import faults
from stand.charts.own import own_spec
from stand.charts.ring import ring_spec
from stand.charts.shares import shares_spec
from stand.charts.style import ChartStyle
from stand.charts.trend import trend_spec
from stand.charts.units import units_spec
from stand.charts.vega import Spec, to_svg
from stand.content.atomic import write_atomic
from stand.errors import CannotWrite
from stand.model.figures import Figure

_SPECS: dict[str, Callable[[Any, FigureData, ChartStyle], Spec]] = {
    "bars": bars_spec,
    "flow": flow_spec,
    "grouped-bars": grouped_spec,
    "percent-bars": grouped_spec,
    "ring": ring_spec,
    "shares": shares_spec,
    "stacked-bars": grouped_spec,
    "trend": trend_spec,
    "units": units_spec,
    "vega-lite": own_spec,
}


def is_drawn(figure: Figure) -> bool:
    """Tell whether a figure is a drawing; the others are HTML, or a picture from a file."""
    return figure.kind in _SPECS


class Drawer:
    """Draws the figures of one organisation; ``folder`` may be deleted at any time."""

    def __init__(self, style: ChartStyle, folder: Path) -> None:
        self._style = style
        self._folder = folder

    def draw(self, figure: Figure, data: FigureData) -> str | None:
        """Return a figure as SVG, or None when its data cannot be shown so.

        Raises NotDrawable when a specification of the user's own is not right.
        """
        if not is_drawn(figure) or any(faults(figure, data)):
            return None
        kept = self._folder / f"{self._key(figure, data)}.svg"
        with suppress(OSError, UnicodeDecodeError):
            svg = kept.read_text("utf-8")
            if svg.endswith("</svg>"):
                return svg
        svg = to_svg(_SPECS[figure.kind](figure, data, self._style), self._style)
        with suppress(CannotWrite):  # without a cache the figure is drawn again next time
            write_atomic(kept, svg.encode())
        return svg

    def _key(self, figure: Figure, data: FigureData) -> str:
        """Return the hash of all that a drawing follows from: words, data, style, our rules."""
        parts = (_rules(), figure.model_dump_json(), repr(data), self._style_key)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    @property
    def _style_key(self) -> str:
        files = [(weight, _digest(path)) for weight, path in self._style.files]
        return repr((self._style.colours.model_dump(), self._style.family, files))


@cache
def _rules() -> str:
    """Return the hash of this room, so that what other rules drew is never taken for ours."""
    folder = resources.files("stand.charts")
    sources = sorted(
        (file.name, file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".py")
    )
    return hashlib.sha256(repr(sources).encode()).hexdigest()


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

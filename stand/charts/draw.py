"""From a figure and its data to SVG: drawn once, then taken from the cache."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

from stand.charts.apart import to_svg_apart
from stand.charts.bars import bars_spec
from stand.charts.data import FigureData
from stand.charts.flow import flow_spec
from stand.charts.grouped import grouped_spec
from stand.charts.limits import faults
from stand.charts.own import own_spec
from stand.charts.ring import ring_spec
from stand.charts.shares import shares_spec
from stand.charts.sparkline import Sparkline, sparkline_spec
from stand.charts.style import ChartStyle
from stand.charts.trend import trend_spec
from stand.charts.units import units_spec
from stand.charts.vega import Spec, to_svg
from stand.content.atomic import write_atomic
from stand.errors import CannotWrite
from stand.model.charts import VegaLite
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
        to_drawing = to_svg_apart if isinstance(figure, VegaLite) else to_svg
        return self._kept(
            self._key(figure.model_dump_json(), repr(data)),
            lambda: to_drawing(_SPECS[figure.kind](figure, data, self._style), self._style),
        )

    def sparkline(self, line: Sparkline) -> str:
        """Return the line of a tile as SVG."""
        return self._kept(
            self._key("sparkline", repr(line)),
            lambda: to_svg(sparkline_spec(line, self._style), self._style),
        )

    def _kept(self, key: str, draw: Callable[[], str]) -> str:
        """Return the drawing that is kept under a key; if there is none, it is made."""
        kept = self._folder / f"{key}.svg"
        with suppress(OSError, UnicodeDecodeError):
            svg = kept.read_text("utf-8")
            if svg.endswith("</svg>"):
                return svg
        svg = draw()
        with suppress(CannotWrite):  # without a cache the figure is drawn again next time
            write_atomic(kept, svg.encode())
        return svg

    def _key(self, *content: str) -> str:
        """Return the hash of all that a drawing follows from: words, data, style, our rules."""
        parts = (_rules(), *content, self._style_key)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    @property
    def _style_key(self) -> str:
        files = [(weight, _digest(path)) for weight, path in self._style.files]
        return repr((self._style.colours.model_dump(), self._style.family, files))


@cache
def _rules() -> str:
    """Return the hash of this room and its engine, so that other rules' drawings are not ours."""
    engine = version("vl-convert-python")
    folder = resources.files("stand.charts")
    sources = sorted(
        (file.name, file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".py")
    )
    return hashlib.sha256(repr((engine, sources)).encode()).hexdigest()


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

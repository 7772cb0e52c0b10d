"""From a figure and its data to SVG: drawn once, then taken from the cache."""

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from stand.charts.data import FigureData
from stand.charts.kinds.sparkline import Sparkline
from stand.charts.limits import faults
from stand.charts.look.style import ChartStyle
from stand.content.atomic import write_atomic
from stand.errors import CannotWrite
from stand.model.captions import Captioned
from stand.model.figures import Figure, Image, Process, SmallTable, Tiles, Timeline

_AROUND = set(Captioned.model_fields)
"""What is said around a drawing, and not in it."""
_KEPT_FOR = 30 * 24 * 3600  # seconds
_IN_HTML = (SmallTable, Timeline, Tiles, Process, Image)


def is_drawn(figure: Figure) -> bool:
    """Tell whether a figure is a drawing; the others are HTML, or a picture from a file."""
    return not isinstance(figure, _IN_HTML)


class Drawer:
    """Draws the figures of one organisation; ``folder`` may be deleted at any time.

    It ``waits`` for what takes a while, or says that it is not ready.
    """

    def __init__(self, style: ChartStyle, folder: Path, *, waits: bool = True) -> None:
        self._style = style
        self._folder = folder
        self._waits = waits

    def draw(self, figure: Figure, data: FigureData) -> str | None:
        """Return a figure as SVG, or None when its data cannot be shown so.

        Raises NotDrawable when a specification of the user's own is not right, and NotReady.
        """
        if not is_drawn(figure) or any(faults(figure, data)):
            return None

        def draw() -> str:
            from stand.charts.kinds.drawing import drawing_of  # noqa: PLC0415 - if not kept

            return drawing_of(figure, data, self._style, waits=self._waits)

        return self._kept(self._key(figure.model_dump_json(exclude=_AROUND), repr(data)), draw)

    def sparkline(self, line: Sparkline) -> str:
        """Return the line of a tile as SVG."""

        def draw() -> str:
            from stand.charts.kinds.drawing import sparkline_drawing  # noqa: PLC0415 - if not kept

            return sparkline_drawing(line, self._style)

        return self._kept(self._key("sparkline", repr(line)), draw)

    def _kept(self, key: str, draw: Callable[[], str]) -> str:
        """Return the drawing that is kept under a key; if there is none, it is made."""
        kept = self._folder / f"{key}.svg"
        with suppress(OSError, UnicodeDecodeError):
            svg = kept.read_text("utf-8")
            if svg.endswith("</svg>"):
                return svg
        svg = draw()
        with suppress(CannotWrite):  # without a cache the figure is drawn again next time
            write_atomic(kept, svg.encode(), durable=False)
        return svg

    def _key(self, *content: str) -> str:
        """Return the hash of all that a drawing follows from: words, data, style, our rules."""
        parts = (_rules(), *content, self._style_key)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]

    @property
    def _style_key(self) -> str:
        files = [(weight, _digest(path)) for weight, path in self._style.files]
        return repr((self._style.colours.model_dump(), self._style.family, files))


def forget_old(folder: Path) -> None:
    """Remove drawings that were made long ago: each change of a figure leaves one behind."""
    oldest = time.time() - _KEPT_FOR
    for path in folder.glob("*.svg"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


@cache
def _rules() -> str:
    """Return the hash of this room and its engine, so that other rules' drawings are not ours."""
    engine = version("vl-convert-python")
    folder = Path(str(resources.files("stand.charts")))
    sources = sorted(
        (path.relative_to(folder).as_posix(), path.read_bytes()) for path in folder.rglob("*.py")
    )
    return hashlib.sha256(repr((engine, sources)).encode()).hexdigest()


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

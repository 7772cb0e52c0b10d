"""Layouts kept by what went into them, from one version of an edition to the next."""

import hashlib
from collections import OrderedDict
from typing import Protocol

from stand.render.pages import Engine, Layout
from stand.render.resources import Resources

_MOST_ENGINES = 4
_ROUNDS = 8


class Lays(Protocol):
    """What lays out HTML by the style sheet of an edition."""

    @property
    def complaints(self) -> tuple[str, ...]:
        """What was said about the style sheet."""

    def lay_out(self, html: str, first_page: int = 1) -> Layout:
        """Return the pages of an HTML document, or raise RenderFailed."""


class Layouts:
    """The layouts of an edition that is being written.

    A layout that was not needed the last few times that the whole edition was laid out is dropped.
    """

    def __init__(self) -> None:
        self._round = 0
        self._kept: dict[str, tuple[int, Layout]] = {}
        self._engines: OrderedDict[str, Engine] = OrderedDict()

    def engine(self, css: str, served: Resources) -> Lays:
        """Return what lays out by a style sheet, and does so once for the same document."""
        key = _hash(css, *served.digests(css))
        engine = self._engines.get(key)
        if engine is None:
            engine = self._engines[key] = Engine(css, served)
        else:
            engine.serve(served)
        self._engines.move_to_end(key)
        if len(self._engines) > _MOST_ENGINES:
            self._engines.popitem(last=False)
        return _KeepingEngine(self, engine, key, served)

    def get(self, key: str) -> Layout | None:
        """Return the layout that is kept under a key."""
        if key not in self._kept:
            return None
        _, layout = self._kept[key]
        self._kept[key] = self._round, layout
        return layout

    def keep(self, key: str, layout: Layout) -> None:
        """Keep a layout under a key."""
        self._kept[key] = self._round, layout

    def end_round(self) -> None:
        """Drop what was not needed lately: the whole edition has been laid out."""
        self._kept = {
            key: (last, layout)
            for key, (last, layout) in self._kept.items()
            if self._round - last < _ROUNDS
        }
        self._round += 1


class _KeepingEngine:
    def __init__(self, layouts: Layouts, engine: Engine, key: str, served: Resources) -> None:
        self._layouts = layouts
        self._engine = engine
        self._key = key
        self._served = served
        self.complaints = engine.complaints

    def lay_out(self, html: str, first_page: int = 1) -> Layout:
        key = _hash(self._key, html, str(first_page), *self._served.digests(html))
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._engine.lay_out(html, first_page)
            self._layouts.keep(key, layout)
        return layout


def _hash(*parts: str) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

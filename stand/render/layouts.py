"""Layouts kept by what went into them, from one version of an edition to the next."""

import hashlib
from collections import OrderedDict
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from weasyprint.text.fonts import FontConfiguration

from stand.render.live import Live
from stand.render.pages import Engine, Layout, unheard
from stand.render.resources import Resources, unstamped

_MOST_ENGINES = 4
_ROUNDS = 8
_MOST_LIVE = 2


class Lays(Protocol):
    """What lays out HTML by the style sheet of an edition."""

    @property
    def complaints(self) -> tuple[str, ...]:
        """What was said about the style sheet."""

    @property
    def fonts(self) -> FontConfiguration:
        """The fonts of the edition."""

    def forget_pictures(self) -> None:
        """Let go of pictures that were read."""

    def lay_out(self, html: str, first_page: int = 1) -> Layout:
        """Return the pages of an HTML document, or raise RenderFailed."""


@dataclass
class _Kept:
    """A layout that can be laid out on from, and what it was made with."""

    key: str
    live: Live
    served: Resources


class Layouts:
    """The layouts of an edition that is being written.

    A layout that was not needed the last few times that the whole edition was laid out is dropped.
    """

    def __init__(self) -> None:
        self._round = 0
        self._kept: dict[str, tuple[int, Layout]] = {}
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._live: list[_Kept] = []

    def engine(self, css: str, served: Resources) -> "KeepingEngine":
        """Return what lays out by a style sheet, and does so once for the same document."""
        served = served.with_drawings({})
        key = _hash(css, *served.digests(css))
        engine = self._engines.get(key)
        if engine is None:
            engine = self._engines[key] = Engine(css, served)
        else:
            engine.serve(served)
        self._engines.move_to_end(key)
        if len(self._engines) > _MOST_ENGINES:
            self._engines.popitem(last=False)
        return KeepingEngine(self, engine, key, served)

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

    def grafted(self, key: str, html: str, served: Resources) -> Live | None:
        """Return a layout of something like a document, with what is new in this one put in."""
        for kept in self._live:
            if kept.key == key:
                kept.served.take_over(served)
                try:
                    with unheard():
                        fits = kept.live.graft(html)
                except Exception:
                    self._live.remove(kept)
                    return None
                if fits:
                    return kept.live
        return None

    def keep_live(self, key: str, live: Live, served: Resources) -> None:
        """Keep a layout to lay out on from, in the place of the one of the same part."""
        others = [kept for kept in self._live if not kept.live.is_like(live.text)]
        self._live = [_Kept(key, live, served), *others][:_MOST_LIVE]

    def has_live(self, key: str, html: str) -> bool:
        """Tell whether there is a layout of the same part to lay out on from."""
        return any(kept.key == key and kept.live.is_like(html) for kept in self._live)

    def forget_live(self, live: Live) -> None:
        """Lay out on from this one no more."""
        self._live = [kept for kept in self._live if kept.live is not live]

    def end_round(self) -> None:
        """Drop what was not needed lately: the whole edition has been laid out."""
        self._kept = {
            key: (last, layout)
            for key, (last, layout) in self._kept.items()
            if self._round - last < _ROUNDS
        }
        self._round += 1


class KeepingEngine:
    """Lays out by a style sheet, once for the same document."""

    def __init__(self, layouts: Layouts, engine: Engine, key: str, served: Resources) -> None:
        self._layouts = layouts
        self._engine = engine
        self._key = key
        self._served = served
        self.complaints = engine.complaints
        self.fonts = engine.fonts

    def forget_pictures(self) -> None:
        """Let go of pictures that were read, which the other versions of the edition share."""
        self._engine.forget_pictures()

    def lay_out(self, html: str, first_page: int = 1) -> Layout:
        """Return the pages of an HTML document, or raise RenderFailed."""
        layout = self._known(html, first_page)
        if layout is None:
            made = self._engine.lay_out(self._served.stamped(html), first_page)
            layout = self._keep(html, first_page, made)
        return layout

    def lay_out_in_steps(self, html: str, first_page: int = 1) -> Generator[None, None, Layout]:
        """Do as ``lay_out``, a page at a time; what is like it is laid out fast from then on."""
        layout = self._known(html, first_page)
        if layout is None:
            layout, live = yield from self._in_steps(html, first_page)
            self._layouts.keep_live(self._live_key(first_page), live, self._served)
        return layout

    def try_in_steps(self, html: str, first_page: int = 1) -> Generator[None, None, Layout]:
        """Do as ``lay_out``, a page at a time, for a document that is perhaps not shown."""
        layout = self._known(html, first_page)
        if layout is None:
            layout, _ = yield from self._in_steps(html, first_page)
        return layout

    def prepare(self, html: str, first_page: int = 1) -> Iterator[None]:
        """See to it that what is like a document is laid out fast, a page at a time."""
        stamped = self._served.stamped(html)
        if not self._layouts.has_live(self._live_key(first_page), stamped):
            _, live = yield from self._in_steps(html, first_page)
            self._layouts.keep_live(self._live_key(first_page), live, self._served)

    def grafted(
        self, html: str, first_page: int = 1, drawings: Mapping[str, str] | None = None
    ) -> Live | None:
        """Return the layout of a document made from that of one like it, if there is one.

        The document may name these drawings, by their names.
        """
        served = self._served.with_drawings(drawings or {})
        return self._layouts.grafted(self._live_key(first_page), served.stamped(html), served)

    def _known(self, html: str, first_page: int) -> Layout | None:
        """Return the layout of a document that was laid out, if only with other page numbers."""
        key = self._key_of(html)
        layout = self._layouts.get(_hash(key, str(first_page)))
        other = self._layouts.get(key) if layout is None else None
        numbered = other and other.numbered(first_page)
        return self._keep(html, first_page, numbered) if numbered else layout

    def _in_steps(self, html: str, first_page: int) -> Generator[None, None, tuple[Layout, Live]]:
        made, live = yield from self._engine.lay_out_in_steps(
            self._served.stamped(html), first_page
        )
        return self._keep(html, first_page, made), live

    def _keep(self, html: str, first_page: int, made: Layout) -> Layout:
        layout = replace(made, complaints=tuple(map(unstamped, made.complaints)))
        key = self._key_of(html)
        if layout.edges is not None:
            self._layouts.keep(key, layout)
        self._layouts.keep(_hash(key, str(first_page)), layout)
        return layout

    def _live_key(self, first_page: int) -> str:
        return _hash(self._key, str(first_page))

    def _key_of(self, html: str) -> str:
        return _hash(self._key, html, *self._served.digests(html))


def _hash(*parts: str) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

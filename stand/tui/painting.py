"""Draws of the screen what changed, and no more.

The toolkit's own compositor asks every widget in a part of the screen for all of its lines when one
line of one of them is another. A form has dozens of widgets, and a key must be on the screen at
once; so here each widget is asked for the rows that are to be drawn anew.
"""

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

_Piece = tuple[Region, Region, list[Strip]]


class Painter(Compositor):
    """A compositor that draws the rows that changed."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: list[Region] | None = None
        """The stretches of the screen that are being drawn anew; None: all of it."""

    def render_partial_update(self) -> ChopsUpdate | None:
        screen = self.size.region
        self._changed = [one.intersection(screen) for one in self._dirty_regions]
        try:
            return super().render_partial_update()
        finally:
            self._changed = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[_Piece]:
        if self._changed is None:
            yield from super()._get_renders(crop)
            return
        left = self._changed
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            seen = region.intersection(clip)
            rows = _rows(seen, left)
            if not rows:
                continue
            x, y = seen.x - region.x, rows.start - region.y
            strips = widget.render_lines(Region(x, y, seen.width, len(rows)))
            yield region, Region(clip.x, rows.start, clip.width, len(rows)), strips
            left = [one for one in left if not seen.contains_region(one)]
            if not left:
                return


def _rows(seen: Region, changed: Iterable[Region]) -> range:
    """Return the rows of a stretch of the screen from the first to the last that is changed."""
    pieces = [piece for one in changed if (piece := seen.intersection(one))]
    if not pieces:
        return range(0)
    return range(min(one.y for one in pieces), max(one.bottom for one in pieces))

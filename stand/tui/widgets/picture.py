"""A picture on the screen, as sharp as the terminal can show it."""

import asyncio
from dataclasses import dataclass, field
from itertools import count

from rich.control import Control
from rich.segment import ControlType, Segment
from textual.dom import NoScreen
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from stand.tui.background import in_background
from stand.tui.drawing import (
    MOST_CELLS,
    blocks,
    dots,
    fitted,
    kitty_forget,
    kitty_place,
    kitty_rows,
    kitty_send,
    opened,
    signs,
    sixel_rows,
    size_of,
)
from stand.tui.graphics import Graphics, cell_size

_AS_IT_IS = [(ControlType.CURSOR_FORWARD, 0)]
# Numbers that other programs are not likely to have given to a picture in the same window.
_NUMBERS = count(0x5A1D01)


@dataclass
class _Drawn:
    """A picture made for a size in cells: lines of characters, of pixels, or both.

    ``number`` is that of a picture which the terminal keeps.
    """

    png: bytes
    size: tuple[int, int]
    strips: list[Strip] = field(default_factory=list)
    pixels: list[str] = field(default_factory=list)
    number: int = 0


class Picture(Widget):
    """A picture as wide as the room it has, its shape kept."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Picture {
        width: 1fr;
        height: auto;
    }
    """

    def __init__(self, graphics: Graphics, *, whole: bool = False, id: str | None = None) -> None:
        """``whole`` keeps the picture within the height of what it is in, too."""
        super().__init__(id=id)
        self.graphics = graphics
        self._whole = whole
        self._png = b""
        self._size_in_pixels = (0, 0)
        self._drawn: _Drawn | None = None

    @property
    def is_empty(self) -> bool:
        return not self._png

    def show(self, png: bytes | None) -> None:
        """Show a picture in PNG, or none. One that cannot be read is not shown."""
        size, before = size_of(png or b""), self._size_in_pixels
        self._png, self._size_in_pixels = (png or b"", size) if all(size) else (b"", (0, 0))
        if not self._png:
            self._replace(None)
            self.refresh(layout=True)
            return
        self.refresh(layout=size != before)
        self._draw_again()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return self._fit(container.width, container.height)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._fit(width, container.height)[1]

    def on_resize(self) -> None:
        self._draw_again()

    def on_unmount(self) -> None:
        self._replace(None)

    def _fit(self, width: int, height: int) -> tuple[int, int]:
        # The last column stays free: what comes after pixels must not depend on where they ended.
        room = (min(width - 1, MOST_CELLS), min(height, MOST_CELLS) if self._whole else MOST_CELLS)
        return fitted(self._size_in_pixels, room, cell_size())

    def _draw_again(self) -> None:
        """Draw the picture for the room that there is now, unless it was."""
        fits = self._fit(self.size.width, self.size.height)
        if not self._png or not all(fits) or not self.is_attached:
            return
        if self._drawn is not None and (self._drawn.png, self._drawn.size) == (self._png, fits):
            return
        in_background(self, self._draw, self._png, fits, alone="picture")

    async def _draw(self, png: bytes, size: tuple[int, int]) -> None:
        if self.graphics is Graphics.KITTY:
            self._replace(self._sent(png, size))
            return
        try:
            drawn = await asyncio.to_thread(_made, self.graphics, png, size)
        except (OSError, ValueError, SyntaxError):
            drawn = None
        if png is self._png:
            self._replace(drawn)

    def _sent(self, png: bytes, size: tuple[int, int]) -> _Drawn:
        """Have the terminal show a picture where its placeholders stand; it is sent only once."""
        before = self._drawn
        if before is not None and before.number and before.png is png:
            number = before.number
        else:
            number = next(_NUMBERS) & 0xFFFFFF
            self._say(kitty_send(number, png))
        self._say(kitty_place(number, *size))
        rows = [Strip(row, size[0]) for row in kitty_rows(number, *size)]
        return _Drawn(png, size, rows, number=number)

    def _replace(self, drawn: _Drawn | None) -> None:
        """Show what was drawn in the place of what was; the terminal forgets that."""
        before, self._drawn = self._drawn, drawn
        number = drawn.number if drawn is not None else 0
        if before is not None and before.number and before.number != number:
            self._say(kitty_forget(before.number))
        self.refresh()

    def _say(self, sequence: str) -> None:
        """Send a sequence along with what is drawn, so that neither cuts through the other."""
        driver = self.app._driver
        if driver is not None and not driver.is_headless:
            driver.write(sequence)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        drawn = self._drawn
        if drawn is None or not 0 <= y < len(drawn.strips):
            return Strip.blank(self.size.width, self.rich_style)
        picture = drawn.strips[y].apply_style(self.rich_style)
        strip = Strip.join([Strip.blank(self._left(drawn), self.rich_style), picture])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        drawn = self._drawn
        if drawn is None or not drawn.pixels or not self._may_paint():
            return lines
        region = self.screen.find_widget(self).region
        return [self._painted(line, drawn, y, region) for y, line in enumerate(lines, start=crop.y)]

    def _painted(self, line: Strip, drawn: _Drawn, y: int, region: Region) -> Strip:
        """Return a line with pixels over its cells, and the cursor after them where it was."""
        last = line.cell_length - 1
        if not 0 <= y < len(drawn.pixels) or last < drawn.size[0]:
            return line
        top = region.y + y
        start = Control.move_to(region.x + self._left(drawn), top).segment.text
        end = Control.move_to(region.x + last, top).segment.text
        paint = Segment(start + drawn.pixels[y] + end, None, _AS_IT_IS)
        return Strip([*line.crop(0, last), paint, *line.crop(last)], line.cell_length)

    def _left(self, drawn: _Drawn) -> int:
        """Return how many columns are free to the left of the picture."""
        return max(self.size.width - 1 - drawn.size[0], 0) // 2

    def _may_paint(self) -> bool:
        """Tell whether pixels would lie under nothing: they do not go under a dialog."""
        try:
            return self.screen.is_active
        except NoScreen:
            return False


def _made(graphics: Graphics, png: bytes, size: tuple[int, int]) -> _Drawn:
    """Draw a picture for a size in cells; takes some time."""
    image = opened(png)
    columns, rows = size
    if graphics is Graphics.SIXEL:
        return _Drawn(png, size, pixels=sixel_rows(image, size, cell_size()))
    if graphics is Graphics.BLOCKS:
        return _Drawn(png, size, [Strip(row, columns) for row in blocks(image, columns, rows)])
    lines = dots(image, columns, rows) if graphics is Graphics.DOTS else signs(image, columns, rows)
    return _Drawn(png, size, [Strip([Segment(line)], columns) for line in lines])

"""A picture on the screen, as sharp as the terminal can show it."""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from rich.control import Control
from rich.segment import ControlType, Segment
from textual.dom import NoScreen
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from stand.tui.drawing import (
    MOST_CELLS,
    blocks,
    dots,
    fitted,
    kitty_forget,
    kitty_rows,
    kitty_send,
    opened,
    reduced,
    signs,
    sixel,
    size_of,
)
from stand.tui.graphics import Graphics, cell_size

if TYPE_CHECKING:
    from PIL.Image import Image

_AS_IT_IS = [(ControlType.CURSOR_FORWARD, 0)]
# Numbers that other programs are not likely to have given to a picture in the same window.
_NUMBERS = count(0x5A1D01)


@dataclass
class _Drawn:
    """A picture made for a size in cells, by the way in which it is shown."""

    size: tuple[int, int]
    strips: list[Strip] = field(default_factory=list)
    image: "Image | None" = None
    number: int = 0
    sixels: dict[Region, str] = field(default_factory=dict)


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
        size = size_of(png or b"")
        self._png, self._size_in_pixels = (png or b"", size) if all(size) else (b"", (0, 0))
        if not self._png:
            self._replace(None)
            self.refresh(layout=True)
            return
        self.refresh(layout=True)
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
        room = (min(width, MOST_CELLS), min(height, MOST_CELLS) if self._whole else MOST_CELLS)
        return fitted(self._size_in_pixels, room, cell_size())

    def _draw_again(self) -> None:
        """Draw the picture for the room that there is now, unless it was."""
        fits = self._fit(self.size.width, self.size.height)
        if not self._png or not all(fits) or not self.is_attached:
            return
        self.run_worker(self._draw(self._png, fits), exclusive=True, group="picture")

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
        """Give the terminal a picture that it shows where its placeholders stand."""
        number = next(_NUMBERS) & 0xFFFFFF
        self._say(kitty_send(number, png, *size))
        rows = [Strip(row, size[0]) for row in kitty_rows(number, *size)]
        return _Drawn(size, rows, number=number)

    def _replace(self, drawn: _Drawn | None) -> None:
        """Show what was drawn in the place of what was; the terminal forgets that."""
        before, self._drawn = self._drawn, drawn
        if before is not None and before.number:
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
        left = max(self.size.width - drawn.size[0], 0) // 2
        strip = Strip.join([Strip.blank(left, self.rich_style), drawn.strips[y]])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        drawn = self._drawn
        if drawn is None or drawn.image is None or not lines or not self._may_paint():
            return lines
        data = self._sixels(drawn, crop)
        if data:
            place = self.screen.find_widget(self).visible_region
            left = max(self.size.width - drawn.size[0], 0) // 2
            last = lines[-1]
            painted = [
                *last,
                Segment(
                    Control.move_to(place.x + max(left - crop.x, 0), place.y).segment.text,
                    self.rich_style,
                    _AS_IT_IS,
                ),
                Segment(data, self.rich_style, _AS_IT_IS),
                Segment(
                    Control.move_to(place.right, place.bottom - 1).segment.text,
                    self.rich_style,
                    _AS_IT_IS,
                ),
            ]
            lines[-1] = Strip(painted, last.cell_length)
        return lines

    def _may_paint(self) -> bool:
        """Tell whether pixels would lie under nothing: they do not go under a dialog."""
        try:
            return self.screen.is_active
        except NoScreen:
            return False

    def _sixels(self, drawn: _Drawn, crop: Region) -> str:
        """Return the pixels of the part of the picture that is in sight."""
        image = drawn.image
        if image is None:
            return ""
        if crop not in drawn.sixels:
            width, height = cell_size()
            left = max(self.size.width - drawn.size[0], 0) // 2
            box = (
                max(crop.x - left, 0) * width,
                crop.y * height,
                min(max(crop.right - left, 0) * width, image.width),
                min(crop.bottom * height, image.height),
            )
            drawn.sixels.clear()
            fits = box[0] < box[2] and box[1] < box[3]
            drawn.sixels[crop] = sixel(image.crop(box)) if fits else ""
        return drawn.sixels[crop]


def _made(graphics: Graphics, png: bytes, size: tuple[int, int]) -> _Drawn:
    """Draw a picture for a size in cells; takes some time."""
    image = opened(png)
    columns, rows = size
    if graphics is Graphics.SIXEL:
        width, height = cell_size()
        return _Drawn(size, image=reduced(image.resize((columns * width, rows * height))))
    if graphics is Graphics.BLOCKS:
        return _Drawn(size, [Strip(row, columns) for row in blocks(image, columns, rows)])
    lines = dots(image, columns, rows) if graphics is Graphics.DOTS else signs(image, columns, rows)
    return _Drawn(size, [Strip([Segment(line)], columns) for line in lines])

"""The real page as a picture, or the reason why it is not there."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from stand.tui.graphics import Graphics, cell_size
from stand.tui.widgets.picture import Picture
from stand.tui.widgets.still import Still

_LEAST, _MOST = 200, 2000
_ROUGH = "Deze terminal toont geen scherpe beelden. F11 opent de bladzijde in een ander programma."


class PageView(Still, VerticalScroll):
    """A picture that is as wide as the view, with words above and below it."""

    def __init__(self, graphics: Graphics, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said = Static("", id="page-said", markup=False)
        self._picture = Picture(graphics)
        self._is_sharp = graphics.is_sharp
        self._below = Static("", id="page-below", markup=False)

    def compose(self) -> ComposeResult:
        yield self._said
        yield self._picture
        yield self._below

    @property
    def pixel_width(self) -> int:
        """How many pixels wide a picture is that just fits."""
        columns = self.scrollable_content_region.width or self.size.width
        return max(_LEAST, min(columns * cell_size()[0], _MOST))

    @property
    def is_empty(self) -> bool:
        return self._picture.is_empty

    def say(self, words: str) -> None:
        """Say something above the picture; nothing takes it away."""
        if words != str(self._said.content):
            self._said.update(Content(words))
        self._said.display = bool(words)

    def show(self, png: bytes | None, below: str = "") -> None:
        """Show a picture with words below it."""
        self._picture.show(png)
        if png and not self._is_sharp:
            below = f"{below}\n\n{_ROUGH}".strip()
        if below != str(self._below.content):
            self._below.update(Content(below))
        self._below.display = bool(below)

    def reveal(self, share: float) -> None:
        """Scroll until a height of the picture is in sight; 0 is its top, 1 its foot."""
        line = int(share * self._picture.size.height)
        first, room = self.scroll_offset.y, self.size.height
        if not first <= line < first + room:
            self.scroll_to(y=max(line - room // 3, 0), animate=False)

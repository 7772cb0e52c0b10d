"""The top line: which edition and chapter, what is not saved, and whatever one should know."""

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from stand.tui.widgets.rows import clean


@dataclass(frozen=True)
class Standing:
    """What the top line says; an empty text is left out."""

    edition: str = ""
    chapter: str = ""
    unsaved: int = 0
    warnings: tuple[str, ...] = ()
    preview: str = ""


class StatusBar(Widget):
    """The top line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-bar--warning"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="status")
        self.standing = Standing()

    def say(self, standing: Standing) -> None:
        if standing != self.standing:
            self.standing = standing
            self.refresh()

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if y:
            return Strip.blank(width, base)
        right = self._right(width)
        left = Text(no_wrap=True).append(f" {clean(self.standing.edition)}", style="bold")
        if self.standing.chapter:
            left.append(f" › {clean(self.standing.chapter)}")
        left.truncate(max(width - right.cell_len, 0), overflow="ellipsis", pad=True)
        left.append_text(right)
        strip = Strip(left.render(self.app.console)).apply_style(base)
        return strip.crop_extend(0, width, base)

    def _right(self, width: int) -> Text:
        said = self.standing
        text = Text(no_wrap=True)
        warning = self.get_component_rich_style("status-bar--warning", partial=True)
        for words in said.warnings:
            text.append(f" ! {clean(words)} ", style=warning)
            text.append(" ")
        if said.preview:
            text.append(f" {said.preview} ")
        number = said.unsaved
        words = f"* {number} niet opgeslagen" if number else "alles opgeslagen"
        text.append(f" {words} ", style=Style(bold=bool(number)))
        text.truncate(width * 2 // 3, overflow="ellipsis")
        return text

"""Formatted text that scrolls: only what is seen is read and set, however long the file is."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from stand.model.source import Path
from stand.preview.reading.chapter import Section, locate
from stand.preview.reading.known import Known
from stand.preview.reading.pieces import Look, Mark, Piece
from stand.tui.widgets.still import Still
from stand.tui.widgets.typesetting import SetLines, Styles, set_lines

_WIDEST = 96
_MARGIN = 2
_AFTER = 1
_PARTS = ("bar", "bullet", "rule", "chosen")


class Reading(Still, ScrollView, can_focus=True):
    """The formatted text of a file; the piece at the cursor is marked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reading--{name}" for name in (*Look, *Mark, *_PARTS, "tag")
    }

    class Pointed(Message):
        """A piece was pointed at: the way to its value, and its words."""

        def __init__(self, reading: "Reading", piece: Piece) -> None:
            super().__init__()
            self.reading = reading
            self.place = piece.place
            self.words = piece.text

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._known = Known()
        self._sections: Sequence[Section] = ()
        self._pieces: dict[object, list[Piece]] = {}
        self._set: dict[object, SetLines] = {}
        self._tops: list[int] = [0]
        self._at: tuple[Path, str] = ((), "")
        self._chosen: tuple[object, int] | None = None

    # What is shown

    def show(self, sections: Sequence[Section], *, again: bool = False) -> None:
        """Show the sections of a file. ``again`` says that it is the same file, changed."""
        keys = {section.key for section in sections}
        self._pieces = {key: made for key, made in self._pieces.items() if key in keys}
        self._set = {key: made for key, made in self._set.items() if key in keys}
        self._sections = sections
        if not again:
            self._chosen = None
            self._at = ((), "")
        self._measure()
        if again:
            self._mark(*self._at)
        else:
            self.scroll_to(y=0, animate=False)
        self._settle()

    def show_known(self, known: Known) -> None:
        """Fill the text in with what is known now."""
        self._known = known
        self._pieces.clear()
        self._forget_lines()

    def follow(self, place: Path, near: str = "") -> None:
        """Mark the piece that shows a value, and scroll to it when it is out of sight."""
        self._at = (place, near)
        self._mark(place, near)
        self._reveal()

    def action_go_last(self) -> None:
        if self._sections:
            self._settle((len(self._sections) - 1, 0))
        super().action_go_last()

    # How it is laid out

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._forget_lines()

    def on_resize(self, event: events.Resize) -> None:
        self._forget_lines()
        self._reveal()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._settle()

    @property
    def _text_width(self) -> int:
        return max(min(self.scrollable_content_region.width - _MARGIN - _AFTER, _WIDEST), 1)

    def _forget_lines(self) -> None:
        """Set all lines anew; what is at the top of the screen stays there."""
        top = self._top()
        self._set.clear()
        self._measure()
        self._settle(top)
        self.refresh()

    def _top(self) -> tuple[int, int]:
        """Return the section at the top of the screen, and how many of its lines are above it."""
        section = max(bisect_right(self._tops, self.scroll_offset.y) - 1, 0)
        section = min(section, max(len(self._sections) - 1, 0))
        return section, self.scroll_offset.y - self._tops[section]

    def _height(self, section: Section, width: int) -> int:
        made = self._set.get(section.key)
        return len(made.strips) if made else 3 + section.length // width

    def _measure(self) -> None:
        """Find where each section begins; the height of one that was not seen yet is guessed."""
        width = self._text_width
        heights = (self._height(section, width) for section in self._sections)
        self._tops = list(accumulate(heights, initial=0))
        self.virtual_size = Size(self.scrollable_content_region.width, self._tops[-1])

    def _settle(self, top: tuple[int, int] | None = None) -> None:
        """Set what is seen, and keep the line at the top of the screen where it is."""
        if not self._sections or not self.is_mounted or not self.size.width:
            return
        first, above = top or self._top()
        seen, index = -above, first
        while index < len(self._sections) and seen < self.size.height:
            seen += len(self._lines(index).strips)
            index += 1
        tops = self._tops
        self._measure()
        if self._tops != tops or top is not None:
            above = min(above, max(len(self._lines(first).strips) - 1, 0))
            self.scroll_to(y=self._tops[first] + above, animate=False, force=True)
            self.refresh()

    def _piece_list(self, index: int) -> list[Piece]:
        section = self._sections[index]
        if section.key not in self._pieces:
            self._pieces[section.key] = list(section.read(self._known))
        return self._pieces[section.key]

    def _lines(self, index: int) -> SetLines:
        key = self._sections[index].key
        if key not in self._set:
            pieces = self._piece_list(index)
            self._set[key] = set_lines(pieces, self._text_width, self._styles())
        return self._set[key]

    def _styles(self) -> Styles:
        names: tuple[str, ...] = (*Look, *Mark, *_PARTS)
        styles = {name: self.get_visual_style(f"reading--{name}", partial=True) for name in names}
        tag = self.get_visual_style("reading--tag", partial=True)
        return styles | {"text": self.visual_style, "tag": tag}

    # What is marked

    def _mark(self, place: Path, near: str) -> None:
        """Find the piece that shows a value."""
        index = self._section_of(place)
        found = None if index is None else locate(self._piece_list(index), place, near)
        chosen = None if index is None or found is None else (self._sections[index].key, found)
        if chosen != self._chosen:
            self._chosen = chosen
            self.refresh()

    def _section_of(self, place: Path) -> int | None:
        for index, section in enumerate(self._sections):
            if section.place and place[: len(section.place)] == section.place:
                return index
        return 0 if self._sections and not self._sections[0].place else None

    def _reveal(self) -> None:
        """Scroll until the marked piece is in sight."""
        index = self._section_of(self._at[0])
        if index is None or self._chosen is None or not self.size.height:
            return
        lines = self._lines(index)
        self._measure()
        top = self._tops[index] + lines.top_of(self._chosen[1])
        height = lines.height_of(self._chosen[1])
        first, room = self.scroll_offset.y, self.size.height
        if first <= top and top + min(height, room) <= first + room:
            return
        wanted = max(top - max((room - height) // 3, 0), 0)
        self.scroll_to(y=min(wanted, self._tops[-1]), animate=False, force=True)
        self._settle()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        blank = Strip.blank(self.size.width, self.rich_style)
        index = bisect_right(self._tops, y) - 1
        if not 0 <= index < len(self._sections):
            return blank
        lines = self._lines(index)
        at = y - self._tops[index]
        if at >= len(lines.strips):
            return blank
        chosen = self._chosen == (self._sections[index].key, lines.owners[at])
        style = self.get_visual_style("reading--chosen") if chosen else self.visual_style
        margin = Strip([Segment("▐ " if chosen else "  ", style.rich_style)], _MARGIN)
        strip = Strip.join([margin, lines.strips[at]])
        if chosen and style.background is not None:
            strip = _on_ground(strip, style.background_style.rich_style)
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        index = bisect_right(self._tops, y) - 1
        if not 0 <= index < len(self._sections):
            return
        owners = self._lines(index).owners
        at = y - self._tops[index]
        if 0 <= at < len(owners) and owners[at] >= 0:
            self.post_message(self.Pointed(self, self._piece_list(index)[owners[at]]))


def _on_ground(strip: Strip, ground: RichStyle) -> Strip:
    """Return a line with another colour behind it."""
    segments = [Segment(text, (style or RichStyle()) + ground) for text, style, _ in strip]
    return Strip(segments, strip.cell_length)

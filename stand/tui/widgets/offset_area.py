"""A text area that is spoken to in characters from the beginning, as texts and files are."""

from textual.geometry import Region
from textual.widgets.text_area import Location, Selection

from stand.editing.writing.keys import Selected
from stand.tui.widgets.row_area import RowArea


class OffsetArea(RowArea, inherit_bindings=False):
    """A text area whose text, cursor and selection are read and set by offsets."""

    # Where the cursor is

    def offset_of(self, location: Location) -> int:
        """Return how many characters stand before a location."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location_of(self, offset: int) -> Location:
        """Return the location of a character; the nearest one there is."""
        for row, line in enumerate(self.document.lines):
            if offset <= len(line):
                return row, max(offset, 0)
            offset -= len(line) + 1
        last: Location = self.document.end
        return last

    @property
    def cursor_offset_in_text(self) -> int:
        return self.offset_of(self.cursor_location)

    @property
    def cursor_region(self) -> Region:
        """The cell of the cursor on the screen, also where it is out of view."""
        at = self.wrapped_document.location_to_offset(self.cursor_location)
        return Region(self.content_region.x + at.x, self.content_region.y + at.y, 1, 1)

    @property
    def cursor_line(self) -> str:
        line: str = self.document.get_line(self.cursor_location[0])
        return line

    def words_around(self, size: int = 60) -> str:
        """Return some words around the cursor."""
        column = self.cursor_location[1]
        line = self.cursor_line
        start = line.rfind(" ", 0, max(column - size // 2, 0)) + 1
        return line[start : start + size].strip()

    # Another text

    def show_text(self, text: str) -> None:
        """Show another text; what is the same stays, and the cursor goes to what is not."""
        old = self.text
        if text == old:
            return
        start = next(
            (index for index, (a, b) in enumerate(zip(old, text, strict=False)) if a != b),
            min(len(old), len(text)),
        )
        end = 0
        most = min(len(old), len(text)) - start
        while end < most and old[len(old) - 1 - end] == text[len(text) - 1 - end]:
            end += 1
        first, last = self.location_of(start), self.location_of(len(old) - end)
        self.replace(text[start : len(text) - end], first, last, maintain_selection_offset=False)

    def select(self, start: int, end: int) -> None:
        """Select the characters between two offsets."""
        self.selection = Selection(self.location_of(start), self.location_of(end))

    def selected(self) -> Selected:
        """Return the text with its selection."""
        start, end = sorted(map(self.offset_of, self.selection))
        return Selected(self.text, start, end)

    def put(self, selected: Selected) -> None:
        """Show a text with a selection in it."""
        self.show_text(selected.text)
        self.select(selected.start, selected.end)
        self.scroll_cursor_visible()

    def insert_words(self, words: str) -> None:
        """Put words in the place of the selection."""
        self.replace(words, *self.selection, maintain_selection_offset=False)

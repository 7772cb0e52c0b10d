"""A text area that draws anew the rows that changed, where the toolkit's draws all of them."""

from collections.abc import Sequence

from rich.text import Span
from textual.reactive import Reactive, reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

Row = tuple[str, tuple[tuple[int, int, object], ...]]
"""The characters of one row, and what is marked in it."""


class RowArea(TextArea, inherit_bindings=False):
    """A text area of which a key draws one row or two."""

    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )

    def spans_of(self, line_index: int) -> Sequence[Span]:
        """Return the marks in a line of the text."""
        raise NotImplementedError

    def marked_beside(self, line_index: int) -> object:
        """Return what is marked in other lines because of what stands in this one."""
        raise NotImplementedError

    # An edit

    def edit(self, edit: Edit) -> EditResult:
        line = edit.top[0]
        before = self._shape(line) if edit.bottom[0] == line else None
        result = super().edit(edit)
        after = self._shape(line) if before is not None else None
        if before is None or after is None or before[0] != after[0] or not self.text:
            self.refresh()
        else:
            self._refresh_rows(line, before[1], after[1])
        return result

    def load_text(self, text: str) -> None:
        super().load_text(text)
        self.refresh()

    def _shape(self, line: int) -> tuple[object, list[Row]] | None:
        """Return what must stay as it is for other lines to do so, and the rows of a line."""
        if not self.is_mounted or not self.text:
            return None
        height = self.wrapped_document.height
        same = (height, self.document.line_count, self.marked_beside(line))
        return same, self._rows_of(line)

    def _rows_of(self, line_index: int) -> list[Row]:
        line, spans = self.document.get_line(line_index), self.spans_of(line_index)
        ends = [*self.wrapped_document.get_offsets(line_index), len(line)]
        return [
            (line[start:end], _clipped(spans, start, end))
            for start, end in zip([0, *ends], ends, strict=False)
        ]

    def _refresh_rows(self, line: int, before: list[Row], after: list[Row]) -> None:
        """Draw the rows of a line that are not what they were; there are as many as before."""
        top = self.wrapped_document.location_to_offset((line, 0)).y
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.refresh_lines(top + row)

    # The cursor

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        bracket = self._matching_bracket_location
        super()._watch_selection(previous_selection, selection)
        if not self.is_mounted:
            return
        if bracket is not None or self._matching_bracket_location is not None:
            self.refresh()
            return
        for one in (previous_selection, selection):
            self._refresh_between(*sorted(one))

    def _refresh_between(self, start: Location, end: Location) -> None:
        """Draw the rows from one location to another."""
        if end[0] >= self.document.line_count:
            self.refresh()
            return
        top, bottom = (self._row_of(at) for at in (start, end))
        self.refresh_lines(top, bottom - top + 1)

    def _row_of(self, location: Location) -> int:
        row, column = location
        column = min(column, len(self.document.get_line(row)))
        return self.wrapped_document.location_to_offset((row, column)).y


def _clipped(spans: Sequence[Span], start: int, end: int) -> tuple[tuple[int, int, object], ...]:
    """Return the marks of a row, counted from its start."""
    return tuple(
        (max(one.start, start) - start, min(one.end, end) - start, one.style)
        for one in spans
        if one.start < end and start < one.end
    )

"""A table in which one moves from cell to cell; only what is seen is drawn."""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from stand.editing.tables.table import HEADER, Area, Table
from stand.problems import Problem
from stand.tui.widgets.rows import clean
from stand.tui.widgets.signs import OF_SEVERITY, UNSAVED

_NARROWEST, _WIDEST = 4, 34
_LOOKED_AT = 100  # rows at either end by which the width of a column is found
_LINE = "│"
_Look = dict[str, Style]


class _WholeCells(ScrollBarRender):
    """A scroll bar whose thumb ends where a character does: half a block would look like text."""

    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class GridView(ScrollView, can_focus=False, inherit_bindings=False):
    """The cells of a table, with a cursor and a selection; who owns it has the focus."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--label",
        "grid--line",
        "grid--cursor",
        "grid--selected",
        "grid--error",
        "grid--warning",
        "grid--closed",
    }

    class Moved(Message):
        """The cursor or the selection is another, or what stands there."""

    def __init__(self, table: Table, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table = table
        self.cursor: tuple[int, int] = (0, 0)
        self.other_corner: tuple[int, int] | None = None
        self._widths: list[int] = []
        self._label_width = 2
        self._frozen = 0
        self._problems: dict[int, list[Problem]] = {}

    def on_mount(self) -> None:
        self.horizontal_scrollbar.renderer = _WholeCells  # type: ignore[misc]
        self.refresh_table()

    # What there is

    @property
    def area(self) -> Area:
        """The cells that are selected: at least the one at the cursor."""
        return Area.between(self.other_corner or self.cursor, self.cursor)

    def set_table(self, table: Table) -> None:
        """Show another table, from its beginning."""
        self.table, self.cursor, self.other_corner = table, (0, 0), None
        self.scroll_to(0, 0, animate=False)
        self.refresh_table()

    def show_problems(self, problems: dict[int, list[Problem]]) -> None:
        """Mark the rows with which something is wrong."""
        if problems != self._problems:
            self._problems = problems
            self.refresh()

    def problem_at(self, row: int) -> Problem | None:
        """Return the worst that is wrong with a row as a whole, or None."""
        return min(self._problems.get(row, ()), key=lambda one: one.severity, default=None)

    def refresh_table(self) -> None:
        """Show the table as it is now."""
        self._measure()
        self.go_to(*self.cursor, extend=self.other_corner is not None)

    def _measure(self) -> None:
        table = self.table
        count = table.row_count
        looked_at = sorted(
            {*range(min(count, _LOOKED_AT)), *range(max(0, count - _LOOKED_AT), count)}
        )
        labels = [cell_len(table.label(row)) for row in looked_at[:1] + looked_at[-1:]]
        self._label_width = max(labels, default=1) + 2
        self._widths = []
        for column in range(table.column_count):
            widest = cell_len(clean(table.heading(column)))
            for row in looked_at:
                widest = max(widest, cell_len(_one_line(table.text(row, column))))
            self._widths.append(min(max(widest, _NARROWEST), _WIDEST))
        self._freeze()
        width = self._label_width + sum(each + 2 for each in self._widths)
        self.virtual_size = Size(width, count + 1)
        self.refresh()

    def _freeze(self) -> None:
        """Have the first column stay in sight where the others have to be scrolled."""
        room = self.scrollable_content_region.width or self.size.width
        is_wide = self._label_width + sum(each + 2 for each in self._widths) > room
        self._frozen = 1 if is_wide and len(self._widths) > 2 else 0
        if self._frozen:
            self._widths[0] = min(self._widths[0], max(room // 3 - 2, _NARROWEST))

    def on_resize(self) -> None:
        self._measure()
        self._scroll_to_cursor()

    def go_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor at a cell, or at the nearest one."""
        before = (self.area, self.scroll_offset)
        row = max(HEADER, min(row, self.table.row_count - 1))
        column = max(0, min(column, self.table.column_count - 1))
        if not extend:
            self.other_corner = None
        elif self.other_corner is None:
            self.other_corner = self.cursor
        self.cursor = (row, column)
        if self.other_corner is not None:
            most = (self.table.row_count - 1, max(self.table.column_count - 1, 0))
            at = self.other_corner
            self.other_corner = (min(at[0], most[0]), min(at[1], most[1]))
        self._scroll_to_cursor()
        self._refresh_between(*before)
        self.post_message(self.Moved())

    def _refresh_between(self, area: Area, offset: Offset) -> None:
        """Draw again what is, or was, selected; all of it when the table was scrolled."""
        if offset != self.scroll_offset:
            self.refresh()
            return
        for there in (area, self.area):
            top = 0 if there.top == HEADER else max(there.top + 1 - offset.y, 0)
            bottom = 0 if there.bottom == HEADER else there.bottom + 1 - offset.y
            self.refresh(Region(0, top, self.size.width, max(bottom - top + 1, 1)))

    def _scroll_to_cursor(self) -> None:
        row, column = self.cursor
        region = Region(self._left(column), max(row, 0) + 1, self._width(column) + 2, 1)
        fixed = Spacing(top=1, left=self._left(self._frozen))
        moves = column >= self._frozen
        self.scroll_to_region(region, spacing=fixed, animate=False, force=True, x_axis=moves)

    def _width(self, column: int) -> int:
        return self._widths[column] if column < len(self._widths) else 0

    def _left(self, column: int) -> int:
        return self._label_width + sum(each + 2 for each in self._widths[:column])

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = HEADER if y == 0 else y - 1 + self.scroll_offset.y
        base = self.rich_style
        if row >= self.table.row_count:
            return Strip.blank(width, base)
        label = "" if row == HEADER else self.table.label(row)
        look = self._look(row)
        problem = self.problem_at(row)
        is_changed = row != HEADER and self.table.is_changed(row)
        sign = OF_SEVERITY[problem.severity] if problem else UNSAVED if is_changed else " "
        marks = look["label"] + look[problem.severity.value] if problem else look["label"]
        label = set_cell_size(label.rjust(self._label_width - 2) + sign, self._label_width)
        left = Strip([Segment(label, marks)])
        for column in range(self._frozen):
            left = Strip.join([left, Strip(self._cell(row, column, look))])
        first, shift = self._first_column()
        segments: list[Segment] = []
        room = width - left.cell_length + shift
        for column in range(first, len(self._widths)):
            segments += self._cell(row, column, look)
            room -= self._widths[column] + 2
            if room <= 0:
                break
        cells = Strip(segments).crop(shift, shift + max(width - left.cell_length, 0))
        return Strip.join([left, cells]).extend_cell_length(width, base).crop(0, width)

    def _first_column(self) -> tuple[int, int]:
        """Return the first column in sight, and how much of it is not."""
        shift = self.scroll_offset.x
        for column in range(self._frozen, len(self._widths)):
            if shift < self._widths[column] + 2:
                return column, shift
            shift -= self._widths[column] + 2
        return len(self._widths), 0

    def _cell(self, row: int, column: int, look: _Look) -> list[Segment]:
        table, width = self.table, self._widths[column]
        text = table.heading(column) if row == HEADER else table.text(row, column)
        shown = _one_line(text)
        room = width - cell_len(shown)
        if room < 0:
            shown = set_cell_size(shown, width - 1) + "…"
        elif table.is_numeric(column):
            shown = " " * room + shown
        else:
            shown = shown + " " * room
        check = table.check(row, column)
        sign = OF_SEVERITY[check.severity] if check else " "
        style = self._style(row, column, look)
        if check and (row, column) != self.cursor:
            style = style + look[check.severity.value]
        return [Segment(sign + shown, style), Segment(_LINE, look["row"] + look["line"])]

    def _look(self, row: int) -> _Look:
        """Return the styles of a row by what they are for."""
        parts = {
            name: self.get_component_rich_style(f"grid--{name}", partial=True)
            for name in ("line", "error", "warning", "closed")
        }
        for name in ("cursor", "selected", "header", "label"):
            parts[name] = self.get_component_rich_style(f"grid--{name}")
        parts["row"] = parts["header"] if row == HEADER else self.rich_style
        return parts

    def _style(self, row: int, column: int, look: _Look) -> Style:
        area = self.area
        if (row, column) == self.cursor:
            return look["cursor"]
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return look["selected"]
        if row != HEADER and self.table.closed(row, column):
            return look["row"] + look["closed"]
        return look["row"]

    # Moving

    def action_move(self, down: int, right: int, extend: bool = False) -> None:
        row, column = self.cursor
        self.go_to(row + down, column + right, extend=extend)

    def step(self, by: int) -> bool:
        """Go one cell on (1) or back (-1), over the ends of rows; tell whether there was one."""
        row, column = self.cursor
        width = self.table.column_count
        at = row * width + column + by
        if not width or not HEADER * width <= at < self.table.row_count * width:
            return False
        self.go_to(*divmod(at, width))
        return True

    def action_page(self, direction: int) -> None:
        step = max(1, self.scrollable_content_region.height - 2)
        self.go_to(max(0, self.cursor[0] + direction * step), self.cursor[1])

    def action_edge(self, down: int, right: int) -> None:
        row, column = self.cursor
        if down:
            row = 0 if down < 0 else self.table.row_count - 1
        if right:
            column = 0 if right < 0 else self.table.column_count - 1
        self.go_to(row, column)

    def action_select_all(self) -> None:
        self.other_corner = (0, 0)
        self.go_to(self.table.row_count - 1, self.table.column_count - 1, extend=True)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return the row and column at a place in the widget; None beside the cells."""
        row = HEADER if y == 0 else y - 1 + self.scroll_offset.y
        is_frozen = x < self._left(self._frozen)
        place = x - self._label_width + (0 if is_frozen else self.scroll_offset.x)
        if x < self._label_width or row >= self.table.row_count:
            return None
        for column, width in enumerate(self._widths):
            if place < width + 2:
                return row, column
            place -= width + 2
        return None

    def opened(self) -> None:
        """Answer a double click on a cell."""

    def on_click(self, event: events.Click) -> None:
        cell = self.cell_at(event.x, event.y)
        if cell is not None:
            self.go_to(*cell, extend=event.shift)
            if event.chain == 2:
                self.opened()


def _one_line(text: str) -> str:
    """Return the beginning of a cell on one line, with a sign for each line end in it."""
    text = text[: 4 * _WIDEST]
    return clean(text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎"))

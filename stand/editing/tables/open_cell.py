"""A cell while it is typed in: what is half typed is kept too, and leaves no trace afterwards."""

from contextlib import suppress

from stand.editing.tables.table import Option, Table
from stand.errors import EditRefused


class OpenCell:
    """One cell from the moment it is opened. However often it is handed in, it is one step."""

    def __init__(self, table: Table, row: int, column: int) -> None:
        self.table, self.row, self.column = table, row, column
        self.text = self._text_left = table.text(row, column)
        self.options = table.options(row, column)
        self._version_left: int | None = None

    @property
    def is_stale(self) -> bool:
        """Whether the cell was changed by something else, such as undo."""
        return self.table.text(self.row, self.column) != self._text_left

    def put(self, typed: str) -> None:
        """Hand in what was typed; the beginning of a possible value is that value.

        Raises EditRefused.
        """
        self._take_back()
        text = self.completed(typed) if typed.strip() else typed
        self.table.set_cell(self.row, self.column, text)

    def put_so_far(self, typed: str) -> None:
        """Hand in what is typed so far, unless it is nothing or the beginning of a value."""
        begins = [one.shown for one in self.options if one.shown.startswith(typed.strip())]
        is_whole = typed.strip() in begins if begins else bool(typed.strip())
        if not is_whole or typed == self._text_left or self.is_stale:
            return
        self._take_back()
        before = self.table.session.version
        with suppress(EditRefused):
            self.table.set_cell(self.row, self.column, typed)
        now = self.table.session.version
        self._version_left = None if now == before else now
        self._text_left = self.table.text(self.row, self.column)

    def drop(self) -> None:
        """Leave the cell as it was before it was opened."""
        if not self.is_stale:
            self._take_back()

    def _take_back(self) -> None:
        """Take back what was half typed, if that is the newest that happened."""
        if self._version_left == self.table.session.version:
            self.table.session.take_out()
        self._version_left = None

    def completed(self, typed: str) -> str:
        """Return the only possible value that begins with what was typed, or else that itself."""
        typed = typed.strip() if self.options else typed
        names = [option.shown for option in self.options]
        if typed in names:
            return typed
        found = [name for name in names if name.lower().startswith(typed.lower())]
        return found[0] if len(found) == 1 else typed

    def possible(self, typed: str) -> list[Option]:
        """Return the values that what was typed could become, or else all."""
        typed = typed.strip().lower()
        if any(option.shown.lower() == typed for option in self.options):
            return list(self.options)
        found = [one for one in self.options if typed in f"{one.shown} {one.meaning}".lower()]
        return found or list(self.options)

    def beside(self, typed: str, step: int) -> str:
        """Return the possible value after what was typed (1), or before it (-1)."""
        names = [option.shown for option in self.possible(typed)]
        now = typed.strip()
        at = names.index(now) + step if now in names else (0 if step > 0 else -1)
        return names[at % len(names)] if names else typed

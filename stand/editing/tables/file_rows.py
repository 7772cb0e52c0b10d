"""The rows of a CSV file at one moment, and what they tell of the file: names, numbers, totals."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from stand.content.csv_dialect import find_delimiter
from stand.content.csv_edit import row_lines
from stand.content.csv_reader import read_cell
from stand.editing.documents.document import Document
from stand.editing.tables.table import Totals

Rows = list[list[str]]
_ASKED = 500  # rows that tell what a column holds


@dataclass
class FileRows:
    """The rows of one text of the file; what takes time is found out when it is asked for."""

    text: str
    rows: Rows
    document: Document | None = None

    @cached_property
    def header(self) -> int:
        """Where the column names stand: in the first row with something in it."""
        return next((at for at, row in enumerate(self.rows) if any(map(str.strip, row))), 0)

    @cached_property
    def names(self) -> list[str]:
        names = [cell.strip() for cell in self.rows[self.header]] if self.rows else []
        while names and not names[-1]:
            names.pop()
        return names

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    @cached_property
    def comma(self) -> bool:
        return find_delimiter(self.text) != ","

    @cached_property
    def numeric(self) -> frozenset[int]:
        """The columns that hold numbers: at least half of what is filled in, and no years."""
        return frozenset(column for column in range(self.width) if self._is_numeric(column))

    def _is_numeric(self, column: int) -> bool:
        below = self.rows[self.header + 1 :: max(len(self.rows) // _ASKED, 1)]
        filled = [row[column] for row in below if column < len(row) and row[column].strip()]
        found = [read_cell(cell, comma=self.comma) for cell in filled]
        numbers = [cell for cell in found if isinstance(cell, Decimal)]
        years = all(1900 <= cell < 2100 and len(str(cell)) == 4 for cell in numbers)
        return bool(numbers) and 2 * len(numbers) >= len(filled) and not years

    @cached_property
    def saved(self) -> frozenset[tuple[str, ...]] | None:
        """The rows on the disk; None when all is as it is there."""
        return saved_rows(self.document) if self.document is not None else None

    @cached_property
    def totals(self) -> dict[int, Totals]:
        """What was found out of whole columns."""
        return {}

    @cached_property
    def lines(self) -> list[int]:
        return row_lines(self.text)


def saved_rows(document: Document) -> frozenset[tuple[str, ...]] | None:
    """Return the rows that a table has on the disk; None when all is as it is there."""
    if not document.is_changed:
        return None
    rows = document.saved_data
    return frozenset(map(tuple, rows if isinstance(rows, list) else []))

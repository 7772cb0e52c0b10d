"""A table that can be shown and edited cell by cell, wherever its cells come from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from stand.content.csv_reader import read_cell
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.numbers.dutch import format_number
from stand.problems import Severity

HEADER = -1
"""The row of the column names; the rows below it count from 0."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is wrong with a cell or a row, and what to do about it, in Dutch."""

    severity: Severity
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a cell may have: what the file holds, what the screen shows, what it means."""

    value: str
    shown: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; both corners are in it."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, one: tuple[int, int], other: tuple[int, int]) -> "Area":
        """Return the rectangle with two cells, each (row, column), at its corners."""
        rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(rows[0], columns[0], rows[1], columns[1])

    @property
    def is_one(self) -> bool:
        return self.top == self.bottom and self.left == self.right

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


@dataclass(frozen=True, slots=True)
class Totals:
    """What a number of cells are together; ``total`` is None when there is no number."""

    numbers: int = 0
    texts: int = 0
    empty: int = 0
    total: Decimal | None = None

    @property
    def words(self) -> str:
        """The totals in Dutch, such as "Som 1.234,5 · 12 getallen · 3 lege cellen"."""
        parts = [f"Som {format_number(self.total)}"] if self.total is not None else []
        for count, one, more in (
            (self.numbers, "getal", "getallen"),
            (self.texts, "tekst", "teksten"),
            (self.empty, "lege cel", "lege cellen"),
        ):
            if count:
                parts.append(f"{format_number(Decimal(count))} {one if count == 1 else more}")
        return " · ".join(parts)


def totals_of(cells: Iterable[str | Decimal]) -> Totals:
    """Return what cells are together."""
    found = list(cells)
    numbers = [cell for cell in found if isinstance(cell, Decimal)]
    empty = found.count("")
    total = sum(numbers, Decimal(0)) if numbers else None
    return Totals(len(numbers), len(found) - len(numbers) - empty, empty, total)


class Table:
    """What the screen asks of a table. Each change is one step; EditRefused says why it cannot."""

    session: Session
    has_fixed_columns = False
    is_only_shown = False
    asks_for_row = False
    """Whether a new row is of something that is to be asked first."""

    @property
    def row_count(self) -> int:
        raise NotImplementedError

    @property
    def column_count(self) -> int:
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Return what one edits in a cell; of HEADER, the name of the column."""
        raise NotImplementedError

    def heading(self, column: int) -> str:
        """Return what stands above a column."""
        return self.text(HEADER, column)

    def is_changed(self, row: int) -> bool:
        """Tell whether a row differs from what stands on the disk."""
        return False

    def about(self, column: int) -> str:
        """Return what belongs in a column; empty when nobody can tell."""
        return ""

    def label(self, row: int) -> str:
        """Return what stands before a row."""
        return str(row + 1)

    def is_numeric(self, column: int) -> bool:
        """Tell whether a column holds numbers."""
        return False

    def has_comma(self) -> bool:
        """Tell whether a comma marks the decimals."""
        return True

    def options(self, row: int, column: int) -> tuple[Option, ...]:
        """Return what a cell may hold; nothing: anything."""
        return ()

    def check(self, row: int, column: int) -> Check | None:
        """Return what is wrong with a cell, if anything."""
        return None

    def closed(self, row: int, column: int) -> str:
        """Return why a cell cannot be edited; empty when it can."""
        return ""

    def totals(self, area: Area) -> Totals:
        """Return what the cells of an area are together."""
        comma = self.has_comma()
        return totals_of(read_cell(self.text(*cell), comma=comma) for cell in area.cells())

    def total_words(self, area: Area) -> str:
        """Return in Dutch what stands below the table: totals of an area, or of its column."""
        if not area.is_one:
            return f"Selectie: {self.totals(area).words}"
        if not self.is_numeric(area.left) or not self.row_count:
            return ""
        column = Area(0, area.left, self.row_count - 1, area.left)
        return f"{self.heading(area.left)}: {self.totals(column).words}"

    def set_cell(self, row: int, column: int, text: str) -> None:
        raise EditRefused("Deze tabel kunt u hier niet veranderen.")

    def paste(self, row: int, column: int, block: list[list[str]]) -> Area:
        """Put a block with its first cell at a place; return the cells that it took."""
        raise EditRefused("Hier kunt u geen blok cellen plakken.")

    def clear(self, area: Area) -> None:
        """Empty all cells of an area."""
        raise EditRefused("Deze cellen kunt u hier niet leegmaken.")

    def insert_row(self, at: int) -> int:
        """Insert an empty row before row ``at``, and return which it is."""
        raise EditRefused("Hier kunt u geen rij toevoegen.")

    def copy_row(self, row: int) -> None:
        """Insert a copy of a row below it."""
        raise EditRefused("Deze rij kunt u hier niet kopiëren.")

    def delete_rows(self, first: int, last: int) -> None:
        """Delete rows; both are gone afterwards."""
        raise EditRefused("Deze rij kunt u hier niet verwijderen.")

    def move_row(self, row: int, to: int) -> None:
        """Move a row; ``to`` is its number afterwards."""
        raise EditRefused("Deze rij kunt u hier niet verplaatsen.")

    def insert_column(self, at: int) -> None:
        """Insert an empty column before column ``at``."""
        raise EditRefused("Hier kunt u geen kolom toevoegen.")

    def delete_columns(self, first: int, last: int) -> None:
        """Delete columns; both are gone afterwards."""
        raise EditRefused("Deze kolom kunt u hier niet verwijderen.")

    def move_column(self, column: int, to: int) -> None:
        """Move a column; ``to`` is its number afterwards."""
        raise EditRefused("Deze kolom kunt u hier niet verplaatsen.")

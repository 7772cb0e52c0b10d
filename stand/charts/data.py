"""What a figure shows, as a table: the one form that drawing, description, appendix and CSV use."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Firmness(StrEnum):
    """How firm a value is; the words are those of the data files."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    DERIVED = "derived"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Datum:
    """One value. ``value`` is None when it is not known; ``text`` is what the reader sees then too.

    ``indicator`` and ``period`` say where it stands in the bank; empty when it stands elsewhere.
    """

    value: Decimal | None
    text: str
    note: str = ""
    unit: str = ""
    firmness: Firmness = Firmness.FINAL
    indicator: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data: its name, a datum for each column, and the group it belongs to, if any."""

    label: str
    cells: tuple[Datum, ...]
    group: str = ""

    @property
    def datum(self) -> Datum:
        """The only datum, or the first."""
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class FigureData:
    """The data of a figure. ``heading`` stands over the names, ``columns`` over the values.

    ``total`` is the whole of which the rows are parts; ``wholes`` are those of groups, by the name
    of the group, as far as the figure gives them. ``breaks`` are the periods from which was counted
    otherwise, with what changed; ``over_time`` says that the rows are periods; ``group_from`` is
    from how many digits the house writes a point.
    ``sources`` are those of the values in the bank, in Markdown.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    total: Datum | None = None
    wholes: tuple[tuple[str, Datum], ...] = ()
    breaks: tuple[tuple[str, str], ...] = ()
    over_time: bool = False
    group_from: int = 4
    sources: tuple[str, ...] = ()

    @property
    def data(self) -> list[Datum]:
        """All values, row after row."""
        return [datum for row in self.rows for datum in row.cells]

    @property
    def totals(self) -> list[Datum]:
        """The wholes: of all rows, and of groups."""
        return [*([self.total] if self.total else []), *(whole for _, whole in self.wholes)]

    @property
    def known(self) -> list[Decimal]:
        """The values that are known."""
        return [datum.value for datum in self.data if datum.value is not None]

    @property
    def break_notes(self) -> list[str]:
        """What changed in the counting, each with its period."""
        return [
            note if period in note else f"Vanaf {period}: {note}" for period, note in self.breaks
        ]

    @property
    def has_groups(self) -> bool:
        return any(row.group for row in self.rows)

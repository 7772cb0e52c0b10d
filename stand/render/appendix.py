"""What the appendix holds: the data of each figure that is not a table already."""

from dataclasses import dataclass

from stand.charts.depict import Depiction, Depictions
from stand.charts.open_data import csv_name
from stand.model.edition import Labels
from stand.model.figures import Figure
from stand.model.numbering import Numbering, Target
from stand.render.data_table import FULL_PAGE, DataTable, data_tables


@dataclass(frozen=True)
class DataEntry:
    """The data of one figure; ``unit`` is that of all its values, as far as no heading says it."""

    depiction: Depiction
    target: Target
    unit: str
    tables: tuple[DataTable, ...]

    @property
    def anchor(self) -> str:
        return f"gegevens-{self.depiction.placed.name}"

    @property
    def values_named(self) -> str:
        """How the figure names its values."""
        return values_named(self.depiction.placed.figure)

    @property
    def file(self) -> str:
        """The name of the file with the same data."""
        return csv_name(self.depiction.placed.name)

    @property
    def is_wide(self) -> bool:
        """Whether a table needs the whole width of the page."""
        return any(table.is_wide for table in self.tables)

    @property
    def is_long(self) -> bool:
        """Whether the tables do not fit on one page."""
        return sum(table.height for table in self.tables) > FULL_PAGE


def entries(depictions: Depictions, numbering: Numbering, labels: Labels) -> dict[str, DataEntry]:
    """Return the entries of the appendix by the names of their figures, in the order of print."""
    found = {}
    for name, depiction in depictions.by_name.items():
        data = depiction.data
        if data and data.data and depiction.placed.figure.kind != "table":
            tables = tuple(data_tables(data, labels))
            target = numbering.targets[f"figure:{name}"]
            unit = _unsaid(data.unit, depiction, tables)
            found[name] = DataEntry(depiction, target, unit, tables)
    return found


def values_named(figure: Figure) -> str:
    """Return how a figure names its values, or nothing where it shows them as percentages."""
    return "" if figure.kind == "percent-bars" else figure.subtitle or ""


def _unsaid(unit: str, depiction: Depiction, tables: tuple[DataTable, ...]) -> str:
    """Return the unit, or nothing when the words around the table have it already."""
    headings = (column.heading for table in tables for column in table.columns)
    words = " ".join([values_named(depiction.placed.figure), *headings])
    return "" if unit.casefold() in words.casefold() else unit

"""A table from an Excel workbook: it is shown, and edited elsewhere."""

from decimal import Decimal

from stand.content.files import Files
from stand.content.tables import read_table
from stand.editing.session import Session
from stand.editing.tables.table import HEADER, Table
from stand.model.publication import TableData
from stand.numbers.dutch import format_number

ADVICE = (
    "Dit is een Excel-bestand: u ziet hier het eerste blad en kunt het niet wijzigen. Wilt u dat "
    "wel, sla het in Excel dan op als CSV (puntkomma’s) in dezelfde map, en noem dat bestand in "
    "het hoofdstuk of de figuur."
)


class Sheet(Table):
    """The first sheet of a workbook; ``fault`` says why it cannot be read."""

    is_only_shown = True

    def __init__(self, session: Session, path: str) -> None:
        self.session = session
        table, problems = read_table(Files(session.workspace, session.unsaved), path)
        self._table = table or TableData(path, (), ())
        self.fault = problems[0].message if problems and table is None else ""

    @property
    def row_count(self) -> int:
        return len(self._table.rows)

    @property
    def column_count(self) -> int:
        return len(self._table.header)

    def text(self, row: int, column: int) -> str:
        if row == HEADER:
            return self._table.header[column]
        cells = self._table.rows[row]
        cell = cells[column] if column < len(cells) else ""
        return format_number(cell) if isinstance(cell, Decimal) else cell

    def is_numeric(self, column: int) -> bool:
        found = [row[column] for row in self._table.rows[:100] if column < len(row)]
        return any(isinstance(cell, Decimal) for cell in found)

    def closed(self, row: int, column: int) -> str:
        return ADVICE

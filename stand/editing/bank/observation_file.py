"""The observations of one edition in its CSV file: found by indicator and period, and written."""

from collections.abc import Sequence
from functools import cached_property

from stand.content.csv_dialect import find_delimiter
from stand.content.files import Files
from stand.editing.bank.observations import ALL_COLUMNS, is_bank
from stand.editing.session import Session
from stand.editing.tables.file_rows import saved_rows
from stand.errors import EditRefused
from stand.numbers.dutch import parse_number


def files_of_bank(session: Session) -> dict[str, "ObservationFile"]:
    """Return the file of each edition that has observations, and that of this edition anyway."""
    years = {
        path.split("/")[1]
        for path, document in session.documents.items()
        if is_bank(path) and document.now is not None
    }
    return {year: ObservationFile(session, year) for year in sorted(years | {session.year})}


class ObservationFile:
    """What stands in tables/observations.csv of an edition at one moment."""

    def __init__(self, session: Session, year: str) -> None:
        self._session, self.year = session, year
        self.path = f"content/{year}/tables/observations.csv"
        document = session.documents.get(self.path)
        self._exists = document is not None and document.now is not None
        self._text = document.text if document is not None else ""
        readable = document is not None and document.readable
        self._is_broken = self._exists and not readable
        self._document = document
        self._rows: list[list[str]] = document.data if document is not None and readable else []

    @property
    def has_comma(self) -> bool:
        """Whether a comma marks the decimals in this file."""
        return find_delimiter(self._text) != ","

    @cached_property
    def closed(self) -> str:
        """Why the observations cannot be edited; empty when they can."""
        if self._is_broken or (self._rows and not {"indicator", "period"} <= set(self._names)):
            return f"De tabel {self.path} is niet te lezen. Herstel haar eerst."
        book = self.path.removesuffix(".csv") + ".xlsx"
        files = Files(self._session.workspace, self._session.unsaved)
        if not self._exists and files.is_file(book):
            return f"De cijfers staan in {book}. Sla dat bestand in Excel op als CSV."
        return ""

    @cached_property
    def _names(self) -> list[str]:
        return [cell.strip() for cell in self._rows[0]] if self._rows else []

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], int]:
        """The row of each indicator and period; of two the first."""
        found: dict[tuple[str, str], int] = {}
        for index, row in enumerate(self._rows[1:], 1):
            cells = self._cells_of(row)
            found.setdefault((cells.get("indicator", ""), cells.get("period", "")), index)
        return found

    def _cells_of(self, row: Sequence[str]) -> dict[str, str]:
        return {name: cell.strip() for name, cell in zip(self._names, row, strict=False)}

    def periods(self, indicator: str) -> list[str]:
        """Return the periods that this edition says something of, in the order of the file."""
        return [period for name, period in self._by_key if name == indicator and period]

    def cells(self, indicator: str, period: str) -> dict[str, str]:
        """Return an observation by column, as the file has it; nothing when it is not there."""
        index = self._by_key.get((indicator, period))
        return {} if index is None else self._cells_of(self._rows[index])

    @cached_property
    def _saved(self) -> frozenset[tuple[str, ...]] | None:
        return saved_rows(self._document) if self._document is not None else None

    def is_changed(self, indicator: str, period: str) -> bool:
        """Tell whether an observation differs from what stands on the disk."""
        index = self._by_key.get((indicator, period))
        return (
            self._saved is not None
            and index is not None
            and tuple(self._rows[index]) not in self._saved
        )

    def written(self, text: str) -> str:
        """Return a number in Dutch as this file writes it; what is no number stays as it is."""
        if self.has_comma or (number := parse_number(text)) is None:
            return text
        return f"{number:f}"

    def write(self, indicator: str, period: str, changes: dict[str, str]) -> None:
        """Change an observation, or add it beside the others of its indicator."""
        if self.closed:
            raise EditRefused(self.closed)
        if not self._exists:
            self._session.create(self.path, ";".join(ALL_COLUMNS) + "\n")
        rows = [list(row) for row in self._rows] or [list(ALL_COLUMNS)]
        names = [cell.strip() for cell in rows[0]]
        for name, value in changes.items():
            if name not in names and value:
                names.append(name)
                rows[0].append(name)
        index = self._by_key.get((indicator, period))
        if index is None:
            index = self._place_for(indicator, period)
            rows.insert(index, [])
            changes = {"indicator": indicator, "period": period, **changes}
        if len(names) > len(self._names) and self._rows:
            rows = [row + [""] * (len(names) - len(row)) for row in rows]
        row = rows[index] + [""] * (len(names) - len(rows[index]))
        for column, name in enumerate(names):
            if name in changes and row[column].strip() != changes[name]:
                row[column] = changes[name]
        rows[index] = row
        self._session.set_rows(self.path, rows)

    def remove(self, indicator: str, periods: Sequence[str]) -> None:
        """Take observations out of the file; those that are not there are passed over."""
        gone = {self._by_key.get((indicator, period)) for period in periods}
        if gone - {None}:
            rows = [row for index, row in enumerate(self._rows) if index not in gone]
            self._session.set_rows(self.path, rows)

    def _place_for(self, indicator: str, period: str) -> int:
        """Return where a new row goes: after earlier periods of its indicator, else at the end."""
        own = {key[1]: index for key, index in self._by_key.items() if key[0] == indicator}
        before = [index for other, index in own.items() if other < period]
        if before:
            return max(before) + 1
        return min(own.values()) if own else max(len(self._rows), 1)

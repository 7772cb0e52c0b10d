"""What each edition published of one indicator, and what the one says of the other."""

from decimal import Decimal

from stand.content.csv_reader import read_cell
from stand.editing.bank.observation_file import files_of_bank
from stand.editing.bank.observations import status_shown
from stand.editing.session import Session
from stand.editing.tables.table import Check
from stand.model.indicators import ObservationStatus
from stand.numbers.dutch import format_number
from stand.problems import Severity


class Published:
    """The observations of one indicator in the files of all editions, at one moment."""

    def __init__(self, session: Session, indicator: str) -> None:
        self._indicator = indicator
        self.files = files_of_bank(session)
        self.periods = sorted(
            {period for file in self.files.values() for period in file.periods(indicator)}
        )

    def is_changed(self, period: str) -> bool:
        """Tell whether anything of a period differs from what stands on the disk."""
        return any(file.is_changed(self._indicator, period) for file in self.files.values())

    def cells(self, period: str, edition: str) -> dict[str, str]:
        """Return what an edition published for a period, by column; nothing if it did not."""
        file = self.files.get(edition)
        return file.cells(self._indicator, period) if file else {}

    def number(self, period: str, edition: str) -> Decimal | None:
        """Return the number that an edition published for a period, or None."""
        file = self.files.get(edition)
        text = self.cells(period, edition).get("value", "")
        number = read_cell(text, comma=file.has_comma) if file else ""
        return number if isinstance(number, Decimal) else None

    def value_shown(self, period: str, edition: str) -> str:
        """Return the value as it is shown: with a comma for the decimals."""
        text, file = self.cells(period, edition).get("value", ""), self.files.get(edition)
        return text if file is None or file.has_comma else text.replace(".", ",")

    def summary(self, period: str, edition: str) -> str:
        """Return all that an edition published for a period, in a few words."""
        cells = self.cells(period, edition)
        status = cells.get("status") or ObservationStatus.FINAL
        said = status_shown(status) if cells and status != ObservationStatus.FINAL else ""
        value = self.value_shown(period, edition)
        shown = " ".join(part for part in (cells.get("hedge", ""), value) if part)
        return " · ".join(part for part in (shown, said) if part)

    def check_revision(self, period: str, edition: str) -> Check | None:
        """Return what is wrong when a value differs from an earlier one without saying so."""
        before, now = self._earlier(period, edition), self.number(period, edition)
        if before is None or now is None:
            return None
        revised = self.cells(period, edition).get("status") == ObservationStatus.REVISED
        year, value = before
        if now != value and not revised:
            message = f"De editie {year} noemde {format_number(value.normalize())}."
            hint = "Is het cijfer herzien, zet de status dan op ‘herzien’; anders: herstel het."
            return Check(Severity.ERROR, message, hint)
        if now == value and revised:
            message = f"Dit cijfer heet herzien, maar is gelijk aan dat in de editie {year}."
            return Check(Severity.WARNING, message, "Zet de status op ‘definitief’.")
        return None

    def likely_status(self, period: str, edition: str, value: Decimal | None) -> str:
        """Return the status that a value probably has when an edition begins to publish it."""
        before = self._earlier(period, edition)
        differs = before is not None and value is not None and before[1] != value
        return ObservationStatus.REVISED if differs else ObservationStatus.FINAL

    def _earlier(self, period: str, edition: str) -> tuple[str, Decimal] | None:
        """Return the newest edition before one that said something of a period, and the number."""
        for year in sorted((year for year in self.files if year < edition), reverse=True):
            if self.cells(period, year):
                number = self.number(period, year)
                return None if number is None else (year, number)
        return None

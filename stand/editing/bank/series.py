"""One figure over the years: each period with what each edition published of it."""

from dataclasses import dataclass

from stand.editing.bank.observations import (
    ABOUT,
    HEADINGS,
    bank_options,
    check_cell,
    options_for,
    status_shown,
    status_written,
)
from stand.editing.bank.periods import HOW, Row, proposed_period, read_period, rows_with_periods
from stand.editing.bank.published import Published
from stand.editing.parts.new_blocks import reporting_year
from stand.editing.session import Session
from stand.editing.tables.table import HEADER, Area, Check, Option, Table
from stand.errors import EditRefused
from stand.model.indicators import ObservationStatus
from stand.numbers.dutch import parse_number

_EMPTY = (
    "Er zijn nog geen waarden. Voeg met Ctrl+N een periode toe, of plak rijen met een periode en "
    "een waarde."
)
FIELDS = ("value", "hedge", "status", "source", "note")
# What is said of a period as it is added.
_NEW: dict[str, str] = {"status": ObservationStatus.MISSING}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a series: one field of an edition, or (``field`` empty) all it published."""

    edition: str
    field: str


class Series(Table):
    """The observations of one indicator: a row for each period, oldest first.

    A period is there once a file names it: one that is added begins as missing, from no source.

    The edition of the session comes first. Others, newest first, can be looked at beside its
    values, and edited once they are in ``opened``. Each edit goes to the file of its edition.
    """

    has_fixed_columns = True
    asks_for_row = True

    def __init__(self, session: Session, indicator: str) -> None:
        self.session, self.indicator = session, indicator
        self.opened: frozenset[str] = frozenset()
        self._seen: tuple[int, frozenset[str]] | None = None
        self._refresh()

    def _refresh(self) -> None:
        """Read the files again when something changed."""
        now = (self.session.version, self.opened)
        if now == self._seen:
            return
        self._seen = now
        self._published = Published(self.session, self.indicator)
        own = self.session.year
        others = sorted((year for year in self._published.files if year != own), reverse=True)
        value, *other_fields = FIELDS
        self._columns = [
            Column(own, value),
            *(Column(year, "") for year in others if year not in self.opened),
            *(Column(own, field) for field in other_fields),
            *(Column(year, field) for year in others if year in self.opened for field in FIELDS),
        ]

    @property
    def published(self) -> Published:
        """What the editions published, as the files are now."""
        self._refresh()
        return self._published

    @property
    def periods(self) -> list[str]:
        """The periods of which something is known or asked, oldest first."""
        return self.published.periods

    @property
    def columns(self) -> list[Column]:
        self._refresh()
        return self._columns

    @property
    def others(self) -> list[str]:
        """The other editions with observations, newest first."""
        found = [column.edition for column in self.columns if column.edition != self.session.year]
        return list(dict.fromkeys(found))

    @property
    def row_count(self) -> int:
        return len(self.periods)

    @property
    def column_count(self) -> int:
        return len(self.columns)

    def label(self, row: int) -> str:
        return self.periods[row]

    def heading(self, column: int) -> str:
        there = self.columns[column]
        if not there.field:
            return f"editie {there.edition}"
        own = there.edition == self.session.year
        return HEADINGS[there.field] if own else f"{HEADINGS[there.field]} {there.edition}"

    def about(self, column: int) -> str:
        there = self.columns[column]
        return ABOUT.get(there.field, f"Wat de editie {there.edition} publiceerde.")

    def is_changed(self, row: int) -> bool:
        return self.published.is_changed(self.periods[row])

    def is_numeric(self, column: int) -> bool:
        return self.columns[column].field == "value"

    def has_comma(self) -> bool:
        return True

    def total_words(self, area: Area) -> str:
        """Return the totals of a selection; values of different years have no total."""
        return "" if area.is_one else super().total_words(area)

    # What stands where

    def _cells(self, row: int, edition: str) -> dict[str, str]:
        """Return what an edition published for a period, by column; nothing if it did not."""
        published = self.published
        periods = published.periods
        return published.cells(periods[row], edition) if row < len(periods) else {}

    def text(self, row: int, column: int) -> str:
        if row == HEADER:
            return self.heading(column)
        there, published = self.columns[column], self.published
        if row >= len(published.periods):
            return ""
        period = published.periods[row]
        if not there.field:
            return published.summary(period, there.edition)
        if there.field == "value":
            return published.value_shown(period, there.edition)
        cells = published.cells(period, there.edition)
        text = cells.get(there.field, "")
        return status_shown(text) if cells and there.field == "status" else text

    def options(self, row: int, column: int) -> tuple[Option, ...]:
        field = self.columns[column].field
        return () if row == HEADER or not field else options_for(field, self.session)

    def closed(self, row: int, column: int) -> str:
        there = self.columns[column]
        if row == HEADER:
            return "De namen van deze kolommen staan vast." if self.row_count else _EMPTY
        if not there.field:
            return (
                f"Dit publiceerde de editie {there.edition}. Wilt u het verbeteren, druk dan "
                "eerst op Ctrl+E."
            )
        return self.published.files[there.edition].closed

    def check(self, row: int, column: int) -> Check | None:
        if row == HEADER:
            return None
        there = self.columns[column]
        cells = self._cells(row, there.edition)
        if not cells or not there.field:
            return None
        comma = self.published.files[there.edition].has_comma
        found = check_cell(there.field, cells, self.session, comma=comma)
        if found is None and there.field == "status":
            return self.published.check_revision(self.periods[row], there.edition)
        return found

    # Changing

    def set_cell(self, row: int, column: int, text: str) -> None:
        """Set what an edition says of a period; a value that becomes empty is missing."""
        if reason := self.closed(row, column):
            raise EditRefused(reason)
        if row >= self.row_count:
            raise EditRefused("Deze periode staat er niet meer.")
        if text == self.text(row, column):
            return
        there, period = self.columns[column], self.periods[row]
        file = self.published.files[there.edition]
        changes = self._changes(row, there, text)
        label = f"{HEADINGS[there.field].capitalize()} over {period} veranderd"
        with self.session.one_step(label):
            file.write(self.indicator, period, changes)

    def _changes(self, row: int, there: Column, text: str) -> dict[str, str]:
        cells, published = self._cells(row, there.edition), self.published
        if there.field == "status":
            status = status_written(text)
            gone = {"value": ""} if status == ObservationStatus.MISSING else {}
            return {"status": status} | gone
        if there.field != "value":
            return {there.field: text} if cells else _NEW | {there.field: text}
        status = cells.get("status", "")
        if not text.strip():
            status = ObservationStatus.MISSING
        elif not cells or status == ObservationStatus.MISSING:
            number = parse_number(text.strip())
            status = published.likely_status(self.periods[row], there.edition, number)
        value = published.files[there.edition].written(text.strip())
        return {"value": value, "status": status}

    def paste(self, row: int, column: int, block: list[list[str]]) -> Area:
        sources = {option.value for option in bank_options(self.session, "sources")}
        if named := rows_with_periods(block, sources):
            return self._paste_periods(named)
        area = Area(row, column, row + len(block) - 1, column + len(block[0]) - 1)
        if area.bottom >= self.row_count or area.right >= self.column_count:
            raise EditRefused(
                "Het blok past hier niet. Plak de perioden mee, in de eerste kolom van het blok, "
                "of voeg ze eerst toe met Ctrl+N."
            )
        if reason := next(filter(None, (self.closed(*cell) for cell in area.cells())), ""):
            raise EditRefused(reason)
        with self.session.one_step("Cellen geplakt"):
            for down, cells in enumerate(block):
                for right, cell in enumerate(cells):
                    self.set_cell(row + down, column + right, cell)
        return area

    def _paste_periods(self, rows: list[Row]) -> Area:
        """Set what this edition says of periods; those that are not there are added."""
        own = self.session.year
        fields = [field for field in FIELDS if field in rows[0][1]]
        # A status is set after the value, of which it would else follow.
        fields.sort(key=lambda field: field == "status")
        with self.session.one_step("Perioden geplakt"):
            for period, cells in rows:
                row = self.add_period(period)
                for field in (one for one in fields if cells[one] or one != "status"):
                    self.set_cell(row, self.columns.index(Column(own, field)), cells[field])
        found = [self.periods.index(period) for period, _ in rows]
        return Area(min(found), 0, max(found), 0)

    def clear(self, area: Area) -> None:
        with self.session.one_step("Cellen leeggemaakt"):
            for row, column in area.cells():
                if self.text(row, column):
                    self.set_cell(row, column, "")

    def add_period(self, text: str) -> int:
        """Add a row for a period, unless there is one, and return its number. One step."""
        period = read_period(text)
        if period is None:
            raise EditRefused(HOW)
        if period not in self.periods:
            with self.session.one_step(f"Periode {period} toegevoegd"):
                self.published.files[self.session.year].write(self.indicator, period, _NEW)
        return self.periods.index(period)

    def next_period(self) -> str:
        """Return the period that is probably added next."""
        return proposed_period(self.periods, str(reporting_year(self.session)))

    def insert_row(self, at: int) -> int:
        return self.add_period(self.next_period())

    def delete_rows(self, first: int, last: int) -> None:
        """Take the periods out of the file of this edition; what others published stays."""
        periods = self.periods[first : last + 1]
        own = self.published.files[self.session.year]
        with self.session.one_step("Periode verwijderd"):
            own.remove(self.indicator, periods)

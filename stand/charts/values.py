"""The values of figures: from the bank, from a table, or as the figure's file has them."""

from decimal import Decimal

from stand.charts.data import Datum, Firmness
from stand.model.captions import Amount, Line
from stand.model.figures import Counted, Duration
from stand.model.indicators import Indicator, ObservationStatus
from stand.model.publication import Cell, Publication, TableData, WrittenNumber
from stand.numbers.dutch import format_number
from stand.numbers.edition import figures_of
from stand.numbers.figures import Figures, rounded
from stand.numbers.formulas import FormulaFault, names_in
from stand.numbers.wording import worded

_FIRMNESS = {
    ObservationStatus.FINAL: Firmness.FINAL,
    ObservationStatus.PROVISIONAL: Firmness.PROVISIONAL,
    ObservationStatus.REVISED: Firmness.REVISED,
    ObservationStatus.MISSING: Firmness.MISSING,
}


class Values:
    """Answers for one edition what a figure's fields stand for."""

    def __init__(self, publication: Publication, figures: Figures | None = None) -> None:
        self.publication = publication
        self.figures = figures or figures_of(publication)
        self.labels = publication.edition.labels

    def table(self, file: str) -> TableData | None:
        """Return a table by the name with which the content calls it, if it could be read."""
        return self.publication.tables.get(file)

    def indicator(self, name: str | None) -> Indicator | None:
        """Return the definition of an indicator, or None when there is none."""
        return self.figures.known.indicator(name or "")

    def words(self, text: str) -> str:
        """Return a text as printed, references filled in."""
        return worded(text, self.figures)

    def name(self, item: Amount | Duration | Counted | Line) -> str:
        """Return the name of a value: its own, or that of its indicator."""
        if item.label is not None:
            return self.words(item.label)
        indicator = self.indicator(item.indicator)
        return indicator.label if indicator else item.indicator or ""

    def number(self, value: Decimal) -> str:
        """Return a number as the house writes it."""
        return format_number(value.normalize(), group_from=self.figures.style.group_from)

    def unknown(self, note: str = "") -> Datum:
        """Return a value that is not known."""
        return Datum(None, self.labels.unknown, note, firmness=Firmness.MISSING)

    def observed(self, name: str, period: str, note: str = "") -> Datum:
        """Return what the bank knows of an indicator in a period, with the word it came with."""
        known = self.figures.known
        found, value = known.observation(name, period), known.value(name, period)
        indicator = known.indicator(name)
        unit = indicator.unit if indicator else ""
        firmness = _FIRMNESS[found.status] if found else Firmness.DERIVED
        if value is None or indicator is None:
            return Datum(None, self.labels.unknown, note, unit, Firmness.MISSING, name, period)
        if found is None:
            value = rounded(value, indicator.rounding)
        text = self.number(value) + ("%" if unit == "%" else "")
        if found is not None and found.hedge:
            text = f"{found.hedge} {text}"
        if firmness is Firmness.REVISED:
            text = f"{text} ({self.labels.revised})"
        return Datum(value, text, note, unit, firmness, name, period)

    def amount(self, item: Amount | Duration) -> Datum:
        """Return the value of an item; its own words for it go before ours."""
        note = self.words(item.note) if item.note else ""
        if item.indicator is not None:
            found = self.observed(item.indicator, self.period(item.period), note)
        elif item.value is not None:
            value = Decimal(str(item.value))
            found = Datum(value, self.number(value), note)
        else:
            found = self.unknown(note)
        if item.shown is None:
            return found
        return Datum(
            *(found.value, self.words(item.shown), found.note, found.unit, found.firmness),
            *(found.indicator, found.period),
        )

    def sources(self, datum: Datum) -> list[str]:
        """Return where the bank has a value from; of a calculated one, where its parts are from."""
        return self._sources(datum.indicator, datum.period, frozenset())

    def _sources(self, name: str, period: str, above: frozenset[str]) -> list[str]:
        known = self.figures.known
        found, indicator = known.observation(name, period), known.indicator(name)
        if found is not None:
            return [known.bank.sources.get(found.source, found.source)] if found.source else []
        if indicator is None or indicator.formula is None or name in above:
            return []
        try:
            parts = names_in(indicator.formula)
        except FormulaFault:
            return []
        return [s for part in parts for s in self._sources(part, period, above | {name})]

    def counted(self, item: Counted) -> Datum:
        """Return the number of a tile or of a part of one; its own words for it go first."""
        if item.value is not None or item.indicator is None:
            return Datum(None, self.words(item.value or ""))
        return self.observed(item.indicator, self.period(item.period))

    def cell(self, cell: Cell) -> Datum:
        """Return the value in a cell of a table; an empty cell is not known."""
        if isinstance(cell, WrittenNumber):
            return Datum(Decimal(cell), cell.written if "%" in cell.written else self.number(cell))
        if isinstance(cell, Decimal):
            return Datum(cell, self.number(cell))
        return Datum(None, cell) if cell.strip() else self.unknown()

    def period(self, written: str | None) -> str:
        """Return a period as written, or the reporting year."""
        return written or str(self.figures.year)

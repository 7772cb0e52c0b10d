"""Figures over the years as a table: values, what is missing, what was revised, and the sources."""

from dataclasses import dataclass, field

from stand.model.indicators import Observation, ObservationStatus
from stand.numbers.dutch import format_number
from stand.numbers.figures import Figures, rounded


@dataclass(frozen=True, slots=True)
class SeriesCell:
    """One value as the reader sees it; ``mark`` is the letter of its note, or empty."""

    text: str
    mark: str = ""


@dataclass
class SeriesTable:
    """A row for each period, a column for each indicator; notes by letter; sources in full."""

    labels: list[str]
    rows: list[tuple[str, list[SeriesCell]]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def series_table(
    figures: Figures, names: list[str], first: str, last: str, unknown: str
) -> SeriesTable:
    """Return the table of the indicators from the first to the last period, both included.

    ``unknown`` is what stands for a value that is not known. Names without a definition are left
    out; a check names them.
    """
    maker = _Maker(figures, unknown)
    names = [name for name in names if figures.known.indicator(name)]
    table = SeriesTable([figures.known.bank.indicators[name].label for name in names])
    periods = {period for name in names for period in maker.periods(name)}
    for period in sorted(periods):
        if first <= period <= last:
            table.rows.append((period, [maker.cell(name, period) for name in names]))
    table.notes = [(mark, text) for text, mark in maker.marks.items()]
    table.sources = maker.sources
    return table


def shown_value(figures: Figures, name: str, period: str) -> str:
    """Return a value as the reader sees it, with the word it was published with.

    Empty when it is not known.
    """
    known = figures.known
    found, value = known.observation(name, period), known.value(name, period)
    if value is None:
        return ""
    if found is None:
        value = rounded(value, known.bank.indicators[name].rounding)
    number = format_number(value.normalize(), group_from=figures.style.group_from)
    return f"{found.hedge} {number}" if found is not None and found.hedge else number


class _Maker:
    def __init__(self, figures: Figures, unknown: str) -> None:
        self._figures = figures
        self._unknown = unknown
        self.marks: dict[str, str] = {}
        self.sources: list[str] = []

    def periods(self, name: str) -> list[str]:
        """Return the periods for which an indicator has a value, or is said to be missing."""
        known = self._figures.known
        return [
            period
            for period in known.all_periods
            if known.observation(name, period) or known.value(name, period) is not None
        ]

    def cell(self, name: str, period: str) -> SeriesCell:
        known = self._figures.known
        found = known.observation(name, period)
        text = shown_value(self._figures, name, period)
        if found is not None:
            self._add_source(found)
        note = self._note(name, period, found, derived=found is None and bool(text))
        return SeriesCell(text or self._unknown, self._mark(note))

    def _note(self, name: str, period: str, found: Observation | None, *, derived: bool) -> str:
        known = self._figures.known
        notes = [item.note for item in known.bank.indicators[name].breaks if item.period == period]
        if derived:
            notes.append("Berekend uit de delen.")
        if found is not None and found.status is ObservationStatus.PROVISIONAL:
            notes.append("Voorlopig cijfer.")
        if found is not None and found.status is ObservationStatus.REVISED:
            before = known.earlier(name, period)
            was = f"; eerder {format_number(before.value)}" if before and before.value else ""
            notes.append(f"Herzien{was}: {found.note}." if found.note else f"Herzien{was}.")
        elif found is not None and found.note:
            notes.append(found.note[:1].upper() + found.note[1:].rstrip(".") + ".")
        return " ".join(notes)

    def _mark(self, note: str) -> str:
        if not note:
            return ""
        round_, letter = divmod(len(self.marks), 26)
        return self.marks.setdefault(note, chr(ord("a") + letter) * (round_ + 1))

    def _add_source(self, found: Observation) -> None:
        title = self._figures.known.bank.sources.get(found.source, found.source)
        if title and title not in self.sources:
            self.sources.append(title)

"""The data of a figure as tables on paper: columns that fit a page, all that counts in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil

from stand.charts.data import Datum, FigureData, Firmness, Row
from stand.model.edition import Labels

MOST_COLUMNS = 6
"""More columns of values do not fit beside each other on a page."""
FULL_PAGE = 36
"""About so many lines of a table fit on a page."""
_CHARACTERS = 34  # on a line
_BRIEF = 9  # characters


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a table; ``mark`` is the letter of its note, or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Line:
    """A row as the reader sees it; ``remark`` says what must be known of its only value."""

    name: Cell
    cells: tuple[Cell, ...] = ()
    unit: str = ""
    remark: str = ""

    @property
    def height(self) -> int:
        """About how many lines of text it takes."""
        texts = (self.name.text, self.remark, *(cell.text for cell in self.cells))
        return max(ceil(len(text) / _CHARACTERS) for text in texts) or 1


@dataclass(frozen=True)
class Group:
    """Lines that belong together, under a head that may have values itself; or just lines."""

    head: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Column:
    """The heading over a column of values, and whether these are numbers."""

    heading: str
    is_number: bool


@dataclass(frozen=True)
class DataTable:
    """A table; ``heading`` stands over the names of its rows, ``notes`` go with the marks."""

    heading: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    total: Line | None
    notes: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> list[Line]:
        """All rows under the headings."""
        found = [line for group in self.groups for line in (group.head, *group.lines)]
        return [line for line in (*found, self.total) if line]

    @property
    def has_units(self) -> bool:
        return any(line.unit for line in self.lines)

    @property
    def has_remarks(self) -> bool:
        return any(line.remark for line in self.lines)

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width of the page."""
        return len(self.columns) > 3 or (self.has_units and self.has_remarks)

    @property
    def is_brief(self) -> bool:
        """Whether the names of its rows are as short as years."""
        return all(len(line.name.text) <= _BRIEF for line in self.lines)

    @property
    def height(self) -> int:
        """About how many lines of text it takes."""
        return sum(line.height for line in self.lines)

    @property
    def is_long(self) -> bool:
        """Whether it does not fit on one page."""
        return self.height > FULL_PAGE

    @property
    def span(self) -> int:
        """The number of columns, that of the names included."""
        return 1 + len(self.columns) + self.has_units + self.has_remarks


def data_tables(data: FigureData, labels: Labels) -> Iterator[DataTable]:
    """Yield the tables that hold the data: one, or more when it has too many columns."""
    data = _crossed(_joined(data))
    count = len(data.columns)
    parts = ceil(count / MOST_COLUMNS)
    for part in range(parts):
        place = slice(count * part // parts, count * (part + 1) // parts)
        rows = tuple(replace(row, cells=row.cells[place]) for row in data.rows)
        yield _Maker(replace(data, columns=data.columns[place], rows=rows), labels).table()


def _runs(data: FigureData) -> list[tuple[str, list[Row]]]:
    return [(name, list(rows)) for name, rows in groupby(data.rows, lambda row: row.group)]


def _joined(data: FigureData) -> FigureData:
    """Return groups of one row each as rows that bear both names."""
    if data.wholes or not all(name and len(rows) == 1 for name, rows in _runs(data)):
        return data
    rows = (Row(f"{row.group}: {row.label}", row.cells) for row in data.rows)
    return replace(data, rows=tuple(rows))


def _crossed(data: FigureData) -> FigureData:
    """Return groups that share the names in them, or years, as columns over those names."""
    groups = {name: {row.label: row.datum for row in rows} for name, rows in _runs(data)}
    names = sorted({label for group in groups.values() for label in group})
    one_way = {tuple(group) for group in groups.values()}
    is_whole = sum(len(group) for group in groups.values()) == len(data.rows)
    if data.wholes or len(data.columns) > 1 or len(groups) < 2 or "" in groups or not is_whole:
        return data
    if len(one_way) > 1 and not all(_is_year(name) for name in names):
        return data
    nothing = Datum(None, "")
    rows = (
        Row(name, tuple(group.get(name, nothing) for group in groups.values()))
        for name in (one_way.pop() if len(one_way) == 1 else names)
    )
    return replace(data, heading="", columns=tuple(groups), rows=tuple(rows))


def _is_year(name: str) -> bool:
    return name.isdigit() and len(name) == 4


class _Maker:
    """Makes one table of data whose columns fit beside each other."""

    def __init__(self, data: FigureData, labels: Labels) -> None:
        self._data = data
        self._labels = labels
        self._words = {
            Firmness.PROVISIONAL: labels.provisional,
            Firmness.REVISED: labels.revised,
            Firmness.DERIVED: labels.derived,
        }
        self._columns = [[row.cells[at] for row in data.rows] for at in range(len(data.columns))]
        self._units = [_common_unit(column) for column in self._columns]
        self._shared = [self._common_word(column) for column in self._columns]
        self._marks: dict[str, str] = {}

    def table(self) -> DataTable:
        """Return the table."""
        data, labels = self._data, self._labels
        years = all(_is_year(row.label) for row in data.rows)
        return DataTable(
            data.heading or (labels.period if years else labels.item),
            tuple(self._column(place) for place in range(len(data.columns))),
            tuple(self._groups()),
            self._line(Row(labels.total, (data.total,))) if data.total else None,
            tuple((mark, _capital(note)) for note, mark in self._marks.items()),
        )

    def _column(self, place: int) -> Column:
        """Return a heading with the unit and the word that count for the whole column."""
        unit = self._units[place] if all(self._units) and not self._data.unit else ""
        name = self._data.columns[place] or unit
        about = [unit] if unit.casefold() not in name.casefold() else []
        if not any(char.isalnum() for char in name):
            name, about = self._labels.value, [name]
        about_all = ", ".join(filter(None, [*about, self._shared[place]]))
        return Column(
            _capital(name) + (f" ({about_all})" if about_all else ""),
            _is_number(self._columns[place]),
        )

    def _groups(self) -> Iterator[Group]:
        """Yield the groups; a line just before a group that has its name is its head."""
        waiting: list[Line] = []
        wholes = dict(self._data.wholes)
        for name, rows in _runs(self._data):
            lines = [self._line(row) for row in rows]
            if not name:
                waiting = lines
                continue
            is_head = bool(waiting) and waiting[-1].name.text == name
            own = self._line(Row(name, (wholes[name],))) if name in wholes else Line(Cell(name))
            head = waiting.pop() if is_head else own
            if waiting:
                yield Group(None, tuple(waiting))
            waiting = []
            yield Group(head, tuple(lines))
        if waiting:
            yield Group(None, tuple(waiting))

    def _line(self, row: Row) -> Line:
        """Return a row; what must be known of one of many values is a note with a mark."""
        changes = [note for period, note in self._data.breaks if period == row.label]
        has_own = not self._data.unit and not all(self._units)
        unit = _common_unit(row.cells) if has_own else ""
        said = [self._said(datum, at) for at, datum in enumerate(row.cells)]
        texts = [datum.text for datum in row.cells]
        if len(self._columns) == 1:
            remark = "; ".join([*said[0], *changes])
            return Line(Cell(row.label), (Cell(texts[0]),), unit, remark)
        cells = (Cell(text, self._mark(notes)) for text, notes in zip(texts, said, strict=True))
        return Line(Cell(row.label, self._mark(changes)), tuple(cells), unit)

    def _said(self, datum: Datum, place: int) -> list[str]:
        """Return what must be known of a value, unless the heading says it."""
        word = self._word(datum)
        return [text for text in (word if word != self._shared[place] else "", datum.note) if text]

    def _mark(self, notes: list[str]) -> str:
        if not notes:
            return ""
        times, letter = divmod(len(self._marks), 26)
        return self._marks.setdefault("; ".join(notes), chr(ord("a") + letter) * (times + 1))

    def _word(self, datum: Datum) -> str:
        """Return how firm a value is, unless it is firm, or its own words say so."""
        word = self._words.get(datum.firmness, "")
        return "" if word in f"{datum.text} {datum.note}" else word

    def _common_word(self, column: list[Datum]) -> str:
        words = {self._word(datum) for datum in column if datum.value is not None}
        return words.pop() if len(words) == 1 and len(column) > 1 else ""


def _common_unit(data: Sequence[Datum]) -> str:
    units = {datum.unit for datum in data if datum.text}
    return units.pop() if len(units) == 1 else ""


def _is_number(column: list[Datum]) -> bool:
    known = any(datum.value is not None for datum in column)
    return known or all(datum.firmness is Firmness.MISSING for datum in column)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Tables: each data cell knows its header cells, each header cell what it is a header of.

ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5. The grid with its spans is that of HTML.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from stand.finish.tag import Kid, Tag

Within = Callable[[Element], list[Kid]]
_GROUPS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell in the grid; ``group`` and ``row`` count from 0 in the whole table."""

    element: Element
    tag: Tag
    group: int
    row: int
    column: int

    @property
    def is_header(self) -> bool:
        return self.tag.type == "TH"

    @property
    def scope(self) -> str:
        return self.element.get("scope", "col")

    @property
    def columns(self) -> range:
        return range(self.column, self.column + _span(self.element, "colspan"))

    @property
    def rows(self) -> range:
        return range(self.row, self.row + _span(self.element, "rowspan"))


def _span(element: Element, name: str) -> int:
    text = element.get(name, "1")
    return max(int(text), 1) if text.isdigit() else 1


class _Grid:
    """The cells of a table in their columns."""

    def __init__(self, within: Within) -> None:
        self._within = within
        self._taken: set[tuple[int, int]] = set()
        self._row = -1
        self.group = -1
        self.cells: list[_Cell] = []

    def tag_row(self, element: Element) -> Tag:
        """Return the element of a row, whose cells are in the grid from now on."""
        self._row += 1
        row = Tag("TR")
        for child in element:
            if child.tag in ("th", "td"):
                row.kids.append(self._tag_cell(child))
        return row

    def _tag_cell(self, element: Element) -> Tag:
        column = 0
        while (self._row, column) in self._taken:
            column += 1
        cell = _Cell(
            element,
            Tag(
                element.tag.upper(),
                self._within(element),
                lang=element.get("lang", ""),
                owner="Table",
            ),
            self.group,
            self._row,
            column,
        )
        self._taken.update((row, column) for row in cell.rows for column in cell.columns)
        self.cells.append(cell)
        return cell.tag


def tag_table(element: Element, cell: Within, caption: Within, number: int) -> Tag:
    """Return the element of a table, the ``number``-th of the document.

    ``cell`` gives what a cell holds, ``caption`` the element of a caption.
    """
    grid = _Grid(cell)
    table = Tag("Table")
    for child in element:
        if child.tag == "caption":
            table.kids += caption(child)
        elif child.tag in _GROUPS:
            grid.group += 1
            tagged = [grid.tag_row(row) for row in child if row.tag == "tr"]
            rows: list[Kid] = [row for row in tagged if row.kids]
            table.kids += [Tag(_GROUPS[child.tag], rows)] if rows else []
        elif child.tag == "tr":
            table.kids.append(grid.tag_row(child))
    _say_headers(grid.cells, number)
    return table


def _say_headers(cells: list[_Cell], number: int) -> None:
    by_column: dict[int, list[_Cell]] = defaultdict(list)
    by_row: dict[int, list[_Cell]] = defaultdict(list)
    by_group: dict[int, list[_Cell]] = defaultdict(list)
    for cell in cells:
        attributes = cell.tag.attributes
        if len(cell.columns) > 1:
            attributes["ColSpan"] = len(cell.columns)
        if len(cell.rows) > 1:
            attributes["RowSpan"] = len(cell.rows)
        if not cell.is_header:
            continue
        cell.tag.id = f"t{number}-{cell.row + 1}-{cell.column + 1}"
        attributes["Scope"] = _SCOPES.get(cell.scope, "Column")
        if cell.scope == "rowgroup":
            by_group[cell.group].append(cell)
        elif cell.scope == "row":
            for row in cell.rows:
                by_row[row].append(cell)
        else:
            for column in cell.columns:
                by_column[column].append(cell)
    for cell in cells:
        heads = _heads(cell, by_column, by_row, by_group)
        ids = dict.fromkeys(head.tag.id for head in heads if head is not cell)
        if ids and not (cell.is_header and cell.scope != "row"):
            cell.tag.attributes["Headers"] = list(ids)


def _heads(
    cell: _Cell,
    by_column: dict[int, list[_Cell]],
    by_row: dict[int, list[_Cell]],
    by_group: dict[int, list[_Cell]],
) -> Iterator[_Cell]:
    """Yield the headers of a cell: of its columns, of its group of rows, of its row."""
    for column in cell.columns:
        yield from by_column[column]
    yield from (head for head in by_group[cell.group] if head.row <= cell.row)
    if not cell.is_header:
        for row in cell.rows:
            yield from by_row[row]

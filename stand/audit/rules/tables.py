"""Tables: regular, with header cells, and each cell knows its headers."""

from collections import Counter
from collections.abc import Iterator

from stand.audit.reading.tree import Element
from stand.audit.rules.rule import Finding, Subject, short

_Found = Iterator[Finding]
_CELLS = ("TH", "TD")
_SCOPES = ("Row", "Column", "Both")


def tables(subject: Subject) -> _Found:
    """Find irregular rows, missing header cells, headers that are not there. ISO 14289-1, 7.5."""
    known = subject.document.tree.idents if subject.document.tree is not None else set()
    for element in subject.elements:
        if element.role == "Table":
            yield from _table(subject, element, known)


def _table(subject: Subject, table: Element, known: set[str]) -> _Found:
    rows = [part for part in table.walk() if part.role == "TR" and _table_of(part) is table]
    cells = [[kid for kid in row.elements if kid.role in _CELLS] for row in rows]
    name, page = _name(subject, table), max(table.page, 1)
    if not any(cells):
        yield Finding(page, f"{name} heeft geen cellen.")
        return
    headers = [cell for row in cells for cell in row if cell.role == "TH"]
    if not headers:
        yield Finding(page, f"{name} heeft geen kopcellen (TH).")
    yield from _regular(name, page, rows, cells)
    for header in headers:
        if header.attributes.get("Scope") not in _SCOPES:
            words = short(subject.speech.text(header))
            yield Finding(
                max(header.page, page),
                f"Kopcel ‘{words}’ van {name} zegt niet of zij bij een rij of een kolom hoort "
                "(Scope).",
            )
    yield from _headers(subject, name, page, cells, known)


def _name(subject: Subject, table: Element) -> str:
    caption = next((kid for kid in table.elements if kid.role == "Caption"), None)
    words = subject.speech.text(caption if caption is not None else table)
    return f"Tabel ‘{short(words)}’"


def _table_of(element: Element) -> Element | None:
    return next((above for above in element.above() if above.role == "Table"), None)


def _regular(name: str, page: int, rows: list[Element], cells: list[list[Element]]) -> _Found:
    widths = _widths(cells)
    usual = Counter(widths).most_common(1)[0][0]
    for number, (row, width) in enumerate(zip(rows, widths, strict=True), 1):
        if width != usual:
            yield Finding(
                row.page or page,
                f"Rij {number} van {name} heeft {width} kolommen; de andere hebben er {usual}.",
            )


def _widths(cells: list[list[Element]]) -> list[int]:
    """Return how many columns each row fills, with the cells that reach down into it."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # for how many rows more, how many columns
    for row in cells:
        width = sum(columns for _, columns in reaching)
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        for cell in row:
            columns, down = _span(cell, "ColSpan"), _span(cell, "RowSpan")
            width += columns
            if down > 1:
                reaching.append((down - 1, columns))
        widths.append(width)
    return widths


def _span(cell: Element, name: str) -> int:
    span = cell.attributes.get(name, 1)
    return span if isinstance(span, int) and span > 0 else 1


def _headers(
    subject: Subject, name: str, page: int, cells: list[list[Element]], known: set[str]
) -> _Found:
    idents = Counter(cell.ident for row in cells for cell in row if cell.ident)
    for ident, count in sorted(idents.items()):
        if count > 1:
            yield Finding(page, f"In {name} hebben {count} cellen dezelfde naam: {ident}.")
        if ident not in known:
            yield Finding(page, f"De naam {ident} in {name} staat niet in de lijst (IDTree).")
    for cell in (cell for row in cells for cell in row):
        wanted = cell.attributes.get("Headers", [])
        for ident in wanted if isinstance(wanted, list) else [wanted]:
            if str(ident) not in idents:
                words = short(subject.speech.text(cell))
                yield Finding(
                    cell.page or page,
                    f"Cel ‘{words}’ van {name} noemt kopcel {ident}, en die is er niet.",
                )
        if cell.role == "TD" and not wanted and len(cells) > 1 and idents:
            words = short(subject.speech.text(cell))
            yield Finding(cell.page or page, f"Cel ‘{words}’ van {name} noemt geen kopcellen.")

"""Blocks of cells as spreadsheets copy them: tabs between cells, a line for each row."""

import re

_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=\t|\r|\n|\Z)|([^\t\r\n]*)')
_END = re.compile(r"\r\n|\r|\n")


def read_block(text: str) -> list[list[str]]:
    """Return the rows of a copied block, each as wide as the widest; at least one cell.

    A cell with a tab or line end in it stands in quotes; other quotes belong to the text.
    """
    rows: list[list[str]] = [[]]
    position, text = 0, text.replace("\0", "")
    while True:
        match = _CELL.match(text, position)
        assert match is not None  # noqa: S101 - it matches anything
        quoted = match[1] is not None
        rows[-1].append(_END.sub("\n", match[1].replace('""', '"')) if quoted else match[2])
        position = match.end()
        end = _END.match(text, position)
        if end is not None and end.end() < len(text):
            rows.append([])
        elif end is not None or position >= len(text):
            break
        position = end.end() if end else position + 1
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def write_block(rows: list[list[str]]) -> str:
    """Return rows as a spreadsheet takes them when they are pasted there."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    if re.search(r'[\t\r\n]|\A"', cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell

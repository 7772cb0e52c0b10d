"""Pieces of formatted text set in lines of a width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from stand.preview.reading.pieces import Look, Mark, Piece, Runs

_LEAST = 12
_LEAST_COLUMN = 4
_LONGEST_WORD = 14
_BETWEEN = "  "
_BARS = {"": "", "figure": "│ "}

Styles = Mapping[str, Style]
"""The style of each look and mark by its name, and "text", "bar", "bullet", "label", "rule"."""


@dataclass(frozen=True)
class SetLines:
    """Lines of one width, and the piece that each belongs to; -1 for space between pieces."""

    strips: list[Strip]
    owners: list[int]

    def top_of(self, piece: int) -> int:
        """Return the first line of a piece."""
        return self.owners.index(piece) if piece in self.owners else 0

    def height_of(self, piece: int) -> int:
        return self.owners.count(piece)


def set_lines(pieces: Sequence[Piece], width: int, styles: Styles) -> SetLines:
    """Return pieces set in lines of exactly ``width`` cells, with an empty line after them."""
    strips: list[Strip] = []
    owners: list[int] = []
    for index, piece in enumerate(pieces):
        if index and _needs_space(pieces[index - 1], piece):
            box = piece.box if piece.box == pieces[index - 1].box else ""
            strips.append(_line(_bar(box, styles), width, styles))
            owners.append(-1)
        made = [_line(line, width, styles) for line in _lines(piece, width, styles)]
        strips += made
        owners += [index] * len(made)
    strips.append(_line(Content(""), width, styles))
    owners.append(-1)
    return SetLines(strips, owners)


def _needs_space(before: Piece, piece: Piece) -> bool:
    if before.box != piece.box:
        return True
    if piece.look is Look.SMALL or before.look is Look.LABEL:
        return False
    return not (before.depth and piece.depth)


def _bar(box: str, styles: Styles) -> Content:
    return Content.styled(_BARS.get(box, "▌ "), styles["bar"])


def _line(content: Content, width: int, styles: Styles) -> Strip:
    segments = content.render_segments(styles["text"])
    return Strip(segments).adjust_cell_length(width, styles["text"].rich_style)


def _lines(piece: Piece, width: int, styles: Styles) -> list[Content]:
    if piece.rows:
        return _table(piece, width, styles)
    first, after = _margins(piece, width, styles)
    room = width - cell_len(after.plain)
    body = _body(piece, styles)
    if room < _LEAST:  # words come before the shape of a list
        bullet = f"{piece.bullet} " if piece.depth and piece.bullet else ""
        body = Content.styled(bullet, styles["bullet"]) + body
        first, after, room = Content(""), Content(""), width
    lines = body.wrap(max(room, 2))
    made = [(after if index else first) + line for index, line in enumerate(lines)]
    if piece.look is Look.TITLE:
        made.append(Content.styled("━" * width, styles["rule"]))
    return made


def _margins(piece: Piece, width: int, styles: Styles) -> tuple[Content, Content]:
    """Return what stands left of the first line of a piece, and of the others."""
    outer = Content.assemble(
        _bar(piece.box, styles), *[("┃ ", styles["bar"])] * min(piece.quotes, width // 8)
    )
    if not piece.depth:
        return outer, outer
    indent = " " * min(2 * piece.depth - 1, width // 3)
    bullet = piece.bullet.ljust(2 if cell_len(piece.bullet) < 2 else 3)
    hang = " " * cell_len(bullet)
    return outer + indent + Content.styled(bullet, styles["bullet"]), outer + indent + hang


def _body(piece: Piece, styles: Styles) -> Content:
    base = styles[piece.look]
    parts: list[tuple[str, Style]] = []
    if piece.bullet and not piece.depth:
        label = styles["tag"] if piece.look is Look.LABEL else base
        parts.append((piece.bullet + (_BETWEEN if piece.runs else ""), label))
    parts += _styled(piece.runs, base, styles)
    return Content.assemble(*parts)


def _styled(runs: Runs, base: Style, styles: Styles) -> list[tuple[str, Style]]:
    made = []
    for run in runs:
        style = base
        for mark in Mark:
            if mark in run.marks:
                style += styles[mark]
        made.append((run.text, style))
    return made


def _table(piece: Piece, width: int, styles: Styles) -> list[Content]:
    """Return a table with its columns side by side, each cell wrapped in its column."""
    bar = _bar(piece.box, styles)
    texts = [["".join(run.text for run in cell) for cell in row] for row in piece.rows]
    widths = _widths(texts, width - cell_len(bar.plain))
    lines = []
    for index, row in enumerate(texts):
        style = styles[Look.LABEL] if index == 0 else styles[Look.PARAGRAPH]
        cells = [_cell(*parts) for parts in zip(row, widths, piece.numbers, strict=False)]
        for line in zip(*_as_high(cells, widths), strict=True):
            lines.append(bar + Content.styled(_BETWEEN.join(line).rstrip(), style))
        if index == 0:
            rule = _BETWEEN.join("─" * one for one in widths)
            lines.append(bar + Content.styled(rule, styles["rule"]))
    return lines


def _as_high(cells: list[list[str]], widths: list[int]) -> list[list[str]]:
    """Return the cells of a row with empty lines below, so that all are equally high."""
    height = max((len(cell) for cell in cells), default=0)
    pairs = zip(cells, widths, strict=False)
    return [[*cell, *[" " * width] * (height - len(cell))] for cell, width in pairs]


def _widths(rows: list[list[str]], room: int) -> list[int]:
    """Return the width of each column; the widest give way, if they can without breaking words."""
    columns = list(zip_longest(*rows, fillvalue=""))
    room -= len(_BETWEEN) * (len(columns) - 1)
    natural = [max(cell_len(cell) for cell in column) for column in columns]
    widths = [max(min(width, room), 1) for width in natural]
    words = [
        max((cell_len(word) for cell in column for word in cell.split()), default=1)
        for column in columns
    ]
    for least in ([min(word, _LONGEST_WORD) for word in words], [_LEAST_COLUMN] * len(columns)):
        while sum(widths) > room:
            spare = [width - low for width, low in zip(widths, least, strict=True)]
            widest = max(range(len(widths)), key=lambda at: (spare[at] > 0, widths[at]))
            if spare[widest] <= 0:
                break
            widths[widest] -= 1
    return widths


def _cell(text: str, width: int, is_number: bool) -> list[str]:
    """Return the lines of a cell, each as wide as its column."""
    made = []
    for line in Content(" ".join(text.split())).wrap(max(width, 2)):
        shown = set_cell_size(line.plain, width) if line.cell_length > width else line.plain
        space = " " * (width - cell_len(shown))
        made.append(space + shown if is_number else shown + space)
    return made

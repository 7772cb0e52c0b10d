"""Texts behind their key: plain or between quotes, on one line or more."""

from stand.content.yaml_edit.fold import folded, joined, keep_bytes
from stand.content.yaml_edit.lines import BREAK
from stand.content.yaml_edit.scalars import (
    double_quoted,
    escaped,
    fits_plain,
    fits_single,
    one_line,
    quoted,
    single_quoted,
)
from stand.content.yaml_edit.style import WIDTHS, Style
from stand.content.yaml_edit.tree import Node, Tree
from stand.model.unfinished import UNFINISHED_FORM


def restyled(style: Style, node: Node, text: str) -> str:
    """Return a text on one line, in the style of the value it replaces if that can hold it."""
    flow = node.inside_flow
    is_free = node.kind != "scalar" or node.is_block_text or node.is_nothing
    if (is_free or _waits(node)) and not style.is_json:
        return one_line(text, style.quote, flow=flow)
    if not node.style:
        return text if fits_plain(text, flow=flow) else quoted(text, style.quote)
    if node.style == "'" and fits_single(text):
        return single_quoted(text)
    return double_quoted(text)


def _waits(node: Node) -> bool:
    """Tell whether a text only keeps the place of another: its quotes say nothing of that."""
    return not node.value or UNFINISHED_FORM.fullmatch(node.value.strip()) is not None


def refolded(tree: Tree, style: Style, node: Node, text: str) -> str | None:
    """Return a text over several lines, as the one it replaces stands; None if it cannot."""
    values = text.split("\n")
    if any(value != value.strip() for value in values) or not values[0] or not values[-1]:
        return None
    if not _holds(node, values):
        return None
    said = [_written(node, value) for value in values]
    quote = node.style
    inner = tree.text[node.content + len(quote) : node.end - len(quote)]
    raw = _split(inner)
    old = [(BREAK.sub("", line).strip(" \t"), line) for line in raw]
    second = next((line for line in raw[1:] if line.strip()), "")
    indent = second[: len(second) - len(second.lstrip(" \t"))]
    rooms = [width - len(indent) for width in (style.width, *WIDTHS)]
    lead = tree.lines.column(node.content) + len(quote) - len(indent)
    new = folded([line for line, _ in old], "\n".join(said), rooms, lead)
    written = keep_bytes(old, new, lambda at, line: indent + line if at and line else line)
    # Blanks at a line end would count before the closing quote.
    written[-1] = BREAK.sub("", written[-1]).rstrip(" \t")
    return quote + joined(written, tree.lines.break_near(node.content), closed=False) + quote


def _holds(node: Node, values: list[str]) -> bool:
    if not node.style:
        return all(not value or fits_plain(value, flow=node.inside_flow) for value in values)
    return node.style == '"' or all(fits_single(value) for value in values)


def _written(node: Node, value: str) -> str:
    if node.style == '"':
        return escaped(value)
    return value.replace("'", "''") if node.style == "'" else value


def _split(text: str) -> list[str]:
    lines, at = [], 0
    for match in BREAK.finditer(text):
        lines.append(text[at : match.end()])
        at = match.end()
    return [*lines, text[at:]]

"""Texts on lines of their own, behind a | or a >."""

import re
from dataclasses import dataclass

from stand.content.yaml_edit.fold import folded, joined, keep_bytes
from stand.content.yaml_edit.lines import BREAK
from stand.content.yaml_edit.patch import Patch
from stand.content.yaml_edit.scalars import is_printable
from stand.content.yaml_edit.style import WIDTHS, Style
from stand.content.yaml_edit.tree import BLOCK_HEADER, Node, Tree

_MAX_SIGN = 9


def fits(text: str) -> bool:
    """Say whether a text can stand on lines of its own; one without any letter cannot."""
    return bool(text.strip(" \t\n")) and is_printable(text.replace("\n", ""))


def literal(text: str, indent: int, parent: int) -> tuple[str, list[str]] | None:
    """Return the sign and the lines of a new text, or None if it cannot stand so.

    ``indent`` is the column of the lines, ``parent`` that of the collection around the text.
    """
    if not fits(text):
        return None
    sign = _sign(text, indent - parent)
    if sign is None:
        return None
    ending = len(text) - len(text.rstrip("\n"))
    lines = (text[:-1] if ending else text).split("\n")
    header = f"|{sign}" + ("-", "", "+")[min(ending, 2)]
    return header, [" " * indent + line if line else "" for line in lines]


def _sign(text: str, further: int) -> str | None:
    """Return the sign of indentation a text needs; None if there is none for it."""
    first = next((line for line in text.split("\n") if line), "")
    if not first[:1].isspace():
        return ""
    return str(further) if 0 < further <= _MAX_SIGN else None


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines under the sign: what each says, and how it stands."""

    start: int
    end: int
    indent: int
    lines: list[tuple[str, str]]


def rewritten(
    tree: Tree, style: Style, node: Node, text: str, parent: int
) -> tuple[Patch, Patch] | None:
    """Return the changes that make a block text say something else, or None if it cannot."""
    match = BLOCK_HEADER.match(tree.text, node.content)
    if match is None or (text and not fits(text)):
        return None
    header = match.group()
    ending = len(text) - len(text.rstrip("\n"))
    open_end = ending == 0 and node.end == len(tree.text)
    chomping = _chomping(header, text, ending, open_end)
    body = _body(tree, style, node, header, parent, "+" in chomping)
    sign = "".join(re.findall("[0-9]", header)) or _sign(text, body.indent - max(parent, 0))
    if sign is None:
        return None
    new = _lines(style, node, text, body) if text else []
    new += [""] * (ending - 1)
    written = keep_bytes(body.lines, new, lambda _, line: " " * body.indent + line if line else "")
    line_break = tree.lines.break_near(node.content)
    was_closed = not body.lines or bool(BREAK.search(body.lines[-1][1]))
    after = joined(written, line_break, closed=was_closed or not open_end)
    if after and body.start == len(tree.text) and not BREAK.search(tree.text[body.start - 1 :]):
        after = line_break + after
    header = header[0] + (chomping + sign if header[1:2] in ("+", "-") else sign + chomping)
    return Patch(node.content, match.end(), header), Patch(body.start, body.end, after)


def _chomping(header: str, text: str, ending: int, open_end: bool) -> str:
    """Return the sign for the line ends at the end of a text: the old one if it still holds."""
    old = "".join(re.findall("[-+]", header))
    holds = {"-": ending == 0, "": ending == 1 or not text or open_end, "+": ending > 0 or not text}
    return old if holds[old] else ("-", "", "+")[min(ending, 2)]


def _body(tree: Tree, style: Style, node: Node, header: str, parent: int, all_blank: bool) -> _Body:
    start = tree.lines.after(node.content)
    end = max(start, tree.lines.after(node.end)) if node.end >= start else start
    while all_blank and end < len(tree.text) and tree.lines.is_blank(end):
        end = tree.lines.after(end)
    raw = []
    at = start
    while at < end:
        raw.append(tree.text[at : tree.lines.after(at)])
        at = tree.lines.after(at)
    digit = re.findall("[0-9]", header)
    shown = [line for line in raw if line.strip()]
    if digit:
        indent = max(parent, 0) + int(digit[0])
    elif shown:
        indent = len(shown[0]) - len(shown[0].lstrip(" "))
    else:
        indent = parent + style.step if parent >= 0 else style.step
    return _Body(start, end, indent, [(BREAK.sub("", line)[indent:], line) for line in raw])


def _lines(style: Style, node: Node, text: str, body: _Body) -> list[str]:
    content = text.rstrip("\n")
    if node.style == "|":
        return content.split("\n")
    rooms = [width - body.indent for width in (style.width, *WIDTHS)]
    old = [line for line, _ in body.lines]
    while old and not old[-1]:
        old.pop()
    return folded(old, content, rooms)

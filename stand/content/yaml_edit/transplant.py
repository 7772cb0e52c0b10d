"""An entry of a list as its file has it written, taken along to another file."""

from stand.content.yaml_edit.blocks import Stretch, stretch
from stand.content.yaml_edit.lines import BREAK, BREAKS
from stand.content.yaml_edit.tree import Tree, parse
from stand.content.yaml_reader import read_shared
from stand.model.source import Path


def entry_lines(text: str, place: Path) -> list[str] | None:
    """Return the lines of the entry at a place, with its comments, as if they had no indentation.

    None when it has no lines of its own.
    """
    tree = parse(text)
    found = _stretch_at(tree, place)
    if found is None:
        return None
    column = tree.lines.column(found.head)
    lines = BREAK.split(text[found.start : found.end])
    while lines and not lines[-1].strip():
        lines.pop()
    if any(line[:column].strip() for line in lines):
        return None
    return [line[column:] for line in lines]


def with_lines(text: str, place: Path, lines: list[str]) -> str:
    """Return the text with the entry at a place written in these lines.

    Where they would say anything else than the entry does now, the text stays as it is.
    """
    tree = parse(text)
    found = _stretch_at(tree, place)
    if found is None:
        return text
    indent = " " * tree.lines.column(found.head)
    line_break = tree.lines.break_near(found.head)
    new = line_break.join(indent + line if line else "" for line in lines)
    ends = text[found.end - 1 : found.end] in BREAKS
    candidate = text[: found.start] + new + (line_break if ends else "") + text[found.end :]
    before, after = read_shared("", text)[0], read_shared("", candidate)[0]
    return candidate if after == before else text


def _stretch_at(tree: Tree, place: Path) -> Stretch | None:
    passed, _, rest = tree.find(place)
    if rest or not passed:
        return None
    node, position = passed[-1]
    found = stretch(tree, node, position)
    return None if found.inline else found

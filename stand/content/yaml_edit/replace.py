"""Another value in the place of one that stands there."""

from dataclasses import dataclass

from stand.content.yaml_edit import block_text
from stand.content.yaml_edit.inline import refolded, restyled
from stand.content.yaml_edit.lines import BREAK, BREAKS, skip_blanks
from stand.content.yaml_edit.patch import Patch
from stand.content.yaml_edit.scalars import Bare, Data, double_quoted, is_ambiguous
from stand.content.yaml_edit.tree import BLOCK_HEADER, Entry, Node, Tree
from stand.content.yaml_edit.write import Writer, Written
from stand.model.source import Path

_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: the collection around it and its entry there; the top has neither."""

    tree: Tree
    parent: Node | None
    entry: Entry

    @property
    def node(self) -> Node:
        return self.entry.value

    @property
    def in_flow(self) -> bool:
        return self.parent is not None and not self.parent.is_block

    @property
    def column(self) -> int:
        """The column of the dash or key; -1 at the top."""
        return self.tree.lines.column(self.entry.head) if self.parent else -1


def replaced(spot: Spot, writer: Writer, data: Data, place: Path) -> list[Patch]:
    """Return the changes that put other data in the place of a value."""
    node = spot.node
    if isinstance(data, str) and not isinstance(data, Bare) and place not in writer.careful:
        if node.is_block_text:
            parent = spot.column
            both = block_text.rewritten(spot.tree, writer.style, node, data, parent)
            if both is not None:
                return [patch for patch in both if _changes(spot.tree, patch)]
        elif node.kind == "scalar" and _has_lines(spot.tree, node):
            text = refolded(spot.tree, writer.style, node, data)
            if text is not None:
                return [Patch(node.content, node.end, text)]
    if spot.in_flow:
        return _in_flow(spot, _inline(spot, writer, data, place), data)
    return _swapped(spot, _written(spot, writer, data, place), data)


def _changes(tree: Tree, patch: Patch) -> bool:
    return tree.text[patch.start : patch.end] != patch.new


def _has_lines(tree: Tree, node: Node) -> bool:
    return BREAK.search(tree.text, node.content, node.end) is not None


def _inline(spot: Spot, writer: Writer, data: Data, place: Path) -> str:
    if not isinstance(data, str) or isinstance(data, Bare):
        return writer.flow(data, place)
    if place in writer.careful:
        return double_quoted(data)
    return restyled(writer.style, spot.node, data)


def _written(spot: Spot, writer: Writer, data: Data, place: Path) -> Written:
    if spot.parent is None:
        column = spot.tree.lines.column(spot.node.content)
        alone = spot.tree.lines.is_first(spot.node.content)
        if alone:
            return writer.value(data, place, -1, behind=column)
        return writer.value(data, place, -1, under=0)
    as_escape = spot.node.style in ("'", '"') and "\n" in spot.node.value
    if isinstance(data, str) and ("\n" not in data or as_escape or place in writer.careful):
        return Written(_inline(spot, writer, data, place))
    behind = _behind(spot)
    under = spot.column + writer.style.gap if spot.entry.key is None else None
    like = spot.tree.anchors.get(spot.node.value) if spot.node.kind == "alias" else None
    return writer.value(data, place, spot.column, behind=behind, under=under, like=like)


def _behind(spot: Spot) -> int | None:
    """Return the column behind a dash where a mapping or list can start; None: on the next line."""
    lines, node, entry = spot.tree.lines, spot.node, spot.entry
    if entry.key is not None or node.start < node.content:
        return None
    if node.end > node.content and lines.number(node.content) == lines.number(entry.head):
        return lines.column(node.content)
    return spot.column + 2


def _in_flow(spot: Spot, text: str, data: Data) -> list[Patch]:
    node, entry = spot.node, spot.entry
    if node.end > node.content:
        head, start = _properties(spot, data)
        return [Patch(start, node.end, head + text)]
    if node.behind > node.start:
        return [Patch(node.behind, node.behind, " " + text)]
    if entry.key is not None and entry.after is None:
        return [Patch(entry.key.end, entry.key.end, ": " + text)]
    at = entry.after if entry.after is not None else node.content
    following = spot.tree.text[at : at + 1]
    return [Patch(at, at, f" {text}" + ("" if following in " ,]}" or not following else " "))]


def _properties(spot: Spot, data: Data) -> tuple[str, int]:
    """Return what of anchor and tag to write anew, and from where to replace.

    A tag goes when it would say of the new value what it is not.
    """
    node = spot.node
    if node.tag is None or _keeps_tag(node, data):
        return "", node.content
    return (f"&{node.anchor} " if node.anchor else ""), node.start


def _keeps_tag(node: Node, data: Data) -> bool:
    if isinstance(data, dict | list):
        return node.kind == ("mapping" if isinstance(data, dict) else "sequence")
    if node.kind != "scalar" or data is None:
        return False
    if node.tag in _TEXT_TAGS:
        return isinstance(data, str)
    standard = str(node.tag).startswith("tag:yaml.org,2002:")
    return not standard or is_ambiguous(str(data))


def _swapped(spot: Spot, written: Written, data: Data) -> list[Patch]:
    head, under = _stretches(spot)
    before, start = _properties(spot, data)
    if start < head.start:
        head = Patch(start, head.end, "")
    first = before + written.first if written.first else before.rstrip()
    return [_head(spot, head, first), *_under(spot, under, written)]


def _stretches(spot: Spot) -> tuple[Patch, Patch]:
    """Return what of a value stands behind its dash or key, and which whole lines under it."""
    lines, node = spot.tree.lines, spot.node
    owned = node.start < node.content
    behind = node.behind if owned else _limit(spot)
    if node.is_block and spot.parent and lines.number(node.content) > lines.number(behind):
        return Patch(behind, behind, ""), Patch(lines.after(behind), lines.after(node.end), "")
    if node.is_block_text:
        match = BLOCK_HEADER.match(spot.tree.text, node.content)
        end = match.end() if match else node.end
        start = lines.after(end)
        return Patch(node.content, end, ""), Patch(start, max(start, lines.after(node.end)), "")
    start = lines.after(node.end)
    return Patch(node.content, node.end, ""), Patch(start, start, "")


def _limit(spot: Spot) -> int:
    return spot.entry.after if spot.entry.after is not None else spot.node.start


def _head(spot: Spot, head: Patch, first: str) -> Patch:
    text, start = spot.tree.text, head.start
    if spot.entry.key is not None and spot.entry.after is None:
        line_break = spot.tree.lines.break_near(start)
        return Patch(start, head.end, f"{line_break}{' ' * spot.column}: {first}".rstrip(" "))
    if start == head.end and first:
        first = first if text[start - 1 : start].isspace() or not start else f" {first}"
    elif not first:
        while start > _limit(spot) and text[start - 1] in " \t":
            start -= 1
        end = skip_blanks(text, head.end)
        if "\t" in text[head.end : end]:  # may not follow a bare dash or colon
            return Patch(start, end, " " if text[end : end + 1] == "#" else "")
    return Patch(start, head.end, first)


def _under(spot: Spot, under: Patch, written: Written) -> list[Patch]:
    text = spot.tree.text
    line_break = spot.tree.lines.break_near(max(under.start - 1, 0))
    new = "".join(line + line_break for line in written.lines)
    if new and under.start == len(text) and text[-1:] not in BREAKS:
        counts = written.first.startswith("|") and "-" not in written.first
        new = line_break + (new if counts else new.removesuffix(line_break))
    return [Patch(under.start, under.end, new)] if new or under.end > under.start else []


def top(tree: Tree, root: Node) -> Spot:
    """Return the spot of the value that is the whole file."""
    return Spot(tree, None, Entry(root.start, None, root, tree.opening))


def begun(tree: Tree, writer: Writer, data: Data) -> list[Patch]:
    """Return the change that gives a file without any value its first: below all comments."""
    lines = writer.block(data, (), 0)
    if not lines:
        value = writer.value(data, (), -1)
        lines = [value.first, *value.lines]
    at = tree.closing
    line_break = tree.lines.break_near(at)
    text = "".join(line + line_break for line in lines)
    if at and tree.text[at - 1] not in BREAKS:
        text = line_break + text
    return [Patch(at, at, text)]

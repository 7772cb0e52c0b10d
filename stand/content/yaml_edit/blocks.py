"""Entries of mappings and lists that have lines of their own: new ones, gone ones, moved ones."""

from dataclasses import dataclass

from stand.content.yaml_edit.lines import BREAKS
from stand.content.yaml_edit.patch import Patch
from stand.content.yaml_edit.tree import Node, Tree


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of an entry: its comments from ``start``, itself from ``head``, up to ``end``.

    ``end`` is where a line starts, or the end of the text. An entry that stands behind the dash or
    key of another has no lines of its own at its start: ``inline``.
    """

    start: int
    head: int
    end: int
    inline: bool


def stretch(tree: Tree, node: Node, position: int) -> Stretch:
    """Return the lines of an entry: comments directly above and deeper ones below go with it."""
    entry, lines = node.entries[position], tree.lines
    end = stretch_end(tree, node, position)
    if not lines.is_first(entry.head):
        return Stretch(entry.head, entry.head, end, True)
    start = lines.start(entry.head)
    floor = stretch_end(tree, node, position - 1) if position else tree.opening
    column = lines.column(entry.head)
    while (above := lines.above(start)) is not None and above >= floor:
        comment = lines.comment_column(above)
        if comment is None or comment > column:
            break
        start = above
    if position == 0 and node is tree.root and _is_heading(tree, start):
        start = lines.start(entry.head)
    return Stretch(start, entry.head, end, False)


def stretch_end(tree: Tree, node: Node, position: int) -> int:
    """Return where the lines of an entry end."""
    entry = node.entries[position]
    column = tree.lines.column(entry.head)
    at = end = tree.lines.after(entry.value.end)
    while at < len(tree.text):
        comment = tree.lines.comment_column(at)
        if comment is not None and comment > column:
            end = tree.lines.after(at)
        elif not tree.lines.is_blank(at):
            break
        at = tree.lines.after(at)
    return end


def _is_heading(tree: Tree, start: int) -> bool:
    """Say whether nothing but the opening of the document stands above the first comment."""
    return not tree.text[tree.opening : start].strip()


def inserted(tree: Tree, node: Node, position: int, new: list[str]) -> list[Patch]:
    """Return the changes that put lines before an entry, or behind the last one.

    The lines are indented as the entries are; those of the first entry may follow a dash.
    """
    if position == 0:
        return [_at_front(tree, node, new)]
    lines = tree.lines
    at = stretch_end(tree, node, position - 1)
    if position < len(node.entries) and _blank_between(tree, node, position):
        return [_above(tree, node, position, new)]
    spaced = (
        position == len(node.entries) and position > 1 and _blank_between(tree, node, position - 1)
    )
    line_break = lines.break_near(node.entries[position - 1].head)
    text = (line_break if spaced else "") + "".join(line + line_break for line in new)
    if at == len(tree.text) and tree.text[-1:] not in BREAKS:
        text = line_break + text.removesuffix(line_break)
    return [Patch(at, at, text)]


def _above(tree: Tree, node: Node, position: int, new: list[str]) -> Patch:
    """Put lines above an entry that has an empty line above it, and an empty line between."""
    start = stretch(tree, node, position).start
    line_break = tree.lines.break_near(node.entries[position].head)
    return Patch(start, start, "".join(line + line_break for line in [*new, ""]))


def _at_front(tree: Tree, node: Node, new: list[str]) -> Patch:
    first = stretch(tree, node, 0)
    line_break = tree.lines.break_near(first.head)
    if first.inline:
        indent = " " * tree.lines.column(first.head)
        text = "".join(line + line_break for line in new)[len(indent) :] + indent
        return Patch(first.head, first.head, text)
    spaced = [""] if len(node.entries) > 1 and _blank_between(tree, node, 1) else []
    text = "".join(line + line_break for line in [*new, *spaced])
    return Patch(first.start, first.start, text)


def _blank_between(tree: Tree, node: Node, position: int) -> bool:
    """Say whether an empty line stands between an entry and the one before it."""
    end = stretch_end(tree, node, position - 1)
    return end < node.entries[position].head and tree.lines.is_blank(end)


def removed(tree: Tree, node: Node, start: int, end: int) -> list[Patch]:
    """Return the changes that take away the entries from start to end (exclusive); some remain."""
    first = stretch(tree, node, start)
    if first.inline:
        return [_inline_gone(tree, first, stretch(tree, node, end))]
    begin, upto = _with_blank_lines(tree, node, start, end)
    return [_without(tree, begin, upto)]


def _with_blank_lines(tree: Tree, node: Node, start: int, end: int) -> tuple[int, int]:
    """Return the lines of entries that go, with the empty lines that would be too many."""
    lines = tree.lines
    begin, upto = stretch(tree, node, start).start, stretch(tree, node, end - 1).end
    floor = stretch_end(tree, node, start - 1) if start else tree.opening
    above = lines.above(begin)
    spaced = above is not None and above >= floor and lines.is_blank(above)
    if lines.is_blank(upto):
        leads = start == 0 and not (above is not None and lines.comment_column(above) is not None)
        while (spaced or leads) and lines.is_blank(upto):
            upto = lines.after(upto)
    elif end == len(node.entries):
        while above is not None and above >= floor and lines.is_blank(above):
            begin, above = above, lines.above(above)
    return begin, upto


def _inline_gone(tree: Tree, first: Stretch, following: Stretch) -> Patch:
    """Take away what stands behind a dash; comments above the next entry need lines to stand on."""
    if following.start == tree.lines.start(following.head):
        return Patch(first.head, following.head, "")
    start = first.head
    while tree.text[start - 1] in " \t":
        start -= 1
    return Patch(start, following.start, tree.lines.break_near(first.head))


def _without(tree: Tree, start: int, end: int) -> Patch:
    """Take lines away; a text without a line break at its end stays so."""
    above = tree.lines.above(start)
    if end == len(tree.text) and tree.text[-1:] not in BREAKS and above is not None:
        cut = tree.lines.end(above)
        # The line end after a text on lines of its own belongs to that text.
        if not any(node.is_block_text and node.end == cut for node in tree.nodes):
            return Patch(cut, end, "")
    return Patch(start, end, "")


def moved(tree: Tree, node: Node, start: int, to: int) -> list[Patch]:
    """Return the changes that move an entry; what stands between entries keeps its place."""
    order = list(range(len(node.entries)))
    order.insert(to, order.pop(start))
    low, high = min(start, to), max(start, to)
    slots = [stretch(tree, node, position) for position in range(low, high + 1)]
    patches = []
    for position, slot in zip(range(low, high + 1), slots, strict=True):
        chunk = slots[order[position] - low]
        patches.append(_filled(tree, slot, chunk))
    return patches


def _filled(tree: Tree, slot: Stretch, chunk: Stretch) -> Patch:
    """Put the lines of one entry where those of another stood."""
    lines, text = tree.lines, tree.text
    above = text[chunk.start : lines.start(chunk.head)] if not chunk.inline else ""
    indent = " " * lines.column(chunk.head)
    itself = text[chunk.head : chunk.end]
    itself = itself[: len(itself) - len(_closing(itself))]
    closing = _closing(text[slot.head : slot.end])
    if not slot.inline:
        return Patch(slot.start, slot.end, above + indent + itself + closing)
    start = slot.head
    if above:
        while text[start - 1] in " \t":
            start -= 1
        above = lines.break_near(slot.head) + above + indent
    return Patch(start, slot.end, above + itself + closing)


def _closing(text: str) -> str:
    if text.endswith("\r\n"):
        return "\r\n"
    return text[-1:] if text[-1:] and text[-1:] in BREAKS else ""

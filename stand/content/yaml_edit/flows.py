"""Entries of mappings and lists between brackets, on one line or several."""

from stand.content.yaml_edit.lines import skip_blanks, skip_trivia
from stand.content.yaml_edit.patch import Patch
from stand.content.yaml_edit.tree import Entry, Node, Tree


def _comma(tree: Tree, entry: Entry) -> int | None:
    """Return the offset behind the comma after an entry, or None if there is none."""
    at = skip_trivia(tree.text, entry.value.end)
    return at + 1 if tree.text[at : at + 1] == "," else None


def _has_own_lines(tree: Tree, node: Node) -> bool:
    return all(tree.lines.is_first(entry.head) for entry in node.entries)


def inserted(tree: Tree, node: Node, position: int, new: list[str]) -> list[Patch]:
    """Return the changes that put entries before one, or behind the last one."""
    if not node.entries:
        return [Patch(node.content + 1, node.content + 1, ", ".join(new))]
    if _has_own_lines(tree, node):
        return _inserted_lines(tree, node, position, new)
    text = ", ".join(new)
    if position < len(node.entries):
        at = node.entries[position].head
        return [Patch(at, at, f"{text}, ")]
    last = node.entries[-1]
    comma = _comma(tree, last)
    if comma is None:
        return [Patch(last.value.end, last.value.end, f", {text}")]
    return [Patch(comma, comma, f" {text},")]


def _inserted_lines(tree: Tree, node: Node, position: int, new: list[str]) -> list[Patch]:
    lines = tree.lines
    beside = node.entries[min(position, len(node.entries) - 1)]
    line_break = lines.break_near(beside.head)
    indent = tree.text[lines.start(beside.head) : beside.head]
    if position < len(node.entries):
        start = _lead(tree, node, position)
        return [Patch(start, start, "".join(f"{indent}{text},{line_break}" for text in new))]
    end, comma = beside.value.end, _comma(tree, beside)
    text = f",{line_break}".join(indent + item for item in new)
    if comma is not None:
        at = lines.end(comma)
        if skip_trivia(tree.text, comma) < at:
            return [Patch(comma, comma, line_break + text + ",")]
        return [Patch(at, at, line_break + text + ",")]
    at = lines.end(end)
    blank = skip_blanks(tree.text, end)
    if tree.text[blank : blank + 1] not in ("#", "") and blank < at:
        return [Patch(end, end, f",{line_break}{text}")]
    return [Patch(end, end, ","), Patch(at, at, line_break + text)]


def _lead(tree: Tree, node: Node, position: int) -> int:
    """Return where the comment lines directly above an entry on lines of its own start."""
    lines = tree.lines
    start = lines.start(node.entries[position].head)
    floor = node.entries[position - 1].value.end if position else node.content
    while (above := lines.above(start)) is not None and above > floor:
        if lines.comment_column(above) is None:
            break
        start = above
    return start


def removed(tree: Tree, node: Node, start: int, end: int) -> list[Patch]:
    """Return the changes that take away the entries from start to end (exclusive)."""
    first, last = node.entries[start], node.entries[end - 1]
    comma = _comma(tree, last)
    if _has_own_lines(tree, node) and _ends_line(tree, node, last, comma):
        lead = _lead(tree, node, start)
        gone = Patch(lead, tree.lines.after(comma or last.value.end), "")
        if end == len(node.entries) and start and comma is None:
            before = node.entries[start - 1].value.end
            at = skip_trivia(tree.text, before)
            return [Patch(at, at + 1, ""), gone]
        return [gone]
    if end < len(node.entries):
        return [Patch(first.head, node.entries[end].head, "")]
    if start:
        before = node.entries[start - 1].value.end
        return [Patch(before, last.value.end, "")]
    return [Patch(first.head, comma or last.value.end, "")]


def _ends_line(tree: Tree, node: Node, last: Entry, comma: int | None) -> bool:
    """Say whether only a comment stands behind an entry on its line."""
    at = skip_blanks(tree.text, comma or last.value.end)
    return at >= tree.lines.end(last.value.end) or tree.text[at] == "#"


def moved(tree: Tree, node: Node, start: int, to: int) -> list[Patch]:
    """Return the changes that move an entry; with lines of its own, its comments come along."""
    order = list(range(len(node.entries)))
    order.insert(to, order.pop(start))
    low, high = min(start, to), max(start, to)
    span = range(low, high + 1)
    patches = [_swap(tree, node, position, order[position]) for position in span]
    if _has_own_lines(tree, node):
        commas = [_comma(tree, node.entries[position]) for position in span]
        alone = all(
            _ends_line(tree, node, node.entries[position], comma)
            for position, comma in zip(span, commas, strict=True)
        )
        if alone:
            patches += [_lead_swap(tree, node, position, order[position]) for position in span]
            patches += [_tail_swap(tree, node, position, order[position]) for position in span]
    return [patch for patch in patches if tree.text[patch.start : patch.end] != patch.new]


def _swap(tree: Tree, node: Node, slot: int, position: int) -> Patch:
    old, new = node.entries[slot], node.entries[position]
    return Patch(old.head, old.value.end, tree.text[new.head : new.value.end])


def _lead_swap(tree: Tree, node: Node, slot: int, position: int) -> Patch:
    starts = [_lead(tree, node, at) for at in (slot, position)]
    ends = [tree.lines.start(node.entries[at].head) for at in (slot, position)]
    return Patch(starts[0], ends[0], tree.text[starts[1] : ends[1]])


def _tail_swap(tree: Tree, node: Node, slot: int, position: int) -> Patch:
    bounds = []
    for at in (slot, position):
        entry = node.entries[at]
        start = _comma(tree, entry) or entry.value.end
        bounds.append((start, tree.lines.end(start)))
    (start, end), (first, last) = bounds
    return Patch(start, end, tree.text[first:last])

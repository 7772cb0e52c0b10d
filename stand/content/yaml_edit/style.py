"""The habits of one file: its indentation, quotes, empty values and width."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from stand.content.yaml_edit.lines import BREAK
from stand.content.yaml_edit.scalars import is_ambiguous
from stand.content.yaml_edit.tree import Entry, Node, Tree

WIDTHS = (100, 80, 72, 88, 120)


@dataclass(frozen=True, slots=True)
class Style:
    """How new things are written.

    ``step`` is how far a mapping is indented, ``list_step`` a list under its key, ``gap`` the
    distance from a dash to what follows it; ``width`` counts characters on a line. A file written
    as JSON stays JSON.
    """

    step: int
    list_step: int
    gap: int
    quote: str
    nothing: str
    width: int
    flow_names: frozenset[str]
    is_json: bool


def style_of(tree: Tree) -> Style:
    """Measure the habits of a file; what it does not show is as usual."""
    steps, list_steps, gaps = Counter[int](), Counter[int](), Counter[int]()
    for node in tree.nodes:
        for entry in node.entries if node.is_block else []:
            _measure(tree, entry, steps, list_steps, gaps)
    scalars = [node for node in tree.nodes if node.kind == "scalar"]
    step = _most(steps, 2)
    is_json = _is_json(tree, scalars)
    usual = "null" if is_json else ""
    return Style(
        step=step,
        list_step=_most(list_steps, step),
        gap=_most(gaps, 2),
        quote=_most(Counter(node.style for node in scalars if node.style in ("'", '"')), '"'),
        nothing=_most(Counter(node.value for node in scalars if node.is_nothing), usual),
        width=_width(tree, scalars),
        flow_names=_flow_names(tree.nodes),
        is_json=is_json,
    )


def _measure(
    tree: Tree, entry: Entry, steps: Counter[int], list_steps: Counter[int], gaps: Counter[int]
) -> None:
    value = entry.value
    if entry.key is None:
        on_line = tree.lines.start(value.start) == tree.lines.start(entry.head)
        if on_line and value.end > value.content and not value.anchor and not value.tag:
            gaps[value.start - entry.head] += 1
        return
    if not value.is_block or tree.lines.start(value.content) == tree.lines.start(entry.head):
        return
    further = tree.lines.column(value.content) - tree.lines.column(entry.head)
    (steps if value.kind == "mapping" else list_steps)[further] += 1


def _width(tree: Tree, scalars: Iterable[Node]) -> int:
    """Return the length of the longest line of a wrapped text, or the usual one."""
    longest = 0
    for node in scalars:
        if node.style == "|" or not BREAK.search(tree.text, node.content, node.end):
            continue
        longest = max(longest, _longest_line(tree, node))
    usual = [width for width in WIDTHS if longest <= width < longest + 12]
    return min(usual) if usual else longest if longest > max(WIDTHS) else WIDTHS[0]


def _longest_line(tree: Tree, node: Node) -> int:
    """Return how long the longest line of a text is that goes on on the next line; 0: none."""
    at = tree.lines.start(node.content)
    if node.is_block_text:
        at = tree.lines.after(at)
    return _longest_in(tree.text[at : tree.lines.end(max(at, node.end - 1))])


@lru_cache(maxsize=4096)
def _longest_in(text: str) -> int:
    longest = 0
    for line, following in pairwise(BREAK.split(text)):
        if following.strip() and " " in line.strip():
            longest = max(longest, len(line.rstrip()))
    return longest


def _flow_names(nodes: list[Node]) -> frozenset[str]:
    """Return the names of keys whose lists and blocks are always written between brackets."""
    flow: set[str] = set()
    block: set[str] = set()
    for node in nodes:
        for entry in node.entries:
            if entry.value.is_collection and entry.value.entries:
                (flow if entry.value.flow else block).add(entry.name)
    return frozenset(flow - block - {""})


def _most(counted: Counter[Any], otherwise: Any) -> Any:
    return counted.most_common(1)[0][0] if counted else otherwise


def _is_json(tree: Tree, scalars: list[Node]) -> bool:
    if tree.root is None or not tree.root.flow or not scalars:
        return False
    if any(entry.key is not None and entry.key.style != '"' for entry in tree.root.entries):
        return False
    return all(
        node.style == '"' or (not node.style and (node.is_nothing or is_ambiguous(node.value)))
        for node in scalars
    )

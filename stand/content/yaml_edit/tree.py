"""YAML text as a tree in which every value and every entry knows its stretch of the text."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from yaml import events
from yaml._yaml import CParser

from stand.content.yaml_edit.lines import BREAK, BREAKS, Lines, skip_trivia
from stand.model.source import Path

Kind = Literal["scalar", "alias", "mapping", "sequence"]
NOTHING = ("", "~", "null", "Null", "NULL")
_PROPERTY = re.compile(r"&[0-9A-Za-z_-]+|!<[^>]*>|![^\s,\[\]{}]*")
BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}")


@dataclass(slots=True)
class Node:
    """A value in the text.

    ``start`` is where its anchor or tag stands, ``behind`` right behind those, ``content`` where
    it stands itself, ``end`` behind its last character (blank lines and comments that follow do
    not belong to it).
    """

    kind: Kind
    start: int
    behind: int
    content: int
    end: int
    value: str = ""
    style: str = ""
    anchor: str | None = None
    tag: str | None = None
    flow: bool = False
    bare: bool = False
    inside_flow: bool = False
    entries: list["Entry"] = field(default_factory=list)

    @property
    def is_collection(self) -> bool:
        return self.kind in ("mapping", "sequence")

    @property
    def is_block(self) -> bool:
        """Whether it is a mapping or list written without brackets."""
        return self.is_collection and not self.flow and not self.bare

    @property
    def is_block_text(self) -> bool:
        return self.style in ("|", ">")

    @property
    def is_nothing(self) -> bool:
        return self.kind == "scalar" and not self.style and self.value in NOTHING

    def everything(self) -> list["Node"]:
        """Return the value and all values inside it."""
        found = [self]
        for node in found:
            found += [entry.value for entry in node.entries]
        return found


@dataclass(slots=True)
class Entry:
    """One entry of a collection.

    ``head`` is where its dash, question mark or key stands; ``after`` is right behind the dash or
    the colon, and None where a key has no colon.
    """

    head: int
    key: Node | None
    value: Node
    after: int | None
    name: str = ""


@dataclass(frozen=True)
class Tree:
    """The one document of a text; ``opening`` and ``closing`` bound where its value stands."""

    text: str
    lines: Lines
    root: Node | None
    opening: int
    closing: int
    anchors: dict[str, Node]
    aliases: list[Node]

    @cached_property
    def nodes(self) -> list[Node]:
        """All values, those inside others after them; no keys."""
        return self.root.everything() if self.root else []

    def find(self, path: Path) -> tuple[list[tuple[Node, int]], Node | None, Path]:
        """Follow a path: the (collection, position) passed, the value reached, and what is left.

        An alias is not followed: it is reached, and the rest of the path is left.
        """
        passed: list[tuple[Node, int]] = []
        node = self.root
        while path and node is not None:
            position = position_of(node, path[0])
            if position is None:
                break
            passed.append((node, position))
            node, path = node.entries[position].value, path[1:]
        return passed, node, path


def position_of(node: Node, key: str | int) -> int | None:
    """Return which entry of a collection has this key or place; of equal keys the first."""
    if node.kind == "sequence" and isinstance(key, int):
        return key if 0 <= key < len(node.entries) else None
    if node.kind == "mapping" and isinstance(key, str):
        return next((at for at, entry in enumerate(node.entries) if entry.name == key), None)
    return None


@lru_cache(maxsize=2)
def parse(text: str) -> Tree:
    """Return the tree of a text that read_yaml can read."""
    return _Parser(text).tree()


class _Parser:
    """Walks through the events and finds the signs between them in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Any = CParser(text)
        self._at = 0
        self._anchors: dict[str, Node] = {}
        self._aliases: list[Node] = []

    def tree(self) -> Tree:
        root, opening, closing = None, 0, len(self._text)
        self._events.get_event()
        event: Any = self._events.get_event()
        if isinstance(event, events.DocumentStartEvent):
            if event.explicit:
                mark: Any = event.end_mark
                opening = self._at = mark.index
            root = self._node(False)
            end = self._events.get_event()
            if end.explicit:
                closing = end.start_mark.index
        lines = Lines(self._text)
        return Tree(self._text, lines, root, opening, closing, self._anchors, self._aliases)

    def _node(self, inside_flow: bool) -> Node:
        event: Any = self._events.get_event()
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, events.AliasEvent):
            node = Node(
                "alias", start, start, start, end, event.anchor or "", inside_flow=inside_flow
            )
            self._aliases.append(node)
            self._at = end
            return node
        owned = (event.anchor is not None) + (event.tag is not None)
        content = self._behind_properties(start, owned)
        node = Node("scalar", start, content, content, end, anchor=event.anchor, tag=event.tag)
        node.inside_flow = inside_flow
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if isinstance(event, events.ScalarEvent):
            self._scalar(node, event, bool(owned))
        else:
            self._collection(node, event, bool(owned))
        self._at = node.end
        return node

    def _behind_properties(self, at: int, owned: int) -> int:
        for _ in range(owned):
            at = skip_trivia(self._text, at)
            match = _PROPERTY.match(self._text, at)
            at = match.end() if match else at
        return at

    def _scalar(self, node: Node, event: Any, owned: bool) -> None:
        node.value, node.style = event.value, event.style or ""
        if not node.style and not event.value:
            if not owned:
                node.start = node.behind = node.content = self._at
            node.end = node.content
            return
        node.content = skip_trivia(self._text, node.content)
        if node.is_block_text:
            node.end = _end_of_block_text(self._text, node.content, node.end)

    def _collection(self, node: Node, event: Any, owned: bool) -> None:
        node.kind = "mapping" if isinstance(event, events.MappingStartEvent) else "sequence"
        self._at = skip_trivia(self._text, node.content if owned else self._at)
        node.content = self._at
        if not owned:
            node.start = node.behind = node.content
        opening = self._text[node.content : node.content + 1]
        node.flow = bool(event.flow_style) and opening in ("{", "[")
        node.bare = bool(event.flow_style) and node.kind == "mapping" and opening != "{"
        node.flow = node.flow and not node.bare
        if node.flow:
            self._at += 1
        inside = node.flow or node.bare
        closing = events.MappingEndEvent, events.SequenceEndEvent
        while not isinstance(self._events.peek_event(), closing):
            node.entries.append(
                self._pair(inside) if node.kind == "mapping" else self._item(inside)
            )
        end = self._events.get_event()
        node.end = end.end_mark.index if node.flow else self._at

    def _next(self) -> int:
        at = skip_trivia(self._text, self._at)
        return skip_trivia(self._text, at + 1) if self._text[at : at + 1] == "," else at

    def _item(self, flow: bool) -> Entry:
        head = self._at = self._next() if flow else skip_trivia(self._text, self._at)
        if not flow:
            self._at += 1
        after = self._at
        return Entry(head, None, self._node(flow), after)

    def _pair(self, flow: bool) -> Entry:
        head = self._at = self._next() if flow else skip_trivia(self._text, self._at)
        if self._text[head : head + 1] == "?" and self._events.peek_event().start_mark.index > head:
            self._at += 1
        key = self._node(flow)
        colon = skip_trivia(self._text, self._at)
        after = None
        if self._is_colon(colon, key, flow):
            after = self._at = colon + 1
        value = self._node(flow)
        named = self._anchors.get(key.value, key) if key.kind == "alias" else key
        return Entry(head, key, value, after, named.value)

    def _is_colon(self, at: int, key: Node, flow: bool) -> bool:
        if self._text[at : at + 1] != ":":
            return False
        following = self._text[at + 1 : at + 2]
        return not following or following in " \t" + BREAKS or flow or key.end == at


def _end_of_block_text(text: str, content: int, end: int) -> int:
    """Return where a block text ends: with its blank lines where they count, else without."""
    header = BLOCK_HEADER.match(text, content)
    first = header.end() if header else content
    body = BREAK.search(text, first, end)
    if body is None:
        return first
    if header and "+" in header.group():
        return end - len(_last_break(text[body.start() : end]))
    lines = BREAK.split(text[body.end() : end])
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    cut = end
    for line in reversed(lines):
        if line.strip(" ") or len(line) > indent > 0:
            return cut
        cut -= len(line)
        cut -= len(_last_break(text[first:cut]))
    return first


def _last_break(text: str) -> str:
    if text.endswith("\r\n"):
        return "\r\n"
    return text[-1:] if text[-1:] and text[-1:] in BREAKS else ""

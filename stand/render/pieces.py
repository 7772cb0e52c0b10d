"""The HTML of a chapter, cut where one of its blocks ends and the next begins."""

import re
from dataclasses import dataclass
from itertools import takewhile

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*?(/?)>')
_ALONE = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(frozen=True)
class Pieces:
    """A document whose body is one section: what comes before its blocks, these, and what follows.

    ``opening`` is the tag of the section itself. Each block has the white space after it.
    """

    head: str
    opening: str
    blocks: tuple[str, ...]
    tail: str


@dataclass(frozen=True)
class Difference:
    """The blocks from ``start`` on, as many as ``old``, are now as many as ``new``."""

    start: int
    old: int
    new: int


def cut(html: str) -> Pieces | None:
    """Return a document in pieces, or None when it is not one section in a body."""
    at = html.find("<section")
    tag = _TAG.match(html, at) if at >= 0 else None
    if tag is None or html[html.rfind("<", 0, at) : at].strip() != "<body>":
        return None
    begin = tag.end() + len(html[tag.end() :]) - len(html[tag.end() :].lstrip())
    head, opening = html[:at], html[at:begin]
    blocks: list[str] = []
    depth = 0
    for tag in _TAG.finditer(html, begin):
        if tag[1]:
            depth -= 1
        elif tag[2] not in _ALONE and not tag[3]:
            depth += 1
        if depth < 0:
            return Pieces(head, opening, tuple(blocks), html[tag.start() :])
        if depth == 0:
            end = tag.end()
            while html[end : end + 1].isspace():
                end += 1
            blocks.append(html[begin:end])
            begin = end
    return None


def difference(old: tuple[str, ...], new: tuple[str, ...]) -> Difference:
    """Return the shortest stretch of blocks outside which all blocks are the same."""
    most = min(len(old), len(new))
    pairs = zip(old, new, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    same = min(same, most - start)
    return Difference(start, len(old) - start - same, len(new) - start - same)

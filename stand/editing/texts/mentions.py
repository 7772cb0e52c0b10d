"""References between the parts of an edition: who points at what, and pointing them elsewhere."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stand.editing.session import Session
from stand.editing.texts.text import Text, texts_of_edition
from stand.markup.markdown import parse_reference

_BY_ID = {"table": "table", "series": "table", "process": "figure", "timeline": "figure"}
_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that refers to something: ``target`` is its kind and name, "figure:coa"."""

    text: Text
    start: int
    end: int
    target: str

    @property
    def written(self) -> str:
        return self.text.value[self.start : self.end]


def mentions(session: Session, targets: Iterable[str]) -> list[Mention]:
    """Return every reference in the edition to one of the targets, in the order of files."""
    wanted = set(targets)
    found = []
    for text in texts_of_edition(session) if wanted else ():
        if "[[" not in text.value:
            continue
        for match in _REFERENCE.finditer(text.value):
            target = _target(match[1])
            if target in wanted:
                found.append(Mention(text, match.start(), match.end(), target))
    return found


def _target(content: str) -> str:
    reference = parse_reference(content)
    return f"{reference.kind}:{reference.name}" if reference else ""


def point_elsewhere(session: Session, new: Mapping[str, str]) -> int:
    """Make each reference to a target one to its new target; return how many there were."""
    found = mentions(session, new)
    by_text: dict[Text, list[Mention]] = {}
    for mention in found:
        by_text.setdefault(mention.text, []).append(mention)
    for text, there in by_text.items():
        value = text.value
        for mention in reversed(there):
            written = mention.written.replace(_name(mention.target), _name(new[mention.target]), 1)
            value = value[: mention.start] + written + value[mention.end :]
        _put(session, text, value)
    return len(found)


def _name(target: str) -> str:
    return target.partition(":")[2]


def _put(session: Session, text: Text, value: str) -> None:
    document = session.documents[text.path]
    if document.model is not None:
        session.set_value(text.path, text.place, value)
        return
    rows = [list(row) for row in document.data]
    row, column = (int(part) for part in text.place)
    rows[row][column] = value
    session.set_rows(text.path, rows)


def block_targets(item: Any, theme: Any = None) -> list[str]:
    """Return what a block can be referred to by; ``theme`` is the number of its chapter's theme."""
    if not isinstance(item, dict) or len(item) != 1:
        return []
    kind, block = next(iter(item.items()))
    if kind == "figure":
        return [f"figure:{block}"]
    if not isinstance(block, dict):
        return []
    if kind in _BY_ID:
        return [f"{_BY_ID[kind]}:{block['id']}"] if block.get("id") else []
    requests = block.get("requests")
    entries = {"bottleneck": [block], "request": requests if isinstance(requests, list) else []}
    target = {"bottleneck": "bottleneck", "help_needed": "request"}.get(kind)
    return [
        f"{target}:{theme}.{entry['number']}"
        for entry in entries.get(target or "", [])
        if theme and isinstance(entry, dict) and entry.get("number")
    ]

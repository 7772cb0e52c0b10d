"""Edits that change words alone: of one chapter, in blocks that are nothing but text.

What these print follows from the chapter itself and from what was known before, so its page can be
made before anything else is read. What the words mean for the rest is found out afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from stand.content.model_reader import read_model
from stand.content.text_file import decode
from stand.content.yaml_reader import read_yaml
from stand.model.base import texts
from stand.model.chapter import Chapter
from stand.model.publication import ChapterFile, Publication
from stand.model.source import Path
from stand.preview.messages import Edits

_WORDS = ("title", "short_title", "lead", "loose_numbers", "signature", "body")
_TEXTS = frozenset(
    {"text", "bottleneck", "practice", "voice", "research", "facts", "own_actions", "help_needed"}
)
_NAMES = frozenset({"number", "id"})


@dataclass(frozen=True)
class Reworded:
    """A chapter of which some words are now different."""

    epoch: int
    file: ChapterFile

    def words_at(self, place: Path) -> str:
        """Return the first words of the text at a place, or nothing."""
        for text in texts(self.file.chapter):
            if text.path == place:
                return " ".join(text.value.split()[:8])
        return ""


def reworded(publication: Publication, before: Edits, after: Edits) -> Reworded | None:
    """Return the chapter of which edits change words, if they do nothing else."""
    path = _one_changed(before, after)
    file = next((file for file in publication.chapters if file.source.path == path), None)
    raw = after.unsaved.get(path)
    if file is None or raw is None or before.avoid != after.avoid:
        return None
    found = _read(path, raw)
    if found is None or not _is_reworded(file.chapter, found.chapter):
        return None
    return Reworded(after.epoch, replace(found, name=file.name))


def _one_changed(before: Edits, after: Edits) -> str:
    names = before.unsaved.keys() | after.unsaved.keys()
    changed = [
        name
        for name in names
        if (name in before.unsaved) != (name in after.unsaved)
        or before.unsaved[name] != after.unsaved[name]
    ]
    return changed[0] if len(changed) == 1 else ""


def _read(path: str, raw: bytes) -> ChapterFile | None:
    text, problems = decode(raw, path)
    if text is None or problems:
        return None
    data, source, problems = read_yaml(path, text)
    if problems:
        return None
    chapter, problems = read_model(data, Chapter, source)
    return ChapterFile("", chapter, source) if chapter is not None and not problems else None


def _is_reworded(old: Chapter, new: Chapter) -> bool:
    """Tell whether a chapter has the same blocks, and only texts among them differ."""
    if type(old) is not type(new) or len(old.body) != len(new.body):
        return False
    fields = [name for name in type(new).model_fields if name not in _WORDS]
    if any(getattr(old, name) != getattr(new, name) for name in fields):
        return False
    pairs = zip(old.body, new.body, strict=True)
    return all(
        one == other
        or (
            one.kind == other.kind
            and one.kind in _TEXTS
            and list(_names(one)) == list(_names(other))
        )
        for one, other in pairs
    )


def _names(value: Any) -> Iterator[object]:
    """Yield what a block and all in it are called, and so how many of them there are."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in _NAMES:
                yield getattr(value, name)
            else:
                yield from _names(getattr(value, name))
    elif isinstance(value, list | tuple):
        yield len(value)
        for item in value:
            yield from _names(item)

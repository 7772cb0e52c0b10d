"""Edits in files of which it is known what follows from them: chapters, figures, tables, numbers.

The edition as it is then follows from the one before without reading anything else, so the page
that is looked at can be made first. What it means for the rest is found out afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from stand.content.kept import Kept
from stand.content.named import named_pictures, named_tables
from stand.content.text_file import decode
from stand.model.chapter import Theme
from stand.model.indicators import Indicators
from stand.model.publication import ChapterFile, FigureFile, Publication
from stand.preview.messages import Edits
from stand.problems import Problem
from stand.workspace import INDICATORS_FILE


@dataclass(frozen=True)
class Revised:
    """An edition as it is after an edit, as far as it was read."""

    epoch: int
    publication: Publication


def revised(publication: Publication, before: Edits, after: Edits, kept: Kept) -> Revised | None:
    """Return what an edition is after other edits, or None if it takes reading all of it."""
    if before.avoid or after.avoid:
        return None
    now: Publication | None = publication
    for path in _changed(before, after):
        raw = after.unsaved.get(path)
        now = _with_file(now, path, raw, kept) if now and raw is not None else None
    return Revised(after.epoch, now) if now else None


def _changed(before: Edits, after: Edits) -> Iterator[str]:
    for name in before.unsaved.keys() | after.unsaved.keys():
        is_known = name in before.unsaved and name in after.unsaved
        if not is_known or before.unsaved[name] != after.unsaved[name]:
            yield name


def _with_file(publication: Publication, path: str, raw: bytes, kept: Kept) -> Publication | None:
    """Return an edition with a file as it is now; None if that is not all that is new."""
    new = {
        **_chapter(publication, path, raw, kept),
        **_figure(publication, path, raw, kept),
        **_table(publication, path, raw, kept),
        **_bank(publication, path, raw, kept),
    }
    return replace(publication, **new) if new else None


def _chapter(publication: Publication, path: str, raw: bytes, kept: Kept) -> dict[str, Any]:
    old = next((file for file in publication.chapters if file.source.path == path), None)
    new = old and _sound(kept.chapter(path, _text(raw, path)))
    if old is None or new is None or not _takes_no_more(old, new):
        return {}
    return {"chapters": tuple(new if file is old else file for file in publication.chapters)}


def _takes_no_more(old: ChapterFile, new: ChapterFile) -> bool:
    """Tell whether a chapter is of the same kind, and names no files that it did not name."""
    return _kind(old) == _kind(new) and _named((new,), {}) <= _named((old,), {})


def _kind(file: ChapterFile) -> object:
    chapter = file.chapter
    return chapter.kind, chapter.status, chapter.number if isinstance(chapter, Theme) else None


def _figure(publication: Publication, path: str, raw: bytes, kept: Kept) -> dict[str, Any]:
    old = next((file for file in publication.figures.values() if file.source.path == path), None)
    new = old and _sound(kept.figure(path, _text(raw, path)))
    if old is None or new is None:
        return {}
    if not _named((), {new.name: new}) <= _named((), {old.name: old}):
        return {}
    return {"figures": {**publication.figures, new.name: new}}


def _table(publication: Publication, path: str, raw: bytes, kept: Kept) -> dict[str, Any]:
    name = path.removeprefix(f"content/{publication.year}/")
    if name not in publication.tables:
        return {}
    new = _sound(kept.table(path, raw))
    return {"tables": {**publication.tables, name: new}} if new else {}


def _bank(publication: Publication, path: str, raw: bytes, kept: Kept) -> dict[str, Any]:
    if path == INDICATORS_FILE:
        found = _sound(kept.model(path, _text(raw, path), Indicators))
        return dict(zip(("indicators", "indicators_source"), found, strict=True)) if found else {}
    old = publication.observations
    at = [index for index, found in enumerate(old) if found.path == path]
    new = _sound(kept.observations(path, raw, old[at[0]].edition)) if at else None
    return {"observations": (*old[: at[0]], *new, *old[at[-1] + 1 :])} if new else {}


def _text(raw: bytes, path: str) -> str:
    """Return the text in bytes; nothing, which is no file, when they are none."""
    return decode(raw, path)[0] or ""


def _sound(read: tuple[Any, list[Problem]]) -> Any:
    """Return what was read, if nothing is wrong with it."""
    found, problems = read
    return None if problems else found


def _named(chapters: tuple[ChapterFile, ...], figures: dict[str, FigureFile]) -> set[str]:
    """Return the files that chapters and figures name."""
    tables = {name for name, _, _ in named_tables(chapters, figures)}
    return tables | {name for name, _, _ in named_pictures(None, None, chapters, figures)}

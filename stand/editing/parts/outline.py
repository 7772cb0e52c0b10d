"""What an edition consists of, as a list to walk through: chapters, blocks, tables, figures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stand.editing.documents.document import Document
from stand.editing.forms.chapter_kinds import CHAPTER_KINDS
from stand.editing.session import Session
from stand.model.source import Path
from stand.model.status import STATUS_WORDS
from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE

OBSERVATIONS = "/tables/observations.csv"
_MOST_WORDS = 80
_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_MARKS = (
    (re.compile(r"\[\^[^\]]*\]|\{lang=[^}]*\}"), ""),
    (re.compile(r"(?m)^\s*(?:#+|[-*>]|\d+\.)\s+"), ""),
    (re.compile(r"\[([^\[\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)"), ""),
)

Printed = Mapping[str, str]
"""What references print, by what stands between [[ and ]]."""
NOTHING: Printed = {}


class Group(StrEnum):
    """The parts of the outline, in their order."""

    EDITION = "Publicatie"
    CHAPTERS = "Hoofdstukken"
    FIGURES = "Figuren"
    TABLES = "Tabellen"
    BANK = "Cijfers"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline.

    ``kind`` is what it is, in Dutch, as far as that is said before the words; ``words`` are its own
    title or first words, ``about`` is what else it is. ``status`` is that of the file ("draft",
    "review", "final"), empty where there is none.
    """

    group: Group
    path: str
    place: Path
    kind: str
    words: str
    status: str = ""
    about: str = ""

    @property
    def is_chapter(self) -> bool:
        return self.group is Group.CHAPTERS and not self.place


def entries(session: Session, printed: Printed = NOTHING) -> list[Entry]:
    """Return the files of the edition, group by group; blocks are left to :func:`blocks`.

    Chapters come in the order of the edition, those that it does not list last. ``printed`` tells
    what references in titles print.
    """
    there = [path for path, document in session.documents.items() if document.now is not None]
    listed = _listed_chapters(session)
    found = [one for path in there if (one := _entry(session, path, printed)) is not None]
    groups = list(Group)
    return sorted(
        found, key=lambda one: (groups.index(one.group), listed.get(one.path, len(listed)))
    )


def _listed_chapters(session: Session) -> dict[str, int]:
    """Return the place of each chapter in the list of the edition."""
    names = session.value(f"content/{session.year}/edition.yaml", ("chapters",))
    listed = names if isinstance(names, list) else []
    return {f"content/{session.year}/{name}.yaml": index for index, name in enumerate(listed)}


def blocks(session: Session, path: str, printed: Printed = NOTHING) -> list[Entry]:
    """Return the blocks of a chapter, in order; nothing for a file that has none."""
    data = session.documents[path].data
    body = data.get("body") if isinstance(data, dict) else None
    return [
        Entry(Group.CHAPTERS, path, ("body", index), *_block_words(session, item, printed))
        for index, item in enumerate(body if isinstance(body, list) else [])
    ]


def is_chapter(session: Session, path: str) -> bool:
    """Tell whether a file is a chapter of this edition."""
    entry = _entry(session, path, NOTHING) if path in session.documents else None
    return entry is not None and entry.is_chapter


def name_of(session: Session, path: str, printed: Printed = NOTHING) -> str:
    """Return what a file is called on the screen."""
    if path.endswith(OBSERVATIONS):
        return f"Waarden van {path.split('/')[1]}"
    entry = _entry(session, path, printed) if path in session.documents else None
    if entry is None:
        return path
    return " ".join(part for part in (entry.kind, entry.words) if part)


def first_words(text: str, printed: Printed = NOTHING) -> str:
    """Return the beginning of a text as plain words on one line, without marks of Markdown.

    What a reference prints stands in its place; […] while that is not known.
    """
    pieces = _REFERENCE.split(text[: _MOST_WORDS * 3])
    words = [
        printed.get(piece.strip(), "[…]") if index % 2 else _plain(piece)
        for index, piece in enumerate(pieces)
    ]
    return " ".join("".join(words).split())[:_MOST_WORDS]


def _plain(text: str) -> str:
    """Return the words of a text without what Markdown makes of them."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def _entry(session: Session, path: str, printed: Printed) -> Entry | None:
    own = f"content/{session.year}/"
    if path in (f"{own}edition.yaml", ORGANISATION_FILE):
        return Entry(Group.EDITION, path, (), *_edition_words(session, path))
    if path == INDICATORS_FILE:
        return Entry(Group.BANK, path, (), "Cijfers en waarnemingen", "")
    if path.startswith(f"figures/{session.year}/"):
        return Entry(Group.FIGURES, path, (), "", _title(session, path, printed))
    if not path.startswith(own) or path.endswith(OBSERVATIONS):
        return None
    if path.endswith(".yaml"):
        return _chapter(session, path, printed)
    return Entry(Group.TABLES, path, (), "", path.rpartition("/")[2].rpartition(".")[0])


def _edition_words(session: Session, path: str) -> tuple[str, str]:
    data = session.documents[path].data
    fields = data if isinstance(data, dict) else {}
    if path == ORGANISATION_FILE:
        return "Organisatie", str(fields.get("short_name") or fields.get("name") or "")
    return "Jaargang", str(fields.get("edition") or session.year)


def _chapter(session: Session, path: str, printed: Printed) -> Entry:
    data = session.documents[path].data
    fields = data if isinstance(data, dict) else {}
    about = CHAPTER_KINDS.get(str(fields.get("kind")), "Hoofdstuk")
    kind = ""
    if fields.get("kind") == "theme" and fields.get("number"):
        kind, about = f"Thema {fields['number']}", ""
    words = _title(session, path, printed)
    about = "" if words.casefold() == about.casefold() else about
    status = str(fields.get("status") or "draft")
    status = status if status in STATUS_WORDS else ""
    return Entry(Group.CHAPTERS, path, (), kind, words, status, about)


def _title(session: Session, path: str, printed: Printed) -> str:
    data = session.documents[path].data
    title = data.get("title") if isinstance(data, dict) else None
    words = title.strip() if isinstance(title, str) else ""
    return first_words(words, printed) if words else _stem(path)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _block_words(session: Session, item: Any, printed: Printed) -> tuple[str, str]:
    if not isinstance(item, dict) or len(item) != 1:
        return "Blok", ""
    kind, block = next(iter(item.items()))
    name = _block_kind(str(kind))
    if kind == "figure" and isinstance(block, str):
        path = f"figures/{session.year}/{block}.yaml"
        return name, _title(session, path, printed) if path in session.documents else block
    if isinstance(block, dict) and isinstance(block.get("number"), str | int):
        name = f"{name} {block['number']}"
    return name, next(_candidates(block, printed), "")


def _block_kind(kind: str) -> str:
    from stand.model.blocks import BodyItem  # noqa: PLC0415 - the first screen has no blocks

    field = BodyItem.model_fields.get(kind)
    return (field.title if field else None) or kind


def _candidates(block: Any, printed: Printed) -> Iterator[str]:
    """Yield the words that a block could be called by, the best first."""
    if isinstance(block, str):
        yield first_words(block, printed)
    if isinstance(block, dict):
        for key in ("title", "speaker", "caption", "text", "intro", "alt"):
            value = block.get(key)
            if isinstance(value, str) and value.strip():
                yield first_words(value, printed)
        for value in block.values():
            for item in value if isinstance(value, list) else []:
                yield from _candidates(item, printed)


def place_name(session: Session, path: str, place: Path) -> str:
    """Return what a value is called on the screen: "Thema 1 Druk › Knelpunt 2 › Titel"."""
    document = session.documents.get(path)
    parts = [name_of(session, path)]
    if document is None or document.kind != "yaml":
        return parts[0] if not place else f"{parts[0]} › rij {int(place[0]) + 1}"
    for length in range(1, len(place) + 1):
        parts += _step_name(session, document, place[:length])
    return " › ".join(part for part in parts if part)


def _step_name(session: Session, document: Document, place: Path) -> list[str]:
    """Return what the last step of a way is called, if that says something."""
    if place[0] == "body" and len(place) < 4:
        if len(place) != 2:
            return []
        item = document.value(place)
        kind, words = _block_words(session, item, NOTHING)
        return [f"{kind} {words[:30]}".strip() if kind[-1:].isalpha() else kind]
    if isinstance(place[-1], int):
        return [f"nummer {place[-1] + 1}"]
    from stand.model.fields import fields_at  # noqa: PLC0415 - the first screen has no fields

    field = fields_at(document.model, document.data, place[:-1]).get(place[-1])
    return [(field.title if field else None) or place[-1]]

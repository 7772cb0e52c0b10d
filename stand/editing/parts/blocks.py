"""What is done with the blocks of a chapter: each is one step, which one undo takes back."""

import copy
from dataclasses import dataclass
from typing import Any

from stand.content.yaml_edit.transplant import entry_lines, with_lines
from stand.editing.documents.absent import ABSENT
from stand.editing.parts.figures import copy_figure
from stand.editing.parts.names import free_name
from stand.editing.parts.new_blocks import (
    IN_THEMES,
    figure_names,
    new_block,
    next_number,
    numbers_in,
    table_names,
)
from stand.editing.session import Session
from stand.editing.texts.excuses import follow
from stand.editing.texts.mentions import Mention, block_targets, mentions, point_elsewhere
from stand.editing.texts.text import texts_in
from stand.editing.writing.splitting import join_texts, split_text
from stand.errors import EditRefused
from stand.model.blocks import BodyItem
from stand.model.edition import Labels
from stand.model.source import Path

BODY = ("body",)
_UNDER_A_LABEL = ("practice", "voice", "research", "facts", "own_actions", "help_needed", "video")


def block_at(place: Path) -> int | None:
    """Return which block a place in a chapter lies in, or None when it lies in none."""
    inside = len(place) > 1 and place[0] == "body" and isinstance(place[1], int)
    return place[1] if inside and isinstance(place[1], int) else None


def body_of(session: Session, path: str) -> list[Any]:
    """Return the blocks of a chapter as its data has them; none for a file without."""
    body = session.value(path, BODY)
    return body if isinstance(body, list) else []


def item_at(session: Session, path: str, index: int) -> Any:
    """Return a block as the data of its chapter has it. Raises EditRefused when it is gone."""
    body = body_of(session, path)
    if not 0 <= index < len(body):
        raise EditRefused("Dit blok is er niet meer.")
    return body[index]


def kind_of(item: Any) -> str:
    """Return the kind of a block, or nothing for an entry that is no block."""
    return str(next(iter(item))) if isinstance(item, dict) and len(item) == 1 else ""


def printed_labels(session: Session) -> dict[str, str]:
    """Return what the pages of this edition print above a kind of block, by the kind."""
    own = session.value(f"content/{session.year}/edition.yaml", ("labels",))
    usual = {name: str(field.default) for name, field in Labels.model_fields.items()}
    chosen = {name: str(words) for name, words in own.items()} if isinstance(own, dict) else {}
    return {name: words for name, words in (usual | chosen).items() if name in _UNDER_A_LABEL}


def add_block(session: Session, path: str, index: int, kind: str, choice: str = "") -> Path:
    """Add a new block before the one at ``index`` and return where it stands."""
    return insert_block(session, path, index, new_block(session, path, kind, choice))


def insert_block(session: Session, path: str, index: int, item: dict[str, Any]) -> Path:
    """Put a block before the one at ``index``; also in a chapter that had none."""
    body = session.value(path, BODY)
    index = max(0, min(index, len(body_of(session, path))))
    with session.one_step("Blok toegevoegd"):
        if body is ABSENT or body is None:
            session.set_value(path, BODY, [item])
        else:
            session.insert_item(path, BODY, index, item)
    return (*BODY, index)


def move_block(session: Session, path: str, index: int, by: int) -> Path:
    """Move a block up (-1) or down (1) and return where it stands; at the end it stays."""
    to = max(0, min(index + by, len(body_of(session, path)) - 1))
    if to != index:
        with session.one_step("Blok verplaatst"):
            session.move_item(path, BODY, index, to)
    return (*BODY, to)


def move_to_chapter(session: Session, path: str, index: int, other: str) -> Path:
    """Move a block to the end of another chapter and return where it stands there.

    References follow it, and so do its comments and the excuses of its numbers. A number that is
    taken there becomes the next free one. Raises EditRefused for a block that the chapter cannot
    hold.
    """
    item = copy.deepcopy(item_at(session, path, index))
    kind = kind_of(item)
    if kind in IN_THEMES and session.value(other, ("kind",)) != "theme":
        raise EditRefused("Een knelpunt of verzoek kan alleen in een thema staan.")
    before = block_targets(item, _theme(session, path))
    with session.one_step("Blok naar ander hoofdstuk"):
        _number_anew(session, other, item, only_taken=True)
        place = _carry(session, path, index, other)
        session.set_value(other, place, item)
        follow(session, path, _texts(item), other)
        after = block_targets(item, _theme(session, other))
        changed = zip(before, after, strict=False)
        point_elsewhere(session, {old: new for old, new in changed if old != new})
    return place


def _carry(session: Session, path: str, index: int, other: str) -> Path:
    """Take a block to the end of another chapter as it is written, and return where it stands."""
    item = item_at(session, path, index)
    lines = entry_lines(session.documents[path].text, (*BODY, index))
    session.remove(path, (*BODY, index))
    place = insert_block(session, other, len(body_of(session, other)), item)
    if lines is not None:
        session.set_text(other, with_lines(session.documents[other].text, place, lines))
    return place


def _theme(session: Session, path: str) -> Any:
    is_theme = session.value(path, ("kind",)) == "theme"
    return session.value(path, ("number",)) if is_theme else None


def copy_block(session: Session, path: str, index: int) -> Path:
    """Copy a block to right after it and return where the copy stands.

    The copy has its own number, name, or file of a figure, so that nothing has two meanings.
    """
    item = copy.deepcopy(item_at(session, path, index))
    with session.one_step("Blok gekopieerd"):
        _number_anew(session, path, item, only_taken=False)
        _name_anew(session, item)
        return insert_block(session, path, index + 1, item)


def _number_anew(session: Session, path: str, item: Any, *, only_taken: bool) -> None:
    """Give what is numbered in a block the next numbers of a chapter, or only what is taken."""
    kind = kind_of(item)
    if kind not in IN_THEMES or not isinstance(item[kind], dict):
        return
    number = next_number(session, path, kind)
    taken = {str(one) for one in numbers_in(session.documents[path].data, kind)}
    entries = item[kind].get("requests") if kind == "help_needed" else [item[kind]]
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and (not only_taken or str(entry.get("number")) in taken):
            entry["number"] = number
            number += 1


def _name_anew(session: Session, item: Any) -> None:
    kind = kind_of(item)
    block = item[kind] if kind else None
    if kind == "figure" and isinstance(block, str):
        item[kind] = copy_figure(session, block)
    elif isinstance(block, dict) and block.get("id"):
        names = table_names if kind in ("table", "series") else figure_names
        block["id"] = free_name(str(block["id"]), names(session))


def split_block(session: Session, path: str, index: int, offset: int) -> Path:
    """Split a text block at an offset in its text and return where the second half stands."""
    text = session.value(path, (*BODY, index, "text"))
    if not isinstance(text, str):
        raise EditRefused("Alleen een blok met lopende tekst kan worden gesplitst.")
    first, second = split_text(text, offset)
    with session.one_step("Blok gesplitst"):
        session.set_value(path, (*BODY, index, "text"), first)
        session.insert_item(path, BODY, index + 1, {"text": second})
    return (*BODY, index + 1, "text")


def join_blocks(session: Session, path: str, index: int) -> Path:
    """Join a text block with the next one, which must be a text too; return where it stands."""
    first = session.value(path, (*BODY, index, "text"))
    second = session.value(path, (*BODY, index + 1, "text"))
    if not isinstance(first, str) or not isinstance(second, str):
        raise EditRefused("Alleen twee blokken met lopende tekst na elkaar kunnen één worden.")
    with session.one_step("Blokken samengevoegd"):
        session.set_value(path, (*BODY, index, "text"), join_texts(first, second))
        session.remove(path, (*BODY, index + 1))
    return (*BODY, index, "text")


@dataclass(frozen=True)
class Deletion:
    """What goes when a block goes: its kind, its words, and who refers to it from elsewhere."""

    kind: str
    title: str
    words: int
    references: int
    mentions: list[Mention]


def deletion(session: Session, path: str, index: int) -> Deletion:
    """Return what deleting a block would take away, for the question before it."""
    item = item_at(session, path, index)
    kind = kind_of(item)
    field = BodyItem.model_fields.get(kind)
    texts = _texts(item)
    block = item[kind] if kind else None
    title = block.get("title") if isinstance(block, dict) else block if kind == "figure" else None
    place = (*BODY, index)
    return Deletion(
        (field.title if field else None) or "Blok",
        title if isinstance(title, str) else "",
        sum(len(text.split()) for text in texts),
        sum(text.count("[[") for text in texts),
        [
            mention
            for mention in mentions(session, block_targets(item, _theme(session, path)))
            if mention.text.path != path or mention.text.place[:2] != place
        ],
    )


def delete_block(session: Session, path: str, index: int) -> Path:
    """Delete a block, and the excuses that only its numbers needed; return where to look."""
    item = item_at(session, path, index)
    with session.one_step("Blok verwijderd", at=(path, (*BODY, index))):
        session.remove(path, (*BODY, index))
        follow(session, path, _texts(item), None)
    left = len(body_of(session, path))
    return (*BODY, min(index, left - 1)) if left else BODY


def _texts(item: Any) -> list[str]:
    return [text.value for text in texts_in("", BodyItem, item)]

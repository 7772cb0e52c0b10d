"""Numbers that stay in a text as they are, each with the reason: the lists ``loose_numbers``."""

from collections.abc import Iterable
from typing import Any

from stand.editing.session import Session
from stand.editing.texts.text import Text, texts_of
from stand.errors import EditRefused
from stand.markup.typography import curly
from stand.model.source import Path

LIST = "loose_numbers"
# Blocks of a chapter that are figures, and hold their own excuses.
_OWN_LISTS = ("process", "timeline")


def list_for(path: str, place: Path) -> Path:
    """Return the list in which a number in the text at a place is excused."""
    is_figure_in_chapter = len(place) > 3 and place[0] == "body" and place[2] in _OWN_LISTS
    if path.startswith("figures/") or not is_figure_in_chapter:
        return (LIST,)
    return (*place[:3], LIST)


def can_excuse(session: Session, path: str) -> bool:
    """Tell whether the file is a chapter or a figure: only those have numbers to excuse."""
    document = session.documents.get(path)
    edition = f"content/{session.year}/edition.yaml"
    own = path.startswith((f"content/{session.year}/", f"figures/{session.year}/"))
    return document is not None and own and path != edition and document.model is not None


def excuse(session: Session, path: str, place: Path, words: str, reason: str) -> Path:
    """Excuse a number in the text at a place and return where that now stands, as one step.

    Raises EditRefused for a number without a reason, or in a file that has none to excuse.
    """
    words, reason = " ".join(words.split()), " ".join(reason.split())
    if not words or not reason:
        raise EditRefused("Schrijf op waarom dit getal los in de tekst mag staan.")
    if not can_excuse(session, path):
        raise EditRefused("Alleen in een hoofdstuk of figuur kan een getal los blijven staan.")
    where = list_for(path, place)
    there = session.value(path, where)
    for index, entry in enumerate(there if isinstance(there, list) else []):
        if isinstance(entry, dict) and same(str(entry.get("text")), words):
            return (*where, index)
    entry = {"text": words, "reason": reason}
    with session.one_step(f"‘{words}’ verklaard"):
        return add(session, path, where, [entry])


def add(session: Session, path: str, where: Path, entries: list[dict[str, Any]]) -> Path:
    """Add entries to a list of excuses, which is made when it is not there."""
    there = session.value(path, where)
    if not isinstance(there, list):
        session.set_value(path, where, entries)
        return (*where, 0)
    for offset, entry in enumerate(entries):
        session.insert_item(path, where, len(there) + offset, entry)
    return (*where, len(there))


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same in print."""
    return _printed(one) == _printed(other)


def _printed(text: str) -> str:
    return curly(" ".join(text.split()))


def needed_by(excuses: Any, texts: Iterable[str]) -> list[dict[str, Any]]:
    """Return the excuses whose number stands in one of the texts."""
    printed = [_printed(text) for text in texts]
    return [
        entry
        for entry in (excuses if isinstance(excuses, list) else [])
        if isinstance(entry, dict)
        and isinstance(entry.get("text"), str)
        and any(_printed(entry["text"]) in text for text in printed)
    ]


def follow(session: Session, path: str, texts: list[str], other: str | None) -> None:
    """Let the excuses of a chapter follow texts that left it, to another chapter or to nowhere.

    What the texts that stayed still need, stays too. Meant to be called inside a step.
    """
    there = session.value(path, (LIST,))
    excuses = there if isinstance(there, list) else []
    leaving = needed_by(excuses, texts)
    if other is not None and leaving:
        known = [str(one["text"]) for one in needed_by(session.value(other, (LIST,)), texts)]
        new = [one for one in leaving if not any(same(one["text"], text) for text in known)]
        if new:
            add(session, other, (LIST,), new)
    staying = needed_by(leaving, (text.value for text in _own_texts(session, path)))
    gone = [entry for entry in leaving if entry not in staying]
    if gone and gone == excuses:
        session.remove(path, (LIST,))
        return
    for index in reversed(range(len(excuses))):
        if excuses[index] in gone:
            session.remove(path, (LIST, index))


def _own_texts(session: Session, path: str) -> list[Text]:
    return [text for text in texts_of(session.documents[path]) if LIST not in text.place]

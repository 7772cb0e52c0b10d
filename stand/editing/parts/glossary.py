"""The terms and abbreviations that the glossaries of an edition explain."""

from stand.editing.parts.chapters import add_chapter, chapter_files
from stand.editing.parts.new_blocks import blocks_in
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.model.source import Path


def glossary_of(session: Session) -> tuple[str, Path] | None:
    """Return the list of terms of the edition's first glossary: its file and place."""
    for path, document in chapter_files(session).items():
        body = document.value(("body",))
        for index, item in enumerate(body if isinstance(body, list) else []):
            if isinstance(item, dict) and isinstance(item.get("glossary"), dict):
                return path, ("body", index, "glossary", "entries")
    return None


def abbreviations(session: Session) -> dict[str, str]:
    """Return the abbreviations that the glossaries explain, with what they stand for."""
    found: dict[str, str] = {}
    for document in chapter_files(session).values():
        for _, block in blocks_in(document.data, "glossary"):
            for entry in block.get("entries") or []:
                if isinstance(entry, dict) and entry.get("term"):
                    full = entry.get("full") or entry.get("meaning") or ""
                    found[str(entry["term"])] = str(full)
    return found


def add_abbreviation(session: Session, term: str, full: str, meaning: str = "") -> None:
    """Add a term to the glossary, which is made when the edition has none, as one step."""
    entry = {"term": term.strip(), "full": full.strip(), "meaning": meaning.strip()}
    entry = {key: value for key, value in entry.items() if value}
    if len(entry) < 2 or "term" not in entry:
        raise EditRefused("Schrijf de afkorting op, en waar zij voor staat.")
    if entry["term"] in abbreviations(session):
        raise EditRefused(f"‘{entry['term']}’ staat al in de begrippenlijst.")
    with session.one_step(f"‘{entry['term']}’ in de begrippenlijst"):
        there = glossary_of(session)
        if there is None:
            path = add_chapter(session, "glossary", "Begrippen")
            session.set_value(path, ("body", 0, "glossary", "entries"), [entry])
            return
        path, place = there
        entries = session.value(path, place)
        session.insert_item(path, place, len(entries) if isinstance(entries, list) else 0, entry)

"""The chapters of an edition: new ones, their order, other names, and none any more."""

import re
from typing import Any

from stand.content.yaml_edit.edit import rewrite
from stand.editing.documents.document import Document
from stand.editing.forms.chapter_kinds import CHAPTER_KINDS
from stand.editing.parts.names import free_name, slug
from stand.editing.parts.new_blocks import Kind
from stand.editing.session import Session
from stand.editing.texts.mentions import Mention, block_targets, mentions, point_elsewhere
from stand.errors import EditRefused
from stand.model.source import Path
from stand.model.unfinished import UNFINISHED

LIST = ("chapters",)
_NAME = re.compile(r"[^\s/\\][^/\\\0]*")
_MOST_THEMES = 99
_AT_THE_END = ("more_information", "glossary", "colophon")
_USES = {
    "foreword": "Het voorwoord, met een ondertekening.",
    "introduction": "Een inleiding.",
    "process": "Een uitleg van het werkproces.",
    "results": "De resultaten van het jaar.",
    "part": "Opent een reeks thema's, met een overzicht ervan.",
    "theme": "Een thema met knelpunten en verzoeken.",
    "more_information": "Waar de lezer meer vindt.",
    "glossary": "De begrippenlijst.",
    "colophon": "Het colofon; de tekst staat laag op de bladzijde.",
    "text": "Elk ander hoofdstuk.",
}


def chapter_kinds() -> list[Kind]:
    """Return the kinds of chapters with their names and uses."""
    return [Kind(name, CHAPTER_KINDS[name], use) for name, use in _USES.items()]


def edition_path(session: Session) -> str:
    """Return the file of the edition itself."""
    return f"content/{session.year}/edition.yaml"


def chapter_path(session: Session, name: str) -> str:
    """Return the file of a chapter by its name in the list of chapters."""
    return f"content/{session.year}/{name}.yaml"


def chapter_name(session: Session, path: str) -> str:
    """Return the name of a chapter in the list of chapters by its file."""
    return path.removeprefix(f"content/{session.year}/").removesuffix(".yaml")


def listed(session: Session) -> list[str]:
    """Return the names of the chapters in the order of the edition, missing ones included."""
    names = session.value(edition_path(session), LIST)
    return [str(name) for name in names] if isinstance(names, list) else []


def chapter_files(session: Session) -> dict[str, Document]:
    """Return the chapters that are there by path: first those of the edition, in its order."""
    prefix = f"content/{session.year}/"
    there = {
        path: document
        for path, document in session.documents.items()
        if path.startswith(prefix)
        and path.endswith(".yaml")
        and path != edition_path(session)
        and document.now is not None
    }
    order = [chapter_path(session, name) for name in listed(session)]
    order = [path for path in dict.fromkeys(order) if path in there]
    return {path: there[path] for path in (*order, *(path for path in there if path not in order))}


def add_chapter(session: Session, kind: str, title: str, after: str | None = None) -> str:
    """Add a chapter after another one (a path), or where its kind belongs, and return its path.

    The name of its file follows from its title; a theme gets the next number, and lies where the
    other themes do. Raises EditRefused.
    """
    fields: dict[str, Any] = {"kind": kind, "title": title.strip() or UNFINISHED}
    if kind == "theme":
        fields["number"] = next_theme(session)
    fields |= {"status": "draft", **_start(kind)}
    name = _new_name(session, title or CHAPTER_KINDS[kind], fields.get("number"))
    path = chapter_path(session, name)
    index = _index_of_new(session, kind, after)
    schema = (
        f"# yaml-language-server: $schema={'../' * (name.count('/') + 1)}.schema/chapter.json\n"
    )
    with session.one_step("Hoofdstuk toegevoegd"):
        session.create(path, rewrite(schema, fields, lambda _: ()))
        session.insert_item(edition_path(session), LIST, index, name)
    return path


def _start(kind: str) -> dict[str, Any]:
    if kind == "glossary":
        entries = [{"term": UNFINISHED, "meaning": UNFINISHED}]
        return {"body": [{"glossary": {"entries": entries}}]}
    return {"body": [{"text": f"{UNFINISHED}\n"}]}


def next_theme(session: Session) -> int:
    """Return the number for a new theme: one more than the highest there is or was on the disk."""
    numbers = [0]
    for document in chapter_files(session).values():
        for data in (document.data, document.saved_data):
            written = str(data.get("number")) if isinstance(data, dict) else ""
            if written.isdecimal() and data.get("kind") == "theme":
                numbers.append(int(written))
    if max(numbers) >= _MOST_THEMES:
        raise EditRefused(f"Een thema kan hoogstens nummer {_MOST_THEMES} hebben.")
    return max(numbers) + 1


def _new_name(session: Session, title: str, theme: int | None) -> str:
    stem = slug(title, "hoofdstuk")
    themes = [name for name in listed(session) if _is_theme(session, name)] if theme else []
    folder, _, last = themes[-1].rpartition("/") if themes else ("themas", "", "1-")
    if theme and re.match(r"\d+-", last):
        stem = f"{theme}-{stem}"
    stem = free_name(stem, {*_stems(session), "edition"})
    return f"{folder}/{stem}" if theme and folder else stem


def _is_theme(session: Session, name: str) -> bool:
    return session.value(chapter_path(session, name), ("kind",)) == "theme"


def _stems(session: Session) -> set[str]:
    names = [*listed(session), *(chapter_name(session, path) for path in chapter_files(session))]
    return {name.rpartition("/")[2] for name in names}


def _index_after(session: Session, after: str | None) -> int:
    names = listed(session)
    name = chapter_name(session, after) if after else None
    return names.index(name) + 1 if name in names else len(names)


def _index_of_new(session: Session, kind: str, after: str | None) -> int:
    """Return where a new chapter goes: among the themes, or before what closes the edition."""
    names = listed(session)
    kinds = [session.value(chapter_path(session, name), ("kind",)) for name in names]
    themes = [index for index, one in enumerate(kinds) if one == "theme"]
    wanted = _index_after(session, after)
    if kind == "theme" and themes:
        return wanted if wanted - 1 in themes else themes[-1] + 1
    last = len(kinds)
    while kind not in _AT_THE_END and last and kinds[last - 1] in _AT_THE_END:
        last -= 1
    return min(wanted, last)


def list_chapter(session: Session, path: str, after: str | None = None) -> None:
    """Put a chapter whose file is there in the list of the edition, where its kind belongs."""
    name = chapter_name(session, path)
    if name not in listed(session):
        kind = session.value(path, ("kind",))
        index = _index_of_new(session, str(kind), after)
        with session.one_step("Hoofdstuk opgenomen", (path, ())):
            session.insert_item(edition_path(session), LIST, index, name)


def move_chapter(session: Session, path: str, by: int) -> Path:
    """Move a chapter up (-1) or down (1) in the edition; return its place in the list."""
    index = _index_of(session, path)
    to = max(0, min(index + by, len(listed(session)) - 1))
    if to != index:
        with session.one_step("Hoofdstuk verplaatst"):
            session.move_item(edition_path(session), LIST, index, to)
    return (*LIST, to)


def _index_of(session: Session, path: str) -> int:
    name = chapter_name(session, path)
    if name not in listed(session):
        raise EditRefused("Dit hoofdstuk staat niet in de lijst van de jaargang.")
    return listed(session).index(name)


def rename_chapter(session: Session, path: str, stem: str) -> str:
    """Give a chapter's file another name in its folder; references follow. Return the new path.

    Raises EditRefused for a name that is taken or that no file can have.
    """
    stem = stem.strip().removesuffix(".yaml")
    folder, _, old = chapter_name(session, path).rpartition("/")
    if stem == old:
        return path
    if not _NAME.fullmatch(stem) or slug(stem) != stem:
        raise EditRefused("Gebruik in de naam alleen kleine letters, cijfers en streepjes.")
    if stem in _stems(session) | {"edition"}:
        raise EditRefused(f"Er is al een hoofdstuk ‘{stem}’. Kies een andere naam.")
    name = f"{folder}/{stem}" if folder else stem
    new = chapter_path(session, name)
    text = session.documents[path].text
    with session.one_step("Hoofdstuk hernoemd", (path, ())):
        session.create(new, text)
        session.delete(path)
        if chapter_name(session, path) in listed(session):
            session.set_value(edition_path(session), (*LIST, _index_of(session, path)), name)
        point_elsewhere(session, {f"chapter:{old}": f"chapter:{stem}"})
    return new


def references_to(session: Session, path: str) -> list[Mention]:
    """Return the references from elsewhere to a chapter or to anything in it."""
    data = session.documents[path].data
    theme = data.get("number") if isinstance(data, dict) else None
    body = data.get("body") if isinstance(data, dict) else None
    targets = [f"chapter:{chapter_name(session, path).rpartition('/')[2]}"]
    for item in body if isinstance(body, list) else []:
        targets += block_targets(item, theme)
    return [mention for mention in mentions(session, targets) if mention.text.path != path]


def remove_chapter(session: Session, path: str, *, file_too: bool) -> None:
    """Take a chapter out of the edition, and delete its file if so asked, as one step."""
    names = listed(session)
    name = chapter_name(session, path)
    if names == [name]:
        raise EditRefused("Een jaargang heeft ten minste één hoofdstuk; dit is het laatste.")
    label = "Hoofdstuk verwijderd" if file_too else "Hoofdstuk uit de jaargang"
    with session.one_step(label, (path, ())):
        if file_too:
            session.delete(path)
        if name in names:
            session.remove(edition_path(session), (*LIST, names.index(name)))

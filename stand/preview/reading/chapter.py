"""A file of an edition as formatted text, in sections that are read when they are shown."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from stand.model.source import Path
from stand.model.status import STATUS_WORDS, Status
from stand.preview.reading.blocks import Scene, block
from stand.preview.reading.drawn import figure_file
from stand.preview.reading.known import Data, Known, fields, items, words
from stand.preview.reading.pieces import Look, Mark, Piece, plain
from stand.preview.reading.texts import bare, line, paragraphs
from stand.workspace import ORGANISATION_FILE

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Section:
    """A part of a file that is read by itself.

    What has the same ``key`` and the same things known reads the same. ``length`` is the number of
    characters in it, from which its height can be guessed.
    """

    place: Path
    key: object
    length: int
    read: Callable[[Known], Iterator[Piece]]


def sections(path: str, data: Data) -> list[Section]:
    """Return the sections of a file, by its path from the root; none when it is not printed."""
    name = PurePosixPath(path)
    if name.parts[:1] == ("figures",):
        return [_section((), data, partial(figure_file, name.stem, data))]
    if name.name == "edition.yaml":
        return [_section((), data, partial(_cover, fields(data)))]
    if path == ORGANISATION_FILE:
        return [_section((), data, partial(_organisation, fields(data)))]
    is_chapter = isinstance(data, dict) and "chapters" not in data and len(name.parts) > 2
    return list(_chapter(fields(data))) if is_chapter else []


def locate(pieces: Sequence[Piece], place: Path, near: str = "") -> int | None:
    """Return which piece shows a value of the file, or None when none does.

    Of the pieces of one value it is the one that has most of the words of ``near``; a value that is
    not shown itself is shown by what is nearest around or in it.
    """
    wanted = set(_WORD.findall(near.casefold()))
    best: tuple[int, int, int] | None = None
    found = None
    for index, piece in enumerate(pieces):
        shared = _shared(piece.place, place)
        fits = shared == min(len(piece.place), len(place))
        if not fits and shared < 2:
            continue
        score = (int(fits), shared, len(wanted & set(_WORD.findall(piece.text.casefold()))))
        if best is None or score > best:
            best, found = score, index
    return found


def _shared(one: Path, other: Path) -> int:
    """Return how far two ways through a file are the same."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _chapter(found: dict[str, Data]) -> Iterator[Section]:
    opening = {name: value for name, value in found.items() if name not in ("body", "signature")}
    number = words(found.get("number"))
    scene = f"{number}." if found.get("kind") == "theme" and number else ""
    yield _section((), opening, partial(_opening, opening))
    for index, item in enumerate(items(found.get("body"))):
        place = ("body", index)
        yield _section(place, item, partial(_block, item, place, scene), scene)
    if found.get("kind") == "foreword" and (signed := fields(found.get("signature"))):
        yield _section(("signature",), signed, partial(_signature, signed))


def _section(
    place: Path, data: Data, read: Callable[[Known], Iterator[Piece]], scene: str = ""
) -> Section:
    written = repr(data)
    return Section(place, (place, scene, written), len(written), read)


def _block(item: Data, place: Path, before_number: str, known: Known) -> Iterator[Piece]:
    return block(item, place, Scene(known, before_number))


def _opening(found: dict[str, Data], known: Known) -> Iterator[Piece]:
    label = ""
    if found.get("kind") == "theme":
        label = f"{known.labels['theme']} {known.theme(words(found.get('number')))}".rstrip()
    title = line(found.get("title"), known) or plain("(nog geen titel)", Mark.UNKNOWN)
    yield Piece(("title",), Look.TITLE, title, bullet=label)
    status = STATUS_WORDS.get(words(found.get("status") or "draft"))
    if status and status != STATUS_WORDS[Status.FINAL]:
        yield Piece(("status",), Look.SMALL, plain(status.capitalize(), Mark.EMPHASIS))
    yield from paragraphs(found.get("lead"), ("lead",), known, Look.LEAD)


def _signature(found: dict[str, Data], known: Known) -> Iterator[Piece]:
    looks = (
        ("on_behalf_of", Look.SMALL, ()),
        ("name", Look.PARAGRAPH, (Mark.STRONG,)),
        ("role", Look.SMALL, ()),
    )
    for name, look, marks in looks:
        if said := bare(found.get(name), known, *marks):
            yield Piece(("signature", name), look, said)


def _cover(found: dict[str, Data], known: Known) -> Iterator[Piece]:
    """Yield the words of the cover, and the chapters as they will be listed."""
    yield Piece(("title",), Look.TITLE, bare(found.get("title"), known))
    yield Piece(("edition",), Look.HEADING, bare(found.get("edition"), known))
    for name in ("subtitle", "publication_date", "version"):
        if said := bare(found.get(name), known):
            yield Piece((name,), Look.SMALL, said)
    chapters = items(found.get("chapters"))
    if chapters:
        yield Piece(("chapters",), Look.HEADING, plain(known.labels["contents"]))
    for index, chapter in enumerate(chapters):
        name = PurePosixPath(words(chapter)).name
        title = known.targets.get(f"chapter:{name}") or words(chapter)
        place = ("chapters", index)
        yield Piece(place, Look.PARAGRAPH, line(title, known), bullet="•", depth=1)


def _organisation(found: dict[str, Data], known: Known) -> Iterator[Piece]:
    """Yield the words of the back cover that are the same each year."""
    yield Piece(("name",), Look.TITLE, bare(found.get("name"), known))
    for name, look in (("parent", Look.SMALL), ("motto", Look.HEADING)):
        if said := bare(found.get(name), known):
            yield Piece((name,), look, said)
    yield from paragraphs(found.get("mission"), ("mission",), known, Look.PARAGRAPH)
    for index, words_of_line in enumerate(items(found.get("address"))):
        yield Piece(("address", index), Look.SMALL, bare(words_of_line, known))
    for name in ("website", "email"):
        if said := bare(found.get(name), known, Mark.LINK):
            yield Piece((name,), Look.SMALL, said)

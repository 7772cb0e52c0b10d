"""The blocks of a chapter as pieces. Data may be of any shape: what is not there is not shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from stand.model.source import Path
from stand.preview.reading.drawn import figure, key_figures, process, series, table, timeline
from stand.preview.reading.known import Data, Known, fields, items, words
from stand.preview.reading.pieces import Look, Mark, Piece, Runs, plain
from stand.preview.reading.texts import bare, line, paragraphs


@dataclass(frozen=True)
class Scene:
    """Where a block stands: what is known, and what comes before its number ("2." in theme 2)."""

    known: Known
    before_number: str = ""


Pieces = Iterator[Piece]
Reader = Callable[[Data, Path, Scene], Pieces]


def block(item: Data, place: Path, scene: Scene) -> Pieces:
    """Yield the pieces of one entry of a body; ``place`` is the way to the entry."""
    found = fields(item)
    if not found:
        yield Piece(place, Look.FAULT, plain("Dit blok is nog leeg."))
    for kind, data in found.items():
        read = _READERS.get(kind)
        if read is None:
            yield Piece((*place, kind), Look.FAULT, plain(f"Een blok ‘{kind}’ bestaat niet."))
        else:
            yield from read(data, (*place, kind), scene)


def _text(data: Data, place: Path, scene: Scene) -> Pieces:
    return paragraphs(data, place, scene.known, Look.PARAGRAPH)


def _label(place: Path, label: str, title: Data, known: Known, box: str) -> Piece:
    """Return the head of a box: its fixed words, and its own title if it has one."""
    runs = line(title, known, Mark.STRONG)
    where = (*place, "title") if runs else place
    return Piece(where, Look.LABEL, runs, bullet=label, box=box)


def _box(kind: str, data: Data, place: Path, scene: Scene) -> Pieces:
    found = fields(data)
    known = scene.known
    yield _label(place, known.labels[kind], found.get("title"), known, kind)
    yield from paragraphs(found.get("text"), (*place, "text"), known, Look.PARAGRAPH, kind)
    yield from _small(place, found, "speaker", bare(found.get("speaker"), known), kind)
    yield from _sourced(place, found, known, kind)
    yield from _address(place, found, kind)


def _small(place: Path, found: dict[str, Data], name: str, runs: Runs, box: str = "") -> Pieces:
    if words(found.get(name)):
        yield Piece((*place, name), Look.SMALL, runs, box=box)


def _sourced(place: Path, found: dict[str, Data], known: Known, box: str = "") -> Pieces:
    for name in ("note", "source"):
        runs = (*plain(known.labels[name] + ": "), *line(found.get(name), known))
        yield from _small(place, found, name, runs, box)


def _address(place: Path, found: dict[str, Data], box: str = "") -> Pieces:
    shown = words(found.get("url"))
    for start in ("https://", "http://", "mailto:"):
        shown = shown.removeprefix(start)
    yield from _small(place, found, "url", plain(shown, Mark.LINK), box)


def _bottleneck(data: Data, place: Path, scene: Scene) -> Pieces:
    found, known = fields(data), scene.known
    number = f"{scene.before_number}{words(found.get('number'))}"
    label = f"{known.labels['bottleneck']} {number}".rstrip()
    yield Piece((*place, "title"), Look.HEADING, line(found.get("title"), known), bullet=label)
    yield from paragraphs(found.get("text"), (*place, "text"), known, Look.PARAGRAPH)


def _help_needed(data: Data, place: Path, scene: Scene) -> Pieces:
    found, known, box = fields(data), scene.known, "help_needed"
    title = line(found.get("title"), known) or plain(known.labels["help_needed"])
    yield Piece((*place, "title"), Look.LABEL, title, box=box)
    yield from paragraphs(found.get("intro"), (*place, "intro"), known, Look.PARAGRAPH, box)
    for index, entry in enumerate(items(found.get("requests"))):
        where = (*place, "requests", index)
        request = fields(entry)
        number = f"{scene.before_number}{words(request.get('number'))}"
        label = f"{known.labels['request']} {number}".rstrip()
        yield Piece((*where, "number"), Look.LABEL, bullet=label, box=box)
        yield from paragraphs(request.get("text"), (*where, "text"), known, Look.PARAGRAPH, box)
    yield from paragraphs(found.get("outro"), (*place, "outro"), known, Look.PARAGRAPH, box)


def _links(data: Data, place: Path, scene: Scene) -> Pieces:
    found, known = fields(data), scene.known
    if title := line(found.get("title"), known):
        yield Piece((*place, "title"), Look.HEADING, title)
    yield from paragraphs(found.get("intro"), (*place, "intro"), known, Look.PARAGRAPH)
    for index, entry in enumerate(items(found.get("items"))):
        where, link = (*place, "items", index), fields(entry)
        title = bare(link.get("title"), known, Mark.STRONG)
        yield Piece((*where, "title"), Look.PARAGRAPH, title, bullet="•", depth=1)
        for piece in paragraphs(link.get("text"), (*where, "text"), known, Look.SMALL):
            yield _deeper(piece)
        for piece in _address(where, link):
            yield _deeper(piece)
    yield from _small(place, found, "note", line(found.get("note"), known))


def _deeper(piece: Piece) -> Piece:
    return Piece(piece.place, piece.look, piece.runs, piece.bullet, piece.depth + 1)


def _photo(data: Data, place: Path, scene: Scene) -> Pieces:
    found, known = fields(data), scene.known
    name = plain(f"▦ {words(found.get('file')) or 'nog geen foto gekozen'}")
    yield Piece((*place, "file"), Look.LABEL, name)
    yield from _small(place, found, "alt", bare(found.get("alt"), known))
    yield from _small(place, found, "caption", line(found.get("caption"), known))
    credit = (*plain(known.labels["photo_credit"] + ": "), *bare(found.get("credit"), known))
    yield from _small(place, found, "credit", credit)


def _glossary(data: Data, place: Path, scene: Scene) -> Pieces:
    entries = items(fields(data).get("entries"))
    order = sorted(
        range(len(entries)), key=lambda at: words(fields(entries[at]).get("term")).casefold()
    )
    for index in order:
        entry, where = fields(entries[index]), (*place, "entries", index)
        full, meaning = words(entry.get("full")), line(entry.get("meaning"), scene.known)
        runs = (
            *bare(entry.get("term"), scene.known, Mark.STRONG),
            *plain(f"  {full}" + (". " if full and meaning else "") if full else "  "),
            *meaning,
        )
        yield Piece(where, Look.PARAGRAPH, runs)


def _known_only(
    read: Callable[[Data, Path, Known], Pieces], data: Data, place: Path, scene: Scene
) -> Pieces:
    return read(data, place, scene.known)


_BOXES = ("practice", "voice", "research", "facts", "own_actions", "video")
_DRAWN = {
    "key_figures": key_figures,
    "figure": figure,
    "table": table,
    "series": series,
    "process": process,
    "timeline": timeline,
}
_READERS: dict[str, Reader] = {
    "text": _text,
    "bottleneck": _bottleneck,
    "help_needed": _help_needed,
    "links": _links,
    "photo": _photo,
    "glossary": _glossary,
    **{kind: partial(_box, kind) for kind in _BOXES},
    **{kind: partial(_known_only, read) for kind, read in _DRAWN.items()},
}

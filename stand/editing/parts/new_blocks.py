"""Kinds of blocks, and the data that a new one starts with."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from stand.content.edition_files import TABLE_ENDINGS
from stand.editing.parts.names import free_name, words_of
from stand.editing.session import Session
from stand.editing.tables.grid import Grid
from stand.model.blocks import BodyItem
from stand.model.unfinished import UNFINISHED, UNFINISHED_INDICATOR, UNFINISHED_NAME

IN_THEMES = ("bottleneck", "help_needed")
"""Kinds that take the first part of their number from the theme, and stand in themes only."""
NUMBERED = {"bottleneck": "knelpunt", "help_needed": "verzoek"}
_USES = {
    "figure": "Een grafiek, schema of beeld: een figuur die er al is, of een nieuwe.",
    "table": "Een tabel uit een spreadsheet (CSV of Excel).",
    "series": "Een tabel met cijfers over de jaren; de getallen en bronnen komen er vanzelf in.",
}
_PARAGRAPH = f"{UNFINISHED}\n"
_YEARS = 4  # before the reporting year, in a new series


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block or figure, with its name on the screen and what it is for."""

    name: str
    title: str
    description: str


def block_kinds(chapter_kind: Any) -> list[Kind]:
    """Return the kinds of blocks that a chapter of some kind can hold, in the model's order."""
    return [
        Kind(name, field.title or name, _USES.get(name) or field.description or "")
        for name, field in BodyItem.model_fields.items()
        if chapter_kind == "theme" or name not in IN_THEMES
    ]


def new_block(session: Session, path: str, kind: str, choice: str = "") -> dict[str, Any]:
    """Return a new block of a kind for a chapter: valid, with words that show what is missing.

    ``choice`` is the figure to print, the table's file from the year's folder, or the photo's file
    from the root. Numbers and names are new ones.
    """
    if kind == "text":
        return {kind: _PARAGRAPH}
    if kind == "figure":
        return {kind: choice or UNFINISHED_NAME}
    return {kind: _MAKERS.get(kind, _box)(session, path, choice)}


def _box(_session: Session, _path: str, _choice: str) -> dict[str, Any]:
    return {"text": _PARAGRAPH}


def _bottleneck(session: Session, path: str, _choice: str) -> dict[str, Any]:
    number = next_number(session, path, "bottleneck")
    return {"number": number, "title": UNFINISHED, "text": _PARAGRAPH}


def _help_needed(session: Session, path: str, _choice: str) -> dict[str, Any]:
    return {"requests": [new_request(session, path)]}


def new_request(session: Session, path: str) -> dict[str, Any]:
    """Return a new request for the theme in a file, with the next number."""
    return {"number": next_number(session, path, "help_needed"), "text": _PARAGRAPH}


def _table(session: Session, _path: str, choice: str) -> dict[str, Any]:
    stem = choice.rpartition("/")[2].rpartition(".")[0]
    name = free_name(stem.lower() or "tabel", table_names(session))
    title = words_of(stem) or UNFINISHED
    table = {"id": name, "title": title, "file": choice or "tables/tabel.csv"}
    columns = _columns(Grid(session, f"content/{session.year}/{choice}"))
    return table | ({"columns": columns} if columns else {})


def _columns(grid: Grid) -> list[dict[str, str]]:
    """Return how each column is shown when some hold numbers; nothing when all are texts."""
    names = grid.names
    if "" in names or not any(grid.is_numeric(at) for at in range(len(names))):
        return []
    return [
        {"name": name} | ({"format": "number"} if grid.is_numeric(at) else {})
        for at, name in enumerate(names)
    ]


def _series(session: Session, _path: str, _choice: str) -> dict[str, Any]:
    name = free_name("cijfers-door-de-jaren", table_names(session))
    return {"id": name, "title": UNFINISHED, **over_the_years(session)}


def over_the_years(session: Session) -> dict[str, Any]:
    """Return an indicator still to be chosen, over some years until the reporting year."""
    year = reporting_year(session)
    return {"indicators": [UNFINISHED_INDICATOR], "first": str(year - _YEARS), "last": str(year)}


def reporting_year(session: Session) -> int:
    """Return the year that the edition reports on, as well as it can be told."""
    path = f"content/{session.year}/edition.yaml"
    for written in (session.value(path, ("reporting_year",)), session.year):
        if str(written).strip().isdecimal():
            return int(str(written))
    return 2000


def _photo(_session: Session, _path: str, choice: str) -> dict[str, Any]:
    return {"file": choice or f"figures/{_session.year}/foto.jpg", "alt": UNFINISHED}


_MAKERS: dict[str, Callable[[Session, str, str], dict[str, Any]]] = {
    "bottleneck": _bottleneck,
    "help_needed": _help_needed,
    "table": _table,
    "series": _series,
    "photo": _photo,
    "voice": lambda *_: {"text": _PARAGRAPH, "speaker": UNFINISHED},
    "research": lambda *_: {"text": _PARAGRAPH, "source": UNFINISHED},
    "key_figures": lambda *_: {"items": [{"value": UNFINISHED, "label": UNFINISHED}]},
    "process": lambda *_: {"title": UNFINISHED, "steps": [{"title": UNFINISHED}]},
    "timeline": lambda *_: {
        "title": UNFINISHED,
        "unit": "weken",
        "items": [{"label": UNFINISHED}],
    },
    "links": lambda *_: {"items": [{"title": UNFINISHED}]},
    "video": lambda *_: {"title": UNFINISHED},
    "glossary": lambda *_: {"entries": [{"term": UNFINISHED, "meaning": UNFINISHED}]},
}


def next_number(session: Session, path: str, kind: str) -> int:
    """Return the number that a new bottleneck, or request ("help_needed"), of a theme gets.

    It follows the highest there is or was on the disk: a number is never given again.
    """
    document = session.documents[path]
    numbers = [*numbers_in(document.data, kind), *numbers_in(document.saved_data, kind)]
    return max(numbers, default=0) + 1


def numbers_in(data: Any, kind: str) -> list[int]:
    """Return the numbers of all bottlenecks, or of all requests, in the data of a chapter."""
    found = []
    for _, block in blocks_in(data, kind):
        entries = block.get("requests") if kind == "help_needed" else [block]
        for entry in entries if isinstance(entries, list) else []:
            number = str(entry.get("number")) if isinstance(entry, dict) else ""
            if number.isdecimal():
                found.append(int(number))
    return found


def blocks_in(data: Any, *kinds: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each block of some kinds in the data of a chapter that has fields, with its kind."""
    body = data.get("body") if isinstance(data, dict) else None
    for item in body if isinstance(body, list) else []:
        for kind in kinds:
            if isinstance(item, dict) and isinstance(item.get(kind), dict):
                yield kind, item[kind]


def table_names(session: Session) -> set[str]:
    """Return the names by which texts refer to the tables of the edition."""
    return _ids(session, "table", "series")


def figure_names(session: Session) -> set[str]:
    """Return the names of all figures: of files, and of processes and timelines in chapters."""
    folder = f"figures/{session.year}/"
    files = {
        path.removeprefix(folder).removesuffix(".yaml")
        for path, document in session.documents.items()
        if path.startswith(folder) and document.now is not None
    }
    return files | _ids(session, "process", "timeline")


def _ids(session: Session, *kinds: str) -> set[str]:
    return {
        str(block["id"])
        for path, document in session.documents.items()
        if path.startswith(f"content/{session.year}/")
        for _, block in blocks_in(document.data, *kinds)
        if block.get("id")
    }


def table_files(session: Session) -> list[str]:
    """Return the tables of the year, from its folder, but the one with the observations."""
    folder = f"content/{session.year}/"
    return sorted(
        path.removeprefix(folder)
        for path, document in session.documents.items()
        if path.startswith(folder)
        and path.lower().endswith(TABLE_ENDINGS)
        and not path.rpartition("/")[2].startswith("observations.")
        and document.now is not None
    )

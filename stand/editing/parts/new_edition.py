"""A new year: an edition made from the newest one, with its texts or with room for new ones."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from stand.content.atomic import UNFINISHED as UNFINISHED_FILES
from stand.content.coding import decoded
from stand.content.csv_text import taken_apart
from stand.content.edition_files import TABLE_ENDINGS
from stand.content.files import Files
from stand.content.together import add_together, settle
from stand.editing.documents.document import Content, Kind, kind_of
from stand.errors import CannotWrite, EditRefused, reason
from stand.model.unfinished import UNFINISHED
from stand.workspace import Workspace

_OF_ONE_YEAR = ("subtitle", "publication_date", "publication_note", "version", "subject", "cover")
_KEPT_AS_THEY_ARE = ("glossary", "colophon")
_LEFT_OUT = ("lead", "loose_numbers")
_GONE = re.compile(r"\[\[(?!chapter:)[a-z_]+:[^\[\]\n]*\]\]")
"""A reference to something in a body; only chapters are still there."""
_HEADER = "indicator;period;value;status;source;note;hedge\n"
_OBSERVATIONS = "tables/observations.csv"

Fields = dict[str, Any]


def following_year(workspace: Workspace) -> str:
    """Return the year after that of the newest edition; empty when its name is no year."""
    newest = workspace.years()[-1]
    return str(int(newest) + 1) if newest.isdecimal() else ""


def fault_of_year(workspace: Workspace, year: str) -> str:
    """Return in Dutch why no edition can be begun for a year, or nothing."""
    if not _is_year(year):
        return "Typ het jaar als vier cijfers, bijvoorbeeld 2030."
    for folder in (workspace.edition_folder(year), workspace.figures_folder(year)):
        if any(_is_somebodys(path) for path in (folder, *folder.rglob("*"))):
            return f"In {workspace.relative(folder)}/ staat al iets. Kies een ander jaar."
    return ""


def _is_year(name: str) -> bool:
    return bool(re.fullmatch(r"[12]\d{3}", name)) and 1900 <= int(name) <= 2200


def _is_somebodys(path: Path) -> bool:
    """Tell whether a file is there, and not left by an edition that could not be begun."""
    return path.exists() and not path.is_dir() and not path.match(UNFINISHED_FILES)


def finish_begun(workspace: Workspace, year: str) -> bool:
    """Finish an edition whose beginning was cut off, or sweep up; tell whether it is there by that.

    What somebody put in its folders meanwhile stays. Raises CannotWrite.
    """
    folder = workspace.edition_folder(year)
    if not (_is_year(year) and folder.is_dir()):
        return False
    was_there = year in workspace.years()
    below = [path for path in folder.rglob("*") if path.is_dir()]
    settle(folder, workspace.figures_folder(year), *below)
    return not was_there and year in workspace.years()


def begin_edition(workspace: Workspace, year: str, *, with_texts: bool = False) -> None:
    """Write a new edition after the newest one, all of it or nothing, and over no other file.

    With texts, last year's are there to write over, with its figures and tables; without, each
    chapter waits for its text. One whose beginning was cut off is finished the way it was begun.
    Raises EditRefused or CannotWrite.
    """
    if finish_begun(workspace, year):
        return
    fault = fault_of_year(workspace, year)
    if fault:
        raise EditRefused(fault)
    made = _Maker(workspace, year, with_texts=with_texts).files()
    folder = workspace.figures_folder(year)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"De map {folder} kan niet worden gemaakt: {reason(error)}."
        raise CannotWrite(message) from error
    files = {workspace.root / path: data for path, data in made.items()}
    add_together(workspace.edition_folder(year), files)


class _Maker:
    """Makes the files of a new edition from those of the newest."""

    def __init__(self, workspace: Workspace, year: str, *, with_texts: bool) -> None:
        self._files = Files(workspace)
        self._year, self._old = year, workspace.years()[-1]
        self._with_texts = with_texts

    def files(self) -> dict[str, bytes]:
        """Return the files by their paths from the root; the last one makes it an edition."""
        edition = self._changed("edition.yaml", self._edition)
        made: dict[str, bytes] = {}
        data = Content(self._new("edition.yaml"), edition.decode()).data
        chapters = data.get("chapters") if isinstance(data, dict) else None
        for name in chapters if isinstance(chapters, list) else []:
            file = f"{name}.yaml"
            if self._files.is_file(self._from(file)):
                made[self._new(file)] = self._changed(file, self._chapter)
        made[self._new(_OBSERVATIONS)] = self._header().encode()
        if self._with_texts:
            made |= dict(self._figures_and_tables())
        return {**made, self._new("edition.yaml"): edition}

    def _from(self, file: str) -> str:
        return f"content/{self._old}/{file}"

    def _new(self, file: str) -> str:
        return f"content/{self._year}/{file}"

    def _read(self, path: str) -> bytes:
        raw, problems = self._files.read_bytes(path)
        if raw is None:
            raise EditRefused(f"{path}: {problems[0].message} {problems[0].hint}")
        return raw

    def _text(self, path: str) -> str:
        found = decoded(self._read(path), old_office=kind_of(path) is Kind.CSV)
        if found is None:
            raise EditRefused(
                f"{path} is niet als tekst te lezen. Sla het bestand opnieuw op, kies daarbij als "
                "codering UTF-8, en begin de jaargang daarna."
            )
        return found[0]

    def _changed(self, file: str, change: Callable[[Fields], Fields]) -> bytes:
        """Return a file of the newest edition with other data, its comments and order kept."""
        path = self._from(file)
        content = Content(path, self._text(path))
        if not isinstance(content.data, dict):
            raise _damaged(path)
        return content.holding(change(dict(content.data))).text.encode()

    def _edition(self, data: Fields) -> Fields:
        kept = {key: value for key, value in data.items() if key not in _OF_ONE_YEAR}
        kept |= {"edition": self._year, "reporting_year": self._year, "status": "draft"}
        kept["title"] = str(kept.get("title", UNFINISHED)).replace(self._old, self._year)
        words = kept.get("keywords")
        if isinstance(words, list):
            kept["keywords"] = [one for one in words if self._old not in str(one)]
        return kept

    def _chapter(self, data: Fields) -> Fields:
        data = {**data, "status": "draft"}
        if self._with_texts:
            return data
        if data.get("kind") in _KEPT_AS_THEY_ARE:
            kept: Fields = _without_gone(data)
            return kept
        kept = {key: value for key, value in data.items() if key not in _LEFT_OUT}
        kept["body"] = [{"text": f"{UNFINISHED}\n"}]
        return kept

    def _header(self) -> str:
        path = self._from(_OBSERVATIONS)
        if not self._files.is_file(path):
            return _HEADER
        table = taken_apart(self._text(path))
        if not table.rows:
            return _HEADER
        header = Content(path, table.delimiter.join(table.rows[0].raws) + "\n")
        if not header.readable:  # a quote that is never closed takes in all that follows
            raise _damaged(path)
        return header.text

    def _figures_and_tables(self) -> Iterator[tuple[str, bytes]]:
        for path in self._files.names(f"figures/{self._old}", ".yaml"):
            name = path.rpartition("/")[2]
            yield f"figures/{self._year}/{name}", self._read(path)
        for ending in TABLE_ENDINGS:
            for path in self._files.names(f"content/{self._old}", ending, deep=True):
                file = path.removeprefix(f"content/{self._old}/")
                if not file.rpartition("/")[2].startswith("observations."):
                    yield self._new(file), self._read(path)


def _damaged(path: str) -> EditRefused:
    return EditRefused(f"{path} is nu niet te lezen. Herstel dat bestand eerst.")


def _without_gone(value: Any) -> Any:
    """Return a value in which references to what is no longer there wait to be filled in."""
    if isinstance(value, dict):
        return {key: _without_gone(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_gone(one) for one in value]
    return _GONE.sub(UNFINISHED, value) if isinstance(value, str) else value

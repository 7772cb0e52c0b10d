"""Another name for an indicator: all that names it follows, in every edition."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from stand.content.edition_files import TABLE_ENDINGS, files_of
from stand.content.files import Files
from stand.editing.bank.dependents import entries
from stand.editing.bank.indicator_names import renamed_in
from stand.editing.bank.observation_file import ObservationFile
from stand.editing.bank.observations import is_bank
from stand.editing.documents.document import Document, Kind
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.model.indicators import IndicatorId
from stand.model.source import Path
from stand.workspace import INDICATORS_FILE

ID = re.compile(get_args(IndicatorId)[1].pattern)
_PLACE = ("indicators",)


@dataclass(frozen=True)
class Touched:
    """What another name for an indicator touches.

    ``values`` and ``places`` are how many values and how many references and fields, by edition;
    ``others`` how many other indicators are made of it. What is nowhere is left out.
    """

    values: dict[str, int]
    places: dict[str, int]
    others: int


def touched_by(session: Session, index: int) -> Touched:
    """Return what a new name for an indicator would touch. Raises EditRefused when it cannot be."""
    old = _id_at(session, index)
    values: dict[str, int] = {}
    places: dict[str, int] = {}
    others = 0
    for document in _naming(session, index):
        found = len(renamed_in(document, old, old + "x"))
        if document.path == INDICATORS_FILE:
            others += found
        elif found:
            counted, year = values if is_bank(document.path) else places, _year(document.path)
            counted[year] = counted.get(year, 0) + found
    return Touched(values, places, others)


def fault_of_name(session: Session, index: int) -> Callable[[str], str]:
    """Return what says of a new name for an indicator what is wrong with it, or ""."""
    ids = [str(one.get("id") or "") for one in entries(session)]
    taken = {name for at, name in enumerate(ids) if at != index}

    def fault(name: str) -> str:
        if not ID.fullmatch(name):
            return "De naam heeft kleine letters en punten, zoals instroom.ind."
        return f"Er is al een cijfer ‘{name}’." if name in taken else ""

    return fault


def rename_indicator(session: Session, index: int, new: str) -> int:
    """Give an indicator another name, with all that names it, in one step; return its index.

    Raises EditRefused, and then nothing changed.
    """
    if fault := fault_of_name(session, index)(new):
        raise EditRefused(fault)
    old = _id_at(session, index)
    naming = _naming(session, index)  # opened before the step, which they are no part of
    with session.one_step("Cijfer hernoemd"):
        for document in naming:
            changes: dict[Path, str] = renamed_in(document, old, new)
            if changes and document.now is not None:
                data = _with(document.data, changes)
                session.set_text(document.path, document.now.holding(data).text)
        session.set_value(INDICATORS_FILE, (*_PLACE, index, "id"), new)
    return index


def _id_at(session: Session, index: int) -> str:
    listed = entries(session)
    if not 0 <= index < len(listed):
        raise EditRefused("Dit cijfer is er niet meer.")
    return str(listed[index].get("id") or "")


def _with(data: Any, changes: dict[Path, str]) -> Any:
    """Return a copy of data with other values at some places."""
    data = copy.deepcopy(data)
    for place, value in changes.items():
        around = data
        for key in place[:-1]:
            around = around[key]
        around[place[-1]] = value
    return data


def _naming(session: Session, index: int) -> list[Document]:
    """Return the files, of all editions, that may name an indicator; the bank comes last.

    Raises EditRefused when one of them cannot be changed.
    """
    old = _id_at(session, index)
    if not old or sum(one.get("id") == old for one in entries(session)) > 1:
        return []  # nothing can mean this one alone
    found = []
    for path in _paths(session):
        if path not in session.documents and not _holds(session, path, old):
            continue
        document = session.open(path)
        if document is None or document.now is None or document.kind is Kind.OTHER:
            continue
        if document.closed or (old in document.text and not document.readable):
            raise EditRefused(
                f"Het bestand {path} is nu niet te lezen. Herstel het eerst; daarna kan het cijfer "
                "overal een andere naam krijgen."
            )
        found.append(document)
    return sorted(found, key=lambda one: one.path == INDICATORS_FILE)


def _paths(session: Session) -> list[str]:
    """Return the files of all editions. Raises EditRefused when values stand in a workbook."""
    workspace = session.workspace
    paths: dict[str, None] = {}
    for year in dict.fromkeys([session.year, *workspace.years()]):
        if closed := ObservationFile(session, year).closed:
            raise EditRefused(closed)
        paths |= dict.fromkeys(files_of(workspace, year, session.unsaved))
    return [path for path in paths if path.endswith((".yaml", TABLE_ENDINGS[0]))]


def _holds(session: Session, path: str, words: str) -> bool:
    """Tell whether a file that is not open has some words in it."""
    raw, _ = Files(session.workspace).read_bytes(path)
    return raw is not None and words.encode() in raw


def _year(path: str) -> str:
    """Return the edition of a file by its path; nothing for a file of all editions."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""

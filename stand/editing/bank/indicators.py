"""Adding an indicator to the figure bank, and taking one out with what was published of it."""

from collections.abc import Callable, Mapping

from stand.editing.bank.dependents import entries
from stand.editing.bank.observation_file import files_of_bank
from stand.editing.bank.renaming import ID
from stand.editing.parts.names import dotted_name
from stand.editing.session import Session
from stand.workspace import INDICATORS_FILE

_PLACE = ("indicators",)


def fault_of_indicator(session: Session) -> Callable[[Mapping[str, str]], str]:
    """Return what says of the fields of a new indicator what is wrong with them, or ""."""
    known = {str(one.get("id")) for one in entries(session)}

    def fault(fields: Mapping[str, str]) -> str:
        if not fields["label"] or not fields["unit"]:
            return "Zeg wat er geteld wordt, en in welke eenheid."
        if not ID.fullmatch(fields["id"]):
            return "De naam heeft kleine letters en punten, zoals instroom.ind."
        return f"Er is al een cijfer ‘{fields['id']}’." if fields["id"] in known else ""

    return fault


def proposed_fields(session: Session) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """Return what makes, of the fields of a new indicator, those that can follow from others."""
    taken = {str(one.get("id")) for one in entries(session)}
    return lambda fields: {"id": dotted_name(fields["label"], taken)}


def doubt_about_indicator(session: Session) -> Callable[[Mapping[str, str]], str]:
    """Return what says of the fields of a new indicator what may be a mistake, or ""."""
    labels = {str(one.get("label")).strip().lower(): str(one.get("id")) for one in entries(session)}

    def doubt(fields: Mapping[str, str]) -> str:
        name = labels.get(fields["label"].strip().lower())
        return "" if name is None else f"Let op: er is al een cijfer dat zo heet, ‘{name}’."

    return doubt


def add_indicator(session: Session, fields: Mapping[str, str]) -> int:
    """Add an indicator at the end and return its place in the list. Raises EditRefused."""
    index = len(entries(session))
    data = {name: fields[name] for name in ("id", "label", "unit")}
    with session.one_step("Cijfer toegevoegd"):
        session.insert_item(INDICATORS_FILE, _PLACE, index, data)
    return index


def remove_indicator(session: Session, index: int) -> int:
    """Take out an indicator, and its observations in this edition; return the place before it.

    Raises EditRefused.
    """
    name = str(entries(session)[index].get("id") or "")
    own = files_of_bank(session)[session.year]
    with session.one_step("Cijfer verwijderd"):
        session.remove(INDICATORS_FILE, (*_PLACE, index))
        own.remove(name, own.periods(name))
    return max(index - 1, 0)

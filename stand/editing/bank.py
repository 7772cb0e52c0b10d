"""Adding an indicator to the figure bank, and taking one out with what was published of it."""

from collections.abc import Callable, Mapping

from stand.editing.dependents import entries
from stand.editing.observation_file import files_of_bank
from stand.editing.renaming import ID
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

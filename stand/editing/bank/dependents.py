"""Which indicators follow from another one, by their formula or as its total."""

from collections.abc import Iterator
from typing import Any

from stand.editing.session import Session
from stand.numbers.formulas import FormulaFault, names_in
from stand.workspace import INDICATORS_FILE


def entries(session: Session) -> list[dict[str, Any]]:
    """Return the indicators as their file has them; what is no record is an empty one."""
    found = session.value(INDICATORS_FILE, ("indicators",))
    if not isinstance(found, list):
        return []
    return [one if isinstance(one, dict) else {} for one in found]


def dependents(session: Session, indicator: str) -> list[str]:
    """Return the indicators that change with one: those made of it, and those made of these."""
    made_of = {str(one["id"]): set(_made_of(one)) for one in entries(session) if one.get("id")}
    found: list[str] = []
    asked = [indicator]
    while asked:
        name = asked.pop(0)
        for other, parts in made_of.items():
            if name in parts and other not in found and other != indicator:
                found.append(other)
                asked.append(other)
    return found


def _made_of(entry: dict[str, Any]) -> Iterator[str]:
    parts = entry.get("parts")
    yield from (str(part) for part in parts if part) if isinstance(parts, list) else ()
    try:
        yield from names_in(str(entry.get("formula") or "0"))
    except FormulaFault:
        return

"""Problems in the words of the forms: titles of fields, and what one does on the screen.

On the command line a problem names the keys of the file, because there one edits the file.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from stand.editing.documents.document import Document
from stand.editing.forms.field_types import Kind
from stand.editing.forms.fields import FormField, fields, value_at
from stand.model.source import Path
from stand.model.unfinished import UNFINISHED_INDICATOR, UNFINISHED_NAME
from stand.problems import Problem

_TO_CHOOSE = {
    Kind.INDICATOR: "Kies een cijfer.",
    Kind.FIGURE: "Kies een figuur.",
}
_WITHOUT_NAME = "heeft niet de vorm die hier nodig is: ‘’"
_COMMAND = "Kijk met ‘stand figures’ welke cijfers er zijn."
_KEY = re.compile(r"‘([a-z_]+)’")
_NEW_LINE = re.compile(r"^Voeg een regel toe: \w+: …(?: \((?P<about>.*)\))?$", re.DOTALL)

_KNOWN: dict[str, tuple[Document, dict[Problem, Problem]]] = {}


def in_words_of_forms(problem: Problem, document: Document | None) -> Problem:
    """Return a problem as one who fills in forms knows it; as it is where there is no form."""
    if document is None or not document.readable or document.model is None:
        return problem
    of, known = _KNOWN.get(problem.path, (None, {}))
    if of is not document:
        known = {}
        _KNOWN[problem.path] = (document, known)
    if problem not in known:
        known[problem] = _in_words(problem, document)
    return known[problem]


def _in_words(problem: Problem, document: Document) -> Problem:
    place = document.place_at(problem.line, problem.column)
    titles, found = _titles(document, place), _field_of(document, place)
    message, hint = problem.message, problem.hint
    if not _to_choose(problem, found):
        message, hint = (_with_titles(one, titles) for one in (message, hint))
        return replace(problem, message=message, hint=_on_screen(problem, hint, found))
    assert found is not None  # noqa: S101 - there is something to choose
    words = _TO_CHOOSE.get(found.type.item or found.kind, f"‘{found.label}’ is nog leeg.")
    return replace(problem, message=words, hint=found.help)


def _to_choose(problem: Problem, found: FormField | None) -> bool:
    """Tell whether nothing was chosen or filled in yet where a name belongs."""
    if found is None:
        return False
    names = (f"‘{UNFINISHED_INDICATOR}’", f"‘{UNFINISHED_NAME}’")
    is_name = (found.type.item or found.kind) in (Kind.INDICATOR, Kind.FIGURE)
    unchosen = is_name and (
        problem.message.endswith("is leeg.") or any(name in problem.message for name in names)
    )
    return unchosen or _WITHOUT_NAME in problem.message


def _on_screen(problem: Problem, hint: str, found: FormField | None) -> str:
    """Return a hint that says what to do in the form, and not in the file."""
    new_line = _NEW_LINE.match(hint)
    if new_line is not None:
        about = new_line["about"] or ""
        return f"{about[:1].upper()}{about[1:]}." if about else "Vul het in."
    if problem.message.endswith("is leeg.") and hint.startswith("Vul iets in, of"):
        needed = found is not None and found.required
        return "Vul iets in." if needed else "Vul iets in, of maak het veld leeg."
    if problem.code == "unknown-indicator":
        return "Kies een cijfer."
    return hint.replace(_COMMAND, "Kies een cijfer met Ctrl+R.")


def _with_titles(words: str, titles: dict[str, str]) -> str:
    known = {name: title for name, title in titles.items() if not title.startswith("‘")}
    return _KEY.sub(lambda found: f"‘{known.get(found[1], found[1])}’", words)


def _titles(document: Document, place: Path) -> dict[str, str]:
    """Return the titles of the fields around a place by their keys; the nearest goes first."""
    titles: dict[str, str] = {}
    for outer in _ways_out(place):
        for one in fields(document.model, document.data, outer):
            titles.setdefault(one.name, one.label)
    return titles


def _field_of(document: Document, place: Path) -> FormField | None:
    """Return the field that a place is the value of, or an entry of its list.

    A name that stands for a record is what its field for an indicator holds.
    """
    is_entry = bool(place) and isinstance(place[-1], int)
    if is_entry and isinstance(value_at(document.data, place), str):
        inside = fields(document.model, document.data, place)
        named = next((one for one in inside if one.kind is Kind.INDICATOR), None)
        if named is not None:
            return named
    while place and isinstance(place[-1], int):
        place = place[:-1]
    found = fields(document.model, document.data, place[:-1]) if place else []
    return next((one for one in found if one.place == place), None)


def _ways_out(place: Path) -> Iterator[Path]:
    return (place[:size] for size in range(len(place), -1, -1))

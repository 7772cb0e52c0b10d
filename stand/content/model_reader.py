"""Plain data to models: what pydantic refuses becomes problems in the user's words."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from stand.model.base import FieldFault
from stand.model.fields import field_at, fields_at
from stand.model.source import Path, Source
from stand.problems import Problem

_MESSAGES = {
    "missing": "Hier ontbreekt ‘{key}’.",
    "string_type": "‘{key}’ moet een tekst zijn.",
    "string_too_short": "‘{key}’ is leeg.",
    "string_pattern_mismatch": "‘{key}’ heeft niet de vorm die hier nodig is: ‘{input}’.",
    "int_parsing": "‘{key}’ moet een heel getal zijn, maar er staat ‘{input}’.",
    "int_from_float": "‘{key}’ moet een heel getal zijn, maar er staat ‘{input}’.",
    "int_type": "‘{key}’ moet een heel getal zijn.",
    "float_parsing": "‘{key}’ moet een getal zijn, maar er staat ‘{input}’.",
    "float_type": "‘{key}’ moet een getal zijn.",
    "finite_number": "‘{key}’ moet een gewoon getal zijn.",
    "greater_than": "‘{key}’ moet groter zijn dan {gt:g}.",
    "greater_than_equal": "‘{key}’ mag niet lager zijn dan {ge:g}.",
    "less_than": "‘{key}’ moet kleiner zijn dan {lt:g}.",
    "less_than_equal": "‘{key}’ mag niet hoger zijn dan {le:g}.",
    "list_type": "‘{key}’ moet een lijst zijn: regels die met een streepje beginnen.",
    "too_short": "‘{key}’ heeft te weinig regels: ten minste {min_length}.",
    "too_long": "‘{key}’ heeft te veel regels: hoogstens {max_length}.",
    "model_type": "‘{key}’ moet een blok zijn met onderdelen eronder.",
    "model_attributes_type": "‘{key}’ moet een blok zijn met onderdelen eronder.",
    "entry_type": "Elke regel van ‘{key}’ moet een blok zijn, zoals ‘naam: waarde’.",
    "dict_type": "‘{key}’ moet een blok zijn met onderdelen eronder.",
    "literal_error": "‘{input}’ kan hier niet; kies uit {choices}.",
    "enum": "‘{input}’ kan hier niet; kies uit {choices}.",
    "date_from_datetime_parsing": "‘{input}’ is geen datum.",
    "date_parsing": "‘{input}’ is geen datum.",
    "date_from_datetime_inexact": "‘{input}’ is geen datum.",
    "date_type": "‘{key}’ moet een datum zijn.",
    "union_tag_not_found": "Hier ontbreekt ‘kind’: het soort.",
    "union_tag_invalid": "De soort ‘{tag}’ bestaat niet; kies uit {choices}.",
    "value_error": "Dit klopt niet: {error}.",
}

_HINTS = {
    "missing": "Voeg een regel toe: {key}: …{about}",
    "string_too_short": "Vul iets in, of haal de regel weg als hij niet nodig is.",
    "string_pattern_mismatch": "{help} {form}",
    "value_error": "{advice}",
    "date_from_datetime_parsing": "Schrijf de datum als jaar-maand-dag, zoals 2026-05-20.",
    "date_from_datetime_inexact": "Schrijf de datum als jaar-maand-dag, zoals 2026-05-20.",
    "date_parsing": "Schrijf de datum als jaar-maand-dag, zoals 2026-05-20.",
    "int_parsing": "Schrijf alleen cijfers, zonder punten of woorden.",
    "float_parsing": "Schrijf alleen cijfers, met een punt voor de decimalen: 12830 of 1.5.",
    "list_type": "Zet elk onderdeel op een eigen regel, met een streepje ervoor.",
}


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Gebruik kleine letters, cijfers en streepjes.",
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$": "Gebruik kleine letters, met punten ertussen.",
    r"^#[0-9a-fA-F]{6}$": 'Schrijf een # en zes tekens, zoals "#154273".',
}


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def read_model(data: Any, model: Any, source: Source) -> tuple[Any, list[Problem]]:
    """Return the model made from the data of a source, or None with all that is wrong with it."""
    if not isinstance(data, dict):
        message = "Dit bestand is leeg of heeft niet de vorm ‘naam: waarde’."
        hint = "Begin elke regel met een naam en een dubbele punt; zie een bestaand bestand."
        return None, [source.problem((), "not-a-mapping", message, hint)]
    try:
        return _adapter(model).validate_python(data), []
    except ValidationError as error:
        reader = _FaultReader(data, model, source)
        return None, [reader.problem(detail) for detail in error.errors()]


class _FaultReader:
    """Puts what pydantic found into the user's words, at the user's line."""

    def __init__(self, data: Any, model: Any, source: Source) -> None:
        self._data, self._model, self._source = data, model, source

    def problem(self, detail: ErrorDetails) -> Problem:
        kind = detail["type"]
        path = self._path_in_data(detail["loc"])
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "missing":
            path = (*path, str(detail["loc"][-1]))
        if kind.startswith("union_tag"):
            path = (*path, "kind")
        fault = detail.get("ctx", {}).get("error")
        if isinstance(fault, FieldFault):
            path = (*path, *fault.path)
        words = self._words(detail, path)
        if kind == "union_tag_invalid" and self._data["kind"] is None:
            kind = "union_tag_not_found"
        if detail["input"] is None and kind.endswith(("_type", "_parsing")):
            kind = "string_too_short"
        if kind.startswith("model_") and path and isinstance(path[-1], int):
            kind = "entry_type"
        if kind in ("union_tag_invalid", "literal_error"):
            words["help"] = self._nearest(detail) or words["help"]
        message = _MESSAGES.get(kind, "De waarde van ‘{key}’ kan hier niet.").format(**words)
        hint = _HINTS.get(kind, "{help}").format(**words)
        code = "missing-key" if kind in ("missing", "union_tag_not_found") else "wrong-value"
        return self._source.problem(path, code, message, hint, key=isinstance(fault, FieldFault))

    def _words(self, detail: ErrorDetails, path: Path) -> dict[str, Any]:
        context = detail.get("ctx", {})
        value = detail["input"]
        choices = context.get("expected") or context.get("expected_tags") or ""
        field = field_at(self._model, self._data, path)
        about = (field.description if field else None) or ""
        names = [part for part in path if isinstance(part, str)]
        fault, _, advice = str(context.get("error", "")).partition("; ")
        return {
            **context,
            "error": fault,
            "advice": f"{advice[:1].upper()}{advice[1:]}." if advice else about,
            "key": names[-1] if names else "dit bestand",
            "input": value if isinstance(value, str) else "iets anders",
            "choices": str(choices).replace("'", "").replace(" or ", ", "),
            "form": _FORMS.get(str(context.get("pattern", "")), ""),
            "help": about or "Kijk in de handleiding wat hier kan staan.",
            "about": f" ({about[0].lower()}{about[1:].rstrip('.')})" if about else "",
        }

    def _nearest(self, detail: ErrorDetails) -> str:
        """Return which of the choices was probably meant, if one looks like what is written."""
        context = detail.get("ctx", {})
        written = context.get("tag") or detail["input"]
        choices = re.findall(r"'([^']*)'", str(context.get("expected_tags") or context["expected"]))
        near = get_close_matches(str(written), choices, n=1, cutoff=0.6)
        return f"Bedoelt u ‘{near[0]}’?" if near else ""

    def _path_in_data(self, location: tuple[int | str, ...]) -> Path:
        """Return the way in the data that a location means; the names of unions drop out."""
        data, path = self._data, []
        if get_origin(self._model) is Annotated:  # a union: the first part names the kind
            location = location[1:]
        for part in location:
            is_key = isinstance(data, dict) and part in data
            if is_key or (isinstance(data, list) and isinstance(part, int) and part < len(data)):
                data = data[part]
                path.append(part)
        return tuple(path)

    def _unknown_key(self, path: Path) -> Problem:
        key = str(path[-1])
        known = list(fields_at(self._model, self._data, path[:-1]))
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"Bedoelt u ‘{near[0]}’?" if near else f"Hier kan staan: {', '.join(known)}."
        message = f"‘{key}’ is hier niet bekend."
        return self._source.problem(path, "unknown-key", message, hint, key=True)

"""The JSON Schema of each kind of file, for editors that help while one types."""

from typing import Any

from pydantic import TypeAdapter

from stand.model.chapter import Chapter
from stand.model.edition import Edition
from stand.model.figures import Figure
from stand.model.indicators import Indicators
from stand.model.organisation import Organisation

_KINDS: dict[str, tuple[Any, str]] = {
    "organisation": (Organisation, "Organisatie"),
    "edition": (Edition, "Jaargang"),
    "chapter": (Chapter, "Hoofdstuk"),
    "figure": (Figure, "Figuur"),
    "indicators": (Indicators, "Cijfers"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file by name (JSON Schema 2020-12)."""
    result = {}
    for name, (model, title) in _KINDS.items():
        schema = TypeAdapter(model).json_schema()
        result[name] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": title,
            **{key: value for key, value in schema.items() if key != "title"},
        }
    return result

"""The specification of a user's own chart as Vega-Lite wants it: numbers are numbers.

YAML gives every scalar as text. What YAML's core schema calls a number, ``true`` or ``false``
becomes one, except

- under a key whose value is words or an expression (``title``, ``field``, ``as``, ``filter`` …);
- where it stands for a value of a field of text: ``sort``, ``domain``, ``values``, ``equal`` and
  ``oneOf`` beside such a ``field``, and ``datum`` in a channel that shows one. A year is the label
  of a row and so a text: ``sort: [2023, 2024]`` and ``sort: ["2023", "2024"]`` are the same. The
  data's own fields but ``value`` are text, unless a channel shows them as ``quantitative`` or by
  ``timeUnit``.

In an expression nothing changes: write ``datum.label == '2024'``.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

TEXT_FIELDS = ("label", "series", "shown", "unit", "note")
_NAMES = frozenset({"field", "as", "groupby", "fold", "key", "name", "param", "timeUnit", "format"})
_EXPRESSIONS = frozenset({"calculate", "filter", "test", "expr", "labelExpr"})
_WORDS = frozenset({"title", "subtitle", "text", "description", *_NAMES, *_EXPRESSIONS})
_DATA = frozenset({"sort", "domain", "values", "datum", "equal", "oneOf"})
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")


def with_values(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a specification in which numbers and truth values are no longer text."""
    channels = frozenset(_text_channels(spec))
    return {key: _converted(value, key, channels, of_text=False) for key, value in spec.items()}


def _converted(value: Any, key: str, channels: frozenset[str], *, of_text: bool) -> Any:
    """Return a part of a specification; ``of_text`` says that it is about a field of text."""
    if isinstance(value, dict):
        of_text = _is_of_text(value, key, channels, of_text=of_text)
        return {
            name: part
            if key == "text" and name == "value"
            else _converted(part, name, channels, of_text=of_text)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_converted(part, key, channels, of_text=of_text) for part in value]
    if not isinstance(value, str) or key in _WORDS or (of_text and key in _DATA):
        return value
    return _scalar(value)


def _is_of_text(part: dict[str, Any], key: str, channels: frozenset[str], *, of_text: bool) -> bool:
    if "field" in part:
        return part["field"] in TEXT_FIELDS and not _is_measured(part)
    return of_text or part.get("type") in ("nominal", "ordinal") or key in channels


def _is_measured(part: dict[str, Any]) -> bool:
    return part.get("type") == "quantitative" or "timeUnit" in part


def _text_channels(part: Any) -> Iterator[str]:
    """Yield the names of the channels that show a field of text anywhere in a specification."""
    children = part.items() if isinstance(part, dict) else ()
    for name, child in children:
        if name == "encoding" and isinstance(child, dict):
            yield from (
                channel
                for channel, shown in child.items()
                if isinstance(shown, dict)
                and shown.get("field") in TEXT_FIELDS
                and not _is_measured(shown)
            )
        yield from _text_channels(child)
    for child in part if isinstance(part, list) else ():
        yield from _text_channels(child)


def _scalar(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        return text
    return float(text) if set(text) & set(".eE") else int(text)

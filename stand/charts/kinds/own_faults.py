"""What is wrong with a user's own specification before it is drawn."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from stand.charts.data import FigureData
from stand.charts.fault import Fault
from stand.charts.kinds.scalars import with_values
from stand.model.charts import VegaLite
from stand.model.source import Path

_FIELDS = ("label", "series", "value", "shown", "unit", "note")
_FETCHING = frozenset({"data", "datasets", "url"})
_VIEWS = ("mark", "layer", "facet", "hconcat", "vconcat", "concat", "repeat")
_AREAS = ("arc", "area", "bar", "circle", "errorband", "rect", "square")
_LINES = ("boxplot", "errorbar", "line", "point", "rule", "text", "tick", "trail")
_MARKS = (*_AREAS, *_LINES)
_TYPES = ("quantitative", "temporal", "ordinal", "nominal")
_PLACES = ("x", "y", "x2", "y2", "xOffset", "yOffset", "theta", "theta2", "radius", "radius2")
_ERRORS = ("xError", "yError", "xError2", "yError2")
_PAINT = ("color", "fill", "stroke", "opacity", "fillOpacity", "strokeOpacity")
_FORM = ("strokeWidth", "strokeDash", "size", "angle", "shape", "text", "tooltip", "description")
_GROUPS = ("detail", "order", "key", "facet", "row", "column")
_CHANNELS = (*_PLACES, *_PAINT, *_FORM, *_GROUPS, *_ERRORS)
_MADE = {"fold": ("key", "value"), "density": ("value", "density"), "quantile": ("prob", "value")}


def own_faults(figure: VegaLite, data: FigureData) -> Iterator[Fault]:
    """Yield what keeps a specification from being drawn over these data."""
    parts = list(_parts(figure.spec, ("spec",)))
    fields = [*_FIELDS, *_made(parts, data)]
    yield from _view(figure.spec, ("spec",))
    yield from _size(figure.spec)
    for path, part in parts:
        if path[-1] in _FETCHING and not _FETCHING & set(path[:-1]):
            yield Fault(
                path,
                "figure-spec",
                f"‘{path[-1]}’ kan hier niet: een eigen grafiek haalt zelf niets op.",
                "Haal dit weg; de gegevens komen uit ‘indicators’ of ‘table’.",
            )
        elif path[-1] == "field" and isinstance(part, str) and not _is_known(part, fields):
            message = f"Het veld ‘{part}’ is er niet."
            yield Fault(path, "unknown-column", message, _choice(part, fields))
        elif path[-1] == "encoding":
            yield from _encoding(part, path)


def _parts(part: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every part of a specification with the way to it."""
    yield path, part
    children: Iterable[tuple[str | int, Any]] = ()
    if isinstance(part, dict):
        children = part.items()
    elif isinstance(part, list):
        children = enumerate(part)
    for key, child in children:
        yield from _parts(child, (*path, key))


def _made(parts: list[tuple[Path, Any]], data: FigureData) -> Iterator[str]:
    """Yield the fields that the transforms of a specification make."""
    for path, part in parts:
        if path[-1] == "as":
            yield from map(str, part if isinstance(part, list) else [part])
        elif path[-1] == "pivot":
            yield from data.columns
            yield from (row.label for row in data.rows)
        yield from _MADE.get(str(path[-1]), ())


def _is_known(field: str, known: Collection[str]) -> bool:
    """Tell whether a field is there; of ``a.b`` and ``a[0]`` it is ``a`` that counts."""
    bare = field.replace("\\", "")
    return bare in known or bare.replace("[", ".").split(".", maxsplit=1)[0] in known


def _view(view: Any, path: Path) -> Iterator[Fault]:
    """Yield the views that draw nothing Vega-Lite knows of, however deep."""
    kind = next((key for key in _VIEWS if view.get(key)), "") if isinstance(view, dict) else ""
    if kind == "mark":
        mark = view["mark"].get("type") if isinstance(view["mark"], dict) else view["mark"]
        if mark not in _MARKS:
            yield _no_choice((*path, "mark"), str(mark), _MARKS)
    elif kind in ("facet", "repeat"):
        yield from _view(view.get("spec"), (*path, "spec"))
    elif kind and isinstance(view[kind], list):
        for index, child in enumerate(view[kind]):
            yield from _view(child, (*path, kind, index))
    else:
        yield Fault(
            path,
            "figure-spec",
            "Hier staat niet wat er getekend wordt: ‘mark’ ontbreekt.",
            "Voeg bijvoorbeeld toe: mark: bar",
        )


def _size(spec: dict[str, Any]) -> Iterator[Fault]:
    """Yield a width or height that is no number of pixels and no step either."""
    for name, size in with_values(spec).items():
        is_size = isinstance(size, dict) or (isinstance(size, int | float) and size > 0)
        if name in ("width", "height") and not is_size:
            yield Fault(
                ("spec", name),
                "figure-spec",
                f"‘{name}’ moet een aantal pixels zijn, maar er staat ‘{size}’.",
                "Schrijf een getal, of haal de regel weg.",
            )


def _encoding(encoding: Any, path: Path) -> Iterator[Fault]:
    """Yield channels that Vega-Lite would pass over without a word."""
    if not isinstance(encoding, dict):
        message = "‘encoding’ moet een blok zijn met onderdelen eronder."
        yield Fault(path, "figure-spec", message, "Schrijf bijvoorbeeld x: {field: label}.")
        return
    for channel, shown in encoding.items():
        place = (*path, channel)
        if channel not in _CHANNELS:
            if channel not in _FETCHING:
                yield _no_choice(place, channel, _CHANNELS)
        elif isinstance(shown, str):
            message = f"‘{channel}’ moet een blok zijn met onderdelen eronder."
            yield Fault(place, "figure-spec", message, f"Schrijf {channel}: {{field: {shown}}}.")
        elif isinstance(shown, dict) and shown.get("type", _TYPES[0]) not in _TYPES:
            yield _no_choice((*place, "type"), str(shown["type"]), _TYPES)


def _no_choice(path: Path, written: str, choices: Collection[str]) -> Fault:
    return Fault(path, "figure-spec", f"‘{written}’ kan hier niet.", _choice(written, choices))


def _choice(written: str, choices: Collection[str]) -> str:
    near = get_close_matches(written, choices, n=1, cutoff=0.6)
    return f"Bedoelt u ‘{near[0]}’?" if near else f"Kies uit {', '.join(choices)}."

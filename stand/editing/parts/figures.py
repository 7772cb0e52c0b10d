"""The figures of an edition as files: new ones, copies, other names, and none any more."""

import re
from collections.abc import Callable
from typing import Any, get_args

from stand.editing.parts.names import free_name, slug
from stand.editing.parts.new_blocks import Kind, figure_names, over_the_years
from stand.editing.session import Session
from stand.editing.texts.mentions import Mention, mentions, point_elsewhere
from stand.errors import EditRefused
from stand.model.figures import Figure
from stand.model.unfinished import UNFINISHED, UNFINISHED_INDICATOR

_SCHEMA = "# yaml-language-server: $schema=../../content/.schema/figure.json\n"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TITLES = {
    "ring": "Ring",
    "bars": "Staven",
    "shares": "Delen van een geheel",
    "grouped-bars": "Staven in groepen",
    "stacked-bars": "Gestapelde staven",
    "percent-bars": "Stapels van 100%",
    "trend": "Over de jaren",
    "flow": "Stroom",
    "units": "Tekens",
    "vega-lite": "Eigen grafiek",
    "tiles": "Tegels",
    "table": "Kleine tabel",
    "timeline": "Tijdlijn",
    "process": "Proces",
    "image": "Beeld",
}
_OWN_DESCRIPTIONS = {
    "grouped-bars": "Staven in groepen naast elkaar.",
    "stacked-bars": "Een stapel per jaar of per groep.",
    "percent-bars": "Stapels waarvan elke 100% is.",
}


def figure_kinds() -> list[Kind]:
    """Return the kinds of figures that can be made, in the model's order."""
    found = {}
    for model in get_args(get_args(Figure)[0]):
        field = model.model_fields["kind"]
        for name in get_args(field.annotation):
            found[name] = _OWN_DESCRIPTIONS.get(name) or field.description or ""
    return [Kind(name, _TITLES.get(name, name), text) for name, text in found.items()]


def figure_path(session: Session, name: str) -> str:
    """Return the file of a figure by its name."""
    return f"figures/{session.year}/{name}.yaml"


def add_figure(session: Session, kind: str, title: str, file: str = "") -> str:
    """Add a figure file of a kind, and return its name, which follows from its title.

    ``file`` is the picture of an image. The figure is valid, and shows what is missing.
    """
    name = free_name(slug(title, "figuur"), figure_names(session))
    path = figure_path(session, name)
    fields = {"title": title.strip() or UNFINISHED, **_fields(session, kind, file)}
    with session.one_step("Figuur toegevoegd"):
        session.create(path, f"{_SCHEMA}kind: {kind}\n")
        for key, value in fields.items():
            session.set_value(path, (key,), value)
    return name


def _fields(session: Session, kind: str, file: str) -> dict[str, Any]:
    if kind == "image":
        return {"alt": UNFINISHED, "file": file or f"figures/{session.year}/beeld.png"}
    return _STARTS.get(kind, over_the_years)(session)


def _amounts(number: int) -> list[dict[str, Any]]:
    return [{"label": f"{UNFINISHED} {index}"} for index in range(1, number + 1)]


def _own_chart(session: Session) -> dict[str, Any]:
    encoding = {
        "x": {"field": "label", "type": "nominal"},
        "y": {"field": "value", "type": "quantitative"},
        "color": {"field": "series", "type": "nominal"},
    }
    chart = {"alt": UNFINISHED, **over_the_years(session)}
    return {**chart, "spec": {"mark": "bar", "encoding": encoding}}


_STARTS: dict[str, Callable[[Session], dict[str, Any]]] = {
    "ring": lambda _: {"items": _amounts(2)},
    "bars": lambda _: {"items": _amounts(2)},
    "shares": lambda _: {"items": _amounts(2)},
    "units": lambda _: {"items": [{"label": UNFINISHED, "part": 1, "of": 5}]},
    "flow": lambda _: {"stages": [{"items": _amounts(1)}, {"items": _amounts(1)}]},
    "tiles": lambda _: {"items": [{"indicator": UNFINISHED_INDICATOR}]},
    "table": lambda _: {"header": [UNFINISHED] * 2, "rows": [[UNFINISHED] * 2]},
    "timeline": lambda _: {"unit": "weken", "items": _amounts(2)},
    "process": lambda _: {"steps": [{"title": UNFINISHED}]},
    "vega-lite": _own_chart,
}


def copy_figure(session: Session, name: str) -> str:
    """Copy a figure's file under a new name and return that name. Raises EditRefused."""
    document = session.documents.get(figure_path(session, name))
    if document is None or document.now is None:
        raise EditRefused(f"De figuur ‘{name}’ is er niet, dus kan zij niet worden gekopieerd.")
    new = free_name(name, figure_names(session))
    session.create(figure_path(session, new), document.text)
    return new


def rename_figure(session: Session, name: str, new: str) -> str:
    """Give a figure's file another name; blocks and references follow. Raises EditRefused."""
    new = new.strip()
    if not _NAME.fullmatch(new):
        raise EditRefused("Gebruik in de naam alleen kleine letters, cijfers en streepjes.")
    if new == name:
        return name
    if new in figure_names(session):
        raise EditRefused(f"Er is al een figuur ‘{new}’. Kies een andere naam.")
    text = session.documents[figure_path(session, name)].text
    with session.one_step("Figuur hernoemd"):
        session.create(figure_path(session, new), text)
        session.delete(figure_path(session, name))
        for path, index in figure_blocks(session, name):
            session.set_value(path, ("body", index, "figure"), new)
        point_elsewhere(session, {f"figure:{name}": f"figure:{new}"})
    return new


def figure_blocks(session: Session, name: str) -> list[tuple[str, int]]:
    """Return the blocks that print a figure, by chapter and position; a good edition has one."""
    found = []
    for path, document in session.documents.items():
        if not path.startswith(f"content/{session.year}/") or document.model is None:
            continue
        body = document.value(("body",))
        for index, item in enumerate(body if isinstance(body, list) else []):
            if isinstance(item, dict) and item.get("figure") == name:
                found.append((path, index))
    return found


def placed_figures(session: Session) -> dict[str, str]:
    """Return the names of the figure files, each with the chapter that prints it, or ""."""
    folder = f"figures/{session.year}/"
    names = [
        path.removeprefix(folder).removesuffix(".yaml")
        for path, document in session.documents.items()
        if path.startswith(folder) and document.now is not None
    ]
    return {name: next(iter(figure_blocks(session, name)), ("",))[0] for name in names}


def references_to(session: Session, name: str) -> list[Mention]:
    """Return the references to a figure in all texts."""
    return mentions(session, [f"figure:{name}"])


def delete_figure(session: Session, name: str) -> None:
    """Delete a figure's file and the blocks that print it; references to it stay, and fail."""
    with session.one_step("Figuur verwijderd"):
        session.delete(figure_path(session, name))
        for path, index in reversed(figure_blocks(session, name)):
            session.remove(path, ("body", index))

"""One file, one edit, and what of its lines changes."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from stand.content.yaml_edit import edit
from stand.model.source import Path


def order(_: Path) -> tuple[str, ...]:
    """The order of the schema, which does not know all names."""
    return ("a", "b", "c", "x", "y", "z")


@dataclass(frozen=True)
class Edit:
    """An edit of a text, and the same edit of plain data."""

    text: Callable[[str], str]
    data: Callable[[Any], Any]


@dataclass(frozen=True)
class Case:
    """``changes``: the lines that go (-) and come (+), in the order of the file."""

    name: str
    before: str
    edit: Edit
    changes: list[str]


def put(place: Path, value: Any) -> Edit:
    def change(data: Any) -> Any:
        if not place:
            return value
        data = {} if data is None else data
        inside = data
        for key in place[:-1]:
            if isinstance(inside, dict) and inside.get(str(key)) is None:
                inside[str(key)] = {}
            inside = inside[key]
        inside[place[-1]] = value
        return data

    return Edit(lambda text: edit.set_value(text, place, value, order), change)


def take(place: Path) -> Edit:
    def change(data: Any) -> Any:
        del _at(data, place[:-1])[place[-1]]
        return data

    return Edit(lambda text: edit.remove(text, place), change)


def insert(place: Path, index: int, value: Any) -> Edit:
    def change(data: Any) -> Any:
        around = _at(data, place[:-1])
        if place and isinstance(around, dict):
            around.setdefault(place[-1], [])
        _at(data, place).insert(index, value)
        return data

    return Edit(lambda text: edit.insert_item(text, place, index, value, order), change)


def move(place: Path, start: int, to: int) -> Edit:
    def change(data: Any) -> Any:
        items = _at(data, place)
        items.insert(to, items.pop(start))
        return data

    return Edit(lambda text: edit.move_item(text, place, start, to), change)


def rewritten(data: Any) -> Edit:
    return Edit(lambda text: edit.rewrite(text, data, order), lambda _: deepcopy(data))


def _at(data: Any, place: Path) -> Any:
    for key in place:
        data = data[key]
    return data

"""Changes to YAML text in which everything else keeps its bytes.

Each function takes the text of a file without byte order mark and returns the new text. What it
returns has been read again and says exactly what was asked; else EditRefused is raised. A place is
the way to a value: keys of mappings and positions in lists, from the top.
"""

from stand.content.yaml_edit.differ import Differ, moved
from stand.content.yaml_edit.patch import Patch, patched
from stand.content.yaml_edit.refusal import (
    refuse_double,
    refuse_other,
    refuse_place,
    refuse_signs,
    refuse_unreadable,
)
from stand.content.yaml_edit.scalars import Data, as_read
from stand.content.yaml_edit.style import style_of
from stand.content.yaml_edit.tree import parse
from stand.content.yaml_edit.write import Order, Writer
from stand.content.yaml_reader import read_shared
from stand.model.source import Path

_MAX_ROUNDS = 50
_NOTHING: frozenset[Path] = frozenset()


def set_value(text: str, place: Path, data: Data, order: Order) -> str:
    """Put a value at a place: in the stead of the old one, or as a new key.

    Mappings on the way that are missing or empty are made. ``order`` gives the names of the keys
    of the mapping at a place, in the order of the schema; it may give none.
    """
    old = _read(text)
    return _reached(text, old, _with(old, place, _checked(data)), order)


def remove(text: str, place: Path) -> str:
    """Take away a key with its value, or an entry of a list, with the comments that belong to it.

    A list or mapping that loses its last entry becomes ``[]`` or ``{}``: the key above it stays.
    """
    old = _read(text)
    if not place:
        raise refuse_place()
    expected = _without(old, place)
    tree = parse(text)
    passed, _, rest = tree.find(place)
    node, position = passed[-1] if passed and not rest else (None, 0)
    if node is not None and [entry.name for entry in node.entries].count(str(place[-1])) > 1:
        raise refuse_double()
    if node is not None and len(node.entries) > 1:
        differ = Differ(tree, Writer(style_of(tree), _no_order), _NOTHING)
        differ.take(node, [position])
        return _checked_or_reached(text, old, expected, differ.all_patches(), _no_order)
    return _reached(text, old, expected, _no_order)


def insert_item(text: str, place: Path, index: int, data: Data, order: Order) -> str:
    """Put a new item in the list at a place, before the item at an index or behind the last.

    A list that is missing, empty or has no value yet is made.
    """
    old, new = _read(text), _checked(data)
    items = _get(old, place, missing=[])
    if not isinstance(items, list) or not 0 <= index <= len(items):
        raise refuse_place()
    expected = _with(old, place, [*items[:index], new, *items[index:]])
    tree = parse(text)
    _, node, rest = tree.find(place)
    if items and node is not None and not rest and node.kind == "sequence":
        differ = Differ(tree, Writer(style_of(tree), order), _NOTHING)
        differ.insert(node, index, [new], place)
        return _checked_or_reached(text, old, expected, differ.all_patches(), order)
    return _reached(text, old, expected, order)


def move_item(text: str, place: Path, start: int, to: int) -> str:
    """Move an item of the list at a place to another position, with the comments above it.

    Empty lines between the items stay where they are.
    """
    old = _read(text)
    items = _get(old, place, missing=None)
    if not isinstance(items, list) or not (0 <= start < len(items) and 0 <= to < len(items)):
        raise refuse_place()
    if start == to:
        return text
    new = list(items)
    new.insert(to, new.pop(start))
    expected = _with(old, place, new)
    tree = parse(text)
    _, node, rest = tree.find(place)
    if node is not None and not rest and node.kind == "sequence":
        patches = moved(tree, node, start, to)
        return _checked_or_reached(text, old, expected, patches, _no_order)
    return _reached(text, old, expected, _no_order)


def rewrite(text: str, data: Data, order: Order) -> str:
    """Make a text say other data, and change as few lines for it as can be.

    Keys that are there keep their order, whatever their order in ``data``.
    """
    return _reached(text, _read(text), _checked(data), order)


def _read(text: str) -> Data:
    data, _, problems = read_shared("", text)
    if data is None and problems:
        raise refuse_unreadable(problems[0])
    result: Data = data
    return result


def _try_read(text: str) -> tuple[Data, bool]:
    data, _, problems = read_shared("", text)
    return data, data is not None or not problems


def _checked(data: Data) -> Data:
    data = as_read(data)
    try:
        repr_of_all(data).encode()
    except UnicodeEncodeError as error:
        raise refuse_signs() from error
    return data


def repr_of_all(data: Data) -> str:
    """Return all texts in data after each other."""
    if isinstance(data, dict):
        return "".join(key + repr_of_all(value) for key, value in data.items())
    if isinstance(data, list):
        return "".join(repr_of_all(value) for value in data)
    return str(data)


def _no_order(_: Path) -> tuple[str, ...]:
    return ()


def _get(data: Data, place: Path, missing: Data) -> Data:
    """Return the value at a place; what is missing or nothing counts as ``missing``."""
    for key in place:
        if isinstance(data, dict) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
            data = data[key]
        elif data is None and isinstance(key, str):
            return missing
        else:
            raise refuse_place()
    return missing if data is None else data


def _with(data: Data, place: Path, new: Data) -> Data:
    """Return data with another value at a place; what is around it is copied."""
    if not place:
        return new
    key, rest = place[0], place[1:]
    if isinstance(key, str) and (data is None or isinstance(data, dict)):
        inside = dict(data or {})
        inside[key] = _with(inside.get(key), rest, new)
        return inside
    if isinstance(key, int) and isinstance(data, list) and 0 <= key < len(data):
        return [*data[:key], _with(data[key], rest, new), *data[key + 1 :]]
    raise refuse_place()


def _without(data: Data, place: Path) -> Data:
    key, rest = place[0], place[1:]
    if isinstance(data, dict) and isinstance(key, str) and key in data:
        if rest:
            return {**data, key: _without(data[key], rest)}
        return {name: value for name, value in data.items() if name != key}
    if isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
        inside = [_without(data[key], rest)] if rest else []
        return [*data[:key], *inside, *data[key + 1 :]]
    raise refuse_place()


def _checked_or_reached(
    text: str, old: Data, expected: Data, patches: list[Patch], order: Order
) -> str:
    """Return the text with the changes if it says what is expected; else find another way."""
    try:
        candidate = patched(text, patches)
    except ValueError:
        return _reached(text, old, expected, order)
    data, readable = _try_read(candidate)
    if readable and data == expected:
        return candidate
    if readable:
        mended = _rounds(candidate, data, expected, Writer(style_of(parse(text)), order), _NOTHING)
        if isinstance(mended, str):
            return mended
    return _reached(text, old, expected, order)


def _reached(text: str, old: Data, expected: Data, order: Order) -> str:
    """Return the text made to say what is expected, in the first manner that does it."""
    careful = whole = _NOTHING
    changed = _differing(old, expected, ())
    for attempt in range(3):
        writer = Writer(style_of(parse(text)), order, careful)
        result = _rounds(text, old, expected, writer, whole)
        if isinstance(result, str):
            return result
        careful = frozenset(changed if attempt else result or changed)
        if attempt:
            whole = frozenset(place[:-1] for place in changed if len(place) > 1)
    raise refuse_other(parse(text), changed)


def _rounds(
    text: str, data: Data, expected: Data, writer: Writer, whole: frozenset[Path]
) -> str | list[Path]:
    """Return the text that says what is expected, or the places where it did not come to that."""
    for _ in range(_MAX_ROUNDS):
        if data == expected:
            return text
        differ = Differ(parse(text), writer, whole)
        try:
            new = patched(text, differ.run(data, expected))
        except ValueError:
            return []
        data, readable = _try_read(new)
        if not readable or new == text:
            return []
        text = new
        if not differ.more and data != expected:
            return _differing(data, expected, ())
    return []


def _differing(old: Data, new: Data, place: Path) -> list[Path]:
    """Return the places of all single values that are other, new or gone."""
    if old == new:
        return []
    if isinstance(new, dict) and new:
        before = old if isinstance(old, dict) else {}
        found = [(*place, name) for name in before if name not in new]
        for name, value in new.items():
            found += _differing(before.get(name, ...), value, (*place, name))  # type: ignore[arg-type]
        return found
    if isinstance(new, list) and new:
        items = old if isinstance(old, list) else []
        found = [(*place, at) for at in range(len(new), len(items))]
        for at, value in enumerate(new):
            inside = items[at] if at < len(items) else ...
            found += _differing(inside, value, (*place, at))  # type: ignore[arg-type]
        return found
    return [place]

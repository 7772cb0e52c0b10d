"""Values of a PDF whose kind is not certain: what is not as it should be counts as absent."""

from collections.abc import Iterator
from typing import Any

import pikepdf

Key = tuple[int, int]
"""The number and generation of an indirect object; (0, 0) of one that stands in another."""


def as_dictionary(value: Any) -> pikepdf.Dictionary | pikepdf.Stream | None:
    """Return a dictionary or a stream, or None."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else None


def as_list(value: Any) -> list[Any]:
    """Return the values of an array; no values when it is none."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def as_name(value: Any) -> str:
    """Return a name without its slash, or an empty text."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def as_text(value: Any) -> str | None:
    """Return a text string, or None."""
    return str(value) if isinstance(value, pikepdf.String) else None


def as_number(value: Any) -> float | None:
    """Return a number, or None."""
    try:
        return None if isinstance(value, bool | pikepdf.String) else float(value)
    except (TypeError, ValueError, OverflowError, NotImplementedError):
        return None


def as_whole(value: Any) -> int | None:
    """Return a whole number, or None."""
    number = as_number(value)
    return None if number is None or number != int(number) else int(number)


def numbers(value: Any) -> list[float]:
    """Return the numbers of an array; none of them when one is no number."""
    found = [as_number(item) for item in as_list(value)]
    return [number for number in found if number is not None] if None not in found else []


def get(value: Any, name: str) -> Any:
    """Return what a dictionary or stream holds under a name such as "/Kids", or None."""
    holder = as_dictionary(value)
    return None if holder is None else holder.get(name)


def tree_values(root: Any, leaf: str) -> Iterator[tuple[Any, Any]]:
    """Yield the keys and values of a name tree (leaf "/Names") or a number tree ("/Nums").

    ISO 32000-1, 7.9.6 and 7.9.7. A tree that goes round in a circle is followed once.
    """
    todo, seen = [root], set[Key]()
    while todo:
        node = as_dictionary(todo.pop())
        if node is None or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        values = as_list(node.get(leaf))
        yield from zip(values[::2], values[1::2], strict=False)
        todo += reversed(as_list(node.get("/Kids")))

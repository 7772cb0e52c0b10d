"""The boxes of the layout engine before they are laid out: where they are, and what differs."""

from typing import Any
from xml.etree.ElementTree import Element


def way_to_section(root: Any) -> list[Any]:
    """Return the boxes from the root to the one section in the body, or nothing."""
    way = [root]
    for tag in ("body", "section"):
        boxes = [box for box in way[-1].children if box.element_tag == tag]
        if len(boxes) != 1 or len(way[-1].children) != 1:
            return []
        way += boxes
    return way


def by_block(section: Any) -> list[list[Any]]:
    """Return the boxes of each child of a section."""
    return grouped(section.children, list(section.element))


def grouped(boxes: list[Any], elements: list[Element]) -> list[list[Any]]:
    """Return the boxes of each element; boxes of no element are with none."""
    return [[box for box in boxes if box.element is element] for element in elements]


def begins_before(start: Any, first: int, was: list[Any], is_now: list[Any]) -> bool:
    """Tell whether a page that begins in the section begins before what differs in it."""
    try:
        ((_, in_root),) = start.items()
        ((_, in_body),) = in_root.items()
        ((at, rest),) = in_body.items()
    except (AttributeError, ValueError):  # at the top, or not in the section
        return False
    if at != first:
        return bool(at < first)
    return bool(was and is_now) and _is_same_until(was[0], is_now[0], rest)


def _is_same_until(one: Any, other: Any, place: Any) -> bool:
    """Tell whether two boxes are the same up to a place in them, as the engine notes it."""
    if type(one) is not type(other) or one.element_tag != other.element_tag:
        return False
    if place is None:
        return True
    ((at, rest),) = place.items()
    text = getattr(one, "text", None)
    if text is not None:
        return bool(text.encode()[:at] == other.text.encode()[:at])
    if at >= min(len(one.children), len(other.children)):
        return False
    before = zip(one.children[:at], other.children[:at], strict=True)
    return all(_is_same(*pair) for pair in before) and _is_same_until(
        one.children[at], other.children[at], rest
    )


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two boxes have the same words in the same kinds of boxes."""
    mine, theirs = getattr(one, "children", ()), getattr(other, "children", ())
    return (
        type(one) is type(other)
        and one.element_tag == other.element_tag
        and getattr(one, "text", None) == getattr(other, "text", None)
        and len(mine) == len(theirs)
        and all(map(_is_same, mine, theirs))
    )

"""Blocks of a section that were laid out before, as they came out.

While somebody types in one block, the others on its page come out as they did. So a context that
lays out a section again and again remembers what came of each block, until the page, the place on
it or the margins before it are others. In WeasyPrint 70 the parent lays out its blocks by
``layout.block.block_level_layout``, which is asked here first. Only what has no effect but the
block itself is remembered: from its beginning, without notes, without floats, and not moved later;
also that it does not fit.
"""

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint.layout import LayoutContext, block
from weasyprint.layout.block import block_level_layout

_MOST = 4
"""How many ways in which one block came out are remembered."""
Result = tuple[Any, Any, dict[str, Any], list[Any], bool, Any]


@dataclass(frozen=True)
class _Fragment:
    """What came of a block; ``margins`` are those before it, as they are left."""

    result: Result
    margins: list[Any]

    def again(self, margins: list[Any]) -> Result:
        """Return the result as if it were new: who asked for it changes what is around the box."""
        margins[:] = self.margins
        box, resume_at, next_page, adjoining, *rest = self.result
        return (box, resume_at, dict(next_page), list(adjoining), *rest)


class Fragments:
    """The blocks of one section, ``section``, that were laid out for one document."""

    def __init__(self) -> None:
        self.section: Any = None
        self._known: WeakKeyDictionary[Any, dict[object, _Fragment]] = WeakKeyDictionary()

    def fragment(self, box: Any, key: object) -> _Fragment | None:
        """Return what came of a block of the section before."""
        return self._known.get(box, {}).get(key)

    def keep(self, box: Any, key: object, result: Result, margins: list[Any]) -> None:
        """Remember what came of a block."""
        ways = self._known.setdefault(box, {})
        if len(ways) >= _MOST:
            ways.clear()
        fragment = _Fragment(result, list(margins))
        ways[key] = _Fragment(fragment.again([]), fragment.margins)


def _block_level_layout(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,
    absolute_boxes: list[Any] | None = None,
    fixed_boxes: list[Any] | None = None,
    adjoining_margins: list[Any] | None = None,
    *rest: Any,
) -> Result:
    given = (box, bottom_space, skip_stack, containing_block, page_is_empty)
    fragments: Fragments | None = context.fragments
    margins: list[Any] = [] if adjoining_margins is None else adjoining_margins
    lists = (absolute_boxes, fixed_boxes, margins)
    is_asked = fragments is not None and fragments.section is containing_block
    if fragments is None or not is_asked or any(rest) or skip_stack or context.excluded_shapes:
        return block_level_layout(context, *given, *lists, *rest)
    key = _key(context, box, bottom_space, containing_block, page_is_empty, margins)
    found = fragments.fragment(box, key)
    if found is not None:
        return found.again(margins)
    before = _effects(context, absolute_boxes, fixed_boxes)
    result: Result = block_level_layout(context, *given, *lists, *rest)
    is_alone = before == _effects(context, absolute_boxes, fixed_boxes)
    stays = result[0] is None or result[0].style["position"] == "static"
    if is_alone and stays and not context.excluded_shapes:
        fragments.keep(box, key, result, margins)
    return result


def _key(
    context: Any,
    box: Any,
    bottom_space: float,
    containing_block: Any,
    page_is_empty: bool,
    margins: list[Any],
) -> object:
    """Return all that counts for a block but itself."""
    page = (context.page_bottom, context.current_page > 1, context.forced_break, page_is_empty)
    parent = (containing_block.width, containing_block.is_for_root_element)
    return (box.position_x, box.position_y, bottom_space, page, parent, tuple(margins))


def _effects(context: Any, *lists: list[Any] | None) -> object:
    """Return what laying out a block may change besides that block."""
    notes = (context.footnotes, context.current_page_footnotes, context.reported_footnotes)
    others = [context.broken_out_of_flow, *lists]
    return [list(each) for each in notes], [len(each or ()) for each in others]


def remember_fragments() -> None:
    """Change the engine, once for the whole program."""
    LayoutContext.fragments = None
    block.block_level_layout = _block_level_layout

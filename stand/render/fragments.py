"""Blocks of a section that were laid out before, as they came out.

While somebody types in one block, the others on its page come out as they did. So a context that
lays out a section again and again remembers what came of each block, until the page, the place on
it or the margins before it are others. In WeasyPrint 70 the parent lays out its blocks by
``layout.block.block_level_layout``, which is asked here first. Only what has no effect but the
block itself is remembered: from its beginning, without notes, without floats, and not moved later;
also that it does not fit.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple
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
        """Return the result as if it were new, and leave the margins as it did."""
        margins[:] = self.margins
        return _own(self.result)


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
        ways[key] = _Fragment(_own(result), list(margins))


def _own(result: Result) -> Result:
    """Return a result that is nobody else's: who asks for it changes what is around the box."""
    box, resume_at, next_page, adjoining, *rest = result
    return (box, resume_at, dict(next_page), list(adjoining), *rest)


class _Given(NamedTuple):
    """What a parent gives for the layout of a block in it, in the order of the engine."""

    box: Any
    bottom_space: float
    skip_stack: Any
    parent: Any
    page_is_empty: bool
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    margins: list[Any]
    first_letter_style: Any
    first_line_style: Any
    discard: bool
    max_lines: Any

    @property
    def is_plain(self) -> bool:
        """Whether the whole block is laid out, like any other."""
        others = (self.skip_stack, self.first_letter_style, self.first_line_style, self.max_lines)
        return not self.discard and all(other is None for other in others)

    def key(self, context: Any) -> object:
        """Return all that counts for the block but itself."""
        page = (context.page_bottom, context.current_page > 1, context.forced_break)
        parent = (self.parent.width, self.parent.is_for_root_element, self.page_is_empty)
        place = (self.box.position_x, self.box.position_y, self.bottom_space)
        return page, parent, place, tuple(self.margins)

    def around(self, context: Any) -> object:
        """Return what laying out the block may change besides the block."""
        notes = (context.footnotes, context.current_page_footnotes, context.reported_footnotes)
        counted = (context.broken_out_of_flow, self.absolute_boxes, self.fixed_boxes)
        return [list(each) for each in notes], [len(each) for each in counted], context.page_bottom


def _block_level_layout(context: Any, *given: Any, **named: Any) -> Any:
    fragments: Fragments | None = context.fragments
    parent = _parent(given)
    if fragments is None or parent is None or parent is not fragments.section or named:
        return block_level_layout(context, *given, **named)
    asked = _Given(*given)
    if not asked.is_plain or context.excluded_shapes:
        return block_level_layout(context, *given)
    key = asked.key(context)
    found = fragments.fragment(asked.box, key)
    if found is not None:
        return found.again(asked.margins)
    around = asked.around(context)
    result: Result = block_level_layout(context, *given)
    if not _is_moved(result[0]) and not context.excluded_shapes and around == asked.around(context):
        fragments.keep(asked.box, key, result, asked.margins)
    return result


def _is_moved(made: Any) -> bool:
    """Tell whether the parent will move the box that came of a block."""
    sides = ("top", "right", "bottom", "left")
    is_still = made is None or all(made.style[side] == "auto" for side in sides)
    return not is_still and made.style["position"] == "relative"


def _parent(given: tuple[Any, ...]) -> Any:
    """Return the parent where a parent lays out its blocks, by all that can be given."""
    return given[3] if len(given) == len(_Given._fields) else None


def remember_fragments() -> None:
    """Change the engine, once for the whole program."""
    LayoutContext.fragments = None
    block.block_level_layout = _block_level_layout

"""Lines of text that were broken before: what the layout engine asks Pango once.

Breaking a line is a third of the work of a page. What comes of it depends on the words that are
left of a text, their style, and the room; a style is one object as long as its element stays. So a
context that lays out a document again and again remembers it. In WeasyPrint 70 all lines are broken
by ``split_first_line``, which is asked here first; a context that remembers nothing asks on.
"""

import copy
from typing import Any

from weasyprint.layout import LayoutContext, inline, preferred
from weasyprint.text.line_break import split_first_line

_MOST = 20_000
Line = tuple[Any, int, int | None, float, float, float]


class _Line:
    """What all layouts of one remembered line have in common: they look the same."""


class Lines:
    """The lines that were broken for one document."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[Any, Line]] = {}

    def line(self, text: str, style: Any, *rest: Any) -> Line | None:
        """Return a line that was broken before."""
        found = self._known.get((text, id(style), *rest))
        return None if found is None else _own(found[1])

    def keep(self, line: Line, text: str, style: Any, *rest: Any) -> None:
        """Remember a line; the style is kept, so that no other gets its identity."""
        if len(self._known) > _MOST:
            self._known.clear()
        line[0].line = _Line()
        self._known[text, id(style), *rest] = style, _own(line)


def _own(line: Line) -> Line:
    """Return a line whose layout is nobody else's: drawing changes it."""
    return (copy.copy(line[0]), *line[1:])


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Line:
    lines: Lines | None = getattr(context, "lines", None)
    rest = (max_width, justification_spacing, is_line_start, minimum)
    line = None if lines is None else lines.line(text, style, *rest)
    if line is None:
        line = split_first_line(text, style, context, *rest)
        if lines is not None:
            lines.keep(line, text, style, *rest)
    return line


def remember_lines() -> None:
    """Change the engine, once for the whole program."""
    LayoutContext.lines = None
    inline.split_first_line = preferred.split_first_line = _split_first_line

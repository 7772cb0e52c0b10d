"""A styled line of which a text area wants one wrapped part at a time.

A text area asks for the whole line for each row that it draws, and divides it into all its rows.
With a paragraph of twenty thousand characters that takes longer than the time between two keys.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from rich.containers import Lines
from rich.text import Span, Text


class LongLine(Text):
    """A line of which the row is looked at that begins at the character ``seen_from``."""

    seen_from = 0

    def divide(self, offsets: Iterable[int]) -> Lines:
        return cast("Lines", _Rows(self, list(offsets)))


class _Rows:
    """The rows of a line: the one that is seen, and of the others no more than their tabs."""

    def __init__(self, line: LongLine, offsets: Sequence[int]) -> None:
        self._line = line
        self._text = line.plain
        self._has_tabs = "\t" in self._text
        self._ends = [*offsets, len(self._text)]

    def __getitem__(self, row: int) -> Text:
        start, end = (self._ends[row - 1] if row else 0), self._ends[row]
        if start != self._line.seen_from:
            return Text(self._text[start:end]) if self._has_tabs else _NOTHING
        part = Text(self._text[start:end], style=self._line.style, end="", no_wrap=True)
        part.spans = [
            Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
            for span in self._line.spans
            if span.start < end and start < span.end
        ]
        return part


_NOTHING = Text()

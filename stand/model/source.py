"""Where each value of a file stands, so that a finding can name its line and column."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from stand.problems import Problem, Severity

Key = str | int
Path = tuple[Key, ...]
_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: offsets count characters from 0, the end is exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """The text of one file, and the place of each key and value in it.

    A path is the way to a value: keys of mappings and positions in lists, from the top.
    """

    path: str
    text: str
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of an offset in the text."""
        low, high = 0, len(self._line_starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self._line_starts[middle] <= offset:
                low = middle
            else:
                high = middle
        return low + 1, offset - self._line_starts[low] + 1

    def offset_of(self, path: Path, *, key: bool = False, quote: str = "", skip: int = 0) -> int:
        """Return where a value starts, or where a quotation stands inside it.

        The nearest enclosing value answers for a path that is not in the file. ``quote`` is looked
        for in the text of the value as written, after ``skip`` earlier occurrences.
        """
        if key and path in self.keys:
            return self.keys[path].start
        while path and path not in self.values:
            path = path[:-1]
        span = self.values.get(path, Span(0, 0))
        if not quote:
            return span.start
        # What was one space in print may be a line end in the file.
        words = r"\s+".join(re.escape(word) for word in re.split(r"\s+", quote))
        # What stands inside a reference is not printed, so it is no place for a quotation.
        pattern = re.compile(words if quote.startswith("[[") else rf"\[\[[^\]]*\]\]|({words})")
        found = pattern.finditer(self.text, span.start, span.end)
        places = [match.start() for match in found if match.lastindex or quote.startswith("[[")]
        return places[min(skip, len(places) - 1)] if places else span.start

    def place_at(self, offset: int) -> Path:
        """Return the innermost value, or the value of the innermost key, at an offset."""
        best: tuple[int, Path] = (-1, ())
        for spans in (self.values, self.keys):
            for place, span in spans.items():
                if span.start <= offset < max(span.end, span.start + 1):
                    best = max(best, (len(place), place), key=lambda found: found[0])
        return best[1]

    def problem(
        self,
        path: Path,
        code: str,
        message: str,
        hint: str,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
        quote: str = "",
        skip: int = 0,
    ) -> Problem:
        """Make a problem at a value, at its key, or at a quotation inside the value."""
        offset = self.offset_of(path, key=key, quote=quote, skip=skip)
        return self.problem_at(offset, code, message, hint, severity=severity)

    def problem_at(
        self,
        offset: int,
        code: str,
        message: str,
        hint: str,
        *,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Make a problem at an offset in the text."""
        line, column = self.line_and_column(offset)
        return Problem(self.path, line, column, severity, code, message, hint)


def offset_at(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column, both from 1; the nearest one in the text."""
    start = 0
    for _ in range(line - 1):
        following = text.find("\n", start) + 1
        if not following:
            break
        start = following
    return min(start + column - 1, len(text))

"""A figure beside the words that somebody wrote for who cannot see it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from stand.charts.data import FigureData
from stand.charts.series import is_unknown
from stand.charts.values import Values
from stand.checks.prose import Sentence
from stand.model.figures import Figure

_JOINT = re.compile(r"[,;:()](?=\s|$)|\s(?:maar|terwijl|tegen|gevolgd door)(?=\s)")
_AND = re.compile(r"\sen(?=\s)")
_HIDDEN = "\0"


@dataclass(frozen=True, slots=True)
class Named:
    """A row, column or group that a text calls by its name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Described:
    """A figure with its data and the sentences of its description."""

    figure: Figure
    data: FigureData
    values: Values
    sentences: tuple[Sentence, ...]

    @cached_property
    def _names(self) -> list[str]:
        names = {row.label for row in self.data.rows} | {row.group for row in self.data.rows}
        if len(self.data.columns) > 1:
            names |= set(self.data.columns)
        return sorted(filter(None, names), key=len, reverse=True)

    def named_in(self, text: str) -> list[Named]:
        """Return the names in a text, in order; of two that overlap, the longer one."""
        found: list[Named] = []
        for name in self._names:
            flags = re.IGNORECASE if len(name) > 1 else 0
            words = rf"(?<![\w.,-])(?:{re.escape(name)})(?![\w-]|[.,]\d)"
            for match in re.finditer(words, text, flags):
                if not any(match.start() < one.end and one.start < match.end() for one in found):
                    found.append(Named(*match.span(), name))
        return sorted(found, key=lambda one: one.start)

    def unknown(self) -> list[str]:
        """Return the name of the row of each value that the reader sees is not known."""
        known = self.values.figures.known
        return [
            row.label
            for row in self.data.rows
            for datum in row.cells
            if is_unknown(datum, self.values.labels.unknown)
            and not (datum.indicator and known.indicator(datum.indicator) is None)
        ]


def hidden(text: str, names: Iterable[Named]) -> str:
    """Return a text of the same length in which the names cannot be read."""
    for one in names:
        text = text[: one.start] + _HIDDEN * (one.end - one.start) + text[one.end :]
    return text


def pieces(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a sentence stand that hold one of the words.

    A part ends at a comma or a word such as "maar"; at "en" only when there are words on both
    sides of it, for ‘IND en politie zijn het grootst’ is about both.
    """
    for start, end in _between(text, 0, len(text), _JOINT):
        if len(words.findall(text, start, end)) > 1:
            yield from _between(text, start, end, _AND)
        else:
            yield start, end


def _between(text: str, start: int, end: int, joint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in joint.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end

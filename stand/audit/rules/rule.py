"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from stand.problems import Severity

if TYPE_CHECKING:  # who gives the source need not wait for the reader of PDF
    from stand.audit.reading.document import Document
    from stand.audit.reading.speech import Speech
    from stand.audit.reading.tree import Element

UA, A2, PDF, WCAG = "ISO 14289-1", "ISO 19005-2", "ISO 32000-1", "WCAG"
MAKER = "Dit ligt niet aan de inhoud: meld het aan wie het programma beheert dat de PDF maakt."
_NO_NORM = ("eigen regel", "aanbevolen")
_WORDS = 50


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the source that must be in the file: its text, and which file it comes from."""

    text: str
    path: str


@dataclass
class Subject:
    """What is looked at: the document, its text, and the source if that is known."""

    document: "Document"
    speech: "Speech"
    source: tuple[Passage, ...] | None

    @cached_property
    def elements(self) -> "list[Element]":
        """All elements in the order of reading."""
        tree = self.document.tree
        return list(tree.walk()) if tree is not None else []

    @property
    def is_made_here(self) -> bool:
        """Tell whether the file was made by this program: then its source is known."""
        return self.source is not None

    def named(self, element: "Element") -> str:
        """Return how a problem names an element: its type and its first words."""
        words = short(self.speech.text(element))
        return f"{element.kind} ‘{words}’" if words else element.kind


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not right: on which page (from 1), and what, as a Dutch sentence."""

    page: int
    message: str


class NotChecked(Exception):
    """A rule cannot judge this file; the message is the reason, in Dutch."""


Find = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: code, Dutch title, the norms it comes from, what to do about it, how to find it.

    ``needs_tree``: without a structure in the file there is nothing to hold against the rule.
    ``looks_at`` tells whether the file has what the rule is about. ``hint_elsewhere`` is what to do
    with a file that another program made, if that is something else.
    """

    code: str
    title: str
    norm: str
    hint: str
    find: Find
    severity: Severity = Severity.ERROR
    needs_tree: bool = True
    looks_at: Callable[[Subject], bool] = lambda _: True
    hint_elsewhere: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether no norm demands this: a rule of the house, or an advice."""
        return self.norm.startswith(_NO_NORM)


def short(text: str) -> str:
    """Return the first words of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _WORDS else text[:_WORDS].rsplit(" ", 1)[0] + "…"


def joined(words: Iterable[object], most: int = 5) -> str:
    """Return things with commas between them; after the first ones, how many more there are."""
    all_words = [str(word) for word in words]
    more = len(all_words) - most
    shown = ", ".join(all_words[:most])
    return f"{shown} en nog {more}" if more > 0 else shown


def on_pages(pages: Iterable[int]) -> str:
    """Return which pages these are: "bladzijde 3", "bladzijden 2–26", "bladzijden 2–4, 7"."""
    numbers = sorted(set(pages))
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"bladzijde{'n' if len(numbers) > 1 else ''} {joined(told)}"

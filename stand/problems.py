"""What an editor must mend.

A :class:`Problem` is the one record for every finding, whoever finds it. An exception (see
:mod:`stand.errors`) is something else: it means that a run cannot go on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops a final edition, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, with its place.

    ``path`` is relative to the root, with forward slashes; ``line`` and ``column`` count from 1.
    ``message`` says in Dutch what is wrong, ``hint`` what to do about it.
    """

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)

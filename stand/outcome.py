"""What comes of a build."""

from dataclasses import dataclass
from pathlib import Path

from stand.problems import Problem


@dataclass(frozen=True)
class Built:
    """A finished file: where it is, how many pages, how many bytes, whether it is a draft."""

    path: Path
    pages: int
    size: int
    draft: bool


@dataclass(frozen=True)
class Outcome:
    """What came of a build: a file, or none when the problems forbid it."""

    built: Built | None
    problems: list[Problem]

"""One version of an edition, as it was read and checked."""

from dataclasses import dataclass

from stand.model.publication import Publication
from stand.problems import Problem


@dataclass(frozen=True)
class Content:
    """An edition that could be read, with its problems; ``avoid`` is not to be laid out."""

    epoch: int
    publication: Publication
    problems: list[Problem]
    avoid: tuple[str, ...]

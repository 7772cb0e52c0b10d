"""Changes to stretches of a text, made together."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patch:
    """What stands from start to end (exclusive) becomes ``new``."""

    start: int
    end: int
    new: str


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return the text with all changes made; those at one place follow the order given.

    Raises ValueError when two changes overlap.
    """
    parts, at = [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start < at:
            raise ValueError("two changes to one stretch of text")
        parts += [text[at : patch.start], patch.new]
        at = patch.end
    return "".join([*parts, text[at:]])

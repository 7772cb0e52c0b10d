"""What an earlier build of an edition found out about its pages, to save looking again."""

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """How tight each part is set, by the key of what it is made from, and the page of each anchor.

    A key is of one version of the program. Pages are of an edition in which nothing changed.
    """

    fits: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)


def key_of(*parts: str) -> str:
    """Return the key of what a part is made from: style, HTML, and the files that these name."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

"""The state in which something is drawn: as much of it as text and pictures depend on.

ISO 32000-1, 8.4. Lines are kept as they stand in the content of a page.
"""

from dataclasses import dataclass, replace

_LOOKS = {b" rg": "fill", b" g": "fill", b" k": "fill", b" cs": "fill"}
_LOOKS |= {b" RG": "stroke", b" G": "stroke", b" K": "stroke", b" CS": "stroke"}

_SETTING = frozenset(operator[-2:] for operator in (*_LOOKS, b" cm", b" gs", b" scn", b" SCN"))


@dataclass(frozen=True, slots=True)
class State:
    """Where and how something is drawn: the matrices since the page began, the colours, the rest.

    ``is_clipped`` when only a part of what is drawn shows.
    """

    matrices: tuple[bytes, ...] = ()
    fill: tuple[bytes, ...] = ()
    stroke: tuple[bytes, ...] = ()
    others: tuple[bytes, ...] = ()
    is_clipped: bool = False

    @property
    def look(self) -> tuple[bytes, ...]:
        """The lines that set the colours and the rest."""
        return (*self.others, *self.fill, *self.stroke)


class States:
    """Follows the state through the content of a page."""

    def __init__(self) -> None:
        self._states = [State()]

    @property
    def now(self) -> State:
        return self._states[-1]

    def follow(self, line: bytes) -> None:
        """Take a line of the content into account."""
        if line == b"q":
            self._states.append(self.now)
        elif line == b"Q":
            self._states.pop()
        elif line in (b"W", b"W*"):
            self._states[-1] = replace(self.now, is_clipped=True)
        elif line[-2:] in _SETTING:
            self._set(line)

    def _set(self, line: bytes) -> None:
        now = self.now
        operator = line[line.rfind(b" ") :]
        if operator == b" cm" and len(self._states) > 1:  # the first one goes for the whole page
            self._states[-1] = replace(now, matrices=(*now.matrices, line))
        elif operator == b" gs":
            others = (other for other in now.others if other != line)
            self._states[-1] = replace(now, others=(*others, line))
        elif operator == b" scn":
            self._states[-1] = replace(now, fill=(*now.fill[:1], line))
        elif operator == b" SCN":
            self._states[-1] = replace(now, stroke=(*now.stroke[:1], line))
        elif _LOOKS.get(operator) == "fill":
            self._states[-1] = replace(now, fill=(line,))
        elif _LOOKS.get(operator) == "stroke":
            self._states[-1] = replace(now, stroke=(line,))

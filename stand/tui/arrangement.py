"""Which panes a screen of some size shows, and how large each is. Pure arithmetic."""

from dataclasses import dataclass, replace
from enum import StrEnum

WIDE = 110
NARROW = 84
ONE_LINE = 1
"""The height of the problems when there are none: a title that says so."""
_LOW = 20
_LEAST_MIDDLE = 34
_LEAST_SIDE = 18
_LEAST_BELOW = 4


class Part(StrEnum):
    """The parts of the screen, in the order in which the focus walks through them."""

    OUTLINE = "outline"
    MIDDLE = "middle"
    PREVIEW = "preview"
    PROBLEMS = "problems"


@dataclass(frozen=True)
class Wishes:
    """What the user chose: which parts are hidden, and sizes in cells; 0 is "in proportion"."""

    hidden: frozenset[Part] = frozenset()
    outline: int = 0
    preview: int = 0
    problems: int = 0

    def toggled(self, part: Part) -> "Wishes":
        return replace(self, hidden=self.hidden ^ {part})


@dataclass(frozen=True)
class Arrangement:
    """The visible parts, and the sizes of those that do not take what is left over."""

    visible: frozenset[Part]
    outline: int
    preview: int
    problems: int
    alone: bool


def arrange(
    width: int,
    height: int,
    wishes: Wishes,
    current: Part,
    silent: frozenset[Part] = frozenset(),
) -> Arrangement:
    """Return what fits: all that is wished, two parts side by side, or one at a time.

    ``current`` is the part with the focus, which is always visible. ``width`` and ``height`` are
    those of the room between the top and the bottom line. Parts that are ``silent`` have nothing to
    tell: the preview gives its room away, and the problems take one line.
    """
    if width < NARROW or height < _LOW:
        return Arrangement(frozenset({current}), width, width, height, alone=True)
    silent -= {current}
    wanted = (set(Part) - wishes.hidden - (silent & {Part.PREVIEW})) | {current, Part.MIDDLE}
    if width < WIDE and {Part.OUTLINE, Part.PREVIEW} <= wanted:
        wanted.discard(Part.OUTLINE if current is Part.PREVIEW else Part.PREVIEW)
    outline, preview, problems = _sizes(width, height, wishes, wanted)
    problems = ONE_LINE if Part.PROBLEMS in silent else problems
    return Arrangement(frozenset(wanted), outline, preview, problems, alone=False)


def _sizes(width: int, height: int, wishes: Wishes, wanted: set[Part]) -> tuple[int, int, int]:
    outline = wishes.outline or min(max(width // 4, 26), 44)
    beside = _LEAST_SIDE + 1 if Part.PREVIEW in wanted else 0
    room = width - _LEAST_MIDDLE - 1 - beside
    outline = max(_LEAST_SIDE, min(outline, room))
    left = width - (outline + 1 if Part.OUTLINE in wanted else 0)
    preview = wishes.preview or left * 45 // 100
    preview = max(_LEAST_SIDE, min(preview, left - _LEAST_MIDDLE - 1))
    problems = wishes.problems or min(max(height // 5, 6), 14)
    problems = max(_LEAST_BELOW, min(problems, height - 8))
    return outline, preview, problems


def following(part: Part, wishes: Wishes, step: int) -> Part:
    """Return the next part that is not hidden; ``step`` is 1 or -1."""
    order = [one for one in Part if one not in wishes.hidden or one in (part, Part.MIDDLE)]
    return order[(order.index(part) + step) % len(order)]

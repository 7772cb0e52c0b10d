"""What is painted on a page, piece by piece, in the order of painting."""

from dataclasses import dataclass, field

from stand.audit.reading.colours import Colour
from stand.audit.reading.fonts import Font
from stand.audit.reading.geometry import Area, Box, Point
from stand.audit.reading.objects import Key

Mark = tuple[Key | None, int]
"""The number of a stretch of marked content, and the form XObject that it is in, if any."""


@dataclass(slots=True)
class Spoken:
    """A text that is to be read instead of what is drawn (ISO 32000-1, 14.9.4)."""

    text: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of marked content: its number when it is in the structure, or an artifact."""

    mark: Mark | None
    form: Key | None
    is_artifact: bool
    spoken: Spoken | None

    @classmethod
    def outside(cls) -> "Stretch":
        """Return where a page starts: in no mark at all."""
        return cls(None, None, is_artifact=False, spoken=None)


@dataclass(frozen=True, slots=True)
class Text:
    """Letters that are shown by one operator.

    ``letters`` is what is drawn, ``says`` what a reader hears: another text when the file gives one
    (the first piece under it has it, the others are silent). ``colour`` is None when it is no plain
    colour. ``samples`` are points halfway its small letters. ``start`` is where it begins on its
    line, ``size`` how high its letters are, both in points.
    """

    stretch: Stretch
    order: int
    letters: str
    says: str
    font: Font
    size: float
    start: Point
    box: Box
    samples: tuple[Point, ...]
    colour: Colour | None
    alpha: float
    is_seen: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled area: its colour, or None when it has no plain one (image, gradient, pattern)."""

    order: int
    area: Area
    colour: Colour | None
    alpha: float
    clips: tuple[Area, ...]

    def covers(self, point: Point) -> bool:
        return self.area.has(point) and all(clip.has(point) for clip in self.clips)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as it is printed: its pixels, how many of them go into an inch, and its mark."""

    mark: Mark | None
    pixels: tuple[int, int]
    resolution: float
    box: Box


@dataclass(slots=True)
class Marks:
    """All that the content of a page paints.

    ``painted`` counts what is painted under each mark, ``times`` how often each is opened.
    ``loose`` counts what is painted in no mark of the structure and is no artifact;
    ``loose_letters`` are the letters among that.
    """

    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    painted: dict[Mark, int] = field(default_factory=dict)
    times: dict[Mark, int] = field(default_factory=dict)
    artifact_marks: set[Mark] = field(default_factory=set)
    loose: int = 0
    loose_letters: list[str] = field(default_factory=list)
    order: int = 0

    def paint(self, stretch: Stretch) -> int:
        """Note that something is painted, and return its place in the order of painting."""
        self.order += 1
        if stretch.mark is not None:
            self.painted[stretch.mark] = self.painted.get(stretch.mark, 0) + 1
        elif not stretch.is_artifact:
            self.loose += 1
        return self.order

"""How far following a content stream is: graphics state, path, the marks that are open."""

from collections.abc import Callable
from typing import Any

from stand.audit.reading import tokens
from stand.audit.reading.colours import BLACK, Colour
from stand.audit.reading.fonts import Font
from stand.audit.reading.geometry import IDENTITY, Area, Matrix, Point
from stand.audit.reading.marks import Marks, Shape, Stretch
from stand.audit.reading.objects import Key, as_dictionary, as_list, as_name, as_number, get

Fonts = dict[Key, Font]
"""The fonts that pages have used already, by the number of their object."""


class State:
    """What ``q`` keeps and ``Q`` brings back (ISO 32000-1, 8.4 and 9.3).

    A colour is None when it is no plain colour; ``is_plain`` is False under a blend mode or a mask.
    """

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self.fill: Colour | None = BLACK
        self.stroke: Colour | None = BLACK
        self.fill_numbers: int | None = 1
        self.stroke_numbers: int | None = 1
        self.fill_alpha = 1.0
        self.stroke_alpha = 1.0
        self.group_alpha = 1.0
        self.is_plain = True
        self.clips: tuple[Area, ...] = ()
        self.font: Font | None = None
        self.size = 0.0
        self.letter_space = 0.0
        self.word_space = 0.0
        self.stretch = 1.0
        self.leading = 0.0
        self.rise = 0.0
        self.mode = 0

    def copy(self) -> "State":
        twin = State.__new__(State)
        twin.__dict__.update(self.__dict__)
        return twin


class Settings:
    """A named graphics state (8.4.5); what it leaves as it is, is None."""

    def __init__(self, source: Any) -> None:
        self.fill_alpha = as_number(get(source, "/ca"))
        self.stroke_alpha = as_number(get(source, "/CA"))
        mode, mask = get(source, "/BM"), get(source, "/SMask")
        self.is_plain: bool | None = None
        if mode is not None:
            self.is_plain = as_name(mode) in ("Normal", "Compatible")
        if mask is not None:
            self.is_plain = as_name(mask) == "None" and self.is_plain is not False
        font = as_list(get(source, "/Font"))
        self.font = (font[0], as_number(font[1]) or 0.0) if len(font) == 2 else None


class Painter:
    """Follows the content of a page and keeps what it paints in ``marks``.

    The operators (:mod:`stand.audit.reading.content`) change it.
    """

    def __init__(self, fonts: Fonts, marks: Marks) -> None:
        self.fonts = fonts
        self.marks = marks
        self.resources: Any = None
        self.state = State()
        self.stack: list[State] = []
        self.stretches: list[Stretch] = [Stretch.outside()]
        self.lines: list[list[Point]] = []
        self.at: Point = (0.0, 0.0)
        self.clip_even_odd: bool | None = None
        self.text_matrix: Matrix = IDENTITY
        self.line_matrix: Matrix = IDENTITY
        self.depth = 0
        self._settings: dict[tuple[Key, bytes], Settings] = {}

    @property
    def stretch(self) -> Stretch:
        """The innermost stretch of marked content."""
        return self.stretches[-1]

    def resource(self, kind: str, name: bytes) -> Any:
        """Return a resource such as ("/Font", b"/F1"), or None."""
        return get(get(self.resources, kind), tokens.name(name))

    def settings(self, name: bytes) -> "Settings":
        """Return a named graphics state; it is read once for each dictionary of resources."""
        holder = as_dictionary(self.resources)
        if holder is None or not holder.is_indirect:
            return Settings(self.resource("/ExtGState", name))
        key = holder.objgen, name
        if key not in self._settings:
            self._settings[key] = Settings(self.resource("/ExtGState", name))
        return self._settings[key]

    def font(self, source: Any) -> Font | None:
        """Return a font, read once for all pages."""
        holder = as_dictionary(source)
        if holder is None:
            return None
        key: Key = holder.objgen if holder.is_indirect else (0, -len(self.fonts))
        if key not in self.fonts:
            self.fonts[key] = Font(holder)
        return self.fonts[key]

    def cover(self, area: Area, colour: Colour | None) -> None:
        """Note an area that is painted over; without a colour when that is no plain one."""
        state = self.state
        order = self.marks.paint(self.stretch)
        seen = colour if state.is_plain else None
        alpha = state.fill_alpha * state.group_alpha
        self.marks.shapes.append(Shape(order, area, seen, alpha, state.clips))


Act = Callable[[Painter, list[bytes]], None]
"""An operator: it gets the words of its operands."""


def floats(operands: list[bytes]) -> list[float]:
    """Return operands as numbers; raises ValueError when one is none."""
    return [float(operand) for operand in operands]


def point(operands: list[bytes]) -> Point:
    """Return the first two operands as a point."""
    return float(operands[0]), float(operands[1])


def matrix(values: list[float]) -> Matrix:
    """Return six numbers as a matrix; raises ValueError when they are not six."""
    a, b, c, d, e, f = values
    return a, b, c, d, e, f

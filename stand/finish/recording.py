"""What was drawn where, and for which HTML element: what the layout engine hands on."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run of text on one line, or a picture: one marked-content sequence of a page.

    ``page`` counts from 0, ``mcid`` is the number of the sequence on that page.
    ``text`` has only what can be seen; ``is_marker`` tells the bullet or number of an item.
    """

    page: int
    mcid: int
    element: Element
    text: str
    rect: Rect
    is_marker: bool = False
    is_picture: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.is_picture and not self.text.strip()


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The letters of a piece from ``start`` up to ``end``; ``actual`` is read in their place."""

    piece: Piece
    start: int
    end: int
    actual: str = ""

    @property
    def text(self) -> str:
        return self.actual or self.piece.text[self.start : self.end]


@dataclass(frozen=True, slots=True, eq=False)
class LinkArea:
    """A rectangle of a page that one can click: ``number`` is the object of its annotation."""

    page: int
    number: int
    element: Element


@dataclass(slots=True)
class Recording:
    """All pieces and links of a file, in the order of its pages and of the boxes on them.

    ``margins`` has the marked content in the margins, by page and number: Header or Footer.
    ``letters`` tells for each font of the file which text each of its glyphs stands for.
    """

    drawn: list[Piece | LinkArea] = field(default_factory=list)
    roots: list[Element] = field(default_factory=list)
    margins: dict[tuple[int, int], str] = field(default_factory=dict)
    letters: dict[str, dict[int, str]] = field(default_factory=dict)

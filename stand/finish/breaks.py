"""Where a line ends within a word: what was drawn, held against what was written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category
from xml.etree.ElementTree import Element

from stand.finish.recording import Piece
from stand.finish.runs import runs, touch
from stand.finish.tag import Tag, pieces


@dataclass(frozen=True, slots=True)
class Breaks:
    """The pieces whose last word goes on in the next piece, and those of them with our hyphen."""

    going_on: set[Piece]
    hyphenated: set[Piece]


def find_breaks(document: Tag, roots: Iterable[Element]) -> Breaks:
    """Hold what was drawn against what was written, within elements and from one to the next."""
    written = _Written(roots)
    by_element: dict[Element, list[Piece]] = defaultdict(list)
    for piece in pieces(document.kids):
        if not piece.is_marker and not piece.is_picture:
            by_element[piece.element].append(piece)
    for element, drawn in by_element.items():
        written.find(element, drawn)
    going_on = {
        piece
        for run in runs(document.kids)
        for piece, after in pairwise(run)
        if written.joins(piece, after) and not touch(piece, after)
    }
    return Breaks(going_on, written.hyphenated)


class _Written:
    """The letters of all documents in a row, and where among them each piece stands."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._count = 0
        self._spaces: set[int] = set()  # after how many letters something separates
        self._texts: dict[Element, list[tuple[int, str]]] = defaultdict(list)
        self._places: dict[Piece, tuple[int, int]] = {}
        self.hyphenated: set[Piece] = set()
        for root in roots:
            self._read(root)

    def _read(self, element: Element) -> None:
        if element.tag == "br":
            self._spaces.add(self._count)
        self._add(element, element.text or "")
        for child in element:
            self._read(child)
            self._add(element, child.tail or "")

    def _add(self, element: Element, text: str) -> None:
        if not text:
            return
        start, place = self._count, self._count
        words = [_letters(word) for word in text.split()]
        if text[0].isspace():
            self._spaces.add(start)
        for word in words:
            place += len(word)
            self._spaces.add(place)
        if place > start and not text[-1].isspace():
            self._spaces.discard(place)
        if place > start:
            self._texts[element].append((start, "".join(words)))
        self._count = place

    def find(self, element: Element, drawn: list[Piece]) -> None:
        """Find the places of the pieces of an element; of none that was drawn differently."""
        texts = self._texts[element]
        written = "".join(letters for _, letters in texts)
        offsets = [start + at for start, letters in texts for at in range(len(letters))]
        places: dict[Piece, tuple[int, int]] = {}
        hyphenated: set[Piece] = set()
        place = 0
        for piece in drawn:
            letters = _letters(piece.text)
            if letters.endswith("-") and not written.startswith(letters, place):
                letters = letters[:-1]
                hyphenated.add(piece)
            if not written.startswith(letters, place):
                return
            if letters:
                places[piece] = offsets[place], offsets[place + len(letters) - 1] + 1
            place += len(letters)
        self._places |= places
        self.hyphenated |= hyphenated

    def joins(self, piece: Piece, after: Piece) -> bool:
        """Tell whether nothing was written between two pieces."""
        if piece not in self._places or after not in self._places:
            return False
        end = self._places[piece][1]
        return end == self._places[after][0] and end not in self._spaces


def _letters(text: str) -> str:
    """Return a text without spaces, and without what has no shape, such as a soft hyphen."""
    letters = "".join(text.split())
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if category(letter) != "Cf")

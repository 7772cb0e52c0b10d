"""Where a line ends within a word: what was drawn, held against what was written."""

import re
from collections import defaultdict
from dataclasses import dataclass
from unicodedata import category
from xml.etree.ElementTree import Element

from stand.finish.recording import Piece
from stand.finish.tag import Tag, pieces


@dataclass(frozen=True, slots=True)
class Breaks:
    """The pieces whose last word goes on in the next piece, and those of them with our hyphen."""

    going_on: set[Piece]
    hyphenated: set[Piece]


def find_breaks(document: Tag) -> Breaks:
    """Hold what was drawn against what was written in each HTML element."""
    breaks = Breaks(set(), set())
    by_element: dict[Element, list[Piece]] = defaultdict(list)
    for piece in pieces(document.kids):
        if not piece.is_marker and not piece.is_picture:
            by_element[piece.element].append(piece)
    for element, drawn in by_element.items():
        if len(drawn) > 1:
            _find_breaks(element, drawn, breaks)
    return breaks


def _find_breaks(element: Element, drawn: list[Piece], breaks: Breaks) -> None:
    written, spaces = _written(element)
    place = 0
    for piece in drawn:
        letters = _letters(piece.text)
        if letters.endswith("-") and not written.startswith(letters, place):
            letters = letters[:-1]
            breaks.hyphenated.add(piece)
        if not written.startswith(letters, place):
            breaks.going_on.difference_update(drawn)  # not drawn as it was written: leave it
            return
        place += len(letters)
        if 0 < place < len(written) and place not in spaces:
            breaks.going_on.add(piece)


def _letters(text: str) -> str:
    """Return a text without spaces, and without what has no shape, such as a soft hyphen."""
    letters = "".join(text.split())
    if letters.isascii():
        return letters
    return "".join(letter for letter in letters if category(letter) != "Cf")


def _written(element: Element) -> tuple[str, set[int]]:
    """Return the letters of an element itself, and after how many of them something else comes.

    That is a space, or another element.
    """
    written = ""
    spaces: set[int] = set()
    for text in (element.text or "", *(child.tail or "" for child in element)):
        for part in re.split(r"(\s+)", text):
            written += _letters(part)
            if not part or part.isspace():
                spaces.add(len(written))
        spaces.add(len(written))
    return written, spaces

"""The text of a file as a screen reader gets it: through the structure, in the order of reading."""

import re
from collections import defaultdict
from collections.abc import Iterator

from stand.audit.reading.document import Document
from stand.audit.reading.marks import Text
from stand.audit.reading.tree import INLINE, Content, Element

Said = Text | str
"""A piece of text on a page, or a text that stands for something (a description, a new block)."""
_NEW_BLOCK = "\n"
_SAME_LINE = 0.5
_GAP = 0.2
"""How far texts of one line may stand apart, and words be one, in parts of their size."""
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[\n ]*")
_NOTE_CALL = re.compile(r"\s*(?:\d{1,3}|[a-z]|[*†‡]{1,3})\s*")


class Speech:
    """Gives the text of elements; the pieces of text are found by their marks, once."""

    def __init__(self, document: Document) -> None:
        self._texts: dict[Content, list[Text]] = defaultdict(list)
        self._pages: dict[int, int] = {}
        self._said: dict[int, str] = {}
        for page in document.pages:
            for text in page.marks.texts:
                if text.stretch.mark is not None:
                    form, number = text.stretch.mark
                    self._texts[Content(page.number, form, number)].append(text)
                    self._pages[id(text)] = page.number

    def texts(self, content: Content) -> list[Text]:
        """Return the pieces of text in a stretch of marked content."""
        return self._texts.get(content, [])

    def page_of(self, text: Text) -> int:
        """Return the page of a piece of text in the structure."""
        return self._pages[id(text)]

    def text(self, element: Element) -> str:
        """Return the text of an element, with a new line for each block in it."""
        said = self._said.get(id(element))
        if said is None:
            said = self._said[id(element)] = joined(self.pieces(element)).strip()
        return said

    def running(self, element: Element) -> str:
        """Return the text of an element without the calls of its notes: as its writer knows it."""
        return joined(self.pieces(element, calls=False))

    def pieces(
        self, element: Element, *, calls: bool = True, replaced: bool = True
    ) -> Iterator[Said]:
        """Yield what is said in an element, in order: a description instead of what is drawn.

        Without ``calls`` the calls of notes are left out; without ``replaced`` a text that an
        element has for its content, as who searches or copies does not get that.
        """
        around = [] if element.role in INLINE else [_NEW_BLOCK]
        told = element.actual if replaced else None
        if told is None and element.role in ("Figure", "Formula"):
            told = element.alt
        yield from around
        if told is not None:
            yield told
        for kid in element.kids:
            if isinstance(kid, Content) and told is None:
                yield from self.texts(kid)
            elif isinstance(kid, Element) and (told is None or kid.role == "Caption"):
                if not calls and self._is_call(kid):
                    # What comes after it joins what stood before it, unless a space was there.
                    yield " " if joined(self.pieces(kid))[-1:].isspace() else ""
                    continue
                yield from self.pieces(kid, calls=calls, replaced=replaced)
        yield from around

    def _is_call(self, element: Element) -> bool:
        """Tell whether an element calls a note, or is the mark of one."""
        calls = element.role == "Reference" or (
            element.role == "Lbl" and element.parent is not None and element.parent.role == "Note"
        )
        return calls and _NOTE_CALL.fullmatch(self.text(element)) is not None


def joined(pieces: Iterator[Said]) -> str:
    """Return pieces as one text, with a space where a line begins or where white lies between."""
    parts: list[str] = []
    before: Text | None = None
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(piece)
            before = None
            continue
        if before is not None and (is_new_line(before, piece) or _stands_off(before, piece)):
            parts.append(" ")
        parts.append(piece.says)
        before = piece
    return _BREAKS.sub("\n", _SPACE.sub(" ", "".join(parts)))


def is_new_line(before: Text, after: Text) -> bool:
    """Tell whether a text stands on another line than the one before it."""
    size = max(before.size, after.size)
    drop = abs(before.start[1] - after.start[1])
    return drop > _SAME_LINE * size or after.start[0] < before.start[0] - size


def _stands_off(before: Text, after: Text) -> bool:
    """Tell whether there is room for a space between two texts on one line."""
    return after.start[0] - before.box.right > _GAP * after.size

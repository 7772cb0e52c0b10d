"""Words that stand on two lines, whole again for who searches, copies or listens.

A line may end in our hyphen, in a written one, or in none. The first part of such a word gets
the whole word as its replacement text, each further part a space (ISO 32000-1, 14.9.4). An empty
replacement would be more exact, but pdfium then reads the letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from stand.finish.recording import Piece, Stretch
from stand.finish.tag import Kid, Tag, is_inline, pieces, walk

_TOUCHING = 0.6  # points between two pieces of one word, at most
_SOFT_HYPHEN = "\u00ad"
_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Part:
    """The letters of a piece from ``start`` up to ``end``: a word, or a part of one."""

    piece: Piece
    start: int
    end: int

    @property
    def letters(self) -> str:
        return self.piece.text[self.start : self.end]

    @property
    def is_first(self) -> bool:
        return self.start == 0

    @property
    def is_last(self) -> bool:
        return self.end == len(self.piece.text)


@dataclass(frozen=True, slots=True)
class _Breaks:
    """The pieces whose last word goes on in the next piece, and those of them with our hyphen."""

    going_on: set[Piece]
    hyphenated: set[Piece]


def mend(document: Tag) -> None:
    """Cut the pieces with a part of a broken word, and make each such word an element.

    A word of which parts stand in different elements, as one with a part in bold, stays there.
    """
    breaks = _breaks(document)
    parents = {kid: tag for tag in walk([document]) for kid in tag.kids if isinstance(kid, Piece)}
    mended: dict[Piece, list[tuple[Stretch, list[Kid]]]] = defaultdict(list)
    for run in _runs(document.kids):
        for word in _words(run, breaks):
            whole = _whole(word, breaks)
            stretches = [
                Stretch(part.piece, part.start, part.end, " " if index else whole)
                for index, part in enumerate(word)
            ]
            places: list[list[Kid]] = [[stretch] for stretch in stretches]
            if len({parents[part.piece] for part in word}) == 1:
                places = [[Tag("Span", list(stretches), actual=whole)], *([] for _ in word[1:])]
            for stretch, place in zip(stretches, places, strict=True):
                mended[stretch.piece].append((stretch, place))
    for tag in {parents[piece] for piece in mended}:
        tag.kids = [
            cut
            for kid in tag.kids
            for cut in (
                _cut(kid, mended[kid]) if isinstance(kid, Piece) and kid in mended else [kid]
            )
        ]


def _cut(piece: Piece, mended: list[tuple[Stretch, list[Kid]]]) -> Iterator[Kid]:
    """Yield a piece in stretches, those with a part of a word at the place they now have."""
    done = 0
    for stretch, place in mended:
        if stretch.start > done:
            yield Stretch(piece, done, stretch.start)
        yield from place
        done = stretch.end
    if done < len(piece.text):
        yield Stretch(piece, done, len(piece.text))


def spoken(kids: list[Kid]) -> str:
    """Return a run of text as one hears it: on one line, with its words whole."""
    words: list[str] = []
    before: Piece | None = None
    for kid in _texts(kids):
        piece = kid.piece if isinstance(kid, Stretch) else kid
        goes_on = before is None or before is piece or _touch(before, piece)
        words.append(kid.text if goes_on else f" {kid.text}")
        before = piece
    return " ".join("".join(words).split())


def _texts(kids: list[Kid]) -> Iterator[Piece | Stretch]:
    for kid in kids:
        if isinstance(kid, Piece | Stretch):
            yield kid
        elif isinstance(kid, Tag):
            yield from _texts(kid.kids)


def _breaks(document: Tag) -> _Breaks:
    """Hold what was drawn against what was written in each HTML element."""
    breaks = _Breaks(set(), set())
    by_element: dict[Element, list[Piece]] = defaultdict(list)
    for piece in pieces(document.kids):
        if not piece.is_marker and not piece.is_picture:
            by_element[piece.element].append(piece)
    for element, drawn in by_element.items():
        if len(drawn) > 1:
            _find_breaks(element, drawn, breaks)
    return breaks


def _find_breaks(element: Element, drawn: list[Piece], breaks: _Breaks) -> None:
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
    return "".join(text.split()).replace(_SOFT_HYPHEN, "")


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


def _runs(kids: list[Kid]) -> Iterator[list[Piece]]:
    """Yield the pieces of each run of text that no block interrupts."""
    run: list[Piece] = []
    for kid in kids:
        if is_inline(kid):
            run += pieces([kid])
            continue
        if run:
            yield run
            run = []
        if isinstance(kid, Tag):
            yield from _runs(kid.kids)
    if run:
        yield run


def _words(run: list[Piece], breaks: _Breaks) -> Iterator[list[_Part]]:
    """Yield the words of a run that stand on several lines, each as its parts."""
    word: list[_Part] = []
    for piece in run:
        for match in _RUN.finditer(piece.text):
            part = _Part(piece, *match.span())
            if word and _goes_on(word[-1], part, breaks):
                word.append(part)
                continue
            if _is_broken(word, breaks):
                yield word
            word = [part]
    if _is_broken(word, breaks):
        yield word


def _is_broken(word: list[_Part], breaks: _Breaks) -> bool:
    return any(part.is_last and part.piece in breaks.going_on for part in word[:-1])


def _goes_on(before: _Part, part: _Part, breaks: _Breaks) -> bool:
    """Tell whether two runs of letters, of pieces that follow one another, are one word."""
    if before.piece is part.piece or not before.is_last or not part.is_first:
        return False
    return before.piece in breaks.going_on or _touch(before.piece, part.piece)


def _touch(before: Piece, after: Piece) -> bool:
    (_, low, right, high), (left, other_low, _, other_high) = before.rect, after.rect
    on_one_line = before.page == after.page and low < other_high and other_low < high
    return on_one_line and abs(left - right) < _TOUCHING


def _whole(word: list[_Part], breaks: _Breaks) -> str:
    letters = [
        part.letters[:-1] if part.is_last and part.piece in breaks.hyphenated else part.letters
        for part in word[:-1]
    ]
    return "".join([*letters, word[-1].letters])

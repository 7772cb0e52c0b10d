"""Words that stand on two lines, whole again for who searches, copies or listens.

A line may end in our hyphen, in a written one, or in none. The first part of such a word gets
the whole word as its replacement text, each further part a space (ISO 32000-1, 14.9.4). An empty
replacement would be more exact, but pdfium then reads the letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from stand.finish.breaks import Breaks
from stand.finish.recording import Piece, Stretch
from stand.finish.runs import runs, touch
from stand.finish.tag import Kid, Tag, pieces, walk

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


def mend(document: Tag, breaks: Breaks, spaced: set[Piece]) -> None:
    """Cut the pieces with a part of a broken word, and make each such word an element.

    A word of which parts stand in different elements, as one with a part in bold, stays there.
    ``spaced`` are the pieces that a space comes after.
    """
    parents = {kid: tag for tag in walk([document]) for kid in tag.kids if isinstance(kid, Piece)}
    mended: dict[Piece, list[tuple[Stretch, list[Kid]]]] = defaultdict(list)
    calls = {
        piece for tag in walk([document]) if tag.type == "Reference" for piece in pieces([tag])
    }
    for run in runs(document.kids):
        for word in _words(run, breaks, calls):
            ends_line = word[-1].is_last and word[-1].piece in spaced
            whole = _whole(word, breaks) + " " * ends_line
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
        goes_on = before is None or before is piece or touch(before, piece)
        words.append(kid.text if goes_on else f" {kid.text}")
        before = piece
    said = " ".join("".join(words).split())
    return said or " ".join("".join(_drawn_letters(kid) for kid in _texts(kids)).split())


def _drawn_letters(kid: Piece | Stretch) -> str:
    """Return the letters themselves, for an element whose word is read in another."""
    return kid.piece.text[kid.start : kid.end] if isinstance(kid, Stretch) else kid.text


def _texts(kids: list[Kid]) -> Iterator[Piece | Stretch]:
    for kid in kids:
        if isinstance(kid, Piece | Stretch):
            yield kid
        elif isinstance(kid, Tag):
            yield from _texts(kid.kids)


def _words(run: list[Piece], breaks: Breaks, calls: set[Piece]) -> Iterator[list[_Part]]:
    """Yield the words of a run that stand on several lines, each as its parts.

    The mark of a note is no part of the word that it stands against.
    """
    word: list[_Part] = []
    for piece in run:
        for part in _outer_parts(piece):
            is_mark = bool(word) and (word[-1].piece in calls) != (piece in calls)
            if word and not is_mark and _goes_on(word[-1], part, breaks):
                word.append(part)
                continue
            if _is_broken(word, breaks):
                yield word
            word = [part]
    if _is_broken(word, breaks):
        yield word


def _outer_parts(piece: Piece) -> list[_Part]:
    """Return the first and the last word of a piece; ‘wet- en’ counts as one."""
    spans = [match.span() for match in _RUN.finditer(piece.text)]
    if not spans:
        return []
    first, last = 0, len(spans) - 1
    while first < last and piece.text[spans[first][1] - 1] == "-":
        first += 1
    while last > 0 and piece.text[spans[last - 1][1] - 1] == "-":
        last -= 1
    if last <= first:
        return [_Part(piece, spans[0][0], spans[-1][1])]
    return [
        _Part(piece, spans[0][0], spans[first][1]),
        _Part(piece, spans[last][0], spans[-1][1]),
    ]


def _is_broken(word: list[_Part], breaks: Breaks) -> bool:
    return any(
        (part.is_last and part.piece in breaks.going_on) or _hangs(part, after, breaks)
        for part, after in pairwise(word)
    )


def _goes_on(before: _Part, part: _Part, breaks: Breaks) -> bool:
    """Tell whether two runs of letters, of pieces that follow one another, are one word."""
    if before.piece is part.piece or not before.is_last or not part.is_first:
        return False
    is_one = before.piece in breaks.going_on or touch(before.piece, part.piece)
    return is_one or _hangs(before, part, breaks)


def _hangs(before: _Part, part: _Part, breaks: Breaks) -> bool:
    """Tell whether a line ends in a written hyphen with a space after it, as in ‘wet- en’.

    Programs take such a hyphen for one of ours and join the words, unless both are one text.
    """
    if before.piece is part.piece or not before.is_last or not part.is_first:
        return False
    is_written = before.letters.endswith("-") and before.piece not in breaks.hyphenated
    goes_on = before.piece in breaks.going_on or touch(before.piece, part.piece)
    return is_written and not goes_on


def _whole(word: list[_Part], breaks: Breaks) -> str:
    whole = ""
    for part, after in pairwise(word):
        is_ours = part.is_last and part.piece in breaks.hyphenated
        whole += part.letters[:-1] if is_ours else part.letters
        whole += " " * _hangs(part, after, breaks)
    return whole + word[-1].letters

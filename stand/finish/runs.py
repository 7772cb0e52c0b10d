"""Runs of text: the pieces that one reads on end, and where a space stands between two of them."""

from collections.abc import Iterator
from itertools import pairwise

from stand.finish.recording import Piece
from stand.finish.tag import Kid, Tag, is_inline, pieces

_TOUCHING = 0.6  # points between two pieces of one word, at most


def runs(kids: list[Kid]) -> Iterator[list[Piece]]:
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
            yield from runs(kid.kids)
    if run:
        yield run


def touch(before: Piece, after: Piece) -> bool:
    """Tell whether two pieces stand on one line with nothing between them."""
    (_, low, right, high), (left, other_low, _, other_high) = before.rect, after.rect
    on_one_line = before.page == after.page and low < other_high and other_low < high
    return on_one_line and abs(left - right) < _TOUCHING


def before_a_space(document: Tag, going_on: set[Piece]) -> set[Piece]:
    """Return the pieces after which a space was written that is not in what was drawn.

    The engine drops the space at the end of a line and draws no box with a space alone; who reads
    by the structure needs it between two words. ``going_on`` are the pieces that end within a word.
    """
    return {
        piece
        for run in runs(document.kids)
        for piece, after in pairwise(run)
        if not (piece in going_on or touch(piece, after) or _has_space(piece, after))
    }


def _has_space(piece: Piece, after: Piece) -> bool:
    return piece.text[-1:].isspace() or after.text[:1].isspace()

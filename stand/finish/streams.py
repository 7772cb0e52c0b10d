"""The content of the pages: each piece under the numbers that the structure knows it by.

What the structure does not hold becomes an artifact: footers, page numbers, repeated table heads.
What it holds comes after all that is only seen, in the order of reading: the engine paints bullets
and labels last, and who copies text or has it read without structure gets the order of painting.

The engine writes one operator on a line, with what it needs; only marked content begins with its
name and its properties on two lines of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from pikepdf import Page, Pdf

from stand.finish.glyphs import Cutter, Letters, spaces_of
from stand.finish.graphics import State, States
from stand.finish.recording import Piece, Stretch

Drawn: TypeAlias = Piece | Stretch
Numbers: TypeAlias = dict[Drawn, list[int]]
"""The marked-content numbers of a piece, or of a stretch of one, on its page."""

_MCID = re.compile(rb"<</MCID (\d+)>>")
_NO_SPACES = spaces_of({})
_PAINTING = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"})


@dataclass(frozen=True)
class PagePlan:
    """What is to become of the marked content of a page, by its numbers as drawn.

    ``wanted`` has what the structure holds, in its order, with the type of its element: a piece, or
    all stretches of one. ``margins`` has what is a Header or a Footer, ``spaced`` what a space
    comes after.
    """

    wanted: dict[int, list[tuple[Drawn, str]]] = field(default_factory=dict)
    margins: dict[int, str] = field(default_factory=dict)
    spaced: set[int] = field(default_factory=set)


def rewrite(pdf: Pdf, page: Page, plan: PagePlan, letters: Letters) -> Numbers:
    """Rewrite a page's content; return the new numbers of what the structure holds of it.

    New numbers count from 0 in the order of drawing. A stretch has several where its font changes.
    """
    writer = _Writer(plan, letters)
    for line in page.Contents.read_bytes().split(b"\n"):
        writer.take(line)
    page.Contents = pdf.make_stream(b"\n".join([*writer.written, *writer.in_order()]))
    return writer.numbers


class _Writer:
    def __init__(self, plan: PagePlan, letters: Letters) -> None:
        self._plan = plan
        self._spaces = {font: spaces_of(glyphs) for font, glyphs in letters.items()}
        self._fonts: list[bytes] = [b""]  # the lines that set them
        self._open: list[int | None] = []  # the marked content we are in, by its numbers as drawn
        self._shown: tuple[int, bytes] | None = None  # where text was last shown, and in which font
        self._line: _Line | None = None
        self._last = -1
        self._states = States()
        self._began = 0, State()  # where the piece that we are in begins, and its state
        self._moved: dict[int, tuple[State, list[bytes]]] = {}
        self.written: list[bytes] = []
        self.numbers: Numbers = {}

    def take(self, line: bytes) -> None:
        """Write a line, or what comes in its place."""
        self._states.follow(line)
        if line == b"q":
            self._fonts.append(self._fonts[-1])
        elif line == b"Q":
            self._fonts.pop()
        elif line.endswith(b" Tf"):
            self._fonts[-1] = line
        if self._line is not None:
            self._take_in_line(self._line, line)
        elif line == b"BDC":
            self._begin(line)
        else:
            self._pass_on(line)

    def _pass_on(self, line: bytes) -> None:
        drawn = self._open.pop() if line == b"EMC" else None
        if line == b"BMC":
            self._open.append(None)
        elif line.endswith(b" TJ"):
            self._shown = len(self.written), self._fonts[-1]
        self.written.append(line)
        if drawn is not None:
            self._end(drawn)

    def _begin(self, line: bytes) -> None:
        self._open.append(None)
        properties = _MCID.fullmatch(self.written[-1])
        if properties is None:
            self.written.append(line)
            return
        del self.written[-2:]
        drawn = int(properties[1])
        wanted = self._plan.wanted.get(drawn)
        if wanted is None:
            self.written.append(_artifact(self._plan.margins.get(drawn)))
            return
        self._open[-1] = drawn
        self._shown = None
        self._began = len(self.written), self._states.now
        if isinstance(wanted[0][0], Piece):
            self.written.append(self._numbered(*wanted[0]))
        else:
            self._line = _Line(dict(wanted))

    def _numbered(self, drawn: Drawn, kind: str) -> bytes:
        """Return the start of content under a new number."""
        self._last += 1
        self.numbers.setdefault(drawn, []).append(self._last)
        actual = b""
        if isinstance(drawn, Stretch) and drawn.actual:
            is_first = len(self.numbers[drawn]) == 1
            text = drawn.actual if is_first else " "
            actual = b"/ActualText <feff%s> " % text.encode("utf-16-be").hex().encode()
            kind = "Span"  # poppler looks for the text in no other
        return b"/%s <<%s/MCID %d>> BDC" % (kind.encode(), actual, self._last)

    def _take_in_line(self, text: "_Line", line: bytes) -> None:
        """Write a line of text in stretches, each marked content of its own in the text object.

        Marked content within marked content would be simpler, but some programs lose the text
        after it. What is drawn before or after the text, a line under it, is decoration.
        """
        if line in (b"BDC", b"BMC"):
            text.depth += 1
        elif line == b"EMC":
            text.depth -= 1
            if not text.depth:
                self._end_line(text)
                return
        if line.endswith(b" TJ"):
            spaces, _ = self._spaces.get(_name(self._fonts[-1]), _NO_SPACES)
            for glyphs, stretch in text.cutter.cut(line[1:-4], spaces):
                self.written.append(self._numbered(stretch, text.kinds[stretch]))
                self._shown = len(self.written), self._fonts[-1]
                self.written += [b"[%s] TJ" % glyphs, b"EMC"]
        elif line == b"BT":
            self.written += [*text.aside(), line]
            text.is_open = True
        elif text.is_open:
            self.written.append(line)
            text.is_open = line != b"ET"
        else:
            text.around.append(line)

    def _end_line(self, text: "_Line") -> None:
        self.written += text.aside()
        self._line = None
        if (drawn := self._open.pop()) is not None:
            self._end(drawn)

    def _end(self, drawn: int) -> None:
        """Keep a piece for its place in the order of reading, unless only a part of it shows."""
        self._add_space(drawn)
        place, state = self._began
        if state.is_clipped:
            return
        self._moved[drawn] = state, self.written[place:]
        del self.written[place:]
        if self._states.now.look != state.look:
            self.written += self._states.now.look

    def in_order(self) -> Iterator[bytes]:
        """Yield the pieces that were kept, each in the state in which it was drawn."""
        matrices: tuple[bytes, ...] | None = None
        for drawn in self._plan.wanted:
            if drawn not in self._moved:
                continue
            state, piece = self._moved[drawn]
            if state.matrices != matrices:
                yield from (b"Q",) if matrices is not None else ()
                matrices = state.matrices
                yield from (b"q", *matrices)
            yield from (*state.look, *piece)
        if matrices is not None:
            yield b"Q"

    def _add_space(self, drawn: int) -> None:
        """Show a space after the text of a piece that one comes after, in its own font."""
        if drawn not in self._plan.spaced or self._shown is None:
            return
        place, font = self._shown
        _, own = self._spaces.get(_name(font), _NO_SPACES)
        if own:
            self.written[place] = b"%s<%s>] TJ" % (self.written[place][:-4], own)
            return
        for other, (_, space) in self._spaces.items():  # this one has no space: lend one
            if space:
                lent = b"/%s %s Tf" % (other.encode(), font.split(b" ")[1])
                self.written[place] += b"\n%s\n[<%s>] TJ\n%s" % (lent, space, font)
                return


def _name(font: bytes) -> str:
    """Return the name of a font from the line that sets it."""
    return font[1 : font.find(b" ")].decode()


class _Line:
    """A line of text that is being cut; ``around`` is what is drawn outside the text object."""

    def __init__(self, kinds: dict[Drawn, str]) -> None:
        self.kinds = kinds
        stretches = (each for each in kinds if isinstance(each, Stretch))
        self.cutter = Cutter(sorted(stretches, key=lambda each: each.start))
        self.depth = 1
        self.is_open = False
        self.around: list[bytes] = []

    def aside(self) -> list[bytes]:
        """Return what was drawn outside the text, as decoration if it leaves a mark."""
        around, self.around = self.around, []
        leaves_mark = any(line.rpartition(b" ")[2] in _PAINTING for line in around)
        return [b"/Artifact BMC", *around, b"EMC"] if leaves_mark else around


def _artifact(margin: str | None) -> bytes:
    """Return the start of what no reader hears (ISO 32000-1, 14.8.2.2)."""
    if margin is None:
        return b"/Artifact BMC"
    side = b"Top" if margin == "Header" else b"Bottom"
    properties = b"/Type /Pagination /Subtype /%s /Attached [/%s]" % (margin.encode(), side)
    return b"/Artifact <<%s>> BDC" % properties

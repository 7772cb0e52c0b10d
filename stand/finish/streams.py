"""The content of the pages: each piece under the numbers that the structure knows it by.

What the structure does not hold becomes an artifact: footers, page numbers, repeated table heads.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from stand.finish.glyphs import Cutter, Letters
from stand.finish.recording import Piece, Stretch

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage
Drawn: TypeAlias = Piece | Stretch
Numbers: TypeAlias = dict[Drawn, list[int]]
"""The marked-content numbers of a piece, or of a stretch of one, on its page."""

_BEGIN = Operator("BDC")
_END = ContentStreamInstruction([], Operator("EMC"))
_DECORATION = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"})


@dataclass(frozen=True)
class PagePlan:
    """What is to become of the marked content of a page, by its numbers as drawn.

    ``wanted`` has what the structure holds, with the type of its element: a piece, or all stretches
    of one. ``margins`` has what is a Header or a Footer, ``spaced`` what a space comes after.
    """

    wanted: dict[int, list[tuple[Drawn, str]]] = field(default_factory=dict)
    margins: dict[int, str] = field(default_factory=dict)
    spaced: set[int] = field(default_factory=set)


def rewrite(pdf: Pdf, page: Page, plan: PagePlan, letters: Letters) -> Numbers:
    """Rewrite a page's content; return the new numbers of what the structure holds of it.

    New numbers count from 0 in the order of drawing. A stretch has several where its font changes.
    """
    writer = _Writer(plan, letters)
    for instruction in parse_content_stream(page):
        writer.take(instruction)
    page.Contents = pdf.make_stream(unparse_content_stream(writer.written))
    return writer.numbers


class _Writer:
    def __init__(self, plan: PagePlan, letters: Letters) -> None:
        self._plan = plan
        self._letters = letters
        self._fonts: list[str] = [""]
        self._open: list[int | None] = []  # the marked content we are in, by its numbers as drawn
        self._shown: tuple[int, str] | None = None  # where text was last shown, and in which font
        self._piece: _Line | None = None
        self._last = -1
        self.written: list[Instruction] = []
        self.numbers: Numbers = {}

    def take(self, instruction: Instruction) -> None:
        """Write an instruction, or what comes in its place."""
        operator = str(instruction.operator)
        if operator == "q":
            self._fonts.append(self._fonts[-1])
        elif operator == "Q":
            self._fonts.pop()
        elif operator == "Tf":
            self._fonts[-1] = str(instruction.operands[0])[1:]
        if self._piece is not None:
            self._take_in_piece(self._piece, operator, instruction)
        elif operator == "BDC":
            self._begin(instruction)
        else:
            self._pass_on(operator, instruction)

    def _pass_on(self, operator: str, instruction: Instruction) -> None:
        if operator == "BMC":
            self._open.append(None)
        elif operator == "EMC" and (drawn := self._open.pop()) is not None:
            self._add_space(drawn)
        elif operator == "TJ":
            self._shown = len(self.written), self._fonts[-1]
        self.written.append(instruction)

    def _begin(self, instruction: Instruction) -> None:
        self._open.append(None)
        properties = instruction.operands[1]
        if not isinstance(properties, Dictionary) or Name.MCID not in properties:
            self.written.append(instruction)
            return
        drawn = self._open[-1] = int(properties.MCID)
        self._shown = None
        if drawn not in self._plan.wanted:
            self.written.append(_artifact(self._plan.margins.get(drawn)))
            return
        wanted = self._plan.wanted[drawn]
        if isinstance(wanted[0][0], Piece):
            self.written.append(self._numbered(*wanted[0]))
        else:
            self._piece = _Line(dict(wanted))

    def _numbered(self, drawn: Drawn, kind: str) -> ContentStreamInstruction:
        """Return the start of content under a new number."""
        self._last += 1
        self.numbers.setdefault(drawn, []).append(self._last)
        properties = Dictionary(MCID=self._last)
        if isinstance(drawn, Stretch) and drawn.actual:
            is_first = len(self.numbers[drawn]) == 1
            text = drawn.actual if is_first else " "
            properties.ActualText = String(b"\xfe\xff" + text.encode("utf-16-be"))
            kind = "Span"  # poppler looks for the text in no other
        return ContentStreamInstruction([Name(f"/{kind}"), properties], _BEGIN)

    def _take_in_piece(self, piece: "_Line", operator: str, instruction: Instruction) -> None:
        """Write a line of text in stretches, each marked content of its own in the text object.

        Marked content within marked content would be simpler, but some programs lose the text
        after it. What is drawn before or after the text, a line under it, is decoration.
        """
        if operator in ("BDC", "BMC"):
            piece.depth += 1
        elif operator == "EMC":
            piece.depth -= 1
            if not piece.depth:
                self._end_piece(piece)
                return
        if operator == "TJ":
            letters = self._letters.get(self._fonts[-1], {})
            for glyphs, stretch in piece.cutter.cut(instruction.operands[0], letters):
                self.written.append(self._numbered(stretch, piece.kinds[stretch]))
                self._shown = len(self.written), self._fonts[-1]
                self.written += [ContentStreamInstruction([glyphs], instruction.operator), _END]
        elif operator == "BT":
            self.written += [*piece.aside(), instruction]
            piece.in_text = True
        elif piece.in_text:
            self.written.append(instruction)
            piece.in_text = operator != "ET"
        else:
            piece.around.append(instruction)

    def _end_piece(self, piece: "_Line") -> None:
        self.written += piece.aside()
        self._piece = None
        if (drawn := self._open.pop()) is not None:
            self._add_space(drawn)

    def _add_space(self, drawn: int) -> None:
        """Show a space after the text of a piece that one comes after, in its own font."""
        if drawn not in self._plan.spaced or self._shown is None:
            return
        place, font = self._shown
        space = next((code for code, text in self._letters[font].items() if text == " "), None)
        if space is not None:
            shown = self.written[place]
            glyphs = Array([*shown.operands[0], String(space.to_bytes(2, "big"))])
            self.written[place] = ContentStreamInstruction([glyphs], shown.operator)


class _Line:
    """A line of text that is being cut; ``around`` is what is drawn outside the text object."""

    def __init__(self, kinds: dict[Drawn, str]) -> None:
        self.kinds = kinds
        stretches = (each for each in kinds if isinstance(each, Stretch))
        self.cutter = Cutter(sorted(stretches, key=lambda each: each.start))
        self.depth = 1
        self.in_text = False
        self.around: list[Instruction] = []

    def aside(self) -> list[Instruction]:
        """Return what was drawn outside the text, as decoration if it leaves a mark."""
        around, self.around = self.around, []
        leaves_mark = any(str(each.operator) in _PAINTING for each in around)
        return [_DECORATION, *around, _END] if leaves_mark else around


def _artifact(margin: str | None) -> ContentStreamInstruction:
    """Return the start of what no reader hears (ISO 32000-1, 14.8.2.2)."""
    properties = Dictionary(Type=Name.Pagination)
    if margin:
        properties.Subtype = Name(f"/{margin}")
        properties.Attached = Array([Name.Top if margin == "Header" else Name.Bottom])
    return ContentStreamInstruction([Name.Artifact, properties], _BEGIN)

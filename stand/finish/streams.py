"""The content of the pages: each piece under the number that the structure knows it by.

What the structure does not hold becomes an artifact: footers, page numbers, repeated table heads.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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

from stand.finish.words import Replacement

Letters = dict[str, dict[int, str]]

_END = ContentStreamInstruction([], Operator("EMC"))


@dataclass(frozen=True)
class PagePlan:
    """What is to become of the marked content of a page, by its numbers as drawn.

    ``wanted`` has the type of the element that holds it, and what to replace in its text;
    ``margins`` what is a Header or a Footer.
    """

    wanted: dict[int, tuple[str, list[Replacement]]] = field(default_factory=dict)
    margins: dict[int, str] = field(default_factory=dict)


def rewrite(pdf: Pdf, page: Page, plan: PagePlan, letters: Letters) -> dict[int, int]:
    """Rewrite a page's content; return the new number of each piece that the structure holds.

    New numbers count from 0 in the order of drawing.
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
        self._open: list[_Replacer | None] = [None]  # for each marked-content sequence
        self.written: list[ContentStreamInstruction | ContentStreamInlineImage] = []
        self.numbers: dict[int, int] = {}

    def take(self, instruction: ContentStreamInstruction | ContentStreamInlineImage) -> None:
        if isinstance(instruction, ContentStreamInlineImage):
            self.written.append(instruction)
            return
        operator = str(instruction.operator)
        if operator == "BDC":
            instruction = self._begin(instruction)
        elif operator == "BMC":
            self._open.append(None)
        elif operator == "EMC":
            self._open.pop()
        elif operator == "Tf":
            self._fonts[-1] = str(instruction.operands[0])[1:]
        elif operator == "q":
            self._fonts.append(self._fonts[-1])
        elif operator == "Q":
            self._fonts.pop()
        elif operator == "TJ" and (replacer := self._open[-1]) is not None:
            font = self._letters.get(self._fonts[-1], {})
            self.written += replacer.shown(instruction.operands[0], font)
            return
        self.written.append(instruction)

    def _begin(self, instruction: ContentStreamInstruction) -> ContentStreamInstruction:
        self._open.append(None)
        properties = instruction.operands[1]
        if not isinstance(properties, Dictionary) or Name.MCID not in properties:
            return instruction
        number = int(properties.MCID)
        if number not in self._plan.wanted:
            return _artifact(self._plan.margins.get(number))
        kind, replacements = self._plan.wanted[number]
        self._open[-1] = _Replacer(replacements) if replacements else None
        self.numbers[number] = len(self.numbers)
        operands = [Name(f"/{kind}"), Dictionary(MCID=self.numbers[number])]
        return ContentStreamInstruction(operands, Operator("BDC"))


def _artifact(margin: str | None) -> ContentStreamInstruction:
    """Return the start of what no reader hears (ISO 32000-1, 14.8.2.2)."""
    properties = Dictionary(Type=Name.Pagination)
    if margin:
        properties.Subtype = Name(f"/{margin}")
        properties.Attached = Array([Name.Top if margin == "Header" else Name.Bottom])
    return ContentStreamInstruction([Name.Artifact, properties], Operator("BDC"))


class _Replacer:
    """Cuts the text of one piece where a replacement begins or ends."""

    def __init__(self, replacements: list[Replacement]) -> None:
        self._replacements = replacements
        self._place = 0
        self._said: set[Replacement] = set()

    def shown(
        self, array: Iterable[object], letters: dict[int, str]
    ) -> Iterator[ContentStreamInstruction]:
        """Yield the instructions that show these glyphs, parts of words with their replacement."""
        stretch: list[object] = []
        current: Replacement | None = None
        for glyph in _glyphs(array):
            if isinstance(glyph, bytes):
                now = self._at(self._place)
                self._place += len(letters.get(int.from_bytes(glyph, "big"), "?"))
                if now is not current:
                    yield from self._show(stretch, current)
                    stretch, current = [], now
            stretch.append(glyph)
        yield from self._show(stretch, current)

    def _at(self, place: int) -> Replacement | None:
        return next((each for each in self._replacements if each.start <= place < each.end), None)

    def _show(
        self, stretch: list[object], replacement: Replacement | None
    ) -> Iterator[ContentStreamInstruction]:
        if not stretch:
            return
        show = ContentStreamInstruction([_array(stretch)], Operator("TJ"))
        if replacement is None:
            yield show
            return
        text = " " if replacement in self._said else replacement.text
        self._said.add(replacement)
        actual = String(b"\xfe\xff" + text.encode("utf-16-be"))
        yield ContentStreamInstruction([Name.Span, Dictionary(ActualText=actual)], Operator("BDC"))
        yield show
        yield _END


def _glyphs(array: Iterable[object]) -> Iterator[object]:
    """Yield the glyphs as two bytes each, and the numbers between them."""
    for item in array:
        if isinstance(item, String):
            data = bytes(item)
            yield from (data[index : index + 2] for index in range(0, len(data), 2))
        else:
            yield item


def _array(stretch: list[object]) -> Array:
    """Return glyphs and numbers as what TJ shows, neighbouring glyphs in one string."""
    joined: list[object] = []
    for glyph in stretch:
        if isinstance(glyph, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += glyph
        else:
            joined.append(glyph)
    return Array([String(each) if isinstance(each, bytes) else each for each in joined])

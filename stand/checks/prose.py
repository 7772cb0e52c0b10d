"""Texts as sentences, with the figures that are mentioned and the quantities that are claimed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from stand.markup.markdown import parse_reference, split_references
from stand.markup.typography import curly
from stand.model.base import LooseNumber, TextKind, TextValue
from stand.model.captions import Captioned
from stand.model.chapter import ChapterBase
from stand.model.figures import Image, Process
from stand.model.publication import Publication
from stand.model.source import Path, Source
from stand.numbers.figures import Figures
from stand.numbers.reading import Claim, read_claims
from stand.numbers.references import ReferenceFault, Shown, parse_figure_reference
from stand.problems import Problem, Severity

# Fields that name something and claim nothing.
_NAMES = frozenset(
    ("source", "credit", "term", "full", "short_title", "name", "role", "on_behalf_of")
) | frozenset(("speaker", "period", "periods", "first", "last"))
# Titles are headings, but the title of one of these says what is seen in it.
_TELLING_TITLES = frozenset(("process", "timeline", "table", "series", "key_figures"))
_ENDS = re.compile(r"(?<=[.!?])[’”)]?\s+(?=[A-ZÀ-Þ‘“(\[0-9'\"])")
_ABBREVIATION = re.compile(r"(?:\b(?:ca|bijv|nr|art|resp|incl|excl|d\.w\.z|o\.a|blz)\.|\b[A-Z]\.)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to the bank, with the place of its printed text in the sentence."""

    start: int
    end: int
    shown: Shown


@dataclass(frozen=True)
class Sentence:
    """One sentence as printed. ``before`` is the one before it in the same paragraph.

    ``preceding`` is what the same value prints before it, ``named`` the figures mentioned there:
    they tell which of several equal words in the file is meant. ``broken`` says that a reference
    in the sentence could not be shown. ``is_description`` says that it describes a figure with
    data; a check of its own holds it against those.
    """

    source: Source
    path: Path
    text: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    loose: tuple[LooseNumber, ...]
    before: "Sentence | None"
    preceding: str
    named: tuple[str, ...]
    broken: bool
    is_description: bool = False

    def mention_in(self, claim: Claim) -> Mention | None:
        """Return the mention that a claim is about, if it is not written by hand."""
        for mention in self.mentions:
            if claim.start < mention.end and mention.start < claim.end:
                return mention
        return None

    def is_loose(self, claim: Claim) -> bool:
        """Tell whether somebody has said why this claim stands in the text by itself."""
        return any(
            start <= claim.start and claim.end <= end
            for loose in self.loose
            for start, end in _occurrences(loose.text, self.text)
        )

    def problem(self, code: str, message: str, hint: str, quote: str, start: int = 0) -> Problem:
        """Make a warning at words of this sentence that are printed from ``start`` on."""
        skip = self.preceding.count(quote) + self.text.count(quote, 0, start)
        return self._warning(code, message, hint, quote, skip)

    def problem_at(self, mention: Mention, code: str, message: str, hint: str) -> Problem:
        """Make a warning at a reference of this sentence."""
        name = mention.shown.reference.name
        earlier = [
            item.shown.reference.name for item in self.mentions if item.start < mention.start
        ]
        skip = [*self.named, *earlier].count(name)
        return self._warning(code, message, hint, f"[[{name}", skip)

    def _warning(self, code: str, message: str, hint: str, quote: str, skip: int) -> Problem:
        return self.source.problem(
            self.path, code, message, hint, severity=Severity.WARNING, quote=quote, skip=skip
        )


def _occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    words = curly(" ".join(words.split()))
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


@dataclass
class _Paragraph:
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def add_broken(self) -> None:
        self.broken.append(len(self.text))
        self.text += "…"

    def add(self, text: str, shown: Shown | None = None) -> None:
        start = len(self.text)
        self.text += text
        if shown is not None:
            self.mentions.append(Mention(start, len(self.text), shown))


def sentences(publication: Publication, figures: Figures) -> list[Sentence]:
    """Return all sentences of the chapters and figures of an edition, headings left out."""
    return [one for of_file in sentences_by_file(publication, figures) for one in of_file]


def sentences_by_file(publication: Publication, figures: Figures) -> Iterator[list[Sentence]]:
    """Yield the sentences of each chapter and then of each figure of an edition."""
    for file in publication.chapters:
        loose = loose_in(file.chapter)
        yield _sentences_in(file.texts, loose, figures, is_figure=False, counts=False)
    for found in publication.figures.values():
        loose, counts = (
            tuple(found.figure.loose_numbers),
            not isinstance(found.figure, Process | Image),
        )
        yield _sentences_in(found.texts, loose, figures, is_figure=True, counts=counts)


def _sentences_in(
    texts: list[tuple[Source, TextValue]],
    loose: tuple[LooseNumber, ...],
    figures: Figures,
    *,
    is_figure: bool,
    counts: bool,
) -> list[Sentence]:
    return [
        replace(sentence, is_description=_describes(text, counts=counts))
        for source, text in texts
        if _claims_something(text, is_figure=is_figure)
        for sentence in _sentences_of(text, source, loose, figures)
    ]


def _describes(text: TextValue, *, counts: bool) -> bool:
    """Tell whether a text describes a figure with data: of a file, or a timeline in a chapter."""
    return (counts and text.path == ("alt",)) or text.path[-2:] == ("timeline", "alt")


def loose_in(chapter: ChapterBase) -> tuple[LooseNumber, ...]:
    """Return the excused numbers of a chapter and of the figures in its body."""
    blocks = (item.block for item in chapter.body)
    inside = (
        number for block in blocks if isinstance(block, Captioned) for number in block.loose_numbers
    )
    return (*chapter.loose_numbers, *inside)


def _sentences_of(
    text: TextValue, source: Source, loose: tuple[LooseNumber, ...], figures: Figures
) -> Iterator[Sentence]:
    preceding = ""
    named: tuple[str, ...] = ()
    for paragraph in _paragraphs(text, figures):
        before: Sentence | None = None
        for start, end in _ranges(paragraph.text):
            printed = paragraph.text[start:end]
            mentions = tuple(
                Mention(item.start - start, item.end - start, item.shown)
                for item in paragraph.mentions
                if start <= item.start < end
            )
            claims = tuple(read_claims(printed))
            broken = any(start <= place < end for place in paragraph.broken)
            before = Sentence(
                *(source, text.path, printed, mentions, claims, loose),
                *(before, preceding, named, broken),
            )
            yield before
            preceding += printed + " "
            named += tuple(item.shown.reference.name for item in mentions)


def _claims_something(text: TextValue, *, is_figure: bool) -> bool:
    last = next(part for part in reversed(text.path) if isinstance(part, str))
    if last in _NAMES or "loose_numbers" in text.path:
        return False
    if last == "title" and not is_figure:
        return any(part in _TELLING_TITLES for part in text.path)
    return True


def _paragraphs(text: TextValue, figures: Figures) -> Iterator[_Paragraph]:
    if text.kind is TextKind.PLAIN:
        paragraph = _Paragraph()
        for piece, is_reference in split_references(text.value):
            _add_piece(paragraph, piece, figures, is_reference=is_reference)
        yield paragraph
        return
    in_heading = False
    for token in text.tokens:
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "inline" and not in_heading:
            yield _paragraph(token.children or [], figures)


def _paragraph(tokens: list[Token], figures: Figures) -> _Paragraph:
    paragraph = _Paragraph()
    for token in tokens:
        if token.type == "reference":
            _add_piece(paragraph, token.content, figures, is_reference=True)
        elif token.type in ("softbreak", "hardbreak"):
            paragraph.add(" ")
        elif token.type in ("text", "code_inline"):
            paragraph.add(curly(token.content))
    return paragraph


def _add_piece(paragraph: _Paragraph, piece: str, figures: Figures, *, is_reference: bool) -> None:
    if not is_reference:
        paragraph.add(curly(" ".join(piece.split("\n"))))
        return
    reference = None if parse_reference(piece) else parse_figure_reference(piece)
    if reference is None:
        paragraph.add("…")
        return
    try:
        shown = figures.show(reference)
    except ReferenceFault:
        paragraph.add_broken()
        return
    paragraph.add(shown.text, shown)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _ENDS.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    if start < len(text):
        yield start, len(text)

"""Texts to pieces, by the tokens that the pages are made from as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from stand.markup.markdown import blocks, inline, split_references
from stand.markup.notes import split_notes
from stand.markup.typography import curly
from stand.model.source import Path
from stand.preview.reading.known import Data, Known, words
from stand.preview.reading.pieces import Look, Mark, Piece, Run, Runs, plain

_OPENED = {"strong_open": Mark.STRONG, "em_open": Mark.EMPHASIS, "link_open": Mark.LINK}
_CLOSED = {"strong_close": Mark.STRONG, "em_close": Mark.EMPHASIS, "link_close": Mark.LINK}
_ENDS = (".", "!", "?")


def line(text: Data, known: Known, *marks: Mark) -> Runs:
    """Return a text of one line with emphasis, references filled in."""
    tokens = [token for outer in inline(words(text)) for token in outer.children or []]
    return _runs(tokens, known, frozenset(marks))


def bare(text: Data, known: Known, *marks: Mark) -> Runs:
    """Return a text without markup, references filled in."""
    made: list[Run] = []
    for piece, is_reference in split_references(words(text)):
        if is_reference:
            made.append(_reference(piece, known, frozenset(marks), starts=False))
        elif piece:
            made.append(Run(curly(piece), frozenset(marks)))
    return tuple(made)


def paragraphs(text: Data, place: Path, known: Known, look: Look, box: str = "") -> Iterator[Piece]:
    """Yield the pieces of a text with paragraphs; its notes come after what calls them."""
    tokens, notes = split_notes(blocks(words(text)))
    pages = _Walk(known, Piece(place, look, box=box))
    for token in tokens:
        for piece in pages.take(token):
            yield piece
            yield from _notes_of(token, notes, piece, known)


def _notes_of(
    token: Token, notes: dict[int, list[Token]], called: Piece, known: Known
) -> Iterator[Piece]:
    for call in token.children or []:
        note = notes.get(call.meta.get("id", -1)) if call.type == "footnote_ref" else None
        if note:
            said = (*plain(known.labels["note"] + ": "), *_runs(note, known, frozenset()))
            yield replace(called, look=Look.SMALL, runs=said, bullet="", depth=called.depth)


@dataclass
class _List:
    """A list that is open: its next number, None without numbers, and whether a new item began."""

    number: int | None
    is_new: bool = False


@dataclass
class _Walk:
    """Where the walk through the tokens of a text is."""

    known: Known
    model: Piece
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0

    def take(self, token: Token) -> Iterator[Piece]:
        """Go over one token; yield the piece that it holds, if it does."""
        match token.type:
            case "bullet_list_open":
                self.lists.append(_List(None))
            case "ordered_list_open":
                self.lists.append(_List(int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].is_new = True
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "inline":
                yield self._piece(_runs(token.children or [], self.known, frozenset()))
            case "fence" | "code_block" | "html_block":
                yield self._piece(plain(token.content.rstrip("\n"), Mark.CODE))

    def _piece(self, runs: Runs) -> Piece:
        look = self.model.look
        if self.heading:
            look = Look.HEADING if self.heading <= 2 else Look.SUBHEADING
        return replace(
            self.model,
            look=look,
            runs=runs,
            bullet=self._bullet(),
            depth=len(self.lists),
            quotes=self.quotes,
        )

    def _bullet(self) -> str:
        if not self.lists or not self.lists[-1].is_new:
            return ""
        inner = self.lists[-1]
        inner.is_new = False
        if inner.number is None:
            return "•" if len(self.lists) % 2 else "–"
        inner.number += 1
        return f"{inner.number - 1}."


def _runs(tokens: Sequence[Token], known: Known, marks: frozenset[Mark]) -> Runs:
    made: list[Run] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "em_open" | "link_open":
                marks |= {_OPENED[token.type]}
            case "strong_close" | "em_close" | "link_close":
                marks -= {_CLOSED[token.type]}
            case "reference":
                made.append(_reference(token.content, known, marks, starts=_starts(made)))
            case "softbreak":
                made.append(Run(" ", marks))
            case "hardbreak":
                made.append(Run("\n", marks))
            case "code_inline":
                made.append(Run(token.content, marks | {Mark.CODE}))
            case "footnote_ref":
                made.append(Run("*", marks | {Mark.NOTE}))
            case "text" | "html_inline" | "image":
                made.append(Run(curly(token.content), marks))
    return _joined(made)


def _reference(content: str, known: Known, marks: frozenset[Mark], *, starts: bool) -> Run:
    found = known.printed(content)
    if found is None:
        return Run(f"⟦{content}⟧", marks | {Mark.UNKNOWN})
    if starts and ":" in content:
        found = found[:1].upper() + found[1:]
    return Run(curly(found), marks | {Mark.FILLED})


def _starts(before: Sequence[Run]) -> bool:
    """Tell whether what comes next begins a sentence."""
    said = "".join(run.text for run in before).rstrip()
    return not said or said.endswith(_ENDS)


def _joined(runs: Sequence[Run]) -> Runs:
    """Return the words with those joined that look alike and stand side by side."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1].marks == run.marks:
            made[-1] = Run(made[-1].text + run.text, run.marks)
        elif run.text:
            made.append(run)
    return tuple(made)

"""Notes in a text: ``^[The note.]``, or ``[^name]`` with ``[^name]: The note.`` in the same text.

A call becomes a token ``footnote_ref`` whose ``content`` is what the author wrote. What a note says
stands between tokens NOTE_OPEN and NOTE_CLOSE, where it was defined, or right after the text it was
written in. Both know the note by ``meta["id"]``; a definition without any call has None.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

NOTE_OPEN = "footnote_reference_open"
NOTE_CLOSE = "footnote_reference_close"
_CALL = re.compile(r"\[\^[^\] \n]{1,200}\]")
_MOST_OPEN = 50
"""After so many notes without an end in one text, no more are looked for."""


@dataclass(frozen=True)
class NoteWords:
    """The words that describe the links between a note and what calls it.

    A place is what has the notes: the text, or ‘tabel 2’.
    """

    note: str
    at: str
    back_to: str
    text: str

    def call(self, mark: str, place: str = "") -> str:
        """Describe the way to a note: ‘Noot 3’, or ‘Noot a bij tabel 2’."""
        return f"{self.note} {mark} {self.at} {place}" if place else f"{self.note} {mark}"

    def back(self, mark: str, place: str = "") -> str:
        """Describe the way back: ‘Terug naar de tekst bij noot 3’."""
        return f"{self.back_to} {place or self.text} {self.at} {self.note.lower()} {mark}"


@dataclass
class NoteNumbers:
    """The numbers of the notes of one chapter, whose name makes their anchors unique.

    ``language`` is that of the notes, also where a passage around one has another.
    """

    chapter: str
    language: str
    words: NoteWords
    last: int = 0

    def next(self) -> int:
        """Return the number of the next note."""
        self.last += 1
        return self.last

    def anchor(self, number: int) -> str:
        """Return the name of the place where a note stands."""
        return f"noot-{self.chapter}-{number}"


def use_notes(markdown: MarkdownIt) -> None:
    """Teach a parser to read notes."""
    markdown.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    markdown.inline.ruler.at("footnote_inline", _note_rule)
    markdown.inline.ruler.at("footnote_ref", _call_rule)
    markdown.core.ruler.after("inline", "notes", _place_rule)


def split_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """Return a text without its notes, and what each note that is called says."""
    text: list[Token] = []
    notes: dict[int, list[Token]] = {}
    note: list[Token] | None = None
    for token in tokens:
        if token.type == NOTE_OPEN:
            note = []
            if token.meta["id"] is not None:
                notes.setdefault(token.meta["id"], note)
        elif token.type == NOTE_CLOSE:
            note = None
        elif note is None:
            text.append(token)
        elif token.type == "inline":
            note += [Token("softbreak", "br", 0)] if note else []
            note += token.children or []
    return text, notes


def _note_rule(state: StateInline, silent: bool) -> bool:
    """Read a note without a name; one inside another stays text, for a check to find.

    To see that one has no end, all that follows must be read. A text with a great many of those is
    no text, and is not read to its end for each: from there on all such marks are words.
    """
    if state.env.get("in_note") or not state.src.startswith("^[", state.pos):
        return False
    if state.env.get("open_notes", 0) >= _MOST_OPEN:
        return False
    state.env["in_note"] = True
    found = footnote_inline(state, silent)
    state.env["in_note"] = False
    if not found:
        state.env["open_notes"] = state.env.get("open_notes", 0) + 1
    return found


def _call_rule(state: StateInline, silent: bool) -> bool:
    """Read the name of a note; where no short one stands, the rest of the text is not read."""
    if _CALL.match(state.src, state.pos, state.posMax) is None:
        return False
    return footnote_ref(state, silent, always_match=True)


def _place_rule(state: StateCore) -> None:
    notes = state.env.get("footnotes", {"list": {}, "refs": {}})
    if not state.inlineMode:
        state.tokens = list(_in_place(state.tokens, notes))
    for call in _calls(state.tokens):
        note = notes["list"][call.meta["id"]]
        call.content = f"[^{note['label']}]" if "label" in note else f"^[{note['content']}]"


def _in_place(tokens: list[Token], notes: dict[str, Any]) -> Iterator[Token]:
    """Yield the tokens of a text, with each note that has no name after the text it stands in."""
    in_note = False
    for token in tokens:
        yield token
        if token.type == NOTE_OPEN:
            number = notes["refs"][f":{token.meta['label']}"]
            token.meta["id"] = number if number >= 0 else None
        if token.type in (NOTE_OPEN, NOTE_CLOSE):
            in_note = token.type == NOTE_OPEN
        for call in _calls(token.children or []):
            note = notes["list"][call.meta["id"]]
            if "tokens" in note and not in_note:
                yield Token(NOTE_OPEN, "", 0, meta={"id": call.meta["id"], "label": None})
                said = Token("inline", "", 0, content=note["content"], children=note["tokens"])
                said.map = token.map
                yield said
                yield Token(NOTE_CLOSE, "", 0)


def _calls(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "footnote_ref":
            yield token
        yield from _calls(token.children or [])

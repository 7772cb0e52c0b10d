"""Rules for notes: each call has a note, each note a call, and both stand where they can."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from markdown_it.token import Token

from stand.markup.markdown import flat
from stand.markup.notes import NOTE_CLOSE, NOTE_OPEN
from stand.model.base import TextKind, TextValue
from stand.model.publication import Publication
from stand.problems import Problem

_Fault = tuple[str, str, str]
"""Code, message and hint."""
_MARK = re.compile(r"\^\[[^\]]*\]|\[\^[^\]\s]+\]")
_REST = re.compile(r"(?:\^\[|\[\^)[^\n]{0,20}")
_OPEN = {"heading_open": "een kop", "link_open": "een link", NOTE_OPEN: "een noot"}
_CLOSE = ("heading_close", "link_close", NOTE_CLOSE)
_PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


def check_notes(publication: Publication) -> Iterator[Problem]:
    """Yield what is wrong with the notes of an edition."""
    chapters = {file.source.path for file in publication.chapters}
    for source, text in publication.texts:
        if "^" not in text.value:
            continue
        has_notes = text.kind is TextKind.MARKDOWN and source.path in chapters
        seen: dict[str, int] = {}
        for written, fault in _marks(text, has_notes=has_notes):
            quote = written[:40]
            skip = seen[quote] = seen.get(quote, -1) + 1
            if fault:
                yield source.problem(text.path, *fault, quote=quote, skip=skip)


def _marks(text: TextValue, *, has_notes: bool) -> Iterator[tuple[str, _Fault | None]]:
    """Yield each mark of a note as written, with what is wrong with it."""
    labels = [token.meta["label"] for token in text.tokens if token.type == NOTE_OPEN]
    defined: set[str] = set()
    for token, place in _calls_and_definitions(text.tokens):
        if token.type == NOTE_OPEN:
            label = token.meta["label"]
            fault = _definition_fault(token, text.tokens, is_second=label in defined)
            defined.add(label)
            yield f"[^{label}]", fault
        else:
            fault = _call_fault(token, place, labels) if has_notes else _place_fault()
            yield token.content, fault
    if text.kind is TextKind.PLAIN:
        yield from ((match[0], _place_fault()) for match in _MARK.finditer(text.value))
    for token in flat(text.tokens):
        for match in _REST.finditer(token.content if token.type == "text" else ""):
            yield (
                match[0],
                _form_fault("Deze noot is niet goed geschreven, of staat in een andere."),
            )


def _calls_and_definitions(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens of notes with what they stand in, if that cannot have notes."""
    inside: list[str] = []
    for token in flat(tokens):
        if token.type == "footnote_ref" or (token.type == NOTE_OPEN and token.meta["label"]):
            yield token, inside[-1] if inside else ""
        if token.type in _OPEN:
            inside.append(_OPEN[token.type])
        elif token.type in _CLOSE:
            inside.pop()


def _call_fault(call: Token, place: str, labels: list[str | None]) -> _Fault | None:
    if place:
        return _place_fault(f"In {place} kan geen noot staan.")
    label = call.meta.get("label")
    if label is None:
        return None if call.content[2:-1].strip() else _form_fault("Deze noot is leeg.")
    if label in labels:
        return None
    near = get_close_matches(label, filter(None, labels), n=1, cutoff=0.6)
    return (
        "note-missing",
        f"De noot ‘{label}’ staat niet in deze tekst.",
        f"Bedoelt u [^{near[0]}]?"
        if near
        else f"Schrijf in dezelfde tekst een regel [^{label}]: met de noot erachter.",
    )


def _definition_fault(token: Token, tokens: list[Token], *, is_second: bool) -> _Fault | None:
    label = token.meta["label"]
    if is_second:
        return _form_fault(f"De noot ‘{label}’ staat twee keer in deze tekst.")
    if token.meta["id"] is None:
        return (
            "note-unused",
            f"Nergens in deze tekst staat [^{label}]; de noot komt zo niet in de PDF.",
            f"Zet [^{label}] achter het woord waar de noot bij hoort, of haal de noot weg.",
        )
    types = [part.type for part in tokens]
    start = next(index for index, part in enumerate(tokens) if part is token) + 1
    if types[start : types.index(NOTE_CLOSE, start)] != _PARAGRAPH:
        return _form_fault("Een noot is één alinea, zonder lijst of kop.")
    return None


def _place_fault(message: str = "Op deze plek kan geen noot staan.") -> _Fault:
    hint = "Een noot kan in lopende tekst, in kaders en in verzoeken. Zet hem daar."
    return "note-place", message, hint


def _form_fault(message: str) -> _Fault:
    hint = "Schrijf ^[De noot.], of [^naam] en op een eigen regel [^naam]: De noot."
    return "note-form", message, hint

"""Rules for notes: each call has a note, each note a call, and both stand where they can."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from markdown_it.token import Token

from stand.markup.markdown import flat
from stand.markup.notes import NOTE_CLOSE, NOTE_OPEN
from stand.model.base import TextKind, TextValue
from stand.model.publication import Publication
from stand.model.source import Source
from stand.problems import Problem, Severity

_Fault = tuple[str, str, str]
"""Code, message and hint."""
_MARK = re.compile(r"\^\[[^\]]*\]|\[\^[^\]\s]+\]")
_REST = re.compile(r"(?:\^\[|\[\^)(?:(?!\^\[|\[\^)[^\n])*")
_CURLY = re.compile("[‘’“”]")  # straight in the file
_NEAR = 0.75
_MOST_TOLD = 50
"""Of so many faults of one text is told where they are; nobody mends more at a time."""
_LONGEST = 600  # some seven lines at the foot of a page
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
        told = 0
        for written, fault in _marks(text, has_notes=has_notes):
            quote = written[:40]
            skip = seen[quote] = seen.get(quote, -1) + 1
            if fault and told < _MOST_TOLD:
                told += 1
                yield source.problem(text.path, *fault, quote=quote, skip=skip)
        if has_notes:
            yield from _long_notes(source, text)


def _marks(text: TextValue, *, has_notes: bool) -> Iterator[tuple[str, _Fault | None]]:
    """Yield each mark of a note as written, with what is wrong with it."""
    labels = [token.meta["label"] for token in text.tokens if token.type == NOTE_OPEN]
    defined: set[str] = set()
    for token, place in _placed(text.tokens):
        if token.type == NOTE_OPEN and token.meta["label"]:
            label = token.meta["label"]
            fault = _definition_fault(token, text.tokens, is_second=label in defined)
            defined.add(label)
            yield f"[^{label}]", fault
        elif token.type == "footnote_ref":
            fault = _call_fault(token, place, labels) if has_notes else _place_fault()
            yield token.content, fault
        elif token.type == "text":
            for match in _REST.finditer(token.content):
                yield _CURLY.split(match[0][:20])[0], _rest_fault(match[0], place)
    if text.kind is TextKind.PLAIN:
        yield from ((match[0], _place_fault()) for match in _MARK.finditer(text.value))


def _placed(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Yield tokens with what they stand in, if that cannot have notes."""
    inside: list[str] = []
    for token in flat(tokens):
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
    near = get_close_matches(label, filter(None, labels), n=1, cutoff=_NEAR)
    return (
        "note-missing",
        f"De noot ‘{label}’ staat niet in deze tekst.",
        f"Bedoelt u [^{near[0]}]?"
        if near
        else f"Schrijf in dezelfde tekst een regel [^{label}]: met de noot erachter.",
    )


def _long_notes(source: Source, text: TextValue) -> Iterator[Problem]:
    mark = None
    for token in text.tokens:
        if token.type == NOTE_OPEN:
            mark = f"[^{token.meta['label']}]:" if token.meta["label"] else "^["
        elif token.type == NOTE_CLOSE:
            mark = None
        elif token.type == "inline" and mark and _length(token) > _LONGEST:
            yield source.problem(
                text.path,
                "note-long",
                f"Deze noot heeft {_length(token)} tekens: veel voor de voet van een bladzijde.",
                "Zet dit liever in de tekst zelf, of maak de noot korter.",
                severity=Severity.WARNING,
                quote=mark + token.content[:40] if mark == "^[" else mark,
            )


def _length(paragraph: Token) -> int:
    """Return how many characters a reader sees of a paragraph, references left aside."""
    return sum(len(token.content) for token in paragraph.children or [] if token.type == "text")


def _rest_fault(written: str, place: str) -> _Fault:
    """Return what is wrong with what was meant as a note and is not read as one."""
    if place == _OPEN[NOTE_OPEN]:
        return _place_fault(f"In {place} kan geen noot staan.")
    if "]" not in written:
        return _form_fault("Deze noot is niet afgesloten: de ] ontbreekt.")
    if any(map(str.isspace, written.partition("]")[0])):
        return _form_fault("In de naam van een noot kan geen spatie staan.")
    return _form_fault("Deze noot is niet goed geschreven.")


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

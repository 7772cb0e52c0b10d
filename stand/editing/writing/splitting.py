"""One text into two and two into one, with the notes that belong to each."""

import re

from stand.errors import EditRefused

# What no text may be split inside: references, links, notes in the text itself, code.
_WHOLE = re.compile(
    r"\[\[[^\[\]\n]*\]\]|\^\[[^\[\]\n]*\]|\[[^\[\]]*\]\([^()\s]*\)|\[\^[^\[\]\s]+\]|`[^`\n]+`|\w+"
)
_HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
_NOTE = re.compile(
    r"^\[\^([^\[\]\s]+)\]:[ \t]?.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*\n?", re.MULTILINE
)


def split_text(text: str, offset: int) -> tuple[str, str]:
    """Return the two texts before and after an offset, neither of them empty.

    No word, reference or link is cut, and a heading stays whole with what follows it. A note goes
    where it is called. Raises EditRefused where there is nothing on one side.
    """
    offset = _between(text, offset)
    notes = {match[1]: match[0].rstrip() for match in _NOTE.finditer(text)}
    halves = [_NOTE.sub("", half).strip() for half in (text[:offset], text[offset:])]
    if not all(halves):
        message = "Zet de cursor midden in de tekst: vóór en na de splitsing moet er iets staan."
        raise EditRefused(message)
    end = "\n" if text.endswith("\n") else ""
    first, second = (_with_notes(half, notes) + end for half in halves)
    return first, second


def _between(text: str, offset: int) -> int:
    for pattern in (_HEADING, _NOTE):
        for match in pattern.finditer(text):
            if match.start() <= offset <= match.end():
                return match.start()
    for match in _WHOLE.finditer(text):
        if match.start() < offset < match.end():
            return match.start()
    return offset


def _with_notes(text: str, notes: dict[str, str]) -> str:
    called = [notes[name] for name in notes if f"[^{name}]" in text]
    return "\n\n".join([text, *called])


def join_texts(first: str, second: str) -> str:
    """Return two texts as one; a note of the second whose name is taken gets another one."""
    taken = {match[1]: match[0].strip() for match in _NOTE.finditer(first)}
    for match in list(_NOTE.finditer(second)):
        name = match[1]
        if taken.get(name) == match[0].strip():
            second = second.replace(match[0], "")
        elif name in taken:
            new = f"{name}-2"
            while new in taken or f"[^{new}]" in second:
                new += "-2"
            second = second.replace(f"[^{name}]", f"[^{new}]")
    end = "\n" if first.endswith("\n") or second.endswith("\n") else ""
    return f"{first.strip()}\n\n{second.strip()}{end}"

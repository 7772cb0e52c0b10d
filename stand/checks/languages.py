"""Rules for passages in another language: a code that exists, at something that can bear it."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from stand.markup.languages import is_language
from stand.markup.markdown import flat
from stand.model.base import TextKind, TextValue
from stand.model.publication import Publication
from stand.problems import Problem

_Fault = tuple[str, str, str]
"""Code, message and hint."""
_REST = re.compile(r"\{\s*lang\b[^}\n]*\}?")


def check_languages(publication: Publication) -> Iterator[Problem]:
    """Yield languages that do not exist, and those that belong to nothing."""
    for source, text in publication.texts:
        seen: dict[str, int] = {}
        for quote, token in _marks(text):
            skip = seen[quote] = seen.get(quote, -1) + 1
            fault = _fault(token)
            if fault:
                yield source.problem(text.path, *fault, quote=quote, skip=skip)


def _marks(text: TextValue) -> Iterator[tuple[str, Token | None]]:
    """Yield each mark of a language as written, with what it belongs to."""
    if "lang" not in text.value:
        return
    if text.kind is TextKind.PLAIN:
        yield from ((match[0], None) for match in _REST.finditer(text.value))
    for token in flat(text.tokens):
        if "mark" in token.meta:
            yield token.meta["mark"], token
        elif token.type == "text":
            yield from ((match[0], None) for match in _REST.finditer(token.content))


def _fault(token: Token | None) -> _Fault | None:
    if token is None:
        return _place_fault("Deze taal hoort nergens bij.")
    if token.type == "language_line":
        return _place_fault("Onder deze taal staat niets waar zij bij kan horen.")
    code = token.meta["language"]
    if is_language(code):
        return None
    return (
        "language-code",
        f"‘{code}’ is geen code van een taal.",
        "Schrijf de code: en (Engels), de (Duits), fr (Frans), es (Spaans), tr (Turks), "
        "ar (Arabisch). Bijvoorbeeld {lang=en}.",
    )


def _place_fault(message: str) -> _Fault:
    hint = (
        "Schrijf [United Nations]{lang=en} in een zin, of zet {lang=en} op een eigen regel boven "
        "een alinea, lijst of citaat."
    )
    return "language-place", message, hint

"""Rules for passages in another language: a code that can be one, at what can have a language."""

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
# What looks like a mark of a language: {lang=en}, {lang en}, {taal=en}.
_REST = re.compile(r"(?<!\{)\{\s*(?:lang\b|(?P<other>\w+)\s*=)[^}\n]*\}?")

_CURLY = re.compile("[‘’“”]")  # straight in the file


def check_languages(publication: Publication) -> Iterator[Problem]:
    """Yield languages that do not exist, those that belong to nothing, and other such marks."""
    for source, text in publication.texts:
        seen: dict[str, int] = {}
        for quote, fault in _marks(text):
            skip = seen[quote] = seen.get(quote, -1) + 1
            if fault:
                yield source.problem(text.path, *fault, quote=quote, skip=skip)


def _marks(text: TextValue) -> Iterator[tuple[str, _Fault | None]]:
    """Yield each mark of a language as written, with what is wrong with it."""
    if "{" not in text.value:
        return
    if text.kind is TextKind.PLAIN:
        yield from _rest(text.value)
    for token in flat(text.tokens):
        if "mark" in token.meta:
            fault = _fault(token)
            yield token.meta["mark"], fault
        elif token.type == "text":
            yield from _rest(token.content)


def _rest(words: str) -> Iterator[tuple[str, _Fault]]:
    """Yield what the parser did not read as a mark."""
    for match in _REST.finditer(words):
        fault = _rest_fault(match)
        yield _CURLY.split(match[0])[0], fault


def _rest_fault(match: re.Match[str]) -> _Fault:
    if match["other"] is None:
        return _place_fault("Deze taal hoort nergens bij.")
    return (
        "language-form",
        f"‘{match[0]}’ zegt niets, en komt zo in de PDF.",
        "Bedoelt u een taal? Schrijf dan bijvoorbeeld [United Nations]{lang=en}.",
    )


def _fault(token: Token) -> _Fault | None:
    if token.type == "language_line":
        return _place_fault("Direct onder deze taal staat niets waar zij bij kan horen.")
    code = token.meta["language"]
    if is_language(code):
        return None
    return (
        "language-code",
        f"‘{code}’ is geen code van een taal.",
        "Schrijf de code: en (Engels), de (Duits), fr (Frans), es (Spaans), tr (Turks), "
        "pl (Pools), uk (Oekraïens). Bijvoorbeeld {lang=en}.",
    )


def _place_fault(message: str) -> _Fault:
    hint = (
        "Schrijf [United Nations]{lang=en} in een zin, of zet {lang=en} op een eigen regel "
        "direct boven een alinea, lijst of citaat."
    )
    return "language-place", message, hint

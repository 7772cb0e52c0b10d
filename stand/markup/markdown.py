"""Markdown as the texts use it: CommonMark with references, without HTML.

A reference is ``[[kind:name]]`` or ``[[kind:name|format]]``; it becomes a token ``reference``.
Notes are read by ``notes``, other languages by ``languages``. HTML is recognised as such, so that a
check can point at it, and is never passed on.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from stand.markup.languages import use_languages
from stand.markup.notes import use_notes

_REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_PARTS = re.compile(r"([a-z_]+):([^|]+)(?:\|(.+))?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written: what kind of thing, its name, and how to show it."""

    kind: str
    name: str
    format: str | None


def parse_reference(text: str) -> Reference | None:
    """Return the reference between the double brackets, or None when it has no such form."""
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return None
    form = match[3].strip() if match[3] else None
    return Reference(match[1], match[2].strip(), form)


def _reference_rule(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


@cache
def parser() -> MarkdownIt:
    """Return the parser of the texts; its tokens may hold HTML, for a check to find."""
    markdown = MarkdownIt("commonmark", {"html": True, "typographer": True, "quotes": "“”‘’"})
    markdown.enable("smartquotes")
    markdown.inline.ruler.before("link", "reference", _reference_rule)
    use_notes(markdown)
    use_languages(markdown)
    # Any address is let through, so that a check can name a wrong one instead of printing its code.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


@lru_cache(maxsize=4096)
def blocks(text: str) -> list[Token]:
    """Return the tokens of a text with paragraphs; they are shared, so nobody changes them."""
    return parser().parse(text)


@lru_cache(maxsize=4096)
def inline(text: str) -> list[Token]:
    """Return the tokens of a text of one line; they are shared, so nobody changes them."""
    return parser().parseInline(text)


def flat(tokens: list[Token]) -> list[Token]:
    """Return the tokens with those inside paragraphs in their place."""
    result = []
    for token in tokens:
        result.append(token)
        result.extend(token.children or [])
    return result


def split_references(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a text without markup; True where a piece stood in double brackets."""
    pieces = _REFERENCE.split(text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces)]


def plain_text(text: str) -> str:
    """Return a text of one line without its marks, and references as they are written."""
    parts = []
    for token in flat(inline(text)):
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "reference":
            parts.append(f"[[{token.content}]]")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)

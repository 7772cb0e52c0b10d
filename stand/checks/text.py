"""Rules for every text: no HTML, no template code, safe links, headings in order."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from stand.markup.markdown import flat
from stand.model.base import TextKind, TextValue
from stand.model.publication import Publication
from stand.model.source import Source
from stand.model.unfinished import UNFINISHED
from stand.problems import Problem

_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_SCHEMES = ("http://", "https://", "mailto:")


def check_texts(publication: Publication) -> Iterator[Problem]:
    """Yield what no text may hold."""
    for source, text in publication.texts:
        yield from _template_code(source, text)
        yield from _unfinished(source, text)
        if text.kind is not TextKind.PLAIN:
            tokens = flat(text.tokens)
            yield from _html(source, text, tokens)
            yield from _links(source, text, tokens)
            yield from _pictures(source, text, tokens)
            yield from _headings(source, text, tokens)


def _template_code(source: Source, text: TextValue) -> Iterator[Problem]:
    for match in _TEMPLATE.finditer(text.value):
        yield source.problem(
            text.path,
            "template-code",
            f"‘{match[0]}’ hoort bij programmacode en staat zo in de publicatie.",
            "Haal de code weg. Voor een verwijzing schrijft u bijvoorbeeld [[figure:naam]].",
            quote=match[0],
            skip=text.value.count(match[0], 0, match.start()),
        )


def _unfinished(source: Source, text: TextValue) -> Iterator[Problem]:
    if UNFINISHED in " ".join(text.value.split()):
        yield source.problem(
            text.path,
            "unfinished",
            f"Hier staat nog ‘{UNFINISHED}’.",
            "Schrijf wat er moet komen, of haal het weg.",
            quote=UNFINISHED,
        )


def _html(source: Source, text: TextValue, tokens: list[Token]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for token in tokens:
        if token.type not in ("html_inline", "html_block") or token.content.startswith("</"):
            continue
        tag = token.content.strip().split("\n")[0][:40]
        yield source.problem(
            text.path,
            "raw-html",
            f"HTML-code zoals ‘{tag}’ kan in een tekst niet.",
            "Gebruik Markdown: *cursief*, **vet**, [linktekst](https://…), een lijst met "
            "streepjes. Is het geen code, schrijf dan \\< in plaats van <.",
            quote=tag,
            skip=_earlier(seen, tag),
        )


def _earlier(seen: dict[str, int], quote: str) -> int:
    """Return how often a quotation came by before, and count it."""
    seen[quote] = seen.get(quote, -1) + 1
    return seen[quote]


def _links(source: Source, text: TextValue, tokens: list[Token]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            quote = address or "]()"
            skip = _earlier(seen, quote)
            yield from link_problems(source, text.path, address, quote=quote, skip=skip)


def link_problems(
    source: Source, path: tuple[str | int, ...], address: str, quote: str = "", skip: int = 0
) -> Iterator[Problem]:
    """Yield a problem for an address that a reader should not be sent to."""
    if not address.lower().startswith(_SCHEMES) or len(address.split(":", 1)[1].strip("/")) == 0:
        yield source.problem(
            path,
            "link-address",
            f"‘{address}’ is geen adres waar een link naartoe kan."
            if address
            else "Deze link heeft geen adres.",
            "Begin het adres met https:// of, voor een mailadres, met mailto:.",
            quote=quote,
            skip=skip,
        )


def _pictures(source: Source, text: TextValue, tokens: list[Token]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for token in tokens:
        if token.type == "image":
            yield source.problem(
                text.path,
                "picture-in-text",
                "Een beeld kan niet midden in een tekst staan.",
                "Maak een eigen blok van het beeld, met ‘photo’ of ‘figure’.",
                quote="![",
                skip=_earlier(seen, "!["),
            )


def _headings(source: Source, text: TextValue, tokens: list[Token]) -> Iterator[Problem]:
    previous = 1
    for token in tokens:
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        if level == 1 or level > 3 or level > previous + 1:
            quote = f"{'#' * level} "
            lines = text.value.split("\n")[: token.map[0] if token.map else 0]
            yield source.problem(
                text.path,
                "heading-level",
                "Deze tussenkop heeft een niveau dat hier niet past.",
                "Gebruik ## voor een tussenkop en ### voor een kop daaronder; # is de titel.",
                quote=quote,
                skip=sum(line.count(quote) for line in lines),
            )
        previous = level

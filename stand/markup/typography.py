"""What a typographer does to a line of text: a number stays with what it counts."""

import re

from markupsafe import Markup, escape

# "1 op de 5"; "artikel 61"; a number with its sign or hedge and the short word after it.
_KEPT = re.compile(
    r"""
      \b\d+\ op\ de\ \d+\b
    | \b(?:artikel|pagina|figuur|tabel|thema|verzoek|knelpunt|deel)\ \d+(?:\.\d+)*\b
    | (?:€\ ?|\bca\.\ )\d+(?:[.,]\d+)*%? | \bca\.\ [a-z]+
    | (?<![\w.,])(?!(?:19|20)\d\d\b(?![.,]\d))\d+(?:[.,]\d+)*
        (?:\ %|\ [a-zà-ÿ]{2,11}(?![\w-]))
    """,
    re.VERBOSE,
)


def typeset(text: str) -> Markup:
    """Return the text as HTML in which no line ends between a number and what it counts."""
    parts: list[Markup] = []
    position = 0
    for match in _KEPT.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(Markup('<span class="keep">{}</span>').format(match[0]))
        position = match.end()
    parts.append(escape(text[position:]))
    return Markup("").join(parts)

"""What a typographer does to a line of text: a number stays with what it counts."""

import re
from functools import lru_cache

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


_STARTS = re.compile(r"(^|[\s(\[{/–—-])(['\"])(?=\S)")
_CLIPPED = re.compile(r"(^|[\s(])'(s|t|n|k|m|r|ns)\b")
_OPENING = {"'": "‘", '"': "“"}
_MOST = 4096
"""How many pieces of text are kept: those of a long chapter, which is made anew at each key."""


def curly(text: str) -> str:
    """Return the text with quotation marks and apostrophes as a printer sets them."""
    if "'" not in text and '"' not in text:
        return text
    text = _CLIPPED.sub(r"\1’\2", text)
    text = _STARTS.sub(lambda match: match[1] + _OPENING[match[2]], text)
    return text.replace("'", "’").replace('"', "”")


@lru_cache(maxsize=_MOST)
def typeset(text: str) -> Markup:
    """Return the text as HTML in which no line ends between a number and what it counts."""
    parts: list[Markup] = []
    position = 0
    text = curly(text)
    for match in _KEPT.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(Markup('<span class="keep">{}</span>').format(match[0]))
        position = match.end()
    parts.append(escape(text[position:]))
    return Markup("").join(parts)

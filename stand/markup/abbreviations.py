"""Abbreviations with what they stand for, marked where a reader first meets them."""

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup, escape

from stand.markup.typography import curly

_TAG = re.compile(r"<[^>]*>")


class Abbreviations:
    """The abbreviations that a chapter has not explained yet, by what they stand for in full."""

    def __init__(self, full: Mapping[str, str]) -> None:
        self._left = {curly(term): curly(text) for term, text in full.items()}
        longest_first = sorted(self._left, key=len, reverse=True)
        terms = "|".join(re.escape(str(escape(term))) for term in longest_first)
        # Tags and entities are passed over; a part of a longer word is no abbreviation.
        self._form = re.compile(rf"<[^>]*>|(?<![\w’-])({terms})(?![\w-])|&#?\w+;")

    def marked(self, html: Markup, before: str, after: str) -> Markup:
        """Return a piece of a paragraph with each abbreviation marked that comes up first in it.

        One beside which the full words stand waits for its next place. ``before`` and ``after``
        are the text around the piece.
        """

        def mark(match: re.Match[str]) -> str:
            term = unescape(match[1] or "")
            if term not in self._left:
                return match[0]
            around = before + _text(html[: match.start()]), _text(html[match.end() :]) + after
            if _is_explained(self._left[term], *around):
                return match[0]
            full = self._left.pop(term)
            return str(Markup('<abbr title="{}">{}</abbr>').format(full, term))

        return Markup(self._form.sub(mark, html)) if self._left else html  # noqa: S704 - escaped


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _is_explained(full: str, before: str, after: str) -> bool:
    """Tell whether the full words stand right beside an abbreviation, as in ‘full words (FW)’."""
    words = full.casefold()
    before, after = before.rstrip(" (").casefold(), after.lstrip(" (").casefold()
    return before.endswith(words) or after.startswith(words)

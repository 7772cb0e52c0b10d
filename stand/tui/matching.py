"""How well a few typed letters fit the words of something that can be chosen."""

import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """Return a text of the same length in small letters without accents."""
    return "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def match(query: str, text: str, *, loosely: bool = True) -> tuple[float, Sequence[int]]:
    """Return how well a query fits a text, 0 for not at all, and which characters it found.

    Each word of the query must be there: as it is, best at the beginning of a word, or else, if
    ``loosely``, letter by letter in order.
    """
    plain = folded(text)
    score = 0.0
    places: list[int] = []
    for word in folded(query).split():
        fit, found = _fit(word, plain)
        if not fit and loosely:
            fit, found = _scattered(word, plain)
        if not fit:
            return 0.0, ()
        score += fit
        places += found
    return score + 1 / (1 + len(text)), places


def _fit(word: str, text: str) -> tuple[float, Sequence[int]]:
    at, best = text.find(word), -1
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return len(word) * 3.0 - min(at, 50) / 100, range(at, at + len(word))
        best = at if best < 0 else best
        at = text.find(word, at + 1)
    if best >= 0:
        return len(word) * 2.0, range(best, best + len(word))
    return 0.0, ()


def _scattered(word: str, text: str) -> tuple[float, Sequence[int]]:
    places: list[int] = []
    at = -1
    for letter in word:
        at = text.find(letter, at + 1)
        if at < 0:
            return 0.0, ()
        places.append(at)
    # Letters that lie far apart were hardly meant.
    spread = places[-1] - places[0] + 1
    return (len(word) / spread if spread <= 4 * len(word) else 0.0), places

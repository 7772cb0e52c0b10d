"""Words before a quantity that say how the true value lies to it: "ruim", "bijna", "ca."."""

from decimal import Decimal
from enum import StrEnum


class Hedge(StrEnum):
    """What a word before a quantity says of the true value."""

    RUIM = "ruim"
    MEER_DAN = "meer dan"
    IETS_MEER_DAN = "iets meer dan"
    BIJNA = "bijna"
    KRAP = "krap"
    MINDER_DAN = "minder dan"
    IETS_MINDER_DAN = "iets minder dan"
    CIRCA = "circa"
    TEN_MINSTE = "ten minste"
    TEN_HOOGSTE = "ten hoogste"
    PRECIES = "precies"


# All ways to write each hedge before a quantity, in lower case.
_BEFORE = {
    Hedge.RUIM: (
        "ruim, ruim de, dik, iets boven de, net boven, net boven de, net over de, een ruime"
    ),
    Hedge.MEER_DAN: ("meer dan, boven de, groter dan, hoger dan, langer dan, ouder dan, vaker dan"),
    Hedge.IETS_MEER_DAN: (
        "iets meer dan, net iets meer dan, net meer dan, iets hoger dan, iets langer dan"
    ),
    Hedge.BIJNA: (
        "bijna, vrijwel, haast, nagenoeg, zowat, net geen, net onder, net onder de, tegen de, "
        "een kleine"
    ),
    Hedge.KRAP: "krap, een krappe",
    Hedge.MINDER_DAN: ("minder dan, kleiner dan, lager dan, korter dan, jonger dan, nog geen"),
    Hedge.IETS_MINDER_DAN: (
        "iets minder dan, net iets minder dan, net minder dan, iets lager dan, iets korter dan"
    ),
    Hedge.CIRCA: (
        "ca., ca, circa, ±, ≈, ongeveer, zo'n, rond, rond de, omstreeks, om en nabij, "
        "om en nabij de, pakweg, plusminus, grofweg, naar schatting"
    ),
    Hedge.TEN_MINSTE: ("ten minste, tenminste, minstens, minimaal, op zijn minst, niet minder dan"),
    Hedge.TEN_HOOGSTE: (
        "ten hoogste, hoogstens, hooguit, maximaal, tot, tot maximaal, niet meer dan, "
        "niet langer dan"
    ),
    Hedge.PRECIES: "precies, exact",
}
PHRASES = {phrase: hedge for hedge, phrases in _BEFORE.items() for phrase in phrases.split(", ")}

# ‘4 of meer’, ‘12 weken of korter’.
AFTERWARDS = {
    **dict.fromkeys(("meer", "hoger", "langer", "ouder", "groter", "vaker"), Hedge.TEN_MINSTE),
    **dict.fromkeys(("minder", "lager", "korter", "jonger", "kleiner"), Hedge.TEN_HOOGSTE),
}


def read_hedge(text: str) -> Hedge | None:
    """Return the hedge that is written before a quantity, or None when the text is none."""
    return PHRASES.get(" ".join(text.lower().replace("’", "'").split()))


def hedge_holds(hedge: Hedge, shown: Decimal, actual: Decimal, *, margin: Decimal) -> bool:
    """Tell whether a hedge before ``shown`` is true of ``actual``, both in the same unit.

    ``margin`` is the largest distance that still is slight, as a part of ``shown``: 0.10. Words
    for more and for less are not true of an equal value: whether a value that was rounded counts
    as equal, the caller decides.
    """
    slack = abs(shown) * margin
    slightly_more = shown < actual <= shown + slack
    slightly_less = shown - slack <= actual < shown
    return {
        Hedge.RUIM: slightly_more,
        Hedge.MEER_DAN: actual > shown,
        Hedge.IETS_MEER_DAN: slightly_more,
        Hedge.BIJNA: slightly_less,
        Hedge.KRAP: slightly_less,
        Hedge.MINDER_DAN: actual < shown,
        Hedge.IETS_MINDER_DAN: slightly_less,
        Hedge.CIRCA: abs(actual - shown) <= slack,
        Hedge.TEN_MINSTE: actual >= shown,
        Hedge.TEN_HOOGSTE: actual <= shown,
        Hedge.PRECIES: actual == shown,
    }[hedge]

"""Whole numbers in Dutch words, and back.

The spelling is that of the Leidraad of the Taalunie: one word up to and including ``duizend``, a
space after ``duizend``, spaces around ``miljoen``, and a diaeresis after an e (``tweeëntwintig``).
"""

_SMALL = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    *("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien"),
    *("achttien", "negentien"),
)
_TENS = (
    *("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig"),
    "negentig",
)
_LARGEST = 999_999_999


def number_words(value: int) -> str:
    """Return a number in words: 2120 is ``tweeduizend honderdtwintig``.

    Raises ValueError for a number below 0 or above 999.999.999.
    """
    if not 0 <= value <= _LARGEST:
        raise ValueError(f"no words for {value}: it is not between 0 and {_LARGEST}")
    if value == 0:
        return _SMALL[0]
    millions, rest = divmod(value, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append(f"{_below_thousand(millions)} miljoen")
    if thousands:
        parts.append(f"{_below_thousand(thousands) if thousands > 1 else ''}duizend")
    if rest:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    count = _SMALL[hundreds] if hundreds > 1 else ""
    return (f"{count}honderd" if hundreds else "") + (_below_hundred(rest) if rest else "")


def _below_hundred(value: int) -> str:
    if value < len(_SMALL):
        return _SMALL[value]
    tens, unit = divmod(value, 10)
    if unit == 0:
        return _TENS[tens]
    link = "ën" if _SMALL[unit].endswith("e") else "en"
    return f"{_SMALL[unit]}{link}{_TENS[tens]}"


# An accent or a diaeresis makes no other number: één, tweeentwintig.
_ACCENTS = str.maketrans("éë", "ee")
_BELOW_HUNDRED = {_below_hundred(value).translate(_ACCENTS): value for value in range(1, 100)}


def parse_words(text: str) -> int | None:
    """Return the number that the words name, or None when they name none.

    Capitals, accents and the place of spaces make no difference, and ``twaalfhonderd`` and
    ``honderd en een`` are read as well.
    """
    phrase = " ".join(text.lower().translate(_ACCENTS).split())
    if phrase == _SMALL[0]:
        return 0
    total = 0
    for word, size in (("miljoen", 1_000_000), ("duizend", 1000)):
        before, found, after = phrase.partition(word)
        if found:
            count = 1 if word == "duizend" and not before else _hundreds(before.strip())
            if count is None or count > 999:
                return None
            total += count * size
            if not after:
                return total
            phrase = after.strip()
    rest = _hundreds(phrase.removeprefix("en").strip() if total else phrase)
    if rest is None or (total and rest > 999):
        return None
    return total + rest


def _hundreds(word: str) -> int | None:
    """Return the value of a number below ten thousand that is counted in hundreds."""
    before, found, after = word.partition("honderd")
    if not found:
        return _BELOW_HUNDRED.get(word)
    count = _BELOW_HUNDRED.get(before.strip()) if before else 1
    rest = _BELOW_HUNDRED.get(after.strip().removeprefix("en").strip()) if after else 0
    # Nobody says ‘tienhonderd’: that is duizend.
    if count is None or rest is None or count % 10 == 0:
        return None
    return count * 100 + rest


def parse_ordinal(text: str) -> int | None:
    """Return the rank that an ordinal names, in words or as ``2e``; None for any other text."""
    word = text.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in ("ste", "de", "e"):
        stem = word.removesuffix(ending)
        if stem != word:
            return int(stem) if stem.isdecimal() else parse_words(stem)
    return None


# ‘De ene’ is the first of two.
_IRREGULAR = {"eerste": 1, "ene": 1, "derde": 3}

"""Names for new things: of files and for references, from the words of a title."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60
# What NFD does not take apart.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})


def slug(title: str, otherwise: str = "naamloos") -> str:
    """Return a name of small letters, digits and hyphens made of a title."""
    title = re.sub(r"\[\[[^\[\]\n]*\]\]|\]\([^()\s]*\)", " ", title)
    title = re.sub(r"(?<=\w)['’](?=\w)", "", title.lower().translate(_LETTERS))
    plain = unicodedata.normalize("NFD", title)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = [word for word in re.split(r"[^a-z0-9]+", plain) if word]
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name or otherwise


def free_name(name: str, taken: Collection[str]) -> str:
    """Return the name, or with the first number behind it that makes it one of its own."""
    if name not in taken:
        return name
    stem = re.sub(r"-\d+$", "", name)
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def words_of(name: str) -> str:
    """Return the title that a name was made of, as well as it can be told; "" if of none."""
    is_made = re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name)
    return name.replace("-", " ").capitalize() if is_made else ""


def dotted_name(title: str, taken: Collection[str]) -> str:
    """Return a free name for a figure of the bank, made of its title: "wind.aan_zee"."""
    words = slug(title, "").split("-")
    name = ".".join(part for part in (words[0], "_".join(words[1:])) if part)
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free

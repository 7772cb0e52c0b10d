"""Links in a text while they are written: where one stands, and what an address may be."""

import re
from dataclasses import dataclass

from stand.editing.writing.keys import Selected, word_at

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]*)\)")
_SCHEMES = ("https://", "http://", "mailto:")
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text from ``start`` to ``end``, or the words that will become one."""

    start: int
    end: int
    words: str
    address: str


def link_at(selected: Selected) -> Link:
    """Return the link that the selection lies in, or what is to become one.

    That is what is selected, or else the word at the cursor.
    """
    for match in _LINK.finditer(selected.text):
        if match.start() <= selected.start and selected.end <= match.end():
            return Link(match.start(), match.end(), match["words"], match["address"])
    start, end = selected.start, selected.end
    if start == end:
        start, end = word_at(selected.text, start)
    words = " ".join(selected.text[start:end].split())
    address = full_address(words)
    if address_fault(address) or "://" not in words:
        return Link(start, end, words, "")
    return Link(start, end, "", address)


def full_address(written: str) -> str:
    """Return an address as a link needs it: with https:// or mailto: before it."""
    written = written.strip()
    if written.lower().startswith(_SCHEMES):
        return written
    if _MAIL.fullmatch(written):
        return f"mailto:{written}"
    return f"https://{written}" if _SITE.fullmatch(written) else written


def address_fault(address: str) -> str:
    """Return in Dutch what is wrong with an address; empty when nothing is."""
    address = full_address(address)
    if not address:
        return "Schrijf het adres op waar de link heen gaat."
    scheme = next((one for one in _SCHEMES if address.lower().startswith(one)), "")
    rest = address[len(scheme) :]
    if not scheme or not rest.strip("/"):
        return "Begin het adres met https:// of, voor een mailadres, met mailto:."
    if re.search(r"\s", rest):
        return "In een adres staan geen spaties."
    if scheme == "mailto:" and not _MAIL.fullmatch(rest.partition("?")[0]):
        return "Dit is geen mailadres."
    return ""


def link_text(words: str, address: str) -> str:
    """Return a link as Markdown has it; what would end it early is written otherwise."""
    words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", " ".join(words.split()))
    address = full_address(address).replace("(", "%28").replace(")", "%29")
    return f"[{words}]({address})"

"""What a PDF says to its readers, by the eyes of poppler and of pdfium, and by its structure."""

import ctypes
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


def plain(text: str) -> str:
    """Return a text with each stretch of white space as one space, and letters in one form.

    The fonts have one shape for the hyphen and the one that does not break.
    """
    text = text.replace("\N{NON-BREAKING HYPHEN}", "-")
    return " ".join(unicodedata.normalize("NFC", text).split())


class Read:
    """One file as it is read; each way of reading it happens once, when it is first wanted."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def poppler(self) -> list[str]:
        """The text of each page, as poppler copies it."""
        command = ["pdftotext", "-raw", str(self.path), "-"]
        text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        return [plain(page) for page in text.split("\f")[:-1]]

    @cached_property
    def pdfium(self) -> list[str]:
        """The text of each page, as pdfium copies it."""
        with pdfium.PdfDocument(self.path) as document:
            return [plain(page.get_textpage().get_text_range()) for page in document]

    @cached_property
    def aloud(self) -> str:
        """The text of the whole file in the order of the structure tree, as it is read aloud."""
        pieces = self._marked
        with pikepdf.open(self.path) as file:
            numbers = {page.objgen: index for index, page in enumerate(file.pages)}
            order = list(_content_of(file.Root.StructTreeRoot, None, numbers))
        assert len(order) == len(set(order)), "content stands in the tree twice"
        lost = {place for place in pieces if place[1] >= 0} - set(order)
        assert not lost, f"text that is in no element: {sorted(lost)[:5]}"
        return plain("".join(_joined(order, pieces)))

    def in_language(self, language: str) -> list[str]:
        """Return the text of each element that the structure says is in a language."""
        with pikepdf.open(self.path) as file:
            pages = {page.objgen: index for index, page in enumerate(file.pages)}
            return [
                plain("".join(_joined(list(_content_of(element, page, pages)), self._marked)))
                for element, page in _elements(file.Root.StructTreeRoot, None, pages)
                if element.get("/Lang") == language
            ]

    @cached_property
    def _marked(self) -> dict[tuple[int, int], str]:
        """The text of each piece of marked content, by page and number; -1 holds the artifacts."""
        with pdfium.PdfDocument(self.path) as document:
            return {
                (index, number): text
                for index, page in enumerate(document)
                for number, text in _texts_by_mark(page).items()
            }

    def not_found(self, words: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the words that a search through their page, named by its index, does not find."""
        with pdfium.PdfDocument(self.path) as document:
            pages = [page.get_textpage() for page in document]
            return [
                (page, word) for page, word in words if pages[page].search(word).get_next() is None
            ]


def _texts_by_mark(page: pdfium.PdfPage) -> dict[int, str]:
    """Return the text of each piece of marked content; white space belongs to what it follows."""
    text_page = page.get_textpage()
    numbers: dict[int, int] = {}
    found: dict[int, str] = {}
    number = -1
    for index in range(text_page.count_chars()):
        drawn = pdfium_c.FPDFText_GetTextObject(text_page, index)
        if drawn:
            address = ctypes.addressof(drawn.contents)
            if address not in numbers:
                numbers[address] = pdfium_c.FPDFPageObj_GetMarkedContentID(drawn)
            number = numbers[address]
        char = chr(pdfium_c.FPDFText_GetUnicode(text_page, index))
        found[number] = found.get(number, "") + char
    return found


_Numbers = dict[tuple[int, int], int]


def _kids(
    element: pikepdf.Object, page: int | None, pages: _Numbers
) -> Iterator[tuple[pikepdf.Object | int, int | None]]:
    """Yield what is in an element, each with the index of the page it is on if that is said."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        own = None if isinstance(kid, int) else kid.get("/Pg")
        yield kid, page if own is None else pages[own.objgen]


def _elements(
    element: pikepdf.Object, page: int | None, pages: _Numbers
) -> Iterator[tuple[pikepdf.Object, int | None]]:
    """Yield all elements below one, each with the page that its content is on by default."""
    for kid, place in _kids(element, page, pages):
        if not isinstance(kid, int) and "/S" in kid:
            yield kid, place
            yield from _elements(kid, place, pages)


def _content_of(
    element: pikepdf.Object, page: int | None, pages: _Numbers
) -> Iterator[tuple[int, int]]:
    """Yield page and number of each piece of content below an element, in order."""
    for kid, place in _kids(element, page, pages):
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            assert place is not None
            yield place, kid if isinstance(kid, int) else int(kid.MCID)
        elif kid.get("/Type") != "/OBJR":
            yield from _content_of(kid, place, pages)


def _joined(order: list[tuple[int, int]], pieces: dict[tuple[int, int], str]) -> Iterator[str]:
    """Yield the pieces of text in order, with a space wherever they do not follow each other."""
    previous = (-1, -1)
    for place in order:
        if place != (previous[0], previous[1] + 1):
            yield " "
        yield pieces.get(place, "")
        previous = place


_SENTENCE = re.compile(r"(?<=[.!?][’”)]) |(?<=[.!?]) ")


def sentences(block: str) -> list[str]:
    """Return the sentences of a block of text, without the hyphens that nobody sees."""
    visible = plain(block.replace("\xad", ""))
    return [sentence for sentence in _SENTENCE.split(visible) if sentence]


def unread(wanted: list[str], text: str) -> list[str]:
    """Return the sentences that do not stand in a text, whole and one after another."""
    missing, position = [], 0
    for sentence in wanted:
        found = text.find(sentence, position)
        if found < 0:
            missing.append(sentence)
        else:
            position = found + len(sentence)
    return missing


def uncopied(wanted: list[str], pages: list[str]) -> list[str]:
    """Return the sentences that no page has whole, nor two pages after another in two parts."""
    text = "\f".join(pages)
    return [
        sentence
        for sentence in wanted
        if sentence not in text and not any(_crosses(sentence, *two) for two in pairwise(pages))
    ]


def _crosses(sentence: str, page: str, following: str) -> bool:
    """Tell whether a sentence begins on one page and goes on on the next."""
    words = sentence.split(" ")
    parts = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return any(first in page and rest in following for first, rest in parts)

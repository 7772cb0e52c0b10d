"""The words that a hyphen breaks over two lines, as the layout engine set them."""

from itertools import pairwise

from stand.render.book import Book
from tests.render.conftest import lines_of


def broken_words(book: Book, sentences: list[str]) -> list[tuple[int, str]]:
    """Return the words of the sentences that are broken on a page, with the index of the page."""
    known = {word for sentence in sentences for word in sentence.split()}
    pages = [page for layout in book.lay_out() for page in layout.document.pages]
    return [
        (index, word)
        for index, page in enumerate(pages)
        for (_, line), (_, following) in pairwise(lines_of(page))
        if line.endswith("-") and (word := _joined(line, following)) in known
    ]


def _joined(line: str, following: str) -> str:
    first, rest = line.rsplit(maxsplit=1)[-1], following.split(maxsplit=1)[0]
    return (first.removesuffix("-") + rest).replace("\xad", "")

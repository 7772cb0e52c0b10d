"""Pages and figures as pictures."""

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium

from stand.charts.depict import depict
from stand.model.placed import all_figures, own_problems
from stand.model.publication import Publication
from stand.problems import Problem, Severity
from stand.render.card import Card, make_card
from stand.render.layouts import Layouts
from stand.render.pages import Layout, SomePages, one_page, picture_pdf
from stand.workspace import Workspace

_FAST = 1
_BAND = 48
"""How many lines of a picture are compressed together."""
_MOST_BANDS = 100
_DEFLATED = b"\x78\x01"
_END = b"\x03\x00"
"""What a stream of zlib begins with, and its last block, which is empty (RFC 1950 and 1951)."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB_OF_8_BITS = bytes((8, 2, 0, 0, 0))
_WIDTHS = (50, 4000)
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True)
class Depicted:
    """A figure by itself: its card, if it can be drawn, its description, and what is wrong."""

    card: Card | None
    description: str
    faults: tuple[str, ...]


def page_png(layout: Layout, index: int, width: int) -> bytes:
    """Return one page of a layout as a picture, as :func:`png_of` does."""
    return picture(one_page(layout, index), width)


def picture(page: SomePages, width: int) -> bytes:
    """Return a document of one page as a picture, as :func:`png_of` does."""
    return png_of(picture_pdf(page), width)


def png_of(pdf: bytes, width: int) -> bytes:
    """Return the first page of a PDF as a picture.

    It is ``width`` pixels wide, but never so large or small that nobody has anything to see in it.
    """
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        wide, high = page.get_size()
        most = (_MOST_PIXELS * wide / high) ** 0.5
        width = int(min(max(width, _WIDTHS[0]), _WIDTHS[1], most))
        # A hair less, because a part of a pixel is rounded up to a whole one.
        bitmap = page.render(scale=(width - 0.01) / wide, rev_byteorder=True)
        return _png(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer))
    finally:
        document.close()


def _png(width: int, height: int, stride: int, pixels: memoryview) -> bytes:
    """Return pixels, three bytes each and ``stride`` bytes a line, as a PNG that was made fast.

    Its lines are not filtered: on a page of text that takes three times as long, and saves nothing.
    """
    starts = range(0, height * stride, stride)
    lines = [pixels[start : start + 3 * width] for start in starts]
    bands = [b"\0" + b"\0".join(lines[first : first + _BAND]) for first in range(0, height, _BAND)]
    check = 1
    for band in bands:
        check = zlib.adler32(band, check)
    data = b"".join((_DEFLATED, *map(_compressed, bands), _END, struct.pack(">I", check)))
    head = struct.pack(">II", width, height) + _RGB_OF_8_BITS
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@lru_cache(maxsize=_MOST_BANDS)
def _compressed(band: bytes) -> bytes:
    """Return some lines as a piece of a stream that needs nothing of the pieces before it.

    While somebody types, most of a page stays as it is.
    """
    compressor = zlib.compressobj(_FAST, wbits=-zlib.MAX_WBITS)
    return compressor.compress(band) + compressor.flush(zlib.Z_FULL_FLUSH)


def depicted(
    publication: Publication,
    workspace: Workspace,
    problems: list[Problem],
    name: str,
    layouts: Layouts,
) -> Depicted:
    """Return a figure by itself. Raises RenderFailed."""
    placed = next(found for found in all_figures(publication) if found.name == name)
    depictions = depict(publication, workspace, placed)
    unfit = depictions.faults_of(name)
    own = [
        found
        for found in own_problems(placed, publication, problems)
        if found.severity is Severity.ERROR
    ]
    faults = tuple(dict.fromkeys(f"{found.message} {found.hint}" for found in [*own, *unfit]))
    alt = depictions.by_name[name].alt
    if unfit:
        return Depicted(None, alt, faults)
    card = make_card(publication, workspace, depictions, name, layouts.engine)
    return Depicted(card, card.alt, faults)

"""One PDF of parts that were painted apart from each other.

The engine writes the file: page tree, links, bookmarks, fonts, metadata. The pages that it is given
are painted already; each part keeps resources of its own, so its names need not be unique.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.document import Document
from weasyprint.pdf import _use_references
from weasyprint.text.fonts import FontConfiguration

from stand.finish.recording import LinkArea, Recording
from stand.render.faces import Faces, FaceUse
from stand.render.pages import PDF_VARIANT, Layout, listening
from stand.render.painting import Painted, PaintedPage, paint


@dataclass(frozen=True)
class Written:
    """A file as the engine writes it, what was painted where, and what it complained about."""

    data: bytes
    recording: Recording
    complaints: tuple[str, ...]


def bind(parts: list[Painted], fonts: FontConfiguration) -> Written:
    """Return one PDF of all pages; it has no structure yet (:mod:`stand.finish`).

    The parts are used up, and gone from the list.
    """
    pages = [[_Page(page) for page in part.pages] for part in parts]
    everything = [page for of_part in pages for page in of_part]
    document = Document(everything, parts[0].metadata, None, fonts, {}, "srgb")
    uses = _uses(parts)
    faces = Faces(fonts)
    document.fonts = {name: faces.whole(use) for name, use in uses.items()}

    def give_resources(_document: Document, pdf: pydyf.PDF) -> None:
        _give_resources(pdf, parts)

    with listening() as complaints, _without_tags():
        data = document.write_pdf(
            pdf_variant=PDF_VARIANT, uncompressed_pdf=True, finisher=give_resources
        )
    recording = _recording(parts, pages)
    recording.letters = {name: dict(use.letters) for name, use in uses.items()}
    said = (text for part in parts for text in part.complaints)
    written = Written(data, recording, (*said, *complaints))
    parts.clear()
    return written


def write_pdf(layouts: Sequence[Layout]) -> Written:
    """Return one PDF of the pages of these layouts."""
    return bind([paint(layout) for layout in layouts], layouts[0].document.font_config)


class _Page:
    """A page that was painted, as the engine asks for it; its links get their objects."""

    def __init__(self, painted: PaintedPage) -> None:
        self.width, self.height, self.bleed = painted.width, painted.height, painted.bleed
        self.anchors, self.bookmarks = painted.anchors, painted.bookmarks
        self.forms: dict[None, list[Any]] = {None: []}
        self.links = [(*link, _Link()) for link in painted.links]
        self._content = painted.content

    def paint(self, stream: pydyf.Stream, _scale: float) -> None:
        """Put what was painted in the content of the page of a file."""
        stream.stream[:] = [self._content]


class _Link:
    """The box of a link as far as the engine asks for it: it is given its object."""

    def __init__(self) -> None:
        self.link_annotation: Any = None


@contextmanager
def _without_tags() -> Iterator[None]:
    """Keep the engine from making a structure of its own."""
    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = lambda *_given: None
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original


def _uses(parts: Sequence[Painted]) -> dict[str, FaceUse]:
    """Return what all parts together use of each font."""
    uses: dict[str, FaceUse] = {}
    for part in parts:
        for name, use in part.faces.items():
            if name in uses:
                uses[name].add(use)
            else:
                uses[name] = use
    return uses


def _give_resources(pdf: pydyf.PDF, parts: Sequence[Painted]) -> None:
    """Give each page the resources of its part."""
    numbers = iter(pdf.pages["Kids"][::3])
    pictures: dict[str, dict[str, pydyf.Stream]] = {}
    for part in parts:
        for name, picture in part.pictures.items():
            if name not in pictures:
                _add_picture(pdf, picture)
                pictures[name] = {"x_object": picture}
        pages = [pdf.objects[next(numbers)] for _ in part.pages]
        shared = pdf.objects[int(pages[0]["Resources"].split()[0])]
        _colour(part.resources, shared["ColorSpace"])
        part.resources["Font"] = shared["Font"]
        _use_references(pdf, part.resources, pictures, {})
        pdf.add_object(part.resources)
        for page in pages:
            page["Resources"] = part.resources.reference


def _add_picture(pdf: pydyf.PDF, picture: pydyf.Stream) -> None:
    mask = picture.extra.get("SMask")
    if mask is not None:
        pdf.add_object(mask)
        picture.extra["SMask"] = mask.reference
    pdf.add_object(picture)


def _colour(resources: pydyf.Dictionary, colour_spaces: Any) -> None:
    """Name the colour spaces of the file in resources, and in those within."""
    resources["ColorSpace"] = colour_spaces
    for kind in ("XObject", "Pattern"):
        for stream in resources[kind].values():
            if stream is not None and "Resources" in stream.extra:
                _colour(stream.extra["Resources"], colour_spaces)


def _recording(parts: Sequence[Painted], pages: Sequence[Sequence[_Page]]) -> Recording:
    """Return what was painted on the pages of all parts, now that links have their objects."""
    whole = Recording()
    first = 0
    for part, of_part in zip(parts, pages, strict=True):
        painted, part.recording.drawn = part.recording.drawn, []
        for drawn in painted:
            if not isinstance(drawn, LinkArea):
                whole.drawn.append(replace(drawn, page=first + drawn.page))
                continue
            annotation = of_part[drawn.page].links[drawn.number][-1].link_annotation
            if annotation is not None:
                link = LinkArea(first + drawn.page, annotation.number, drawn.element)
                whole.drawn.append(link)
        whole.roots += part.recording.roots
        for (page, number), kind in part.recording.margins.items():
            whole.margins[first + page, number] = kind
        first += len(of_part)
    return whole

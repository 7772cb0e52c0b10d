"""The pages of one part painted, apart from the file that they will be in.

What is painted depends on nothing but the part, and is data that another process can be sent.
:mod:`stand.render.binding` makes one file of all parts.
"""

import pickle
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint.document import Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.pdf.stream import Stream

from stand.finish.recording import Recording
from stand.render.faces import Face, Faces, FaceUse
from stand.render.pages import Layout, listening
from stand.render.recorder import record

PROFILE = b"3 0 R"
"""The colour profile is the first object that the engine puts in a file."""
_POINTS = 0.75  # a pixel of CSS


@dataclass
class PaintedPage:
    """One page: sizes and places in pixels of CSS, as the engine has them.

    ``links`` have their kind, target and rectangle; ``content`` is what a page of a PDF has.
    """

    width: float
    height: float
    bleed: dict[str, float]
    anchors: dict[str, Any]
    links: list[tuple[str, str, tuple[float, ...]]]
    bookmarks: list[Any]
    content: bytes


@dataclass
class Painted:
    """The pages of one part, with all that they use.

    ``resources`` are those of the content of the pages; ``pictures`` are of pixels, by name.
    In ``recording`` pages count from the first of this part, and the number of a link is its place
    among those of its page.
    """

    pages: list[PaintedPage]
    resources: pydyf.Dictionary
    pictures: dict[str, pydyf.Stream]
    faces: dict[str, FaceUse]
    recording: Recording
    metadata: DocumentMetadata
    complaints: tuple[str, ...]


def paint(layout: Layout) -> Painted:
    """Paint the pages of a part."""
    canvas = _Canvas(layout.document)
    recorded = Recording()
    with listening() as complaints:
        pages = [
            canvas.painted(page, number, recorded)
            for number, page in enumerate(layout.document.pages)
        ]
        pictures = {name: _picture(image) for name, image in canvas.images.items()}
    as_data = pickle.loads(pickle.dumps(canvas.resources))  # noqa: S301 - of our own, just now
    return Painted(
        pages,
        as_data,
        pictures,
        {face.hash: face.use for face in canvas.fonts.values()},
        recorded,
        layout.document.metadata,
        tuple(complaints),
    )


class _Canvas:
    """What the pages of a part are painted on."""

    def __init__(self, document: Document) -> None:
        self.fonts: dict[int, Face] = {}
        self.images: dict[str, dict[str, Any]] = {}
        kinds = ("ExtGState", "XObject", "Pattern", "Shading")
        self.resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
        self.resources["ColorSpace"] = None
        self._faces = Faces(document.font_config)

    def painted(self, page: Any, number: int, recorded: Recording) -> PaintedPage:
        """Paint one page, and note what was painted where."""
        tags: dict[Any, dict[str, Any]] = {}
        rectangle = (0, 0, page.width, page.height)
        profiles = {"srgb": SimpleNamespace(pdf_reference=PROFILE)}
        stream = _Stream(self.fonts, rectangle, self.resources, self.images, tags, profiles, "srgb")
        stream.faces = self._faces
        stream.transform(d=-1, f=page.height * _POINTS)
        page.paint(stream, _POINTS)
        record(recorded, number, page, tags)
        return PaintedPage(
            page.width,
            page.height,
            page.bleed,
            page.anchors,
            [tuple(link) for *link, _ in page.links],
            page.bookmarks,
            _content(stream),
        )


class _Stream(Stream):  # type: ignore[misc]
    """Content that meets its fonts by itself; as data it is content and no more."""

    faces: Faces

    def clone(self, **given: Any) -> "_Stream":
        twin = super().clone(**given)
        twin.__class__ = _Stream
        twin.faces = self.faces
        return twin  # type: ignore[no-any-return]

    def add_font(self, pango_font: Any) -> tuple[Face, float]:
        return self.faces.met(pango_font, self._fonts)

    def __reduce__(self) -> tuple[Any, ...]:
        return pydyf.Stream, ([_content(self)], self.extra)


def _content(stream: pydyf.Stream) -> bytes:
    return b"\n".join(pydyf._to_bytes(line) for line in stream.stream)


def _picture(image: dict[str, Any]) -> pydyf.Stream:
    """Return a picture as an object of a PDF."""
    made = image["image"].get_x_object(image["interpolate"], max(image["dpi_ratios"]))
    for each in (made, made.extra.get("SMask")):
        if each is not None:
            each.stream = [_content(each)]
    return made

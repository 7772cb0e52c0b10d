"""A PDF, read back once: :func:`read` gives all that the rules look at."""

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

from stand.audit.reading.content import follow
from stand.audit.reading.fonts import Font
from stand.audit.reading.geometry import Box
from stand.audit.reading.marks import Marks
from stand.audit.reading.metadata import Metadata
from stand.audit.reading.objects import Key, as_dictionary, as_list, as_name, as_whole, get, numbers
from stand.audit.reading.painter import Fonts
from stand.audit.reading.places import Annotation, Bookmark, Places, read_annotations
from stand.audit.reading.tree import Tree, TreeReader
from stand.errors import NotReadable


@dataclass(frozen=True)
class Page:
    """A page: what is painted on it and which annotations lie over it.

    ``parents`` is its key in the tree of parents, ``tabs`` the order of its annotations (S when
    they follow the structure). ``is_broken`` when its content cannot be read.
    """

    number: int
    box: Box
    marks: Marks
    annotations: tuple[Annotation, ...]
    tabs: str
    parents: int | None
    is_broken: bool


@dataclass
class Document:
    """A PDF as the rules see it. ``data`` is the file itself."""

    data: bytes
    pdf: pikepdf.Pdf
    pages: list[Page]
    tree: Tree | None
    is_marked: bool
    fonts: list[Font]
    metadata: Metadata
    places: Places
    bookmarks: list[Bookmark] = field(default_factory=list)

    @cached_property
    def things(self) -> dict[Key, tuple[int, Annotation]]:
        """The annotations by their object, with their page."""
        return {
            annotation.key: (page.number, annotation)
            for page in self.pages
            for annotation in page.annotations
        }


def read(data: bytes) -> Document:
    """Read a PDF. Raises NotReadable when it is none, is damaged, or asks for a password."""
    try:
        pdf = pikepdf.open(BytesIO(data))
        pages = list(pdf.pages)
    except pikepdf.PasswordError as error:
        raise NotReadable("er zit een wachtwoord op") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise NotReadable("het is geen PDF, of het bestand is beschadigd") from error
    if not pages:
        raise NotReadable("er staan geen bladzijden in")
    numbers_of = {page.obj.objgen: number for number, page in enumerate(pages, 1)}
    places = Places(pdf.Root, numbers_of)
    fonts: Fonts = {}
    root = get(pdf.Root, "/StructTreeRoot")
    tree = TreeReader(root, numbers_of).read() if as_dictionary(root) is not None else None
    return Document(
        data=data,
        pdf=pdf,
        pages=[_page(number, page, fonts, places) for number, page in enumerate(pages, 1)],
        tree=tree,
        is_marked=get(get(pdf.Root, "/MarkInfo"), "/Marked") is True,
        fonts=list(fonts.values()),
        metadata=Metadata(pdf),
        places=places,
        bookmarks=places.bookmarks(),
    )


def _page(number: int, page: pikepdf.Page, fonts: Fonts, places: Places) -> Page:
    stream, is_broken = _content(page.obj)
    return Page(
        number=number,
        box=_box(page.obj),
        marks=follow(stream, _inherited(page.obj, "/Resources"), fonts),
        annotations=tuple(read_annotations(page.obj, places)),
        tabs=as_name(page.obj.get("/Tabs")),
        parents=as_whole(page.obj.get("/StructParents")),
        is_broken=is_broken,
    )


def _content(page: Any) -> tuple[bytes, bool]:
    contents = page.get("/Contents")
    streams = as_list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    parts: list[bytes] = []
    for stream in streams:
        try:
            parts += [stream.read_bytes()] if isinstance(stream, pikepdf.Stream) else []
        except pikepdf.PdfError:
            return b"\n".join(parts), True
    return b"\n".join(parts), False


def _box(page: Any) -> Box:
    corners = numbers(_inherited(page, "/MediaBox"))
    left, bottom, right, top = corners if len(corners) == 4 else (0.0, 0.0, 595.0, 842.0)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _inherited(page: Any, name: str) -> Any:
    """Return what a page has from itself or from a group of pages above it (7.7.3.4)."""
    for _ in range(50):
        value = get(page, name)
        if value is not None:
            return value
        page = get(page, "/Parent")
    return None

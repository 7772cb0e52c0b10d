"""The last step of a build: the file with its pages becomes one that everybody can read."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from pikepdf import Name, ObjectStreamMode, Pdf, Stream

from stand.finish.breaks import find_breaks
from stand.finish.content import Content
from stand.finish.links import settle_links
from stand.finish.metadata import write_metadata
from stand.finish.recording import Piece, Recording, Stretch
from stand.finish.runs import before_a_space
from stand.finish.streams import Numbers, PagePlan, rewrite
from stand.finish.tag import Tag, in_reading_order, pieces, walk
from stand.finish.tagger import tag_document
from stand.finish.tree import write_tree
from stand.finish.words import mend, spoken

_NAMED = ("Part", "Sect")


def finish(data: bytes, recording: Recording, labels: Sequence[str]) -> bytes:
    """Return a file with its structure, whole words, metadata and page labels.

    ``data`` is what the layout engine wrote, ``recording`` what it drew where. ``labels`` has a
    label for each page. The same input gives the same bytes.
    """
    with _without_collecting():
        document = tag_document(Content(recording))
        _place_figures(document)
        breaks = find_breaks(document, recording.roots)
        spaced = before_a_space(document, breaks.going_on)
        mend(document, breaks, spaced)
        _name_parts(document)
        with Pdf.open(BytesIO(data)) as pdf:
            settle_links(pdf, document, recording)
            write_tree(pdf, document, _rewrite(pdf, document, spaced, recording))
            _sharpen(pdf)
            write_metadata(pdf, labels)
            finished = BytesIO()
            pdf.save(finished, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from looking through all layouts again and again.

    Much is made here and nothing of it is garbage before the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _name_parts(document: Tag) -> None:
    """Name each chapter and section after its heading."""
    for tag in walk([document]):
        if tag.type in _NAMED:
            heading = next((each for each in walk(tag.kids) if each.type.startswith("H")), None)
            tag.title = spoken([heading]) if heading else ""


def _place_figures(document: Tag) -> None:
    """Say where each picture stands on its page, with its caption (ISO 32000-1, 14.8.5.4.3)."""
    for tag in walk([document]):
        if tag.type == "Figure":
            held = list(pieces(tag.kids))
            rects = [piece.rect for piece in held if piece.page == held[0].page]
            tag.owner = "Layout"
            tag.attributes["BBox"] = (
                min(rect[0] for rect in rects),
                min(rect[1] for rect in rects),
                max(rect[2] for rect in rects),
                max(rect[3] for rect in rects),
            )


def _sharpen(pdf: Pdf) -> None:
    """Let no picture ask to be smoothed, which an archive does not allow (ISO 19005-2, 6.2.8)."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and Name.Interpolate in thing:
            del thing[Name.Interpolate]


def _rewrite(pdf: Pdf, document: Tag, spaced: set[Piece], recording: Recording) -> Numbers:
    """Rewrite the content of all pages; return the new numbers of all that the structure holds."""
    plans = [PagePlan() for _ in pdf.pages]
    for (index, number), kind in recording.margins.items():
        plans[index].margins[number] = kind
    for drawn, kind in in_reading_order(document):
        piece = drawn.piece if isinstance(drawn, Stretch) else drawn
        plans[piece.page].wanted.setdefault(piece.mcid, []).append((drawn, kind))
    for piece in spaced:
        plans[piece.page].spaced.add(piece.mcid)
    numbers: Numbers = {}
    for page, plan in zip(pdf.pages, plans, strict=True):
        numbers |= rewrite(pdf, page, plan, recording.letters)
    return numbers

"""The last step of a build: the file with its pages becomes one that everybody can read."""

from collections.abc import Sequence
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from stand.finish.content import Content
from stand.finish.links import settle_links
from stand.finish.metadata import write_metadata
from stand.finish.recording import Piece, Recording
from stand.finish.streams import PagePlan, rewrite
from stand.finish.tag import Tag, pieces, walk
from stand.finish.tagger import tag_document
from stand.finish.tree import write_tree
from stand.finish.words import Replacement, replacements, spoken

_NAMED = ("Part", "Sect")


def finish(data: bytes, recording: Recording, labels: Sequence[str]) -> bytes:
    """Return a file with its structure, whole words, metadata and page labels.

    ``data`` is what the layout engine wrote, ``recording`` what it drew where. ``labels`` has a
    label for each page. The same input gives the same bytes.
    """
    document = tag_document(Content(recording))
    replaced = replacements(document)
    _describe(document, replaced)
    with Pdf.open(BytesIO(data)) as pdf:
        settle_links(pdf, document, replaced)
        numbers = _rewrite(pdf, document, replaced, recording)
        write_tree(pdf, document, numbers)
        write_metadata(pdf, labels)
        finished = BytesIO()
        pdf.save(finished, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


def _describe(document: Tag, replaced: dict[Piece, list[Replacement]]) -> None:
    """Name each chapter and section after its heading; say where each picture stands."""
    for tag in walk([document]):
        if tag.type in _NAMED:
            heading = next((each for each in walk(tag.kids) if each.type.startswith("H")), None)
            tag.title = spoken([heading], replaced) if heading else ""
        elif tag.type == "Figure":
            rects = [piece.rect for piece in pieces(tag.kids)]
            tag.owner = "Layout"
            tag.attributes["BBox"] = (
                min(rect[0] for rect in rects),
                min(rect[1] for rect in rects),
                max(rect[2] for rect in rects),
                max(rect[3] for rect in rects),
            )


def _rewrite(
    pdf: Pdf,
    document: Tag,
    replaced: dict[Piece, list[Replacement]],
    recording: Recording,
) -> dict[Piece, int]:
    """Rewrite the content of all pages; return the new number of each piece on its page."""
    held: dict[tuple[int, int], Piece] = {}
    plans = [PagePlan() for _ in pdf.pages]
    for (index, number), kind in recording.margins.items():
        plans[index].margins[number] = kind
    for tag in walk([document]):
        for kid in tag.kids:
            if isinstance(kid, Piece):
                held[kid.page, kid.mcid] = kid
                plans[kid.page].wanted[kid.mcid] = (tag.type, replaced.get(kid, []))
    numbers: dict[Piece, int] = {}
    for index, (page, plan) in enumerate(zip(pdf.pages, plans, strict=True)):
        found = rewrite(pdf, page, plan, recording.letters)
        numbers |= {held[index, drawn]: number for drawn, number in found.items()}
    return numbers

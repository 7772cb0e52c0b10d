"""Links with a description, and with one place to click where several lie on top of each other.

ISO 14289-1, 7.18.5.
"""

from pikepdf import Array, Name, Object, Pdf, String

from stand.finish.recording import LinkArea, Recording, Rect
from stand.finish.tag import Tag, walk
from stand.finish.words import spoken

_SLACK = 1.0  # points by which a rectangle may stick out of the one that it lies in


def settle_links(pdf: Pdf, document: Tag, recording: Recording) -> None:
    """Describe each link in its own words, or in those that it stands on.

    The engine makes a place to click of each box in a link. Those that lie in another are removed
    from the structure; and from the file goes every place that the structure does not hold.
    """
    settled: set[LinkArea] = set()
    for tag in walk([document]):
        areas = [kid for kid in tag.kids if isinstance(kid, LinkArea)]
        if not areas:
            continue
        kept = _outermost(pdf, areas)
        settled.update(kept)
        tag.kids = [kid for kid in tag.kids if not isinstance(kid, LinkArea) or kid in kept]
        pictures = ", ".join(each.alt for each in walk(tag.kids) if each.alt)
        description = String(tag.description or spoken(tag.kids) or pictures)
        for area in kept:
            pdf.get_object(area.number, 0).Contents = description
    spare: dict[int, set[int]] = {}
    for item in recording.drawn:
        if isinstance(item, LinkArea) and item not in settled:
            spare.setdefault(item.page, set()).add(item.number)
    for page, numbers in spare.items():
        _remove(pdf.pages[page].obj, numbers)


def _outermost(pdf: Pdf, areas: list[LinkArea]) -> list[LinkArea]:
    """Return the areas that lie in no other, in the order of the text."""
    rects = {area: _rect(pdf.get_object(area.number, 0)) for area in areas}
    kept: list[LinkArea] = []
    for area in sorted(areas, key=lambda each: _surface(rects[each]), reverse=True):
        if not any(
            other.page == area.page and _lies_in(rects[area], rects[other]) for other in kept
        ):
            kept.append(area)
    return [area for area in areas if area in kept]


def _rect(annotation: Object) -> Rect:
    left, low, right, high = (float(number) for number in annotation.Rect)
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _surface(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _lies_in(rect: Rect, other: Rect) -> bool:
    return (
        rect[0] >= other[0] - _SLACK
        and rect[1] >= other[1] - _SLACK
        and rect[2] <= other[2] + _SLACK
        and rect[3] <= other[3] + _SLACK
    )


def _remove(page: Object, numbers: set[int]) -> None:
    page.Annots = Array([each for each in page.Annots if each.objgen[0] not in numbers])
    if not len(page.Annots):
        del page[Name.Annots]

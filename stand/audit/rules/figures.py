"""Pictures and drawings: what is said of them, where they stand, how sharp they are."""

from collections.abc import Iterator
from math import ceil

from stand.audit.reading.geometry import Box
from stand.audit.reading.marks import Picture
from stand.audit.reading.tree import Content, Element
from stand.audit.rules.rule import Finding, Subject, short

_Found = Iterator[Finding]
_LEAST_RESOLUTION = 150
_SLACK = 1.0
_MM = 25.4


def described(subject: Subject) -> _Found:
    """Find figures without description, place or their caption inside. ISO 14289-1, 7.3."""
    for element in subject.elements:
        if element.role not in ("Figure", "Formula"):
            continue
        page = max(element.page, 1)
        caption = next((kid for kid in element.elements if kid.role == "Caption"), None)
        name = _name(subject, element, caption)
        if not (element.alt or "").strip() and not (element.actual or "").strip():
            yield Finding(page, f"{name} heeft geen alternatieve tekst (Alt).")
        yield from _placed(subject, element, page, name)
        if caption is None and (beside := _caption_beside(element)) is not None:
            words = short(subject.speech.text(beside))
            yield Finding(page, f"Het bijschrift ‘{words}’ staat naast de figuur, niet erin.")


def _name(subject: Subject, element: Element, caption: Element | None) -> str:
    words = subject.speech.text(caption) if caption is not None else element.alt or ""
    return f"{element.kind} ‘{short(words)}’" if words.strip() else element.kind


def _placed(subject: Subject, element: Element, page: int, name: str) -> _Found:
    """Hold the box of a figure (ISO 32000-1, 14.8.5.4.3) against its page."""
    corners = element.attributes.get("BBox")
    if not isinstance(corners, list) or len(corners) != 4:
        yield Finding(page, f"{name} zegt niet waar zij staat (BBox).")
        return
    left, bottom, right, top = corners
    paper = subject.document.pages[page - 1].box
    wide = Box(paper.left - _SLACK, paper.bottom - _SLACK, paper.right + _SLACK, paper.top + _SLACK)
    if left >= right or bottom >= top:
        yield Finding(page, f"De plaats van {name} (BBox) is leeg.")
    elif not (wide.has((left, bottom)) and wide.has((right, top))):
        yield Finding(page, f"De plaats van {name} (BBox) ligt buiten de bladzijde.")


def _caption_beside(element: Element) -> Element | None:
    kids = element.parent.elements if element.parent is not None else []
    at = kids.index(element) if element in kids else 0
    near = kids[max(at - 1, 0) : at] + kids[at + 1 : at + 2]
    return next((kid for kid in near if kid.role == "Caption"), None)


def sharp(subject: Subject) -> _Found:
    """Find images with less than 150 pixels for an inch of paper."""
    for page in subject.document.pages:
        for picture in page.marks.pictures:
            if round(picture.resolution) < _LEAST_RESOLUTION:
                name = _name_of(subject, page.number, picture)
                yield Finding(page.number, f"{name} {_too_coarse(picture)}")


def _too_coarse(picture: Picture) -> str:
    wide, high = picture.pixels
    more = _LEAST_RESOLUTION / picture.resolution
    paper = (
        f"{max(side / 72 * _MM, 1):.0f}"
        for side in (picture.box.right - picture.box.left, picture.box.top - picture.box.bottom)
    )
    return (
        f"is op papier {' bij '.join(paper)} mm en heeft {wide} bij {high} pixels: "
        f"{picture.resolution:.0f} per inch. Nodig voor {_LEAST_RESOLUTION} per inch: ten minste "
        f"{ceil(wide * more)} bij {ceil(high * more)} pixels."
    )


def _name_of(subject: Subject, page: int, picture: Picture) -> str:
    """Return how a problem names an image: by the description of the figure that it is in."""
    if picture.mark is None:
        return "Een beeld (versiering)"
    content = Content(page, *picture.mark)
    holder = next((element for element in subject.elements if content in element.kids), None)
    around = [] if holder is None else [holder, *holder.above()]
    words = next((element.alt for element in around if element.alt), "")
    return f"Het beeld ‘{short(words)}’" if words else "Een beeld"

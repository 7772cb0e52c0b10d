"""Whether all content is in the structure, and the structure in the content."""

from collections import Counter
from collections.abc import Iterator

from stand.audit.reading.document import Page
from stand.audit.reading.tree import HEADINGS, STANDARD, Content, Element
from stand.audit.rules.rule import Finding, Subject, joined, short

_Found = Iterator[Finding]
_WITH_TEXT = ("P", "H", *HEADINGS, "Caption")


def has_structure(subject: Subject) -> _Found:
    """Find a structure that is missing or is no one Document. ISO 14289-1, 7.1."""
    document = subject.document
    if not document.is_marked:
        yield Finding(1, "Het bestand zegt niet dat het een structuur heeft (MarkInfo).")
    if document.tree is None or not document.tree.tops:
        yield Finding(1, "Het bestand heeft geen structuur: een voorleesprogramma moet raden.")
        return
    kinds = [element.role for element in document.tree.tops]
    if kinds != ["Document"]:
        yield Finding(1, f"De structuur begint niet met één Document, maar met {joined(kinds)}.")


def all_content(subject: Subject) -> _Found:
    """Find what is painted outside the structure and is no artifact. ISO 14289-1, 7.1 and 7.3."""
    held = _held(subject)
    for page in subject.document.pages:
        yield from _unread(page)
        yield from _of_page(subject, page, held)
    yield from _nowhere(subject, held)


def _unread(page: Page) -> _Found:
    if page.is_broken:
        yield Finding(page.number, "De inhoud van deze bladzijde is niet te lezen.")
    marks = page.marks
    if marks.loose:
        words = short(" ".join(marks.loose_letters))
        what = f", waaronder ‘{words}’" if words else ""
        count = "1 ding" if marks.loose == 1 else f"{marks.loose} dingen"
        yield Finding(
            page.number, f"Er staan {count} buiten de structuur die geen versiering zijn{what}."
        )


def _of_page(subject: Subject, page: Page, held: dict[Content, list[Element]]) -> _Found:
    marks = page.marks
    for mark, times in marks.times.items():
        content = Content(page.number, *mark)
        elements = held.get(content, [])
        name = _name(subject, content)
        if not elements and mark in marks.painted:
            yield Finding(page.number, f"{name} hoort bij geen enkel element.")
        if len(elements) > 1:
            kinds = joined(element.kind for element in elements)
            yield Finding(page.number, f"{name} hoort bij meer dan één element: {kinds}.")
        if times > 1:
            yield Finding(page.number, f"{name} komt {times} keer voor.")
        if mark in marks.artifact_marks:
            yield Finding(page.number, f"{name} is versiering en staat toch in de structuur.")


def _name(subject: Subject, content: Content) -> str:
    words = short("".join(text.letters for text in subject.speech.texts(content)))
    return f"Stuk {content.number} ‘{words}’" if words else f"Stuk {content.number}"


def _nowhere(subject: Subject, held: dict[Content, list[Element]]) -> _Found:
    """Find elements that point to content that no page has."""
    there = {
        Content(page.number, *mark) for page in subject.document.pages for mark in page.marks.times
    }
    for content, elements in held.items():
        if content not in there:
            yield Finding(
                max(content.page, elements[0].page, 1),
                f"{elements[0].kind} verwijst naar stuk {content.number}, en dat is er niet.",
            )


def _held(subject: Subject) -> dict[Content, list[Element]]:
    held: dict[Content, list[Element]] = {}
    for element in subject.elements:
        for kid in element.kids:
            if isinstance(kid, Content):
                held.setdefault(kid, []).append(element)
    return held


def parent_tree(subject: Subject) -> _Found:
    """Find content that is not led to the element that holds it. ISO 32000-1, 14.7.4.4."""
    tree = subject.document.tree
    if tree is None:
        return
    pages = {page.number: page.parents for page in subject.document.pages}
    wrong: Counter[int] = Counter()
    for content, elements in _held(subject).items():
        if content.form is not None or content.page not in pages:
            continue
        key = pages[content.page]
        keys = tree.parents.get(-1 if key is None else key)
        known = isinstance(keys, list) and content.number < len(keys)
        if not known or keys[content.number] != elements[0].key:  # type: ignore[index]
            wrong[content.page] += 1
    for page, count in sorted(wrong.items()):
        stretches = "1 stuk" if count == 1 else f"{count} stukken"
        yield Finding(
            page,
            f"Van {stretches} is vanaf de bladzijde niet te vinden bij welk element het hoort.",
        )


def standard_types(subject: Subject) -> _Found:
    """Find types that stand for no standard one. ISO 14289-1, 7.1; ISO 32000-1, 14.7.3."""
    tree = subject.document.tree
    if tree is None:
        return
    unknown = Counter(element.kind for element in tree.walk() if not element.role)
    pages = {element.kind: element.page for element in tree.walk() if not element.role}
    for kind, count in sorted(unknown.items()):
        yield Finding(
            max(pages[kind], 1),
            f"Het soort element ‘{kind or '(geen)'}’ ({count} keer) kent niemand.",
        )
    for kind in sorted(set(tree.roles) & STANDARD):
        if tree.roles[kind] != kind:
            yield Finding(1, f"Het soort element {kind} heeft een andere betekenis gekregen.")


def nothing_empty(subject: Subject) -> _Found:
    """Find elements without content; a cell may be empty. WCAG 2.2, 1.3.1."""
    for element in subject.elements:
        page = element.page or next((above.page for above in element.above() if above.page), 1)
        told = element.actual is not None or element.alt is not None
        if not element.kids and not told and element.role not in ("TD", "TH"):
            yield Finding(page, f"{element.kind} is leeg.")
        elif _is_silent(subject, element):
            yield Finding(page, f"{element.kind} heeft geen tekst.")


def _is_silent(subject: Subject, element: Element) -> bool:
    """Tell whether an element for text has content, but no text and no picture."""
    if element.role not in _WITH_TEXT or not element.kids or subject.speech.text(element):
        return False
    return not any(kid.role == "Figure" for kid in element.walk()) and not _has_picture(
        subject, element
    )


def _has_picture(subject: Subject, element: Element) -> bool:
    """Tell whether something is painted that is no text, as a picture in a paragraph."""
    pages = subject.document.pages
    for part in element.walk():
        for kid in part.kids:
            if isinstance(kid, Content) and 0 < kid.page <= len(pages):
                painted = pages[kid.page - 1].marks.painted.get((kid.form, kid.number), 0)
                if painted > len(subject.speech.texts(kid)):
                    return True
    return False

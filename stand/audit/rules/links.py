"""Links, bookmarks, named destinations, page labels: the ways through the document."""

import re
from collections import Counter
from collections.abc import Iterator

from stand.audit.reading.places import Annotation
from stand.audit.reading.tree import HEADINGS, Element, Thing
from stand.audit.rules.rule import Finding, Subject, short

_Found = Iterator[Finding]
_ADDRESS = re.compile(r"(https?://[^\s/]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+)$", re.I)
_SMALLER = ("noot", "figuur", "tabel", "knelpunt", "verzoek")
"""How names begin of what is in a chapter, and is none."""
_FEW = 3
"""Pages: so short a document needs no bookmarks and no page labels."""
_NUMBERED = re.compile(r"(Knelpunt|Verzoek|Figuur|Tabel) (\d+(?:\.\d+)?)\b")


def links(subject: Subject) -> _Found:
    """Find links without element, description or goal. ISO 14289-1, 7.18.5."""
    holders = _holders(subject)
    for page in subject.document.pages:
        for annotation in page.annotations:
            if annotation.is_hidden or annotation.kind == "Popup":
                continue
            if annotation.kind == "Link":
                yield from _link(subject, page.number, annotation, holders)
            elif annotation.key not in holders:
                kind = annotation.kind
                yield Finding(page.number, f"Een aantekening ({kind}) staat niet in de structuur.")
    for element in subject.elements:
        if element.role == "Link" and not any(part.things for part in element.walk()):
            yield Finding(
                max(element.page, 1),
                f"Link ‘{short(subject.speech.text(element))}’ is niet aan te klikken.",
            )


def _holders(subject: Subject) -> dict[tuple[int, int], Element]:
    """Return which element each annotation belongs to."""
    return {
        kid.key: element
        for element in subject.elements
        for kid in element.kids
        if isinstance(kid, Thing)
    }


def _link(
    subject: Subject, page: int, link: Annotation, holders: dict[tuple[int, int], Element]
) -> _Found:
    element = holders.get(link.key)
    words = short(subject.speech.text(element)) if element is not None else ""
    name = f"Link ‘{words or short(link.contents) or link.goal.address or link.goal.name}’"
    tree = subject.document.tree
    if element is None or not _in_link(element):
        yield Finding(page, f"{name} staat niet als link in de structuur.")
    elif tree is not None and tree.parents.get(-1 if link.parent is None else link.parent) != (
        element.key
    ):
        yield Finding(page, f"{name} is vanaf de bladzijde niet in de structuur te vinden.")
    if not link.contents.strip():
        yield Finding(page, f"{name} heeft geen beschrijving (Contents).")
    yield from _goal(page, name, link)


def _in_link(element: Element) -> bool:
    return element.role == "Link" or any(above.role == "Link" for above in element.above())


def _goal(page: int, name: str, link: Annotation) -> _Found:
    goal = link.goal
    if goal.address and not _ADDRESS.match(goal.address):
        yield Finding(page, f"{name} heeft een adres dat niet klopt: {short(goal.address)}")
    elif not goal.is_somewhere:
        where = f": ‘{goal.name}’ is er niet" if goal.name else ""
        yield Finding(page, f"{name} leidt nergens heen{where}.")


def bookmarks(subject: Subject) -> _Found:
    """Find bookmarks that are missing or lead nowhere. ISO 14289-1, 7.17, advises them."""
    found = subject.document.bookmarks
    if not found and len(subject.document.pages) > _FEW:
        yield Finding(1, "Er zijn geen bladwijzers.")
    for bookmark in found:
        title = short(bookmark.title)
        if not bookmark.title.strip():
            yield Finding(bookmark.goal.page or 1, "Een bladwijzer heeft geen naam.")
        if not bookmark.goal.page:
            yield Finding(1, f"Bladwijzer ‘{title}’ leidt nergens heen.")


def page_labels(subject: Subject) -> _Found:
    """Find pages without a label, by which one finds the printed number. WCAG technique PDF17."""
    labels = subject.document.places.labels()
    if not labels and len(subject.document.pages) > _FEW:
        yield Finding(1, "De bladzijden hebben geen eigen nummers (PageLabels).")
    if labels and labels[0][0] != 0:
        yield Finding(1, "De eerste bladzijde heeft geen nummer of naam (PageLabels).")
    for first, _ in labels:
        if first >= len(subject.document.pages):
            yield Finding(1, f"Er is een nummer voor bladzijde {first + 1}, en die is er niet.")


def destinations(subject: Subject) -> _Found:
    """Find what a letter may want to link to and has no name. ISO 32000-1, 12.3.2.3."""
    named = subject.document.places.named
    for name, page in sorted(named.items()):
        if not page:
            yield Finding(1, f"De plaats met de naam ‘{name}’ is er niet.")
    pages = {page for name, page in named.items() if name.partition("-")[0] not in _SMALLER}
    for bookmark in subject.document.bookmarks:
        if bookmark.depth == 0 and bookmark.goal.page and bookmark.goal.page not in pages:
            yield Finding(
                bookmark.goal.page,
                f"Naar ‘{short(bookmark.title)}’ kan niemand linken: de plaats heeft geen naam.",
            )
    yield from _numbered(subject, Counter(name.partition("-")[0] for name in named))


def _numbered(subject: Subject, kinds: Counter[str]) -> _Found:
    """Look up the numbered things; figures and tables have names without number: count those."""
    named = subject.document.places.named
    captions: dict[str, set[str]] = {"figuur": set(), "tabel": set()}
    for element in subject.elements:
        match = _number_of(subject, element)
        if match is None:
            continue
        kind, number = match[1].lower(), match[2]
        if kind in captions:
            if element.role == "Caption":
                captions[kind].add(number)
        elif f"{kind}-{number}" not in named:
            yield Finding(max(element.page, 1), f"Naar {kind} {number} kan niemand linken.")
    for kind, numbers in captions.items():
        if kinds[kind] < len(numbers):
            yield Finding(
                1,
                f"Van {len(numbers)} keer ‘{kind}’ hebben er {kinds[kind]} een naam om naar te "
                "linken.",
            )


def _number_of(subject: Subject, element: Element) -> re.Match[str] | None:
    """Return the numbered name that an element is the title of: a text must be just that."""
    is_title = element.role in HEADINGS or element.role == "Caption"
    if not (is_title or element.role in ("P", "Lbl")):
        return None
    if any(above.role == "TOCI" for above in element.above()):
        return None
    text = subject.speech.text(element)
    return _NUMBERED.match(text) if is_title else _NUMBERED.fullmatch(text)


def tab_order(subject: Subject) -> _Found:
    """Find pages where tabbing does not follow the structure. ISO 14289-1, 7.18.3; WCAG 2.4.3."""
    for page in subject.document.pages:
        if page.annotations and page.tabs != "S":
            yield Finding(page.number, "De tab-toets volgt op deze bladzijde niet de leesvolgorde.")

"""Lists and notes."""

from collections import Counter
from collections.abc import Iterator

from stand.audit.reading.tree import Element
from stand.audit.rules.rule import Finding, Subject

_Found = Iterator[Finding]


def lists(subject: Subject) -> _Found:
    """Find lists without items, items without body, captions not in front. ISO 14289-1, 7.6."""
    for element in subject.elements:
        page = max(element.page, 1)
        roles = [kid.role for kid in element.elements]
        if element.role == "L":
            if "LI" not in roles:
                yield Finding(page, f"Lijst {subject.named(element)} heeft geen onderdelen (LI).")
            if "Caption" in roles[1:]:
                yield Finding(
                    page, f"In lijst {subject.named(element)} staat het bijschrift niet vooraan."
                )
            yield from _numbering(subject, element, page)
        elif element.role == "LI":
            if "LBody" not in roles:
                yield Finding(
                    page, f"Onderdeel {subject.named(element)} heeft geen inhoud (LBody)."
                )
            elif roles.count("LBody") > 1 and "Lbl" not in roles:
                yield Finding(
                    page, f"Onderdeel {subject.named(element)} heeft meer dan één inhoud."
                )


def _numbering(subject: Subject, element: Element, page: int) -> _Found:
    """Find a list with labels that does not say how it is numbered. ISO 14289-1, 7.6."""
    items = [kid for kid in element.elements if kid.role == "LI"]
    labelled = any(kid.role == "Lbl" for item in items for kid in item.elements)
    if labelled and "ListNumbering" not in element.attributes:
        yield Finding(page, f"Lijst {subject.named(element)} zegt niet hoe zij genummerd is.")


def notes(subject: Subject) -> _Found:
    """Find notes without a name of their own or without reference. ISO 14289-1, 7.9."""
    found = [element for element in subject.elements if element.role == "Note"]
    idents = Counter(note.ident for note in found if note.ident)
    known = subject.document.tree.idents if subject.document.tree is not None else set()
    calls = {
        (id(_part(element)), subject.speech.text(element))
        for element in subject.elements
        if element.role == "Reference"
    }
    for note in found:
        page, name = max(note.page, 1), subject.named(note)
        if not note.ident:
            yield Finding(page, f"{name} heeft geen eigen naam (ID).")
        elif idents[note.ident] > 1:
            yield Finding(page, f"{name} heeft dezelfde naam als een andere noot: {note.ident}.")
        elif note.ident not in known:
            yield Finding(page, f"De naam van {name} staat niet in de lijst (IDTree).")
        mark = next((kid for kid in note.elements if kid.role == "Lbl"), None)
        if mark is None or (id(_part(note)), subject.speech.text(mark)) not in calls:
            yield Finding(page, f"Naar {name} verwijst niemand (Reference).")


def _part(element: Element) -> Element:
    """Return the chapter that an element is in, in which the marks of notes count."""
    around = [element, *element.above()]
    return around[-2] if len(around) > 1 else element

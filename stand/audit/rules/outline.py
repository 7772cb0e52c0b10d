"""How the document is divided: chapters, headings, the table of contents, quotations."""

from collections.abc import Iterator

from stand.audit.reading.tree import HEADINGS, Element
from stand.audit.rules.rule import Finding, Subject, short

_Found = Iterator[Finding]
_PARTS = ("Part", "Sect", "Art")
_ALLOWED_ABOVE = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
    "Document": ("",),
    "Part": ("Document", "Part"),
}
_ALLOWED_BELOW = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
    "L": ("LI", "Caption", "L"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOCI", "TOC", "Caption"),
}


def nesting(subject: Subject) -> _Found:
    """Find elements in elements where they do not belong. ISO 32000-1, 14.8.4; ISO 14289-1, 7.1."""
    for element in subject.elements:
        above = _role_above(element)
        allowed = _ALLOWED_ABOVE.get(element.role)
        if allowed is not None and above not in allowed:
            yield _misplaced(subject, element, above)
            continue
        below = _ALLOWED_BELOW.get(above)
        if below is not None and element.role not in below:
            yield _misplaced(subject, element, above)
        if below is None and element.role in _ALLOWED_BELOW:
            loose = any(not isinstance(kid, Element) for kid in element.kids)
            if loose and element.role != "TOC":
                yield Finding(
                    max(element.page, 1), f"In {subject.named(element)} staat tekst zonder element."
                )


def _misplaced(subject: Subject, element: Element, above: str) -> Finding:
    where = f"in {above}" if above else "bovenaan"
    return Finding(max(element.page, 1), f"{subject.named(element)} kan niet {where} staan.")


def _role_above(element: Element) -> str:
    """Return the role of the element around it; divisions without a meaning are looked through."""
    above = next((one for one in element.above() if one.role not in ("Div", "NonStruct")), None)
    return "" if above is None else above.role


def chapters(subject: Subject) -> _Found:
    """Find what is in no part, and parts that do not begin with their heading. WCAG 1.3.1, 2.4.6.

    The first and the last may be a cover, without any heading.
    """
    tree = subject.document.tree
    tops = tree.tops[0].elements if tree is not None and tree.tops else []
    if not any(element.role in _PARTS for element in tops):
        yield Finding(1, "Het document is niet verdeeld in hoofdstukken.")
    covers = tops[:1] + tops[-1:]
    for element in tops:
        if element.role not in _PARTS:
            yield Finding(
                max(element.page, 1), f"{subject.named(element)} staat buiten de hoofdstukken."
            )
        elif not _starts_with_heading(subject, element) and (
            element not in covers or _has_headings(element)
        ):
            yield Finding(
                max(element.page, 1), f"Het deel {subject.named(element)} begint niet met een kop."
            )


def _has_headings(part: Element) -> bool:
    return any(element.role in HEADINGS or element.role == "H" for element in part.walk())


def _starts_with_heading(subject: Subject, part: Element) -> bool:
    """Tell whether a heading comes first; a name or number before it may be a paragraph."""
    before = 0
    for element in part.walk():
        if element.role in HEADINGS or element.role == "H":
            return True
        if element.role in ("P", "Figure", "L", "Table", "BlockQuote", "TOC"):
            before += 1
            if before > 1 or len(subject.speech.text(element)) > 80:
                return False
    return False


def headings(subject: Subject) -> _Found:
    """Find headings that skip a level or have none. ISO 14289-1, 7.4."""
    last = 0
    for element in subject.elements:
        if element.role == "H":
            yield Finding(
                max(element.page, 1), f"De kop {subject.named(element)} heeft geen niveau."
            )
        if element.role not in HEADINGS:
            continue
        level = int(element.role[1])
        if level > last + 1:
            before = f"na H{last}" if last else "als eerste kop"
            yield Finding(
                max(element.page, 1),
                f"De kop {subject.named(element)} slaat een niveau over: zij komt {before}.",
            )
        last = level


def contents(subject: Subject) -> _Found:
    """Find entries of the contents that are no reference with a link. ISO 32000-1, 14.8.4."""
    entries = [element for element in subject.elements if element.role == "TOCI"]
    if not entries and len(subject.document.pages) > 20:
        yield Finding(1, "Er is geen inhoudsopgave (TOC).")
    for entry in entries:
        own = [kid for kid in entry.elements if kid.role not in ("TOC", "Lbl")]
        roles = {part.role for kid in own for part in kid.walk()}
        missing = [role for role in ("Reference", "Link") if role not in roles]
        if missing and own:
            words = short(subject.speech.text(own[0]))
            yield Finding(
                max(entry.page, 1), f"In de inhoudsopgave is ‘{words}’ geen {missing[0]}."
            )

"""The file as a whole: what it says about itself, what it needs, what it must not hold."""

from collections.abc import Iterator
from typing import Any

from stand.audit.reading.metadata import NAMESPACES, moment
from stand.audit.reading.objects import as_dictionary, as_list, as_name, get, tree_values
from stand.audit.rules.rule import Finding, Subject, joined

_Found = Iterator[Finding]
# ISO 19005-2, 6.5.1: what a click may do in a file that is kept.
_ACTIONS = ("GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm")
_DETAILS = (
    ("dc:creator", "de auteur"),
    ("dc:description", "het onderwerp"),
    ("pdf:Keywords", "de trefwoorden"),
    ("xmp:CreateDate", "de datum waarop het is gemaakt"),
    ("xmp:ModifyDate", "de datum van de laatste wijziging"),
)
_SAME = (("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description"))
_SAME_WORDS = (("Keywords", "pdf:Keywords"), ("Producer", "pdf:Producer"))
_SAME_TOOL = (("Creator", "xmp:CreatorTool"),)
_SAME_MOMENT = (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))


def identified(subject: Subject) -> _Found:
    """Find what the file does not say it is. ISO 14289-1, 5; ISO 19005-2, 6.6.4 and 6.6.2.3.3."""
    metadata = subject.document.metadata
    if not metadata.xmp:
        yield Finding(1, "De gegevens over het document (XMP) ontbreken of zijn niet te lezen.")
        return
    if metadata.value("pdfuaid:part") != "1":
        yield Finding(1, "Het bestand zegt niet dat het PDF/UA-1 is.")
    part, level = metadata.value("pdfaid:part"), metadata.value("pdfaid:conformance")
    if (part, level) != ("2", "A"):
        says = f"maar PDF/A-{part}{level.lower()}" if part else "en noemt geen andere PDF/A"
        yield Finding(1, f"Het bestand zegt niet dat het PDF/A-2a is, {says}.")
    uses_own = any(name.startswith("pdfuaid:") for name in metadata.xmp)
    if uses_own and NAMESPACES["pdfuaid"] not in metadata.extensions:
        yield Finding(1, "De uitleg bij het kenmerk van PDF/UA ontbreekt (extension schema).")


def titled(subject: Subject) -> _Found:
    """Find a title that is missing or not shown. ISO 14289-1, 7.1; WCAG 2.2, 2.4.2."""
    metadata = subject.document.metadata
    if not metadata.value("dc:title").strip():
        yield Finding(1, "Het document heeft geen titel.")
    if not metadata.shows_title:
        yield Finding(1, "Een venster toont de naam van het bestand in plaats van de titel.")


def agreeing(subject: Subject) -> _Found:
    """Find where both places for metadata differ. ISO 19005-2, 6.6."""
    metadata = subject.document.metadata
    for name, other in (*_SAME, *_SAME_WORDS, *_SAME_TOOL):
        old, new = metadata.info.get(name, ""), metadata.value(other)
        if old and new and old.split() != new.split():
            yield Finding(1, f"{name} is ‘{old}’ op de ene en ‘{new}’ op de andere plaats.")
        elif old and not new:
            yield Finding(1, f"{name} staat alleen op de oude plaats en ontbreekt in XMP.")
    for name, other in _SAME_MOMENT:
        old, new = metadata.info.get(name, ""), metadata.value(other)
        if bool(old) != bool(new) or (old and moment(old) != moment(new)):
            yield Finding(1, f"{name} is ‘{old}’ op de ene en ‘{new}’ op de andere plaats.")


def complete(subject: Subject) -> _Found:
    """Find author, subject, keywords and dates that are missing. ISO 32000-1, 14.3."""
    value = subject.document.metadata.value
    missing = [words for name, words in _DETAILS if not value(name).strip()]
    if missing:
        yield Finding(1, f"In de gegevens over het document ontbreekt: {joined(missing)}.")


def colour_profile(subject: Subject) -> _Found:
    """Find that nothing says what the colours mean. ISO 19005-2, 6.2.3."""
    intents = subject.document.metadata.intents
    if not any(kind == "GTS_PDFA1" for kind, _ in intents):
        yield Finding(1, "Het bestand zegt niet welke kleuren bedoeld zijn (OutputIntent).")
    elif not any(kind == "GTS_PDFA1" and size > 128 for kind, size in intents):
        yield Finding(1, "Het kleurprofiel ontbreekt.")


def embedded(subject: Subject) -> _Found:
    """Find fonts that are not in the file. ISO 14289-1, 7.21.4.1; ISO 19005-2, 6.2.11.4.1."""
    for font in subject.document.fonts:
        if not font.is_embedded:
            yield Finding(1, f"Het lettertype {font.plain_name} zit niet in het bestand.")


def subsets(subject: Subject) -> _Found:
    """Find fonts with signs that are not used. ISO 32000-1, 9.6.4."""
    for font in subject.document.fonts:
        if font.is_embedded and not font.is_subset:
            yield Finding(1, f"Van het lettertype {font.plain_name} zitten alle tekens erin.")


def readable_signs(subject: Subject) -> _Found:
    """Find signs without a meaning. ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7."""
    for font in subject.document.fonts:
        if font.unmapped:
            codes = joined(f"{code:#06x}" for code in sorted(font.unmapped))
            yield Finding(
                1, f"Van {font.plain_name} is de betekenis van deze tekens onbekend: {codes}."
            )
        if font.bad_codes:
            codes = joined(f"{code:#06x}" for code in font.bad_codes)
            yield Finding(
                1, f"In {font.plain_name} hebben deze tekens een betekenis die niet kan: {codes}."
            )


def safe(subject: Subject) -> _Found:
    """Find passwords, programs and other files. ISO 19005-2, 6.1.3, 6.5 and 6.8."""
    document = subject.document
    root: Any = document.pdf.Root
    names = get(root, "/Names")
    if document.pdf.is_encrypted:
        yield Finding(1, "Er zit een beveiliging op het bestand.")
    if any(True for _ in tree_values(get(names, "/JavaScript"), "/Names")):
        yield Finding(1, "Er zit een programma in het bestand (JavaScript).")
    if any(True for _ in tree_values(get(names, "/EmbeddedFiles"), "/Names")):
        yield Finding(1, "Er zit een ander bestand in het bestand.")
    holders: list[tuple[int, Any]] = [(1, root)]
    for number, page in enumerate(document.pdf.pages, 1):
        annotations = as_list(page.obj.get("/Annots"))
        holders += [(number, holder) for holder in (page.obj, *annotations)]
    for number, holder in holders:
        yield from _actions(number, holder)


def _actions(page: int, holder: Any) -> _Found:
    if as_dictionary(get(holder, "/AA")) is not None:
        yield Finding(
            page, "Er gebeurt iets vanzelf (AA); dat mag niet in een bestand om te bewaren."
        )
    for name in ("/A", "/OpenAction"):
        kind = as_name(get(get(holder, name), "/S"))
        if kind == "JavaScript":
            yield Finding(page, "Er zit een programma in het bestand (JavaScript).")
        elif kind and kind not in _ACTIONS:
            yield Finding(page, f"Een klik doet iets dat niet mag ({kind}).")

"""In which language the document is, and the passages in it."""

import re
from collections.abc import Iterator

from stand.audit.rules.rule import Finding, Subject

_Found = Iterator[Finding]
# BCP 47 (RFC 5646, 2.1): language, script, region, variants, extensions; private use.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)


def of_document(subject: Subject) -> _Found:
    """Find a document that does not say in which language it is. WCAG 2.2, 3.1.1."""
    main = subject.document.metadata.language
    if not main:
        yield Finding(1, "Het document zegt niet in welke taal het is (Lang).")
    elif not _TAG.fullmatch(main):
        yield Finding(1, f"De taal van het document, ‘{main}’, bestaat niet.")


def of_passages(subject: Subject) -> _Found:
    """Find elements in a language that does not exist. WCAG 2.2, 3.1.2."""
    for element in subject.elements:
        if element.language and not _TAG.fullmatch(element.language):
            yield Finding(
                max(element.page, 1),
                f"De taal van {subject.named(element)}, ‘{element.language}’, bestaat niet.",
            )

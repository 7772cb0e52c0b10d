"""Second opinions: other people's checkers, which know nothing of veraPDF nor of us."""

from pathlib import Path

import page
from pikepdf import pdfa

# What they say of files that are right. A deflated stream may end with a carriage return, which
# page-validation takes for part of the end of the line (ISO 19005-2 6.1.7.1). pikepdf approves what
# is on its list, and the extension schema that PDF/UA needs inside PDF/A (6.6.2.3) is not; nor is
# level A, which says all that its level B does (6.6.4).
_MISTAKEN = ("PDFA2A-STREAM-LENGTH-001", "ISO_19005_2:6.6.2.3.1-1", "ISO_19005_2:6.6.4-3")


def by_page_validation(path: Path, profile: str) -> list[str]:
    """Return what `page` has against a file, for ``ua1`` or ``2a``."""
    found = page.validate_pdf(path, profile=profile).failures
    return [f"{one.rule_id}: {one.message}" for one in found if one.rule_id not in _MISTAKEN]


def by_pikepdf(path: Path) -> list[str]:
    """Return what pikepdf has against a file as PDF/A-2b.

    What it calls unsupported (patterns, shadings) it has not looked at: that is no violation.
    """
    report = pdfa.validate_written(path, "2b")
    return [str(one) for one in report.violations if one.rule not in _MISTAKEN]

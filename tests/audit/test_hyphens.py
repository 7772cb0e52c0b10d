"""Hyphens at the end of a line, which programs take for broken words."""

import re
from io import BytesIO

import pikepdf

from stand.audit.audit import audit
from stand.audit.rules.rule import Passage
from tests.audit.conftest import failed
from tests.finish.pages import finished_bytes

STYLE = "@page { size: 26mm 120mm; margin: 2mm }"
TEXT = "Alle wet- en regels, alle wet- en regels, alle wet- en regels."


def without_replacements(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(re.sub(rb"/ActualText <\w+> ", b"", content))
        kept = BytesIO()
        pdf.save(kept)
    return kept.getvalue()


def test_a_written_hyphen_that_programs_eat_is_found_where_the_source_is_known() -> None:
    good = finished_bytes(f"<p>{TEXT}</p>", STYLE)
    source = [Passage(TEXT, "tekst.yaml")]
    assert "pdf-words" not in failed(audit(good, "goed.pdf", source))
    bad = without_replacements(good)
    assert bad != good
    assert "pdf-words" in failed(audit(bad, "fout.pdf", source))

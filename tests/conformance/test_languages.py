"""Passages in another language, in the publication of an agency that does not write Dutch."""

import pikepdf

from tests.conformance.conftest import Builder


def test_each_passage_has_its_language(builder: Builder) -> None:
    read = builder("foreign").read
    english = read.in_language("en")
    assert english[0] == "United Nations"
    assert english[1].startswith("Notwithstanding misunderstandings")
    assert english[2] == "All work and no play."
    assert read.in_language("de")[0] == "Auswärtige Amt"
    assert read.in_language("fr") == ["• Un chat dort. • Un chien mange.", "bonjour"]


def test_the_file_has_the_language_of_the_agency(builder: Builder) -> None:
    with pikepdf.open(builder("foreign").path) as pdf:
        assert str(pdf.Root.Lang) == "fy-NL"

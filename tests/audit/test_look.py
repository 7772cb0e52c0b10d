"""What is seen and heard: contrast, sharpness, whole words, the text of the source."""

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from stand.audit.audit import audit
from stand.audit.reading.colours import contrast
from stand.audit.report import Result
from stand.audit.rules.rule import Passage
from tests.audit.conftest import Change, changed, elements, failed, paint, result, rewrite, said

TEXT_COLOUR = b"0.109804 0.109804 0.109804 rg"


def _pale_text(pdf: Pdf) -> None:
    rewrite(pdf, 3, TEXT_COLOUR, b"0.6 0.6 0.6 rg")


def _faint_text(pdf: Pdf) -> None:
    pdf.pages[2].Resources.ExtGState["/Faint"] = Dictionary(ca=0.4)
    rewrite(pdf, 3, TEXT_COLOUR, TEXT_COLOUR + b" /Faint gs")


def _dark_ground(pdf: Pdf) -> None:
    paint(pdf, 3, "/Artifact BMC q 0.1 0.1 0.1 rg 0 0 600 850 re f Q EMC", first=True)


def _see_through_ground(pdf: Pdf) -> None:
    pdf.pages[2].Resources.ExtGState["/Half"] = Dictionary(ca=0.6)
    paint(pdf, 3, "/Artifact BMC q /Half gs 0 g 0 0 600 850 re f Q EMC", first=True)


def _round_ground(pdf: Pdf) -> None:
    circle = "300 0 m 900 0 900 850 300 850 c -300 850 -300 0 300 0 c f"
    paint(pdf, 3, f"/Artifact BMC q 0.2 g {circle} Q EMC", first=True)


def _gradient(pdf: Pdf) -> None:
    colours = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.2] * 3, C1=[0.3] * 3, N=1)
    shade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 600, 0], Function=colours
    )
    pdf.pages[2].Resources.Shading = Dictionary(Dark=pdf.make_indirect(shade))
    paint(pdf, 3, "/Artifact BMC q 0 0 600 850 re W n /Dark sh Q EMC", first=True)


def _image(pdf: Pdf, page: int, matrix: str, grey: int, side: int) -> None:
    image = pdf.make_stream(
        bytes([grey]) * (side * side),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=side,
        Height=side,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    held = pdf.pages[page - 1].Resources
    held.XObject = held.get("/XObject", Dictionary())
    held.XObject["/Beeld"] = image
    paint(pdf, page, f"/Artifact BMC q {matrix} cm /Beeld Do Q EMC", first=True)


def _dark_image(pdf: Pdf) -> None:
    _image(pdf, 3, "600 0 0 850 0 0", 60, 1800)


@pytest.mark.parametrize(
    ("change", "colours"),
    [
        (_pale_text, "#999999 op #ffffff is 2,85 op 1"),
        (_faint_text, "op #ffffff"),
        (_dark_ground, "#1c1c1c op #1a1a1a"),
        (_see_through_ground, "#1c1c1c op #666666"),
        (_round_ground, "#1c1c1c op #333333"),
        (_gradient, "#1c1c1c op #"),
        (_dark_image, "#1c1c1c op #3c3c3c"),
    ],
    ids=["text", "see-through text", "ground", "see-through", "round", "gradient", "image"],
)
def test_text_that_does_not_stand_out_is_found(broken: Any, change: Change, colours: str) -> None:
    found = broken(change)
    assert colours in said(found, "pdf-contrast")
    assert failed(found) == {"pdf-contrast"}
    assert {problem.line for problem in found.problems} == {3}


def test_each_pair_of_colours_is_told_once_with_its_pages(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        for page in (3, 4):
            rewrite(pdf, page, TEXT_COLOUR, b"0.6 0.6 0.6 rg")
        rewrite(pdf, 5, TEXT_COLOUR, b"0.7 0.7 0.7 rg")

    found = broken(change)
    often, box, other = (each for each in found.problems if each.code == "pdf-contrast")
    assert "#999999 op #ffffff" in often.message
    assert "regels, bladzijden 3–4)" in often.message
    assert "#999999 op #f8ebf2" in box.message
    assert "#b2b2b2 op #ffffff" in other.message
    assert [each.line for each in (often, box, other)] == [3, 4, 5]


def test_text_over_a_light_image_passes(broken: Any) -> None:
    found = broken(lambda pdf: _image(pdf, 3, "600 0 0 850 0 0", 250, 1800))
    assert result(found, "pdf-contrast") is Result.PASSED


def test_what_lies_over_text_or_beside_it_is_no_ground(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        paint(pdf, 3, "/Artifact BMC 0.1 g 0 0 40 850 re f EMC", first=True)
        paint(pdf, 3, "/Artifact BMC q 0 0 0 0 re W n 0.1 g 0 0 600 850 re f Q EMC", first=True)

    assert result(broken(change), "pdf-contrast") is Result.PASSED


def test_text_whose_colour_is_a_pattern_is_not_judged(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        tile = pdf.make_stream(
            b"0 g 0 0 2 2 re f",
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 2, 2],
            XStep=2,
            YStep=2,
            Resources=Dictionary(),
        )
        pdf.pages[2].Resources.Pattern = Dictionary(Ruit=tile)
        rewrite(pdf, 3, TEXT_COLOUR, b"/Pattern cs /Ruit scn")

    found = broken(change)
    check = next(check for check in found.checks if check.code == "pdf-contrast")
    assert check.result is Result.NOT_CHECKED
    assert "bladzijde 3" in check.reason


def test_invisible_text_needs_no_contrast(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        rewrite(pdf, 3, TEXT_COLOUR, b"1 1 1 rg 3 Tr")

    assert result(broken(change), "pdf-contrast") is Result.PASSED


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast((0, 0, 0), (1, 1, 1)), 2) == 21
    assert round(contrast((0x76 / 255,) * 3, (1, 1, 1)), 2) == 4.54


def test_an_image_that_is_not_sharp_is_found(broken: Any) -> None:
    found = broken(lambda pdf: _image(pdf, 6, "72 0 0 72 0 0", 250, 100))
    assert failed(found) == {"pdf-resolution"}
    words = said(found, "pdf-resolution")
    assert "Een beeld (versiering) is op papier 25 bij 25 mm en heeft 100 bij 100 pixels" in words
    assert "ten minste 150 bij 150 pixels" in words


def test_an_image_in_a_figure_is_named_by_its_description(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        _image(pdf, 4, "72 0 0 72 0 0", 250, 100)
        parts = (
            [pdf.pages[3].Contents]
            if not isinstance(pdf.pages[3].Contents, Array)
            else [*pdf.pages[3].Contents]
        )
        data = b"\n".join(part.read_bytes() for part in parts)
        figure = elements(pdf, "/Figure")[0]
        number = next(int(kid) for kid in figure.K if isinstance(kid, int))
        painted = b"/Figure << /MCID %d >> BDC q 72 0 0 72 0 0 cm /Beeld Do Q EMC" % number
        start = data.index(b"/Artifact BMC q 72 0 0 72")
        end = data.index(b"EMC", start) + 3
        pdf.pages[3].Contents = pdf.make_stream(data[:start] + painted + data[end:])

    found = broken(change)
    assert "Het beeld ‘" in said(found, "pdf-resolution")


def test_an_image_that_is_just_sharp_passes(broken: Any) -> None:
    found = broken(lambda pdf: _image(pdf, 6, "0 72 -72 0 72 0", 250, 150))
    assert result(found, "pdf-resolution") is Result.PASSED


def test_a_broken_word_is_found(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        data = pdf.pages[2].Contents.read_bytes()
        assert b"/ActualText" in data
        pdf.pages[2].Contents = pdf.make_stream(data.replace(b"/ActualText", b"/Anders"))

    found = broken(change)
    assert "‘samenwer-’ en ‘kingsverbanden’" in said(found, "pdf-words")
    assert failed(found) == {"pdf-words"}


SOURCE = [
    Passage("Voorwoord", "content/2030/voorwoord.yaml"),
    Passage("Een goed jaar voor de uitvoeringsorganisatie.", "content/2030/voorwoord.yaml"),
    Passage("maakte een nieuw terugkeerprogramma. Dat terugkeerprogramma is", "v.yaml"),
    Passage("De noot hierbij.", "v.yaml"),
    Passage("Zie de website van de dienst en de United Nations.", "v.yaml"),
    Passage("De tweede stap.", "v.yaml"),
    Passage("Druk in de keten", "1-druk.yaml"),
]


def test_text_that_is_as_in_the_source_passes(good: bytes) -> None:
    found = audit(good, "goed.pdf", SOURCE)
    assert said(found, "pdf-text") == ""
    assert result(found, "pdf-text") is Result.PASSED


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ([Passage("Een slecht jaar.", "v.yaml")], "‘Een slecht jaar.’ uit v.yaml staat niet zo"),
        ([SOURCE[5], SOURCE[0]], "andere plaats in de leesvolgorde"),
        ([Passage("Detweede stap.", "v.yaml")], "andere spaties"),
    ],
)
def test_text_that_is_not_as_in_the_source_is_found(
    good: bytes, source: list[Passage], words: str
) -> None:
    found = audit(good, "goed.pdf", source)
    assert words in said(found, "pdf-text")
    assert failed(found) == {"pdf-text"}


def test_text_lost_in_the_file_is_found(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "/BlockQuote")[0].ActualText = String("")

    passages = [Passage("Een aangehaalde zin.", "v.yaml")]
    assert failed(audit(good, "x.pdf", passages)) == set()
    assert "pdf-text" in failed(audit(changed(good, change), "x.pdf", passages))


def test_text_with_signs_of_one_byte_is_read(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Dictionary(
                BaseEncoding=Name.WinAnsiEncoding, Differences=Array([1, Name.eacute])
            ),
        )
        pdf.pages[2].Resources.Font["/Oud"] = pdf.make_indirect(font)
        paint(pdf, 3, r"BT /Oud 12 Tf 9 9 Td [(Caf\001 \(nieuw\)) -200 (\351n)] TJ ET")

    found = broken(change)
    assert "‘Café (nieuw)én’" in said(found, "pdf-content")
    assert "Helvetica" in said(found, "pdf-fonts")

from io import BytesIO
from pathlib import Path
from subprocess import run
from unicodedata import normalize

import pypdfium2
import pytest

from tests.finish.pages import finished, finished_bytes

NARROW = "@page { size: 50mm 120mm; margin: 5mm }"


def by_poppler(data: bytes, tmp_path: Path) -> str:
    (tmp_path / "words.pdf").write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8", str(tmp_path / "words.pdf"), "-"]
    return " ".join(run(command, capture_output=True, check=True, text=True).stdout.split())


def by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


@pytest.mark.parametrize(
    "text",
    [
        "De uitvoeringsorganisaties vergaderen over vreemdelingenbewaring, asielprocedures.",
        "Een (terugkeerondersteuningsprogramma) en ‘onderzoeksverantwoordelijkheden’ samen.",
        "Arbeidsongeschiktheidsverzekeringsmaatschappijen en verantwoordelijkheidsgebieden.",
        "Hij en/of zij, https://example.org/een/lange/weg/naar/iets en Noord-Holland-Zuidoost.",
        "Alle wet- en regels, asiel- en migratiebeleid, huur- en zorgtoeslag, uitvoerings- en zo.",
        "De COA-locaties, IND-medewerkers en de 12-jarigen blijven zoals ze zijn geschreven.",
    ],
)
def test_a_word_on_two_lines_is_one_word_for_who_copies_it(text: str, tmp_path: Path) -> None:
    data = finished_bytes(f"<p>{text}</p>", NARROW + "@page { @bottom-center { content: none } }")
    assert by_poppler(data, tmp_path) == text
    assert by_pdfium(data) == text


def test_a_word_with_an_element_in_it_or_after_it(tmp_path: Path) -> None:
    body = (
        "<p>Zie <em>verantwoordelijkheidsgebieden</em>. Wij <strong>onder</strong>verdelen de "
        "<strong>uitvoerings</strong>organisatieverantwoordelijkheden.</p>"
    )
    data = finished_bytes(body, NARROW + "@page { @bottom-center { content: none } }")
    text = (
        "Zie verantwoordelijkheidsgebieden. Wij onderverdelen de "
        "uitvoeringsorganisatieverantwoordelijkheden."
    )
    assert by_poppler(data, tmp_path) == text
    assert by_pdfium(data) == text


def test_soft_hyphens_and_accents_of_their_own_change_nothing(tmp_path: Path) -> None:
    soft = "De ver­ant­woor­de­lijk­heids­ge­bie­den, cafégeschiedenissen en Ver­ze­ke­rings­za­ken."
    data = finished_bytes(f"<p>{soft}</p>", NARROW + "@page { @bottom-center { content: none } }")
    text = soft.replace("­", "")
    for read in (by_poppler(data, tmp_path), by_pdfium(data)):
        assert normalize("NFC", read) == normalize("NFC", text)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Het is een IND-<em>locatie</em> zo", "Het is een IND-locatie zo"),
        ("Een ngo niet-<em>gouvernementele</em> x", "Een ngo niet-gouvernementele x"),
        ("Duurt lang 10–<span>15 dagen</span> en", "Duurt lang 10–15 dagen en"),
        ("Wat was sa­men­<em>werkingen</em> nu", "Wat was samenwerkingen nu"),
        ("Eerst<br>daarna <b>zo</b> en", "Eerst daarna zo en"),
    ],
)
def test_a_line_that_ends_where_an_element_begins(body: str, text: str, tmp_path: Path) -> None:
    for width in (18, 20, 22, 24, 26, 28):
        style = (
            f"@page {{ size: {width}mm 120mm; margin: 2mm; @bottom-center {{ content: none }} }}"
        )
        data = finished_bytes(f"<p>{body}</p>", style)
        assert by_poppler(data, tmp_path) == text
        assert by_pdfium(data) == text


def test_a_link_in_a_broken_word_is_described() -> None:
    body = "<p>onder<a href='https://a.nl'>verdelingsverantwoordelijkheidsgebieden</a></p>"
    with finished(body, NARROW) as pdf:
        assert all(str(link.Contents) for link in pdf.pages[0].Annots)


def test_a_word_that_crosses_a_page(tmp_path: Path) -> None:
    words = "verantwoordelijkheidsgebieden " * 20
    style = "@page { size: 45mm 30mm; margin: 5mm; @bottom-center { content: none } }"
    data = finished_bytes(f"<p style='orphans: 1; widows: 1'>{words}</p>", style)
    assert by_poppler(data, tmp_path) == words.strip()
    assert by_pdfium(data) == words.strip()


def test_a_broken_word_is_found() -> None:
    data = finished_bytes("<p>De uitvoeringsorganisaties vergaderen.</p>", NARROW)
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        assert pdf[0].get_textpage().search("uitvoeringsorganisaties").get_next()


def test_the_mark_of_a_note_is_no_part_of_a_broken_word() -> None:
    body = (
        "<p>Wij zijn uitvoeringsorganisaties<a role='doc-noteref' href='#n' id='c'>12</a> zo.</p>"
        "<p role='doc-footnote' id='n'><a class='note-mark' href='#c'>12</a> Noot.</p>"
    )
    with finished(body, NARROW) as pdf:
        contents = [str(link.Contents) for page in pdf.pages for link in page.get("/Annots", [])]
        assert contents == ["12", "12"]

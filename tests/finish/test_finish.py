import os
import subprocess
import sys
from io import BytesIO

import pikepdf
from pikepdf import Name

from tests.finish.pages import finished, finished_bytes

PAGES = "<p style='break-before: page'>Een</p>" * 4


def test_a_link_over_two_lines_is_one_link_with_a_place_to_click_on_each() -> None:
    body = (
        "<p>Lees verder op <a href='https://example.org/'>de uitgebreide bladzijde over de "
        "verantwoordelijkheden <span>van</span> ons</a>.</p>"
    )
    with finished(body, "@page { size: 60mm 60mm }") as pdf:
        links = list(pdf.pages[0].Annots)
        lines = {round(float(link.Rect[1])) for link in links}
        assert len(links) == len(lines) > 1
        words = "de uitgebreide bladzijde over de verantwoordelijkheden van ons"
        assert {str(link.Contents) for link in links} == {words}
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        elements = {parents[int(link.StructParent)].objgen for link in links}
        assert len(elements) == 1


def test_a_link_goes_to_a_name_that_the_file_has() -> None:
    with finished("<p><a href='#verzoek-1.1'>verzoek</a></p><p id='verzoek-1.1'>Hier</p>") as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert str(pdf.pages[0].Annots[0].Dest) in names


def test_a_link_is_called_by_its_title_if_it_has_one() -> None:
    body = "<p>Tekst<a href='#n' title='Noot 1'>1</a></p><p id='n'>Noot</p>"
    with finished(body) as pdf:
        assert [str(link.Contents) for link in pdf.pages[0].Annots] == ["Noot 1"]


def test_a_link_without_words_is_no_place_to_click() -> None:
    with finished("<p>Tekst <a href='https://a.nl/'> </a> en meer.</p>") as pdf:
        assert list(pdf.pages[0].get("/Annots", [])) == []


def test_a_link_in_a_head_that_is_printed_again_is_one_link() -> None:
    rows = "".join(f"<tr><td>waarde {number}</td></tr>" for number in range(30))
    head = "<thead><tr><th><a href='https://a.nl/'>Naam</a></th></tr></thead>"
    with finished(f"<table>{head}<tbody>{rows}</tbody></table>") as pdf:
        assert [len(page.get("/Annots", [])) for page in pdf.pages][:2] == [1, 0]


def test_a_space_comes_from_another_font_when_its_own_has_none() -> None:
    body = "<p style='width: 20mm'>gewoon <b>abcdefg hijklm</b> zo</p>"
    data = finished_bytes(body)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b" Tf") > 4


def test_what_stands_in_the_margin_is_a_footer() -> None:
    with finished("<p>Tekst</p>") as pdf:
        content = pdf.pages[0].Contents.read_bytes()
        assert b"/Subtype /Footer" in content
        assert content.count(b"/MCID") == 1


def test_content_and_structure_point_at_each_other() -> None:
    with finished(PAGES) as pdf:
        root = pdf.Root.StructTreeRoot
        parents = pikepdf.NumberTree(root.ParentTree)
        for number, paragraph in enumerate(root.K[0].K):
            page = pdf.pages[number]
            assert page.StructParents == number
            assert page.Tabs == Name.S
            assert list(parents[number]) == [paragraph]
            assert paragraph.Pg == page.obj


def test_pages_are_called_as_they_are_numbered() -> None:
    from stand.finish.finish import finish
    from tests.finish.pages import written

    drawn = written(PAGES)
    labels = ["Omslag", "2", "3", "Achterzijde"]
    with pikepdf.open(BytesIO(finish(drawn.data, drawn.recording, labels))) as pdf:
        assert [page.label for page in pdf.pages] == labels


def test_the_file_says_the_same_of_itself_everywhere() -> None:
    with finished("<p>Tekst</p>") as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "Proef"
        assert xmp["pdfaid:part"] == "2"
        assert xmp["pdfaid:conformance"] == "A"
        assert xmp["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "nl-NL"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.OutputIntents[0].S == Name.GTS_PDFA1


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from tests.finish.pages import finished_bytes;"
        "body = '<p><a href=\"#a\">verder</a></p><table><tr><th id=a>x</th></tr></table>';"
        "print(hashlib.sha256(finished_bytes(body)).hexdigest())"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_a_document_without_text_is_a_document() -> None:
    with pikepdf.open(BytesIO(finished_bytes("<p> </p>"))) as pdf:
        assert "/K" in pdf.Root.StructTreeRoot

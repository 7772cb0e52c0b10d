"""The rules on the file as a whole: metadata, fonts, ways in, what must not be there."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from stand.audit.audit import audit
from stand.audit.reading.metadata import moment
from stand.audit.report import Result
from stand.errors import NotReadable
from tests.audit.conftest import (
    SOURCES,
    Change,
    changed,
    elements,
    failed,
    first,
    links,
    result,
    said,
)


def _xmp(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert old in data
        pdf.Root.Metadata = pdf.make_stream(data.replace(old, new).encode("utf-8"))

    return change


def _info(name: str, value: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.trailer.Info[name] = String(value)

    return change


def _without(name: str) -> Change:
    def change(pdf: Pdf) -> None:
        del pdf.Root[name]

    return change


def _hidden_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _broken_xmp(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta")


def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def _fonts(pdf: Pdf) -> list[Any]:
    return [font for page in pdf.pages for font in page.Resources.Font.values()]


def _not_embedded(pdf: Pdf) -> None:
    descriptor = _fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for name in ("/FontFile", "/FontFile2", "/FontFile3"):
        if name in descriptor:
            del descriptor[name]


def _whole_font(pdf: Pdf) -> None:
    font = _fonts(pdf)[0]
    font.BaseFont = Name("/Groot-Bold")


def _no_meaning(pdf: Pdf) -> None:
    del _fonts(pdf)[0]["/ToUnicode"]


def _wrong_meaning(pdf: Pdf) -> None:
    for font in {font.objgen: font for font in _fonts(pdf)}.values():
        data = font.ToUnicode.read_bytes()
        font.ToUnicode = pdf.make_stream(
            data.replace(b"begincmap", b"begincmap 1 beginbfchar <fff0> <0000> endbfchar")
        )


def _late_labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([2, Dictionary(S=Name.D)]))


def _too_many_labels(pdf: Pdf) -> None:
    pdf.Root.PageLabels.Nums.extend(Array([900, Dictionary(S=Name.D)]))


def _bookmark_nowhere(pdf: Pdf) -> None:
    bookmark = pdf.Root.Outlines.First
    for name in ("/A", "/Dest"):
        if name in bookmark:
            del bookmark[name]


def _bookmark_unnamed(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String(" ")


def _without_name(start: str) -> Change:
    def change(pdf: Pdf) -> None:
        names = pdf.Root.Names.Dests.Names
        pairs = list(zip(names[::2], names[1::2], strict=True))
        kept = [pair for pair in pairs if not str(pair[0]).startswith(start)]
        assert len(kept) < len(pairs)
        pdf.Root.Names.Dests.Names = Array([item for pair in kept for item in pair])
        for link in links(pdf):
            if str(link.get("/Dest", "")).startswith(start):
                link.Dest = Array([pdf.pages[0].obj, Name.Fit])

    return change


def _name_nowhere(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names.extend(Array([String("zzz"), Array([7, Name.Fit])]))


def _program(pdf: Pdf) -> None:
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))


def _program_at_start(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def _attachment(pdf: Pdf) -> None:
    pdf.attachments["geheim.txt"] = b"x"


def _automatic(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


def _launch(pdf: Pdf) -> None:
    next(link for link in links(pdf) if "/A" in link).A.S = Name.Launch


def _language(value: str) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.Root.Lang = String(value)

    return change


def _language_of_words(pdf: Pdf) -> None:
    first(pdf, "/BlockQuote").Lang = String("Engels_")


FAULTS: list[tuple[str, str, Change, set[str]]] = [
    ("pdf-standard", "niet dat het PDF/UA-1 is", _xmp("pdfuaid:part", "pdfuaid:deel"), set()),
    ("pdf-standard", "maar PDF/A-2b", _xmp(">A</pdfaid", ">B</pdfaid"), set()),
    ("pdf-standard", "extension schema", _xmp("pdfaSchema:namespaceURI", "pdfaSchema:uri"), set()),
    ("pdf-standard", "XMP) ontbreken", _broken_xmp, {"pdf-title", "pdf-details", "pdf-metadata"}),
    ("pdf-title", "geen titel", _xmp("dc:title", "dc:naam"), {"pdf-metadata"}),
    ("pdf-title", "in plaats van de titel", _hidden_title, set()),
    ("pdf-details", "de auteur", _xmp("dc:creator", "dc:maker"), {"pdf-metadata"}),
    ("pdf-details", "het onderwerp", _xmp("dc:description", "dc:d"), {"pdf-metadata"}),
    ("pdf-details", "de trefwoorden", _xmp("pdf:Keywords", "pdf:K"), {"pdf-metadata"}),
    ("pdf-details", "gemaakt", _xmp("xmp:CreateDate", "xmp:C"), {"pdf-metadata"}),
    ("pdf-details", "laatste wijziging", _xmp("xmp:ModifyDate", "xmp:M"), {"pdf-metadata"}),
    ("pdf-metadata", "Title is ‘Anders’", _info("/Title", "Anders"), set()),
    ("pdf-metadata", "ModDate", _info("/ModDate", "D:19990101000000Z"), set()),
    ("pdf-colours", "OutputIntent", _without("/OutputIntents"), set()),
    ("pdf-colours", "kleurprofiel ontbreekt", _no_profile, set()),
    ("pdf-fonts", "zit niet in het bestand", _not_embedded, set()),
    ("pdf-font-parts", "Groot-Bold", _whole_font, set()),
    ("pdf-signs", "betekenis die niet kan: 0xfff0", _wrong_meaning, set()),
    ("pdf-language", "in welke taal", _without("/Lang"), set()),
    ("pdf-language", "‘Nederlands NL’, bestaat niet", _language("Nederlands NL"), set()),
    ("pdf-foreign", "‘Engels_’, bestaat niet", _language_of_words, set()),
    ("pdf-page-labels", "geen eigen nummers", _without("/PageLabels"), set()),
    ("pdf-page-labels", "eerste bladzijde", _late_labels, set()),
    ("pdf-page-labels", "bladzijde 901", _too_many_labels, set()),
    ("pdf-bookmarks", "geen bladwijzers", _without("/Outlines"), set()),
    ("pdf-bookmarks", "leidt nergens heen", _bookmark_nowhere, set()),
    ("pdf-bookmarks", "geen naam", _bookmark_unnamed, set()),
    ("pdf-destinations", "‘zzz’ is er niet", _name_nowhere, set()),
    ("pdf-destinations", "knelpunt 1.1", _without_name("knelpunt-"), set()),
    ("pdf-destinations", "verzoek 1.1", _without_name("verzoek-"), set()),
    ("pdf-destinations", "‘figuur’", _without_name("figuur-"), set()),
    ("pdf-destinations", "‘tabel’", _without_name("tabel-"), set()),
    ("pdf-destinations", "‘Voorwoord’", _without_name("hoofdstuk-voorwoord"), set()),
    ("pdf-safe", "JavaScript", _program, set()),
    ("pdf-safe", "JavaScript", _program_at_start, set()),
    ("pdf-safe", "ander bestand", _attachment, set()),
    ("pdf-safe", "vanzelf", _automatic, set()),
    ("pdf-safe", "Launch", _launch, set()),
]


@pytest.mark.parametrize(("code", "words", "change", "others"), FAULTS)
def test_a_fault_in_the_file_is_found(
    broken: Any, code: str, words: str, change: Change, others: set[str]
) -> None:
    found = broken(change)
    assert words in said(found, code)
    assert failed(found) == {code, *others}


def test_details_that_are_missing_are_a_remark(broken: Any) -> None:
    found = broken(_xmp("pdf:Keywords", "pdf:K"))
    assert result(found, "pdf-details") is Result.REMARKED


def test_the_hint_names_the_fields_only_for_a_file_that_was_made_here(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/Metadata"]

    data = changed(good, change)
    hints = [
        next(each.hint for each in audit(data, "x.pdf", source).problems if each.code == code)
        for source in SOURCES
        for code in ("pdf-details", "pdf-title")
    ]
    assert "edition.yaml" in hints[0]
    assert hints[2] == hints[3] == "Vul dit in bij de eigenschappen van het document."
    assert hints[1] != hints[3]


def _empty_file(pages: int) -> bytes:
    kept = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(kept)
    return kept.getvalue()


def test_what_is_not_in_the_file_is_not_good(good: bytes) -> None:
    found = audit(_empty_file(1), "leeg.pdf")
    for code in ("contrast", "resolution", "links", "tab-order", "fonts", "signs", "bookmarks"):
        assert result(found, f"pdf-{code}") is Result.ABSENT, code

    def change(pdf: Pdf) -> None:
        for element in [*elements(pdf, "/Table"), *elements(pdf, "/L"), *elements(pdf, "/Note")]:
            element.P.K = Array([kid for kid in element.P.K if kid != element])
        for element in elements(pdf, "/Span"):
            if "/Lang" in element:
                del element["/Lang"]

    found = audit(changed(good, change), "x.pdf")
    for code in ("tables", "notes", "foreign", "resolution"):
        assert result(found, f"pdf-{code}") is Result.ABSENT, code


def test_a_long_document_needs_ways_through_it_and_a_leaf_does_not() -> None:
    codes = {"pdf-bookmarks", "pdf-page-labels"}
    assert not failed(audit(_empty_file(1), "x.pdf")) & codes
    assert failed(audit(_empty_file(9), "x.pdf")) >= codes


def test_signs_without_meaning_are_found(broken: Any) -> None:
    assert "betekenis van deze tekens onbekend: 0x" in said(broken(_no_meaning), "pdf-signs")


def test_a_locked_file_is_read_if_it_opens_and_the_lock_is_found(
    good: bytes, tmp_path: Any
) -> None:
    path = tmp_path / "dicht.pdf"
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user=""))
    assert "beveiliging" in said(audit(path.read_bytes(), "dicht.pdf"), "pdf-safe")


def test_a_file_that_asks_for_a_password_is_refused(good: bytes, tmp_path: Any) -> None:
    path = tmp_path / "dicht.pdf"
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(NotReadable, match="wachtwoord"):
        audit(path.read_bytes(), "dicht.pdf")


@pytest.mark.parametrize("data", [b"", b"geen pdf", b"%PDF-1.7\n%%EOF", b"<html>"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(NotReadable):
        audit(data, "x.pdf")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.999])
def test_half_a_file_is_refused_or_read(good: bytes, part: float) -> None:
    try:
        found = audit(good[: int(len(good) * part)], "half.pdf")
    except NotReadable:
        return
    assert failed(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D:20310520000000Z", "2031-05-20T00:00:00Z"),
        ("D:20310520020000+02'00'", "2031-05-20T00:00:00+00:00"),
        ("D:20310520", "2031-05-20"),
    ],
)
def test_dates_in_both_forms_are_the_same_moment(one: str, other: str) -> None:
    assert moment(one) == moment(other) is not None


@pytest.mark.parametrize("text", ["", "morgen", "D:20311350"])
def test_what_is_no_date_is_no_moment(text: str) -> None:
    assert moment(text) is None


def test_the_same_file_gives_the_same_audit(good: bytes) -> None:
    assert audit(good, "a.pdf") == audit(good, "a.pdf")


def test_strange_values_in_the_file_are_read(good: bytes) -> None:
    names = ("/Names", "/Outlines", "/PageLabels", "/OutputIntents", "/ViewerPreferences", "/Lang")
    for value in (7, Name.X, String("x"), Array([1, Name.Y]), Dictionary(A=1)):

        def change(pdf: Pdf, value: Any = value) -> None:
            for name in names:
                pdf.Root[name] = value
            for page in pdf.pages:
                page.obj.Annots = value
                page.obj.Tabs = value

        assert failed(audit(changed(good, change), "x.pdf"))

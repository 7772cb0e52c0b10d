"""Reading a PDF back: the same operators, letters and places as other readers find."""

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest

from stand.audit.reading import tokens
from stand.audit.reading.content import follow
from stand.audit.reading.document import read
from stand.audit.reading.geometry import Area
from stand.audit.reading.speech import Speech
from stand.audit.reading.unicode_map import UnicodeMap
from stand.audit.rules.language import _TAG


def test_operators_are_those_that_pikepdf_finds(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        for page in pdf.pages:
            wanted = [str(each.operator) for each in pikepdf.parse_content_stream(page)]
            found = tokens.tokens(page.Contents.read_bytes())
            words = [token.decode("latin-1") for token in found]
            assert [word for word in words if word in set(wanted)] == wanted


def test_letters_and_places_are_those_that_pdfium_finds(good: bytes) -> None:
    for page, other in zip(read(good).pages, pdfium.PdfDocument(good), strict=True):
        theirs = other.get_textpage()
        for text in page.marks.texts:
            if text.says != text.letters:
                continue
            box = text.box
            seen = theirs.get_text_bounded(
                left=box.left - 1, bottom=box.bottom - 1, right=box.right + 1, top=box.top + 1
            )
            letters = "".join(text.letters.split()).rstrip("-")
            assert letters in "".join(seen.split()), text.letters


@pytest.mark.parametrize(
    ("operand", "codes", "shift"),
    [
        (b"<0041>", b"\x00\x41", 0),
        (b"[<0041>-20 <0042> 5.5]", b"\x00\x41\x00\x42", -14.5),
        (b"[(a\\)b) 3 (\\101\\n)]", b"a)bA\n", 3),
        (b"(a (b) c)", b"a (b) c", 0),
        (b"[<4> -1 (x)]", b"\x40x", -1),
        (b"[]", b"", 0),
    ],
)
def test_shown_strings_are_read(operand: bytes, codes: bytes, shift: float) -> None:
    assert tokens.shown(operand) == (codes, shift)


def test_the_bytes_of_an_inline_image_are_no_operators() -> None:
    stream = b"q BI /W 1 /H 1 ID \x00Tj (x Q\nEI Q"
    assert tokens.tokens(stream)[-2:] == [b"EI", b"Q"]


def test_text_strings_are_read_in_each_encoding() -> None:
    assert tokens.text(b"<FEFF20AC>") == "€"
    assert tokens.text(b"(\\200)") == "•"
    assert tokens.text(b"(\xef\xbb\xbf\xc3\xa9)") == "é"


def test_operands_that_do_not_fit_are_passed_over() -> None:
    marks = follow(b"1 0 l (x) cm /Z Tf Q Q EMC 3 gs <zz> Tj 0 0 9 9 re f", None, {})
    assert len(marks.shapes) == 1


def test_a_ring_has_a_hole_by_one_rule_and_not_by_the_other() -> None:
    outer = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)]
    inner = [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)]
    ring = Area.of([outer, inner], even_odd=True)
    disc = Area.of([outer, inner], even_odd=False)
    assert ring is not None
    assert disc is not None
    assert (ring.has((4, 4)), ring.has((1, 1)), disc.has((4, 4))) == (False, True, True)


def test_a_map_to_letters_is_read_in_all_its_forms() -> None:
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(
            b"1 beginbfchar <01> <00660069> endbfchar 2 beginbfrange <0002> <0003> <0041> "
            b"<04> <05> [<0061> <0000>] endbfrange 1 beginbfchar <06> <D83DDE00> endbfchar"
        )
        found = UnicodeMap.of(stream)
    assert [found.get(code) for code in range(7)] == [None, "fi", "A", "B", "a", None, "😀"]
    assert found.bad_codes == [5]


@pytest.mark.parametrize("tag", ["nl", "nl-NL", "de-1996", "zh-Hant-TW", "sr-Latn", "x-eigen"])
def test_languages_that_exist(tag: str) -> None:
    assert _TAG.fullmatch(tag)


@pytest.mark.parametrize("tag", ["", "n", "nl_NL", "nl-", "nederlands taal", "en--GB"])
def test_languages_that_do_not_exist(tag: str) -> None:
    assert not _TAG.fullmatch(tag)


def test_a_broken_word_is_heard_whole(good: bytes) -> None:
    document = read(good)
    assert document.tree is not None
    said = Speech(document).text(document.tree.tops[0])
    assert "door verantwoordelijkheidsbesef en samenwerkingsverbanden tot stand" in said
    assert "Terug naar figuur 1 op pagina 4" in said

"""The rules on structure: each finds the fault it is for, and the good file has none."""

import re
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from stand.audit.audit import audit
from stand.audit.report import Result
from tests.audit.conftest import (
    SOURCES,
    Change,
    changed,
    elements,
    failed,
    first,
    kids,
    links,
    paint,
    said,
)


def test_a_good_file_passes_all_that_can_be_checked(good: bytes) -> None:
    found = audit(good, "goed.pdf")
    assert found.problems == []
    others = {check.code: check.result for check in found.checks}
    assert {code: each for code, each in others.items() if each is not Result.PASSED} == {
        "pdf-text": Result.NOT_CHECKED,
        "pdf-resolution": Result.ABSENT,
        "vera-ua": Result.NOT_CHECKED,
        "vera-archive": Result.NOT_CHECKED,
    }
    assert found.has_passed
    assert (found.pages, found.title) == (6, "Stand van de uitvoering 2030 – Dienst Voorbeeld")


def _retype(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        first(pdf, f"/{old}").S = Name(f"/{new}")

    return change


def _without(kind: str, name: str) -> Change:
    def change(pdf: Pdf) -> None:
        del first(pdf, f"/{kind}")[name]

    return change


def _all_retyped(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        for element in elements(pdf, f"/{old}"):
            element.S = Name(f"/{new}")

    return change


def _with(kind: str, name: str, value: Any) -> Change:
    def change(pdf: Pdf) -> None:
        first(pdf, f"/{kind}")[name] = value

    return change


def _attribute(kind: str, name: str, value: Any) -> Change:
    def change(pdf: Pdf) -> None:
        held = first(pdf, f"/{kind}").A
        for holder in held if isinstance(held, Array) else [held]:
            if name in holder:
                holder[name] = value

    return change


def _forget_attribute(kind: str, name: str) -> Change:
    def change(pdf: Pdf) -> None:
        held = first(pdf, f"/{kind}").A
        for holder in held if isinstance(held, Array) else [held]:
            if name in holder:
                del holder[name]

    return change


def _unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


def _two_documents(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    root.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root)))


def _loose_text(pdf: Pdf) -> None:
    data = pdf.pages[2].Contents.read_bytes()
    used = re.search(rb"(/\S+) [\d.]+ Tf\s.*?(<[0-9a-fA-F]{4}>)", data, re.DOTALL)
    assert used is not None
    font, letter = used[1].decode(), used[2].decode()
    paint(pdf, 3, f"BT {font} 12 Tf 100 100 Td {letter} Tj ET")


def _loose_shape(pdf: Pdf) -> None:
    paint(pdf, 3, "0 0 10 10 re f")


def _forgotten_text(pdf: Pdf) -> None:
    paragraph = first(pdf, "/BlockQuote")
    parent = paragraph.P
    parent.K = Array([kid for kid in parent.K if kid != paragraph])


def _twice(pdf: Pdf) -> None:
    one, other = elements(pdf, "/LBody")[:2]
    other.K = Array([*kids(other), kids(one)[0]])


def _nowhere(pdf: Pdf) -> None:
    body = first(pdf, "/LBody")
    body.K = Array([*kids(body), 9999])


def _artifact_inside(pdf: Pdf) -> None:
    paint(pdf, 3, "/Artifact BMC", first=True)
    paint(pdf, 3, "EMC")


def _parents_swapped(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    page = next(value for value in numbers if isinstance(value, Array) and len(value) > 4)
    page[0], page[3] = page[3], page[0]


def _empty(pdf: Pdf) -> None:
    part = elements(pdf, "/Part")[2]
    part.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part)))


def _outside_parts(pdf: Pdf) -> None:
    document = first(pdf, "/Document")
    document.K.append(
        pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=document, ActualText=String("Los."))
        )
    )


def _no_parts(pdf: Pdf) -> None:
    for element in elements(pdf, "/Part"):
        element.S = Name.Div


def _headed(level: str) -> Change:
    def change(pdf: Pdf) -> None:
        elements(pdf, "/H2")[0].S = Name(f"/{level}")

    return change


def _chapter_without_heading(pdf: Pdf) -> None:
    elements(pdf, "/H1")[1].S = Name.P


def _caption_beside(pdf: Pdf) -> None:
    figure, caption = first(pdf, "/Figure"), first(pdf, "/Caption")
    parent = figure.P
    figure.K = Array([kid for kid in figure.K if kid != caption])
    caption.P = parent
    parent.K = Array(
        [each for kid in parent.K for each in ([caption, kid] if kid == figure else [kid])]
    )


def _caption_as_text(pdf: Pdf) -> None:
    elements(pdf, "/Caption")[1].S = Name.P


def _short_row(pdf: Pdf) -> None:
    row = elements(pdf, "/TR")[1]
    row.K = Array(list(row.K)[:-1])


def _same_ids(pdf: Pdf) -> None:
    one, other = elements(pdf, "/TH")[:2]
    other.ID = one.ID


def _figure_outside(pdf: Pdf) -> None:
    _attribute("Figure", "/BBox", Array([10, 10, 2000, 90]))(pdf)


def _figure_flat(pdf: Pdf) -> None:
    _attribute("Figure", "/BBox", Array([10, 10, 10, 90]))(pdf)


def _strange_note(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=Array())


def _circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap.P = Name.Span


FAULTS: list[tuple[str, str, Change, set[str]]] = [
    ("pdf-structure", "MarkInfo", _unmarked, set()),
    ("pdf-structure", "niet met één Document", _two_documents, {"pdf-empty"}),
    ("pdf-content", "buiten de structuur", _loose_text, set()),
    ("pdf-content", "1 ding", _loose_shape, set()),
    ("pdf-content", "‘Een aangehaalde zin.’ hoort bij geen", _forgotten_text, set()),
    ("pdf-content", "meer dan één element: LBody, LBody", _twice, set()),
    ("pdf-content", "LBody verwijst naar stuk 9999", _nowhere, {"pdf-parents"}),
    ("pdf-content", "is versiering en staat toch", _artifact_inside, set()),
    ("pdf-parents", "2 stukken", _parents_swapped, set()),
    ("pdf-types", "‘Krant’ (1 keer)", _retype("BlockQuote", "Krant"), set()),
    ("pdf-types", "P heeft een andere betekenis", _circle, set()),
    ("pdf-nesting", "kan niet in L staan", _retype("LI", "Sect"), set()),
    ("pdf-nesting", "kan niet in Table staan", _caption_as_text, set()),
    ("pdf-empty", "P is leeg", _empty, set()),
    ("pdf-chapters", "begint niet met een kop", _chapter_without_heading, set()),
    ("pdf-chapters", "niet verdeeld in hoofdstukken", _no_parts, set()),
    ("pdf-headings", "slaat een niveau over: zij komt na H1", _headed("H4"), set()),
    ("pdf-headings", "heeft geen niveau", _headed("H"), set()),
    ("pdf-contents", "‘Voorwoord 3’ geen Reference", _retype("Reference", "Span"), set()),
    ("pdf-figures", "geen alternatieve tekst", _without("Figure", "/Alt"), set()),
    ("pdf-figures", "geen alternatieve tekst", _with("Figure", "/Alt", String("  ")), set()),
    ("pdf-figures", "zegt niet waar zij staat", _without("Figure", "/A"), set()),
    ("pdf-figures", "buiten de bladzijde", _figure_outside, set()),
    ("pdf-figures", "is leeg", _figure_flat, set()),
    ("pdf-figures", "‘Figuur 1 Het aantal groeit’ staat naast", _caption_beside, set()),
    ("pdf-tables", "‘Land’", _forget_attribute("TH", "/Scope"), set()),
    ("pdf-tables", "kopcel nee", _attribute("TD", "/Headers", Array([String("nee")])), set()),
    ("pdf-tables", "Rij 2", _short_row, {"pdf-content"}),
    ("pdf-tables", "dezelfde naam", _same_ids, set()),
    ("pdf-tables", "geen kopcellen (TH)", _all_retyped("TH", "TD"), set()),
    ("pdf-lists", "geen inhoud (LBody)", _retype("LBody", "Lbl"), set()),
    ("pdf-lists", "hoe zij genummerd is", _without("L", "/A"), set()),
    ("pdf-notes", "geen eigen naam (ID)", _without("Note", "/ID"), set()),
    ("pdf-notes", "de lijst (IDTree)", _strange_note, {"pdf-tables"}),
    ("pdf-notes", "verwijst niemand", _all_retyped("Reference", "Span"), {"pdf-contents"}),
]


@pytest.mark.parametrize(("code", "words", "change", "others"), FAULTS)
def test_a_fault_in_the_structure_is_found(
    broken: Any, code: str, words: str, change: Change, others: set[str]
) -> None:
    found = broken(change)
    assert words in said(found, code)
    assert failed(found) == {code, *others}
    assert all(problem.hint for problem in found.problems)


def test_problems_name_the_page(broken: Any) -> None:
    (problem,) = broken(_without("Figure", "/Alt")).problems
    assert (problem.path, problem.line) == ("goed.pdf", 4)


def test_content_outside_the_parts_is_found(broken: Any) -> None:
    found = broken(_outside_parts)
    assert "staat buiten de hoofdstukken" in said(found, "pdf-chapters")


def test_without_structure_nothing_about_it_has_passed(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    found = audit(changed(good, change), "goed.pdf")
    results = {check.code: check.result for check in found.checks}
    assert results["pdf-structure"] is Result.FAILED
    for code in ("pdf-content", "pdf-headings", "pdf-tables", "pdf-figures", "pdf-words"):
        assert results[code] is Result.NOT_CHECKED


def test_what_is_found_often_is_told_a_few_times(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        for number in range(30):
            part = elements(pdf, "/Part")[2]
            part.K.append(
                pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part, T=str(number)))
            )

    data = changed(good, change)
    ours, other = (
        next(check for check in audit(data, "x.pdf", source).checks if check.code == "pdf-empty")
        for source in SOURCES
    )
    assert ours.count == other.count == 30
    assert len(ours.problems) == 11
    assert "nog 20 keer" in ours.problems[-1].message
    assert [each.message for each in other.problems] == ["P is leeg. (en nog 29)"]


def _no_contents(pdf: Pdf) -> None:
    del links(pdf)[0]["/Contents"]


def _no_page(pdf: Pdf) -> None:
    link = next(link for link in links(pdf) if "/Dest" in link)
    link.Dest = String("nergens")


def _strange_address(pdf: Pdf) -> None:
    link = next(link for link in links(pdf) if "/A" in link)
    link.A.URI = String("www.voorbeeld.nl")


def _no_object(pdf: Pdf) -> None:
    link = first(pdf, "/Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


def _no_way_back(pdf: Pdf) -> None:
    links(pdf)[0].StructParent = 9999


LINK_FAULTS: list[tuple[str, Change]] = [
    ("heeft geen beschrijving", _no_contents),
    ("leidt nergens heen: ‘nergens’ is er niet", _no_page),
    ("een adres dat niet klopt: www.voorbeeld.nl", _strange_address),
    ("staat niet als link in de structuur", _no_object),
    ("vanaf de bladzijde niet in de structuur te vinden", _no_way_back),
]


@pytest.mark.parametrize(("words", "change"), LINK_FAULTS)
def test_a_fault_in_a_link_is_found(broken: Any, words: str, change: Change) -> None:
    found = broken(change)
    assert words in said(found, "pdf-links")
    assert failed(found) == {"pdf-links"}


def test_annotations_that_are_no_links_belong_in_the_structure(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]))
        pdf.pages[1].Annots.append(pdf.make_indirect(note))

    assert "Een aantekening (Text)" in said(broken(change), "pdf-links")


def test_the_tab_key_follows_the_structure(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.pages[2].obj["/Tabs"]

    found = broken(change)
    assert failed(found) == {"pdf-tab-order"}
    assert found.problems[0].line == 3


def test_a_tree_that_goes_round_in_a_circle_is_read(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        part = elements(pdf, "/Part")[2]
        part.K.append(first(pdf, "/Document"))

    assert isinstance(broken(change).pages, int)


def test_a_row_that_reaches_down_counts_in_the_next(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        one, other = elements(pdf, "/TR")[1:3]
        cell = one.K[1]
        cell.A = Array([cell.A, Dictionary(O=Name.Table, RowSpan=2)])
        other.K = Array([other.K[0]])

    assert "Rij" not in said(broken(change), "pdf-tables")


@pytest.mark.parametrize("key", ["/K", "/RoleMap", "/ParentTree", "/IDTree"])
@pytest.mark.parametrize(
    "value", [7, Name.X, String("x"), Array([1, Name.Y]), Dictionary(S=Name.P)], ids=str
)
def test_a_tree_with_strange_values_is_read(broken: Any, key: str, value: Any) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot[key] = value

    assert failed(broken(change))


def test_strange_values_in_elements_are_read(broken: Any) -> None:
    def change(pdf: Pdf) -> None:
        for number, element in enumerate(elements(pdf, "/P")):
            element[("/A", "/Alt", "/Pg", "/Lang", "/ID", "/ActualText", "/K")[number % 7]] = (
                pikepdf.Array([Name.X, 3.5, String("x"), True])
            )

    assert failed(broken(change))

"""The statement: a page that stands by itself and says no more than was seen."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pikepdf import Dictionary, Name, Pdf, String

from stand.audit.audit import audit
from stand.audit.report import Check, Result
from stand.audit.statement import statement, statement_name
from stand.problems import Problem, Severity
from tests.audit.conftest import changed, links


class Outline(HTMLParser):
    """Collects the elements with their attributes, the open ones that never close, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_statement_tells_which_file_it_is_about(good: bytes) -> None:
    found = audit(good, "een/lang-pad/stand-2030.pdf")
    page = statement(found).decode("utf-8")
    assert "lang-pad" not in page
    facts = ("stand-2030.pdf", found.title, found.sha256, "6", "Dienst Voorbeeld", "nl-NL")
    for fact in (*facts, found.program):
        assert f"<dd>{fact}</dd>" in page
    for norm in ("14289-1 (2014)", "19005-2 (2011)", "WCAG 2.2", "EN 301 549"):
        assert norm in page
    for check in found.checks:
        assert check.title in page
        assert check.norm in page or check.result is Result.NOT_CHECKED


def test_a_reader_learns_whom_to_ask_if_that_is_known(good: bytes) -> None:
    found = audit(good, "x.pdf")
    assert "contact op met Dienst Voorbeeld.</p>" in statement(found).decode("utf-8")
    page = statement(replace(found, mail="post@voorbeeld.nl")).decode("utf-8")
    assert '<a href="mailto:post@voorbeeld.nl">' in page
    assert "contact op" not in statement(replace(found, author="")).decode("utf-8")


@pytest.mark.parametrize(
    ("addresses", "mail"),
    [
        (["mailto:a@b.nl?subject=x", "mailto:a@b.nl"], "a@b.nl"),
        (["mailto:a@b.nl", "mailto:c@b.nl"], ""),
        ([], ""),
    ],
)
def test_the_mail_address_is_the_only_one_in_the_links(
    good: bytes, addresses: list[str], mail: str
) -> None:
    def change(pdf: Pdf) -> None:
        for link, address in zip(links(pdf), addresses, strict=False):
            if "/Dest" in link:
                del link["/Dest"]
            link.A = Dictionary(S=Name.URI, URI=String(address))

    assert audit(changed(good, change), "x.pdf").mail == mail


def test_the_statement_is_accessible_itself(good: bytes) -> None:
    outline = Outline(statement(audit(good, "x.pdf")).decode("utf-8"))
    tags = [tag for tag, _ in outline.found]
    assert outline.open == []
    assert dict(outline.found)["html"] == {"lang": "nl"}
    assert tags.count("h1") == tags.count("table") == tags.count("caption") == 1
    assert tags.count("title") == tags.count("main") == 1
    assert all(attributes.get("scope") for tag, attributes in outline.found if tag == "th")
    assert not {"script", "img", "link", "iframe"} & set(tags)


def test_the_statement_is_the_same_each_time(good: bytes) -> None:
    assert statement(audit(good, "x.pdf")) == statement(audit(good, "x.pdf"))


def test_what_was_not_checked_has_not_passed(good: bytes) -> None:
    found = audit(good, "x.pdf")
    page = statement(found).decode("utf-8")
    assert "2 controles zijn niet gedaan: veraPDF" in page
    assert f"{len(found.checks)} controles: {len(found.checks) - 4} keer ‘goed’" in page
    assert "1 keer ‘komt niet voor’, 3 keer ‘niet gecontroleerd’" in page
    passed = Check("vera-ua", "veraPDF: PDF/UA", "ISO", Result.PASSED, reason="veraPDF 1.28")
    page = statement(found.judged_by([passed])).decode("utf-8")
    assert "1 controle is niet gedaan: veraPDF" in page
    assert "goed (veraPDF 1.28)" in page


def test_without_structure_the_reason_is_told_once(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    page = statement(audit(changed(good, change), "x.pdf")).decode("utf-8")
    assert page.count("het bestand heeft geen structuur.") == 1


@pytest.mark.parametrize(
    ("errors", "remarks", "words"),
    [
        (0, 0, "Er zijn geen fouten gevonden."),
        (0, 1, "Er zijn geen fouten gevonden; er is 1 opmerking."),
        (1, 2, "Er is 1 fout gevonden; er zijn 2 opmerkingen."),
        (3, 0, "Er zijn 3 fouten gevonden."),
    ],
)
def test_faults_and_remarks_are_counted_apart(
    good: bytes, errors: int, remarks: int, words: str
) -> None:
    checks = tuple(
        Check("pdf-x", "Iets", "Norm", result, count=count)
        for result, count in ((Result.FAILED, errors), (Result.REMARKED, remarks))
        if count
    )
    found = replace(audit(good, "x.pdf"), checks=checks)
    assert f"<strong>{words}</strong>" in statement(found).decode("utf-8")


def test_what_was_found_is_told_with_its_page(good: bytes) -> None:
    problems = tuple(
        Problem("x.pdf", page, 1, Severity.ERROR, "pdf-x", f"<b> & {page}", "") for page in range(9)
    )
    check = Check("pdf-x", "Iets", "Norm", Result.FAILED, problems, 40)
    page = statement(replace(audit(good, "x.pdf"), checks=(check,))).decode("utf-8")
    assert "<li>Bladzijde 3: &lt;b&gt; &amp; 3</li>" in page
    assert "In totaal 40 keer." in page
    assert "Er zijn 40 fouten gevonden." in page


def test_the_statement_lies_beside_the_file() -> None:
    assert statement_name("stand-2030.pdf") == "stand-2030-toegankelijkheid.html"
    assert statement_name("rapport.v2.PDF") == "rapport.v2-toegankelijkheid.html"

"""The statement: a page that stands by itself and says no more than was seen."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from stand.audit.audit import audit
from stand.audit.report import Check, Result
from stand.audit.statement import statement, statement_name
from stand.problems import Problem, Severity


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
    for fact in ("stand-2030.pdf", found.title, found.sha256, ">6<"):
        assert fact in page
    for norm in ("PDF/UA-1", "PDF/A-2a", "WCAG 2.2", "EN 301 549"):
        assert norm in page
    assert all(check.title in page and check.norm in page for check in found.checks)


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
    unchecked = Check("vera-ua", "veraPDF", "ISO", Result.NOT_CHECKED, reason="staat er niet")
    assert "alleen bij de opdracht ‘stand audit’" in statement(found).decode("utf-8")
    page = statement(replace(found, checks=(*found.checks, unchecked))).decode("utf-8")
    assert "stand audit" not in page
    row = re.search(r"<tr><th scope=\"row\">veraPDF</th>.*?</tr>", page, re.S)
    assert row is not None
    assert "niet gecontroleerd: staat er niet" in row[0]
    assert "<li>veraPDF: staat er niet</li>" in page
    assert f"{len(found.checks) - 1} goed, 0 niet goed, 2 niet gecontroleerd" in page


def test_what_was_found_is_told_with_its_page(good: bytes) -> None:
    problems = tuple(
        Problem("x.pdf", page, 1, Severity.ERROR, "pdf-x", f"<b> & {page}", "") for page in range(9)
    )
    check = Check("pdf-x", "Iets", "Norm", Result.FAILED, problems, 40)
    page = statement(replace(audit(good, "x.pdf"), checks=(check,))).decode("utf-8")
    assert "<li>Bladzijde 3: &lt;b&gt; &amp; 3</li>" in page
    assert "In totaal 40 keer." in page
    assert "Niet alles is in orde." in page


def test_the_statement_lies_beside_the_file() -> None:
    assert statement_name("stand-2030.pdf") == "stand-2030-toegankelijkheid.html"
    assert statement_name("rapport.v2.PDF") == "rapport.v2-toegankelijkheid.html"

"""The HTML says what everything is: contents, headings, notes, quotations, abbreviations."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import weasyprint
from markupsafe import Markup

from stand.charts.depict import Depictions
from stand.content.load import load
from stand.model.numbering import Numbering
from stand.model.publication import Publication
from stand.render import html
from stand.render.book import Book
from stand.render.register import Register
from stand.render.view import View
from stand.workspace import Workspace
from tests.conftest import EDITION, FOREWORD, THEME, EditionBuilder
from tests.render.conftest import PROJECT, lines_of

WITH_TEXT = ("p", "li", "th", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption")


@dataclass(frozen=True)
class Made:
    """An edition as HTML, with the element of each part by its name."""

    publication: Publication
    source: str
    parts: dict[str, Element]

    @property
    def elements(self) -> Iterator[Element]:
        for part in self.parts.values():
            yield from part.iter()


def make(workspace: Workspace, year: str) -> Made:
    publication, _ = load(workspace, year)
    assert publication is not None
    book = Book(publication, workspace, draft=False)
    made = {part.name: part.make("") for part in book.parts}
    document = html.document_html(book._view, Markup("").join(made.values()))
    body = weasyprint.HTML(string=document).etree_element.find("body")
    assert body is not None
    return Made(publication, document, dict(zip(made, body, strict=True)))


@pytest.fixture
def small(tmp_path: Path) -> EditionBuilder:
    return EditionBuilder(tmp_path / "root")


@pytest.fixture(scope="module", params=["2023", "2025"])
def real(request: pytest.FixtureRequest) -> Made:
    return make(Workspace.at(PROJECT), request.param)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root: Element, name: str) -> list[Element]:
    return [found for found in root.iter() if name in found.get("class", "").split()]


def test_every_name_of_a_place_is_there_once_and_every_link_finds_it(real: Made) -> None:
    counted = Counter(filter(None, (found.get("id") for found in real.elements)))
    assert set(counted.values()) == {1}
    inside = {found.get("href", "") for found in real.elements if found.tag == "a"}
    assert {address[1:] for address in inside if address.startswith("#")} <= set(counted)


def test_no_level_of_heading_is_skipped(real: Made) -> None:
    levels = [int(found.tag[1]) for found in real.elements if re.fullmatch("h[1-6]", found.tag)]
    assert levels[0] == 1
    assert all(second <= first + 1 for first, second in pairwise(levels))


def test_contents_are_lists_of_links(real: Made) -> None:
    navs = [found for found in real.elements if found.get("role") == "doc-toc"]
    opening = any(file.chapter.kind == "part" for file in real.publication.chapters)
    assert len(navs) == 1 + opening
    for nav in navs:
        items = list(nav.iter("li"))
        assert len(items) > 2
        assert all(item[0].tag == "a" and item[0].get("href") for item in items)


def test_each_mark_in_a_table_leads_to_its_note(real: Made) -> None:
    notes = {found.get("id"): found for found in real.elements if is_note(found)}
    calls = [found for found in real.elements if found.get("role") == "doc-noteref"]
    assert len(calls) > 20
    called = set()
    for call in calls:
        anchor = call.get("href", "")[1:]
        (mark,) = with_class(notes[anchor], "note-mark")
        assert words(call) == words(mark)
        assert call.get("title", "").startswith(f"Noot {words(call)} bij ")
        back = mark.get("href", "")[1:]
        if call.get("id"):
            assert (back, anchor) == (call.get("id"), back.removesuffix("-plaats"))
            called.add(anchor)
    assert called == set(notes)
    assert "<sup" not in real.source


def test_a_note_of_a_table_says_where_its_links_lead(real: Made) -> None:
    marks = {
        (call.get("title"), words(call), mark.get("title"))
        for part in real.parts.values()
        for holder in part.iter()
        if holder.tag == "figure" or "data-entry" in holder.get("class", "")
        for call in with_class(holder, "note-call")
        for mark in with_class(holder, "note-mark")
        if mark.get("href", "")[1:] == call.get("id")
    }
    for call, letter, back in marks:
        what = re.fullmatch(rf"Noot {letter} bij ((?:tabel|figuur) \d+)", call or "")
        assert what
        assert back == f"Terug naar {what[1]} bij noot {letter}"
    assert len(marks) > 4


def test_a_table_its_notes_and_its_source_stand_together(real: Made) -> None:
    held = {
        id(table)
        for found in real.elements
        if found.tag == "figure"
        for table in found.iter("table")
    }
    chapters = real.publication.chapters
    names = [file.name for file in chapters]
    tables = [table for name in names for table in real.parts[name].iter("table")]
    assert tables
    assert all(id(table) in held for table in tables)


def is_note(element: Element) -> bool:
    return element.get("role") == "doc-footnote"


def test_what_somebody_says_is_a_quotation_without_who_says_it(real: Made) -> None:
    voices = [found for part in real.parts.values() for found in with_class(part, "box-voice")]
    assert voices
    for voice in voices:
        (quotation,) = voice.iter("blockquote")
        (speaker,) = with_class(voice, "voice-speaker")
        assert len(words(quotation)) > 40
        assert speaker not in list(quotation.iter())


def test_every_table_has_headings_for_its_columns_and_rows(real: Made) -> None:
    tables = [found for found in real.elements if found.tag == "table"]
    assert tables
    for table in tables:
        rows = list(table.iter("tr"))
        assert {cell.get("scope") for cell in rows[0]} == {"col"}
        assert all(row[0].get("scope") in ("row", "rowgroup") for row in rows[1:])


def test_every_picture_has_a_description_and_nothing_that_is_read_is_empty(real: Made) -> None:
    assert all(found.get("alt") for found in real.elements if found.tag == "img")
    empty = [found for found in real.elements if found.tag in WITH_TEXT and not words(found)]
    assert [(found.tag, found.get("class")) for found in empty] == []


def test_no_text_comes_from_the_style_sheet() -> None:
    styles = resources.files("stand.render") / "styles"
    for sheet in styles.iterdir():
        for content in re.findall(r"content: ([^;]*);", sheet.read_text("utf-8")):
            assert content == "none" or content.startswith(("string(", "counter(page)"))


def test_a_chapter_explains_each_abbreviation_once_where_it_is_read(real: Made) -> None:
    glossary = [e for file in real.publication.chapters for e in entries(file.chapter.body)]
    full = {entry.term: entry.full for entry in glossary if entry.full}
    names = []
    for part in real.parts.values():
        found = list(part.iter("abbr"))
        assert all(full[words(abbr)] == abbr.get("title") for abbr in found)
        assert len({words(abbr) for abbr in found}) == len(found)
        names += found
        for place in part.iter():
            if place.tag in ("a", "dl", "h1", "h2", "h3", "h4", "caption", "figcaption"):
                assert place.find(".//abbr") is None
    assert len(names) > 10


def entries(body: list) -> list:  # type: ignore[type-arg]
    return [entry for item in body if item.glossary for entry in item.glossary.entries]


def test_a_final_edition_has_no_mark_of_a_draft_that_nobody_sees(small: EditionBuilder) -> None:
    publication = small.publication()
    known = (publication, Numbering(publication), Register(), Depictions())
    for is_draft in (True, False):
        view = View(*known, draft=is_draft)
        for cover in (html.cover_html(view, ""), html.back_html(view, "")):
            assert ("Concept" in cover) is is_draft


def test_notes_count_from_one_in_each_chapter_and_every_time(small: EditionBuilder) -> None:
    small.replace(FOREWORD, "De eerste alinea.", "De eerste.^[Een] alinea.^[Twee]")
    small.replace(FOREWORD, "lead: Een goed jaar.", "lead: Een goed jaar.^[Nul]")
    small.replace(THEME, "text: Geef ons de middelen.", 'text: "Geef ons de middelen.^[Drie]"')
    made = make(small.workspace, "2030")
    notes = [(found.get("id"), words(found)) for found in made.elements if is_note(found)]
    assert notes == [
        ("noot-voorwoord-1", "1 Nul"),
        ("noot-voorwoord-2", "2 Een"),
        ("noot-voorwoord-3", "3 Twee"),
        ("noot-1-druk-1", "1 Drie"),
    ]
    publication = made.publication
    view = View(publication, Numbering(publication), Register(), Depictions())
    chapter = publication.chapters[0]
    first, again = (html.chapter_html(view, chapter, fit) for fit in ("", ""))
    assert first == again
    assert html.chapter_html(view, chapter, "fit-1").count("doc-footnote") == 3


def test_a_theme_without_parts_has_no_empty_list_in_the_contents(small: EditionBuilder) -> None:
    small.write(THEME, "kind: theme\ntitle: Druk\nnumber: 1\nstatus: final\nlead: Druk.\n")
    contents = make(small.workspace, "2030").parts["contents"]
    assert len(list(contents.iter("ul"))) == 1


def test_the_terms_of_the_glossary_are_explained_in_the_chapters(small: EditionBuilder) -> None:
    small.replace(EDITION, "  - themas/1-druk", "  - themas/1-druk\n  - begrippen")
    glossary = "kind: glossary\ntitle: Begrippen\nstatus: final\nbody:\n  - glossary:\n"
    entry = "      entries:\n        - {term: DV, full: Dienst 'Voorbeeld'}\n"
    small.write("content/2030/begrippen.yaml", glossary + entry)
    small.replace(FOREWORD, "De tweede alinea.", "De DV groeit. ## DV en de DV.")
    made = make(small.workspace, "2030")
    (abbr,) = made.parts["voorwoord"].iter("abbr")
    assert (words(abbr), abbr.get("title")) == ("DV", "Dienst ‘Voorbeeld’")
    assert not list(made.parts["begrippen"].iter("abbr"))


@pytest.mark.parametrize(("language", "end"), [("en", "sustain-"), ("nl", "sustai-")])
def test_a_word_breaks_as_it_does_in_its_language(
    small: EditionBuilder, language: str, end: str
) -> None:
    lines = "\n\n".join(
        f"{{lang={language}}}\n{'x' * filler} {'sustainable ' * 9}" for filler in range(1, 14)
    )
    text = "".join(f"      {line}\n" for line in lines.split("\n"))
    small.write(FOREWORD, f"kind: text\ntitle: Proef\nlead: Proef.\nbody:\n  - text: |\n{text}")
    publication = small.publication()
    layouts = Book(publication, small.workspace, draft=False).lay_out()
    pages = [page for layout in layouts for page in layout.document.pages]
    ends = {text.split()[-1] for page in pages for _, text in lines_of(page) if text[-1] == "-"}
    assert ends == {end}

"""Texts become HTML in which nothing of the author's HTML is left."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from stand.markup.abbreviations import Abbreviations
from stand.markup.html import inline_to_html, markdown_to_html
from stand.markup.markdown import parse_reference, plain_text
from stand.markup.notes import NoteNumbers, NoteWords


def resolve(content: str, starts_sentence: bool) -> Markup:
    """Show what was asked for, with a capital where a sentence starts."""
    return Markup("<a>{}</a>").format(f"{'R' if starts_sentence else 'r'}:{content}")


def html(text: str) -> str:
    return str(markdown_to_html(text, resolve, 3))


MARKDOWN = {
    "een\n\ntwee": "<p>een</p>\n<p>twee</p>",
    "*een* **twee** `drie`": "<p><em>een</em> <strong>twee</strong> <code>drie</code></p>",
    "- een\n- twee": "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>",
    "een\\\ntwee": "<p>een<br />\ntwee</p>",
    "## Kop": '<h3 class="subhead subhead-1">Kop</h3>',
    "### Kop": '<h3 class="subhead subhead-2">Kop</h3>',
    "# Kop": '<h3 class="subhead subhead-1">Kop</h3>',
    "'een' \"twee\" foto's": "<p>‘een’ “twee” foto’s</p>",
    "a < b & c": "<p>a &lt; b &amp; c</p>",
    r"a \< b": "<p>a &lt; b</p>",
    "een <b>twee</b>": "<p>een &lt;b&gt;twee&lt;/b&gt;</p>",
    "<div>een</div>": "<p>&lt;div&gt;een&lt;/div&gt;</p>",
    "<!-- een -->": "<p>&lt;!-- een --&gt;</p>",
    "![een](b.png)": "<p>een</p>",
    "[a](https://example.org/?b&c)": '<p><a class="external" href="https://example.org/?b&amp;c">a</a></p>',
    "[a](mailto:a@example.org)": '<p><a class="external" href="mailto:a@example.org">a</a></p>',
    "[a](javascript:x)": '<p><span class="no-link">a</span></p>',
    "[a](bijlage.pdf)": '<p><span class="no-link">a</span></p>',
    "`[[figure:x]]`": "<p><code>[[figure:x]]</code></p>",
    "in [[een\ntwee]]": "<p>in [[een twee]]</p>",
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.items())
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_text_of_one_line_has_no_paragraph() -> None:
    assert inline_to_html("*een* <b>", resolve) == "<em>een</em> &lt;b&gt;"
    assert inline_to_html("# een", resolve) == "# een"


@pytest.mark.parametrize(
    ("signs", "levels"),
    [
        ("## ###", "3 4"),
        ("## ####", "3 4"),
        ("### ## ###", "3 3 4"),
        ("## ### #### ## ####", "3 4 5 3 4"),
        ("## ### #### ##### ######", "3 4 5 6 6"),
    ],
)
def test_the_level_of_headings_skips_none_whatever_the_author_wrote(
    signs: str, levels: str
) -> None:
    made = html("\n".join(f"{sign} Kop\n\ntekst\n" for sign in signs.split()))
    assert re.findall(r"<h(\d)", made) == levels.split()
    assert re.findall(r"</h(\d)", made) == levels.split()


SENTENCES = {
    "[[a]] toont": "R:a",
    "Zie [[a]].": "r:a",
    "Een zin. [[a]] toont": "R:a",
    "Een vraag? [[a]] toont": "R:a",
    "Een roep! [[a]] toont": "R:a",
    "Een zin.\n[[a]] toont": "R:a",
    "Een zin.\\\n[[a]] toont": "R:a",
    "Zie ook\n[[a]].": "r:a",
    "Zie ook\\\n[[a]].": "r:a",
    "Zie *ook* [[a]].": "r:a",
    "Zie: [[a]]": "r:a",
    "(zie [[a]])": "r:a",
    "Een zin.\n\n[[a]] toont": "R:a",
    "- [[a]] toont": "R:a",
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_a_reference_gets_a_capital_where_a_sentence_starts(text: str, expected: str) -> None:
    assert f"<a>{expected}</a>" in html(text)


def test_a_reference_is_resolved_with_what_stands_between_its_brackets() -> None:
    assert "<a>r:figure:x|page</a>" in html("Zie [[figure:x|page]].")
    assert "<a>r:&lt;b&gt;</a>" in html("Zie [[<b>]].")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("figure:coa", ("figure", "coa", None)),
        (" figure : coa ", None),
        ("figure: coa ", ("figure", "coa", None)),
        ("request:2.1|page", ("request", "2.1", "page")),
        ("request:2.1 | page", ("request", "2.1", "page")),
        ("figure", None),
        ("figure:", None),
        ("Figure:coa", None),
        ("", None),
    ],
)
def test_a_reference_has_a_kind_a_name_and_perhaps_a_format(
    text: str, parts: tuple[str, str, str | None] | None
) -> None:
    found = parse_reference(text)
    assert (found and (found.kind, found.name, found.format)) == parts


def test_the_plain_text_of_a_line_has_no_marks() -> None:
    assert plain_text("*een* **twee** `drie` [vier](https://x.nl)\n[[a:b]]") == (
        "een twee drie vier [[a:b]]"
    )


class Tags(HTMLParser):
    """Collects the tags and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


KNOWN = re.findall(r"\S+", "a abbr blockquote br code em h3 h4 h5 h6 hr li ol p pre span strong ul")
PIECES = re.findall(
    r"\S+",
    """
    <b> </b> <script> </script> <img/src=x> <a/href='x'> <!-- --> <!DOCTYPE> <?x ?> <![CDATA[ ]]>
    &lt; &#60; &amp; [[ ]] [ ]( ]: ) ![ javascript: data: https:// http://a.b mailto:
    ^[ [^a] [^b] [^a]: [^ ]{lang=en} {lang=en} {lang="<b>"} ]{lang=x" {.x} EU <b> b
    ` ``` ~~~ * ** _ # ## > - 1. --- === \\ ' " < > & | : x onload=x 12 procent é🙂
    """,
)
PARTS = st.sampled_from([*PIECES, " ", "\n", "\n\n", "    ", "\0"])
TEXTS = st.lists(PARTS, max_size=25).map("".join) | st.text(max_size=60)


@given(TEXTS)
def test_whatever_the_text_only_known_tags_come_out(text: str) -> None:
    chapter = (
        NoteNumbers("druk", "nl-NL", NoteWords("Noot", "<b>", '"b"', "&")),
        Abbreviations({"EU": "<b>", "b": '"b"'}),
    )
    full = str(markdown_to_html(text, resolve, 3, *chapter))
    for made in (full, html(text), str(inline_to_html(text, resolve))):
        tags = Tags()
        tags.feed(made)
        tags.close()
        assert not tags.other
        for tag, attributes in tags.found:
            assert tag in KNOWN
            assert set(attributes) <= {"class", "href", "id", "lang", "role", "start", "title"}
            assert attributes.get("lang", "en") in ("en", "nl-NL")
            address = attributes.get("href", "https://")
            assert address is not None
            safe = ("http://", "https://", "mailto:", "#noot-druk-")
            assert address.lower().startswith(safe)


@given(st.text("abc <>&é🙂.,1", max_size=40))
def test_no_letter_of_a_plain_line_gets_lost(text: str) -> None:
    made = str(inline_to_html(str(escape(text)), resolve))
    words = unescape(re.sub(r"</?span[^>]*>", "", made))
    assert words.split() == text.split()

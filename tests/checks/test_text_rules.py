"""What no text may hold is reported at its place, and what only looks like it is not."""

import pytest

from tests.conftest import (
    EDITION,
    FIGURE,
    FOREWORD,
    ORGANISATION,
    THEME,
    EditionBuilder,
    places,
    the_only,
)

# The text starts at line 5, column 7 of this chapter.
CHAPTER = "kind: text\ntitle: a\nbody:\n  - text: |\n"


def with_text(edition: EditionBuilder, text: str) -> None:
    lines = [f"      {line}".rstrip() for line in text.split("\n")]
    edition.write(FOREWORD, CHAPTER + "\n".join(lines) + "\n")


# The text, the code, and the line and column in the text where each problem is.
WRONG = {
    "inline HTML": ("een <b>woord", "raw-html", [(1, 5)]),
    "HTML with its end": (
        "<b>een</b> en <b>meer</b>",
        "raw-html",
        [(1, 1), (1, 15)],
    ),
    "block of HTML": ("een\n\n<div class=x>\nwoord\n</div>", "raw-html", [(3, 1)]),
    "script": ("<script>x()</script>", "raw-html", [(1, 1)]),
    "line break of HTML": ("een<br/>woord", "raw-html", [(1, 4)]),
    "remark": ("een <!-- of --> meer", "raw-html", [(1, 5)]),
    "template value": ("een {{ jaar }}", "template-code", [(1, 5)]),
    "template twice": ("{{ a }} en\n{{ a }}", "template-code", [(1, 1), (2, 1)]),
    "template statement": ("een {% if x %}", "template-code", [(1, 5)]),
    "template remark": ("een {# x #}", "template-code", [(1, 5)]),
    "template in code": ("een `{{ a }}`", "template-code", [(1, 6)]),
    "still to be written": ("een [nog invullen]", "unfinished", [(1, 5)]),
    "still to be written, over lines": ("een [nog\ninvullen]", "unfinished", [(1, 5)]),
    "javascript": ("[a](javascript:alert)", "link-address", [(1, 5)]),
    "file": ("[a](file:///etc/passwd)", "link-address", [(1, 5)]),
    "ftp": ("[a](ftp://example.org)", "link-address", [(1, 5)]),
    "data": ("[a](data:text/html,x)", "link-address", [(1, 5)]),
    "relative": ("[a](bijlage.pdf)", "link-address", [(1, 5)]),
    "without scheme": ("[a](www.example.org)", "link-address", [(1, 5)]),
    "anchor": ("[a](#b)", "link-address", [(1, 5)]),
    "empty address": ("een\n[a]()", "link-address", [(2, 3)]),
    "only a scheme": ("[a](https://)", "link-address", [(1, 5)]),
    "only mailto": ("[a](mailto:)", "link-address", [(1, 5)]),
    "mixed case": ("[a](JavaScript:x)", "link-address", [(1, 5)]),
    "the same link twice": ("[a](x.html)\n[b](x.html)", "link-address", [(1, 5), (2, 5)]),
    "address given below": ("zie [a][b]\n\n[b]: x.html", "link-address", [(3, 6)]),
    "autolink": ("<ftp://example.org>", "link-address", [(1, 2)]),
    "picture": ("een ![a](b.png)", "picture-in-text", [(1, 5)]),
    "two pictures": ("![a](b.png)\n![a](b.png)", "picture-in-text", [(1, 1), (2, 1)]),
    "unknown figure": ("zie [[figure:weg]]", "unknown-reference", [(1, 5)]),
    "the same reference twice": (
        "[[figure:weg]] en\n[[figure:weg]]",
        "unknown-reference",
        [(1, 1), (2, 1)],
    ),
    "unknown kind": ("zie [[figuur:aantallen]]", "unknown-reference", [(1, 5)]),
    "no reference": ("zie [[aantallen]]", "unknown-reference", [(1, 5)]),
    "empty reference": ("zie [[]]", "unknown-reference", [(1, 5)]),
    "unknown format": ("zie [[figure:aantallen|groot]]", "unknown-reference", [(1, 5)]),
    "request that nobody made": ("zie [[request:1.9]]", "unknown-reference", [(1, 5)]),
    "heading of a chapter": ("# Kop", "heading-level", [(1, 1)]),
    "underlined heading": ("Kop\n===", "heading-level", [(0, 0)]),
    "heading of a chapter further on": ("## A\n\n# B\n\n### C", "heading-level", [(3, 1), (5, 1)]),
    "heading that is too deep": ("## A\n\n### B\n\n#### C", "heading-level", [(5, 1)]),
    "heading that leaps": ("### A", "heading-level", [(1, 1)]),
    "second heading that leaps": ("## A\n\n### B\n\n## C\n\n#### D", "heading-level", [(7, 1)]),
}
# This points at the start of the text: what is wrong has no words of its own to point at.
AT_THE_START = {"underlined heading"}


@pytest.mark.parametrize("name", WRONG)
def test_what_no_text_may_hold_is_reported_at_its_place(edition: EditionBuilder, name: str) -> None:
    text, code, expected = WRONG[name]
    with_text(edition, text)
    problems = edition.problems()
    if name in AT_THE_START:
        assert places(problems) == [(FOREWORD, 4, 11, code)]
    else:
        assert places(problems) == [
            (FOREWORD, line + 4, column + 6, code) for line, column in expected
        ]
    assert all(problem.message and problem.hint for problem in problems)


FINE = [
    "a < b en c > d",
    r"a \< b, \<b\>",
    "`<b>` en `[[figure:weg]]` en `een [[twee woorden]]`",
    "```\n<div>\n[[figure:weg]]\n# geen kop\n```",
    "AT&amp;T &lt; &copy;",
    "[a](https://example.org) en [b](HTTP://EXAMPLE.ORG/x?y=1&z=2#w)",
    "[a](mailto:info@example.org) en <info@example.org> en <https://example.org>",
    "[a][b]\n\n[b]: https://example.org",
    "zie [[figure:aantallen]], [[table:landen|page]] en [[ chapter:1-druk ]]",
    "zie [[bottleneck:1.1]] en [[request:1.1 | page]]",
    "## A\n\n### B\n\n### C\n\n## D",
    "een { haakje } en {een} en % {",
    "[geen link] en [[geen\nverwijzing]] en ![]",
    "#geen kop en nummer # x",
    "- een\n- en\n\n1. of\n\n> maar\n\n---\n\ndus\\\nook",
]


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_wrong_is_not_reported(edition: EditionBuilder, text: str) -> None:
    with_text(edition, text)
    assert edition.problems() == []


HINTS = {
    "[[figure:aantalen]]": "Bedoelt u ‘[[figure:aantallen]]’?",
    "[[table:land]]": "Bedoelt u ‘[[table:landen]]’?",
    "[[figuur:aantallen]]": "Bedoelt u ‘figure’?",
    "[[zzz:x]]": "Schrijf bijvoorbeeld [[figure:naam]]",
    "[[figure:aantallen|pagina]]": "Schrijf ‘|page’",
    "[[voorwoord]]": "Schrijf bijvoorbeeld [[figure:naam]]",
}


@pytest.mark.parametrize(("reference", "hint"), HINTS.items())
def test_a_wrong_reference_comes_with_the_nearest_right_one(
    edition: EditionBuilder, reference: str, hint: str
) -> None:
    with_text(edition, reference)
    assert hint in the_only(edition.problems()).hint


def test_a_reference_to_what_the_edition_has_not_at_all_says_so(edition: EditionBuilder) -> None:
    edition.replace(EDITION, "  - themas/1-druk\n", "")
    edition.remove(THEME)
    edition.remove(FIGURE)
    with_text(edition, "zie [[table:landen]]")
    assert "niets van deze soort" in the_only(edition.problems()).hint


def test_a_figure_that_no_chapter_shows_cannot_be_referred_to(edition: EditionBuilder) -> None:
    edition.replace(THEME, "  - figure: aantallen\n", "")
    assert [problem.code for problem in edition.problems()] == [
        "unknown-reference",
        "unused-figure",
    ]


# The file, what is replaced by what, and where the HTML or template code is reported.
EVERYWHERE = {
    "title of a chapter": (THEME, "title: Druk", "title: <i>Druk", (2, 8, "raw-html")),
    "title of a figure": (FIGURE, "title: Het", "title: <i>Het", (2, 8, "raw-html")),
    "request": (THEME, "text: Geef", "text: <i>Geef", (22, 17, "raw-html")),
    "plain name": (ORGANISATION, "name: Dienst", "name: '{{ x }} Dienst", (1, 8, "template-code")),
    "title of the edition": (
        EDITION,
        "title: Stand",
        "title: '{% x %}' #",
        (1, 9, "template-code"),
    ),
    "label of a bar": (FIGURE, "label: Vorig jaar", "label: '{# x'", (4, 14, "template-code")),
    "signature": (FOREWORD, "name: A.", "name: '{{'  # ", (11, 10, "template-code")),
}


@pytest.mark.parametrize(("path", "old", "new", "place"), EVERYWHERE.values(), ids=EVERYWHERE)
def test_every_text_of_every_file_is_looked_at(
    edition: EditionBuilder, path: str, old: str, new: str, place: tuple[int, int, str]
) -> None:
    if path == ORGANISATION:
        edition.write(path, "name: '{{ x }} Dienst'\nshort_name: DV\n")
    else:
        edition.replace(path, old, new)
    assert places(edition.problems()) == [(path, *place)]


def test_a_link_without_an_address_says_so(edition: EditionBuilder) -> None:
    with_text(edition, "een [a]()")
    assert the_only(edition.problems()).message == "Deze link heeft geen adres."

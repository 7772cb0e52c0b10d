"""A passage in another language says so; what is no such passage stays as it is."""

import pytest

from stand.markup.html import inline_to_html, markdown_to_html
from stand.markup.languages import is_language
from stand.markup.markdown import plain_text


def html(text: str) -> str:
    return str(markdown_to_html(text, lambda content, _: content, 3))


FOREIGN = {
    "de [UN *en*]{lang=en} en": '<p>de <span lang="en">UN <em>en</em></span> en</p>',
    '[a]{ lang = "EN-GB" }': '<p><span lang="en-GB">a</span></p>',
    "[[a](b)]{lang=en}": '<p><span lang="en"><span class="no-link">a</span></span></p>',
    "{lang=en}\nTo be": '<p lang="en">To be</p>',
    "Een zin.\n{lang=en}\nTo be": '<p>Een zin.</p>\n<p lang="en">To be</p>',
    "{lang=en}\n> To be": '<blockquote lang="en">\n<p>To be</p>\n</blockquote>',
    "> {lang=en}\n> To be": '<blockquote>\n<p lang="en">To be</p>\n</blockquote>',
    "{lang=en}\n\n> To be": "<blockquote>\n<p>To be</p>\n</blockquote>",
    "a[^x]{lang=en}": '<p>a<span class="broken">[^x]</span>{lang=en}</p>',
    "{lang=fr}\n- un\n- deux": '<ul lang="fr">\n<li>un</li>\n<li>deux</li>\n</ul>',
    "{lang=fr}\n1. un": '<ol lang="fr">\n<li>un</li>\n</ol>',
    "{lang=en}\n## News": '<h3 class="subhead subhead-1" lang="en">News</h3>',
    "[a]{.klasse} {lang=en} b": "<p>[a]{.klasse} {lang=en} b</p>",
    "[a]{lang=en .klasse}": "<p>[a]{lang=en .klasse}</p>",
    "[a] {lang=en}": "<p>[a] {lang=en}</p>",
    "`[a]{lang=en}`": "<p><code>[a]{lang=en}</code></p>",
    "[a]{lang=engels}": "<p><span>a</span></p>",
    "{lang=engels}\nTo be": "<p>To be</p>",
    "Slot.\n\n{lang=en}": "<p>Slot.</p>",
}


@pytest.mark.parametrize(("text", "expected"), FOREIGN.items())
def test_a_language_becomes_an_attribute(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_title_can_have_words_of_another_language() -> None:
    made = inline_to_html("De [UN]{lang=en}", lambda content, _: content)
    assert made == 'De <span lang="en">UN</span>'
    assert plain_text("De [UN]{lang=en}") == "De UN"


@pytest.mark.parametrize(
    "code", ["en", "de", "ar", "EN", "en-GB", "es-419", "zh-Hant-TW", "tzm", "sr-Latn"]
)
def test_a_language_has_a_code(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["engels", "xx", "gb", "e", "", "en_GB", "en-", "en-engels"])
def test_a_name_or_a_country_is_no_language(code: str) -> None:
    assert not is_language(code)

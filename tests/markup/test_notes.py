"""A note stands where it is called, with a number, a way to it and a way back."""

import pytest
from markupsafe import Markup
from mdit_py_plugins.footnote import index as footnotes

from stand.markup.abbreviations import Abbreviations
from stand.markup.html import inline_to_html, markdown_to_html
from stand.markup.markdown import blocks, flat, parser
from stand.markup.notes import NoteNumbers, NoteWords

WORDS = NoteWords("Noot", "bij", "Terug naar", "de tekst")


def resolve(content: str, starts_sentence: bool) -> Markup:
    return Markup("<b>{}</b>").format(f"{'R' if starts_sentence else 'r'}:{content}")


def html(text: str, numbering: NoteNumbers | None = None) -> str:
    numbering = numbering or NoteNumbers("druk", "nl-NL", WORDS)
    return str(markdown_to_html(text, resolve, 3, numbering))


def call(number: int, *, again: bool = False) -> str:
    place = "" if again else f' id="noot-druk-{number}-plaats"'
    return (
        f'<a role="doc-noteref" class="note-call" href="#noot-druk-{number}"{place} '
        f'title="Noot {number}">{number}</a>'
    )


def note(number: int, said: str, language: str = "") -> str:
    return (
        f'<span role="doc-footnote" class="footnote" id="noot-druk-{number}"{language}>'
        f'<a class="note-mark" href="#noot-druk-{number}-plaats" '
        f'title="Terug naar de tekst bij noot {number}">{number}</a> {said}</span>'
    )


def test_a_note_stands_right_behind_its_call() -> None:
    expected = f"<p>Een woord{call(1)}{note(1, 'De noot.')} en meer.</p>"
    assert html("Een woord^[De noot.] en meer.") == expected
    assert html("Een woord ^[De noot.] en meer.") == expected
    assert html("Een woord[^a] en meer.\n\n[^a]: De noot.") == expected
    assert html("[^a]: De noot.\n\nEen woord[^a] en meer.") == expected


@pytest.mark.parametrize("point", [".", "?", "!", ",", "…", ":"])
def test_no_line_ends_between_a_point_and_the_number(point: str) -> None:
    made = html(f"Een zin{point}^[Noot] Nog een.")
    assert f'Een zin<span class="keep">{point}{call(1)}</span>{note(1, "Noot")} Nog' in made


def test_two_numbers_beside_each_other_are_no_third_number() -> None:
    made = html("Een zin^[Een] ^[Twee].")
    second = f'<span class="keep"><span class="note-comma">,</span>{call(2)}</span>'
    assert made == f"<p>Een zin{call(1)}{note(1, 'Een')}{second}{note(2, 'Twee')}.</p>"


def test_a_note_that_is_called_twice_is_printed_once() -> None:
    made = html("Een[^a] en twee[^a] en drie[^a].\n\n[^a]: Noot")
    assert made.count("doc-footnote") == 1
    assert (made.count(call(1)), made.count(call(1, again=True))) == (1, 2)


def test_numbers_run_on_through_the_texts_of_a_chapter() -> None:
    numbering = NoteNumbers("druk", "nl-NL", WORDS)
    first, second = html("a^[x] b^[y]", numbering), html("c[^a]\n\n[^a]: z", numbering)
    assert call(1) in first
    assert call(2) in first
    assert call(3) in second
    assert note(3, "z") in second


def test_a_note_has_its_own_marks_links_and_references() -> None:
    made = html("Een[^a]. [[x]]\n\n[^a]: Zie *het 'boek'*, [[y]] en [hier](https://x.nl).")
    assert "<em>het ‘boek’</em>, <b>r:y</b> en <a class" in made
    assert "<b>R:x</b>" in made


def test_a_reference_after_a_note_knows_whether_a_sentence_starts() -> None:
    assert "<b>R:x</b>" in html("Een zin.^[Noot] [[x]] toont")
    assert "<b>r:x</b>" in html("Een zin^[Noot.] [[x]] toont")


def test_notes_work_in_lists_and_quotations() -> None:
    made = html("- een^[a]\n- twee[^b]\n\n> drie^[c]\n\n[^b]: bb")
    assert f"<li>een{call(1)}{note(1, 'a')}</li>" in made
    assert f"<li>twee{call(2)}{note(2, 'bb')}</li>" in made
    assert f"<p>drie{call(3)}{note(3, 'c')}</p>" in made


def test_a_note_at_a_foreign_passage_has_the_language_of_the_publication() -> None:
    own = ' lang="nl-NL"'
    assert note(1, "Noot", own) in html("{lang=en}\n> To be^[Noot]")
    assert note(1, "Noot", own) in html("[To be^[Noot]]{lang=en}")
    assert note(1, "Noot") in html("[To be]{lang=en}^[Noot]")


WRONG = {
    "## Kop^[hier]": "^[hier]",
    "[link^[hier]](https://x.nl)": "^[hier]",
    "Een[^weg] woord": "[^weg]",
    "Een^[ ] woord": "^[ ]",
    "Een[^a]\n\n[^a]: Noot [^a]": "[^a]",
    "Een[^a]\n\n[^a]: Noot ^[hier]": "^[hier]",
}


@pytest.mark.parametrize(("text", "written"), WRONG.items())
def test_what_cannot_be_a_note_stays_in_sight(text: str, written: str) -> None:
    made = html(text)
    assert f'<span class="broken">{written}</span>' in made
    assert made.count("doc-footnote") == text.count("[^a]:")


def test_a_line_and_a_text_without_numbers_show_notes_as_written() -> None:
    assert inline_to_html("Titel^[noot]", resolve) == 'Titel<span class="broken">^[noot]</span>'
    assert "doc-noteref" not in markdown_to_html("Een^[noot]", resolve, 3)


def test_what_notes_say_is_read_once_like_all_text() -> None:
    tokens = flat(blocks("Een^[Noot *een*] en[^a] en[^a].\n\n[^a]: Noot twee"))
    words = [token.content for token in tokens if token.type == "text"]
    assert sorted(words) == sorted(["Een", "Noot ", "een", " en", " en", ".", "Noot twee"])


def test_deep_brackets_end_a_run_neither_in_time_nor_in_depth() -> None:
    assert html("^[" * 500 + "]" * 500).count("doc-footnote") <= 1


def test_no_abbreviation_is_explained_in_a_note() -> None:
    made = markdown_to_html(
        "Een^[Het COA] en het COA",
        resolve,
        3,
        NoteNumbers("druk", "nl-NL", WORDS),
        Abbreviations({"COA": "Centraal Orgaan"}),
    )
    assert made.endswith('en het <abbr title="Centraal Orgaan">COA</abbr></p>')
    assert made.count("<abbr") == 1


def test_a_text_of_marks_without_an_end_is_not_read_to_its_end_for_each(monkeypatch):
    read = []

    def counted(state, start, *arguments):
        read.append(start)
        return label_end(state, start, *arguments)

    label_end = footnotes.parseLinkLabel
    monkeypatch.setattr(footnotes, "parseLinkLabel", counted)
    for mark in ("^[", "[^"):
        read.clear()
        tokens = flat(parser().parse(mark * 3000))
        assert "".join(token.content for token in tokens if token.type == "text") == mark * 3000
        assert len(read) <= 50

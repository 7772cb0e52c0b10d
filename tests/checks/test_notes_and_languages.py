"""What is wrong with a note or a language is told at its place; what they say is checked too."""

import pytest

from stand.problems import Severity
from tests.conftest import FOREWORD, ORGANISATION, THEME, EditionBuilder, places, the_only

HEAD = "kind: foreword\ntitle: Voorwoord\nstatus: final\nbody:\n  - text: |\n"


def write(edition: EditionBuilder, *lines: str) -> None:
    """Make a foreword of these lines: the first is line 6, and column 7 its first character."""
    edition.write(FOREWORD, HEAD + "".join(f"      {line}\n" for line in lines))


def test_good_notes_and_languages_are_no_problem(edition: EditionBuilder) -> None:
    write(
        edition,
        "Een zin.^[Een noot met [[figure:aantallen]].] Nog een[^a] en nog een[^a].",
        "",
        "[^a]: Deze noot ziet [United Nations]{lang=en} en *meer*.",
        "",
        "- Dit is code: `{lang=en}` en `^[noot]`",
        "",
        "{lang=en}",
        "> To be",
    )
    assert edition.problems() == []


NOTES = {
    "Een zin[^brief].": (6, 14, "note-missing", "De noot ‘brief’ staat niet in deze tekst."),
    "Een^[Zo] zin^[ ].": (6, 19, "note-form", "Deze noot is leeg."),
    "## Kop^[noot]": (6, 13, "note-place", "In een kop kan geen noot staan."),
    "[a^[noot]](https://x.nl)": (6, 9, "note-place", "In een link kan geen noot staan."),
    "Een ^[noot met ^[noot]].": (6, 22, "note-place", "In een noot kan geen noot staan."),
    "Een ^[noot": (6, 11, "note-form", "Deze noot is niet afgesloten"),
    "Een ^['noot' is ^[open.]": (6, 11, "note-form", "Deze noot is niet afgesloten"),
    "Een [^naam is open": (6, 11, "note-form", "Deze noot is niet afgesloten"),
    "Een 'x' [^een 'lange' naam]": (6, 15, "note-form", "In de naam van een noot kan geen spatie"),
    "Een [^]": (6, 11, "note-form", "Deze noot is niet goed geschreven"),
}


@pytest.mark.parametrize(("text", "told"), NOTES.items())
def test_a_wrong_note_is_told(
    edition: EditionBuilder, text: str, told: tuple[int, int, str, str]
) -> None:
    write(edition, text)
    problem = the_only(edition.problems())
    assert (problem.line, problem.column, problem.code) == told[:3]
    assert problem.message.startswith(told[3])
    assert problem.hint


def test_a_wrong_definition_is_told_at_its_place(edition: EditionBuilder) -> None:
    write(
        edition,
        "Een[^a] en meer[^b] en nog meer[^c].",
        "",
        "[^a]: Zie ook [^b].",
        "[^b]: Een",
        "",
        "    - lijst",
        "",
        "[^a]: Nog eens.",
        "[^c]: Goed.",
        "[^d]: Nooit.",
    )
    assert [found[1:] for found in places(edition.problems())] == [
        (8, 21, "note-place"),
        (9, 7, "note-form"),
        (13, 7, "note-form"),
        (15, 7, "note-unused"),
    ]


def test_the_name_that_was_meant_is_told(edition: EditionBuilder) -> None:
    write(edition, "Een[^breif] en[^brief].", "", "[^brief]: De noot.")
    assert the_only(edition.problems()).hint == "Bedoelt u [^brief]?"


def test_a_name_that_is_quite_another_is_not_suggested(edition: EditionBuilder) -> None:
    write(edition, "Een[^wetten] en[^wet].", "", "[^wet]: De noot.")
    assert the_only(edition.problems()).hint.startswith("Schrijf in dezelfde tekst")


@pytest.mark.parametrize("is_named", [True, False])
def test_a_long_note_is_better_part_of_the_text(edition: EditionBuilder, is_named: bool) -> None:
    long = "Dit is een zin. " * 38
    for said, count in ((long[:600], 0), (f"{long[:600]}n", 1)):
        if is_named:
            write(edition, "Een zin[^a].", "", f"[^a]: {said}")
        else:
            write(edition, "Een zin.", "", f"Kort^[Noot], lang^[{said}].")
        problems = edition.problems()
        assert [(found.line, found.code, found.severity) for found in problems] == (
            [(8, "note-long", Severity.WARNING)] * count
        )


def test_a_note_of_another_text_is_not_found(edition: EditionBuilder) -> None:
    edition.replace(
        THEME, "text: Geef ons de middelen.", 'text: "Geef[^a]."\n      outro: "Uit.^[Ja.]"'
    )
    write(edition, "Een[^a].", "", "[^a]: De noot.")
    problem = the_only(edition.problems())
    assert (problem.path, problem.code) == (THEME, "note-missing")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Druk in de keten", "title: Druk^[noot]"),
        ("title: Lange procedures", "title: Lange[^a] procedures"),
        ("      title: Landen", "      title: Landen^[noot]"),
        ("        - name: Land\n", "        - {name: Land, label: 'Land^[noot]'}\n"),
    ],
)
def test_a_place_of_one_line_has_no_notes(edition: EditionBuilder, old: str, new: str) -> None:
    edition.replace(THEME, old, new)
    assert the_only(edition.problems()).code == "note-place"


def test_the_back_cover_has_no_notes(edition: EditionBuilder) -> None:
    edition.write(ORGANISATION, "name: DV\nshort_name: DV\nmission: Wij doen dit.^[Noot]\n")
    assert the_only(edition.problems()).code == "note-place"


LANGUAGES = {
    "De [UN]{lang=en} en [UN]{lang=engels}.": (6, 31, "language-code", "‘engels’ is geen code"),
    "De [UN]{lang=gb}.": (6, 14, "language-code", "‘gb’ is geen code"),
    "De UN {lang=en}.": (6, 13, "language-place", "Deze taal hoort nergens bij."),
    "De [UN] {lang=en}.": (6, 15, "language-place", "Deze taal hoort nergens bij."),
    "De [UN]{lang=en .x}.": (6, 14, "language-place", "Deze taal hoort nergens bij."),
    "Slot.\n\n      {lang=en}": (8, 7, "language-place", "Direct onder deze taal staat niets"),
    "{lang=en}\n\n      > To be": (6, 7, "language-place", "Direct onder deze taal staat niets"),
    "De [UN]{taal=en}.": (6, 14, "language-form", "‘{taal=en}’ zegt niets"),
    "De 'x' [UN]{taal='en'}.": (6, 18, "language-form", "‘{taal=‘en’}’ zegt niets"),
    "{taal=en}\n      To be": (6, 7, "language-form", "‘{taal=en}’ zegt niets"),
    "Een[^x]{lang=en}.\n\n      [^x]: Ja": (6, 14, "language-place", "Deze taal hoort nergens bij"),
}


@pytest.mark.parametrize(("text", "told"), LANGUAGES.items())
def test_a_wrong_language_is_told(
    edition: EditionBuilder, text: str, told: tuple[int, int, str, str]
) -> None:
    write(edition, text)
    problem = the_only(edition.problems())
    assert (problem.line, problem.column, problem.code) == told[:3]
    assert problem.message.startswith(told[3])
    assert "{lang=en}" in problem.hint


def test_a_text_without_marks_has_no_language(edition: EditionBuilder) -> None:
    edition.replace(FOREWORD, "name: A. Jansen", 'name: "A. Jansen {lang=en}"')
    assert the_only(edition.problems()).code == "language-place"


def test_template_code_is_no_language(edition: EditionBuilder) -> None:
    write(edition, "De {{ taal = 1 }}.")
    assert "language-form" not in {problem.code for problem in edition.problems()}


def test_what_a_note_says_is_checked_like_all_text(edition: EditionBuilder) -> None:
    write(
        edition,
        "Een zin.^[Er waren 14 zaken in [[figure:weg]].] En 15 zaken[^a].",
        "",
        "[^a]: Er waren 16 zaken. [Een](nergens) [[figure:kwijt]] <b>",
    )
    assert sorted(found[1:] for found in places(edition.problems())) == [
        (6, 26, "literal-number"),
        (6, 38, "unknown-reference"),
        (6, 58, "literal-number"),
        (8, 22, "literal-number"),
        (8, 38, "link-address"),
        (8, 47, "unknown-reference"),
        (8, 64, "raw-html"),
    ]

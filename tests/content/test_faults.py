"""Each fault in a file becomes a problem at its own line and column, in Dutch, with advice."""

import os
from pathlib import Path

import pytest

from stand.problems import Severity
from tests.conftest import (
    EDITION,
    FIGURE,
    FOREWORD,
    ORGANISATION,
    TABLE,
    THEME,
    EditionBuilder,
    places,
    the_only,
)

HEAD = "kind: foreword\ntitle: Voorwoord\n"


# What stands in the foreword, where the problem is, its code, words of the message and the hint.
SYNTAX = {
    "tab": (HEAD + "body:\n\t- text: a\n", 4, 1, "yaml-syntax", "niet te lezen", "tab"),
    "unclosed quote": (
        'kind: foreword\ntitle: "Voorwoord\nlead: a\n',
        3,
        8,
        "yaml-syntax",
        "niet te lezen",
        "aanhalingsteken",
    ),
    "unclosed bracket": (
        HEAD + "body: [a, b\nlead: a\n",
        4,
        5,
        "yaml-syntax",
        "niet te lezen",
        "haakje",
    ),
    "two colons": (
        "kind: foreword\ntitle: a: b: c\n",
        2,
        9,
        "yaml-syntax",
        "niet te lezen",
        "dubbele punt",
    ),
    "wrong indent": (
        HEAD + "body:\n  - text: a\n - text: b\n",
        5,
        2,
        "yaml-syntax",
        "niet te lezen",
        "inspringt",
    ),
    "NUL": (HEAD + "lead: één\0\n", 3, 10, "yaml-character", "teken", "onzichtbare"),
    "control character": (HEAD + "lead: 🙂\a\n", 3, 8, "yaml-character", "teken", "onzichtbare"),
    "two documents": (HEAD + "---\nlead: a\n", 3, 1, "yaml-documents", "één document", "---"),
    "alias to nothing": (HEAD + "lead: *a\n", 3, 7, "yaml-alias", "naar niets", "uit"),
    "alias to itself": (HEAD + "body: &a [*a]\n", 3, 7, "yaml-alias", "naar zichzelf", "uit"),
    "name of an anchor twice": (
        "kind: &a foreword\ntitle: &a b\n",
        2,
        8,
        "yaml-alias",
        "al gebruikt",
        "andere naam",
    ),
    "deep nesting": (
        HEAD + "body: " + "[" * 3000 + "\n",
        3,
        46,
        "yaml-too-deep",
        "40 lagen",
        "haakjes",
    ),
    "a list as a key": (HEAD + "? [a, b]\n: c\n", 3, 3, "yaml-key", "naam", "aanhalingstekens"),
    "duplicate key": (
        HEAD + "title: b\nlead: a\n",
        3,
        1,
        "duplicate-key",
        "‘title’",
        "telt nu niet mee",
    ),
    "empty file": ("", 1, 1, "not-a-mapping", "leeg", "dubbele punt"),
    "only a remark": ("# niets\n", 1, 1, "not-a-mapping", "leeg", "dubbele punt"),
    "a list as a file": ("\n- a\n- b\n", 2, 1, "not-a-mapping", "naam: waarde", "dubbele punt"),
    "a sentence as a file": ("Hallo daar.\n", 1, 1, "not-a-mapping", "naam: waarde", "punt"),
}


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message", "hint"), SYNTAX.values(), ids=SYNTAX
)
def test_what_is_no_yaml_is_reported_where_it_goes_wrong(
    edition: EditionBuilder,
    text: str,
    line: int,
    column: int,
    code: str,
    message: str,
    hint: str,
) -> None:
    edition.write(FOREWORD, text)
    problem = the_only(edition.problems())
    assert places([problem]) == [(FOREWORD, line, column, code)]
    assert problem.severity is Severity.ERROR
    assert message in problem.message
    assert hint in problem.hint


def item(text: str) -> str:
    return HEAD + "body:\n" + text


# The file, its text, then line, column, code, words of the message and of the hint.
SHAPES = {
    "missing key": (FOREWORD, "kind: foreword\n", 1, 1, "missing-key", "‘title’", "title: …"),
    "missing key deeper": (
        FOREWORD,
        HEAD + "signature:\n  name: A\n",
        4,
        3,
        "missing-key",
        "‘role’",
        "de functie van wie ondertekent",
    ),
    "unknown key": (
        FOREWORD,
        HEAD + "titel: a\n",
        3,
        1,
        "unknown-key",
        "‘titel’",
        "Bedoelt u ‘title’?",
    ),
    "unknown key far from any": (
        FOREWORD,
        HEAD + "xyz: a\n",
        3,
        1,
        "unknown-key",
        "‘xyz’",
        "Hier kan staan: title, ",
    ),
    "unknown key deeper": (
        FOREWORD,
        HEAD + "signature:\n  name: A\n  role: B\n  naam: C\n",
        6,
        3,
        "unknown-key",
        "‘naam’",
        "Bedoelt u ‘name’?",
    ),
    "unknown block kind": (
        FOREWORD,
        item("  - text: a\n  - practise:\n      text: b\n"),
        5,
        5,
        "unknown-key",
        "‘practise’",
        "Bedoelt u ‘practice’?",
    ),
    "key of a chapter kind in the way of its tag": (
        FOREWORD,
        "kind: text\ntitle: a\ntext: b\n",
        3,
        1,
        "unknown-key",
        "‘text’",
        "Hier kan staan",
    ),
    "two kinds in one block": (
        FOREWORD,
        item("  - text: a\n    figure: b\n"),
        4,
        5,
        "wrong-value",
        "text, figure",
        "blok",
    ),
    "block without kind": (FOREWORD, item("  - {}\n"), 4, 5, "wrong-value", "niets", "blok"),
    "block that is only begun": (
        FOREWORD,
        item("  - text: a\n  - figure:\n"),
        5,
        5,
        "wrong-value",
        "‘figure’ is nog leeg",
        "blok",
    ),
    "text where a block belongs": (
        FOREWORD,
        item("  - zomaar een zin\n"),
        4,
        5,
        "wrong-value",
        "moet een blok zijn",
        "blok",
    ),
    "list where text belongs": (
        FOREWORD,
        "kind: foreword\ntitle: [a]\n",
        2,
        8,
        "wrong-value",
        "moet een tekst zijn",
        "titel",
    ),
    "mapping where a list belongs": (
        FOREWORD,
        item("  text: a\n"),
        4,
        3,
        "wrong-value",
        "moet een lijst zijn",
        "streepje",
    ),
    "text where a mapping belongs": (
        FOREWORD,
        HEAD + "signature: A. Jansen\n",
        3,
        12,
        "wrong-value",
        "moet een blok zijn",
        "ondertekent",
    ),
    "nothing where text belongs": (
        FOREWORD,
        "kind: foreword\ntitle:\n",
        2,
        7,
        "wrong-value",
        "‘title’ is leeg",
        "haal de regel weg",
    ),
    "empty text": (
        FOREWORD,
        "kind: foreword\ntitle: ' '\n",
        2,
        8,
        "wrong-value",
        "‘title’ is leeg",
        "haal de regel weg",
    ),
    "wrong kind": (
        FOREWORD,
        "kind: voorwoord\ntitle: a\n",
        1,
        7,
        "wrong-value",
        "kies uit foreword, theme, introduction",
        "",
    ),
    "no kind": (FOREWORD, "title: a\n", 1, 1, "missing-key", "‘kind’", ""),
    "empty kind": (FOREWORD, "kind:\ntitle: a\n", 1, 6, "missing-key", "‘kind’", ""),
    "wrong kind of figure": (
        FIGURE,
        "kind: taart\ntitle: a\n",
        1,
        7,
        "wrong-value",
        "‘taart’ bestaat niet; kies uit ring, bars, shares",
        "",
    ),
    "negative number": (
        FIGURE,
        "kind: units\ntitle: a\nitems:\n  - label: b\n    part: -1\n    of: 5\n",
        5,
        11,
        "wrong-value",
        "niet lager zijn dan 0",
        "",
    ),
    "number that can be two numbers": (
        FIGURE,
        "kind: bars\ntitle: a\nitems:\n  - {label: b, value: 12.830}\n",
        4,
        23,
        "wrong-value",
        "‘12.830’ kan twee getallen zijn",
        "zonder punt",
    ),
    "infinite number": (
        FIGURE,
        "kind: bars\ntitle: a\nitems:\n  - {label: b, value: inf}\n",
        4,
        23,
        "wrong-value",
        "gewoon getal",
        "",
    ),
    "too few entries": (
        FIGURE,
        "kind: units\ntitle: a\nitems: []\n",
        3,
        8,
        "wrong-value",
        "te weinig regels: ten minste 1",
        "",
    ),
    "too many entries": (
        FIGURE,
        "kind: units\ntitle: a\nitems:\n" + "  - {label: b, value: 1}\n" * 13,
        4,
        3,
        "wrong-value",
        "te veel regels: hoogstens 12",
        "",
    ),
    "term that nothing explains": (
        FOREWORD,
        item("  - glossary:\n      entries:\n        - term: a\n"),
        6,
        11,
        "wrong-value",
        "‘full’ of ‘meaning’",
        "begrippen",
    ),
    "colour by name": (
        ORGANISATION,
        "name: a\nshort_name: b\ncolours:\n  primary: blauw\n",
        4,
        12,
        "wrong-value",
        "‘blauw’",
        "#rrggbb",
    ),
}


@pytest.mark.parametrize(
    ("path", "text", "line", "column", "code", "message", "hint"), SHAPES.values(), ids=SHAPES
)
def test_what_has_the_wrong_shape_is_reported_at_the_value_or_key(
    edition: EditionBuilder,
    path: str,
    text: str,
    line: int,
    column: int,
    code: str,
    message: str,
    hint: str,
) -> None:
    edition.write(path, text)
    problem = the_only([found for found in edition.problems() if found.path == path])
    assert places([problem]) == [(path, line, column, code)]
    assert problem.severity is Severity.ERROR
    assert message in problem.message
    assert hint in problem.hint
    assert problem.hint


@pytest.mark.parametrize(
    "written", ["20-05-2031", "2031-02-30", "2031", "2031-05-20T10:00", "20 mei", "[2031]"]
)
def test_what_is_no_date_is_reported_with_the_form_of_a_date(
    edition: EditionBuilder, written: str
) -> None:
    edition.replace(EDITION, "2031-05-20", written)
    problem = the_only(edition.problems())
    assert places([problem]) == [(EDITION, 4, 19, "wrong-value")]
    assert "datum" in problem.message
    assert "aar-maand-dag" in problem.hint


@pytest.mark.parametrize("written", ["tweeduizend", "2030.5", "2.030", "[2030]", "1899", "2201"])
def test_what_is_no_year_is_reported(edition: EditionBuilder, written: str) -> None:
    edition.replace(EDITION, "reporting_year: 2030", f"reporting_year: {written}")
    problem = the_only(edition.problems())
    assert places([problem]) == [(EDITION, 3, 17, "wrong-value")]
    assert "‘reporting_year’" in problem.message


def test_a_wrong_choice_is_reported_with_all_that_can_be_chosen(edition: EditionBuilder) -> None:
    edition.replace(EDITION, "status: final", "status: klaar")
    problem = the_only(edition.problems())
    assert places([problem]) == [(EDITION, 5, 9, "wrong-value")]
    assert problem.message == "‘klaar’ kan hier niet; kies uit draft, review, final."


def test_an_unknown_value_of_a_figure_may_be_left_empty(edition: EditionBuilder) -> None:
    edition.replace(FIGURE, "value: 10", "value: ")
    edition.replace(FIGURE, '  - {text: "10", reason: voorbeeld}\n', "")
    assert edition.problems() == []
    assert edition.publication().figures["aantallen"].figure.items[0].value is None


# The list of chapters, and what is reported of it: line, column, code, words of the message.
CHAPTERS = {
    "missing": ("[voorwoord, themas/1-druk, weg]", 36, "missing-chapter", "‘weg’ is er niet"),
    "outside the root": (
        "[voorwoord, themas/1-druk, ../../../x]",
        36,
        "chapter-outside",
        "buiten de publicatie",
    ),
    "above the year, and not there": (
        "[voorwoord, themas/1-druk, ../../x]",
        36,
        "missing-chapter",
        "‘../../x’ is er niet",
    ),
    "twice": ("[voorwoord, themas/1-druk, voorwoord]", 36, "duplicate-chapter", "twee keer"),
    "twice by its last name": (
        "[voorwoord, themas/1-druk, bijlagen/1-druk]",
        36,
        "duplicate-chapter",
        "twee keer",
    ),
    "with a NUL": ('[voorwoord, themas/1-druk, "a\\0b"]', 36, "wrong-value", "niet heten"),
    "very long": (f"[voorwoord, themas/1-druk, {'x' * 300}]", 36, "wrong-value", "te lang"),
}


@pytest.mark.parametrize(("chapters", "column", "code", "message"), CHAPTERS.values(), ids=CHAPTERS)
def test_a_chapter_that_cannot_be_opened_is_reported_in_the_list_of_chapters(
    edition: EditionBuilder, chapters: str, column: int, code: str, message: str
) -> None:
    edition.replace(EDITION, "\n  - voorwoord\n  - themas/1-druk", f" {chapters}")
    problem = the_only(edition.problems())
    assert places([problem]) == [(EDITION, 6, column + 2, code)]
    assert message in problem.message
    assert problem.hint


def test_a_chapter_that_is_not_listed_is_a_warning_at_its_own_file(edition: EditionBuilder) -> None:
    edition.write("content/2030/extra/slot.yaml", HEAD + "lead: a\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [("content/2030/extra/slot.yaml", 1, 1, "unlisted-chapter")]
    assert problem.severity is Severity.WARNING
    assert "extra/slot" in problem.hint


def test_a_chapter_named_with_a_slash_in_front_is_the_one_in_the_folder_of_the_year(
    edition: EditionBuilder,
) -> None:
    edition.replace(EDITION, "- voorwoord", "- /voorwoord")
    assert [file.name for file in edition.publication().chapters] == ["voorwoord", "1-druk"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without mark", "after a mark"])
def test_another_encoding_is_reported_at_the_first_character_that_is_wrong(
    edition: EditionBuilder, mark: bytes
) -> None:
    edition.write(FOREWORD, mark + "kind: foreword\ntitle: één ".encode() + b"caf\xe9\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [(FOREWORD, 2, 15, "encoding")]
    assert "UTF-8" in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_with_a_byte_order_mark_is_simply_read(
    edition: EditionBuilder, encoding: str, line_end: str
) -> None:
    text = "kind: foreword\ntitle: Één café\nstatus: final\nlead: a\n"
    edition.write(FOREWORD, text.replace("\n", line_end).encode(encoding))
    assert edition.problems() == []
    assert edition.publication().chapters[0].chapter.title == "Één café"


def test_the_line_of_a_fault_counts_the_same_with_windows_line_ends(
    edition: EditionBuilder,
) -> None:
    edition.write(FOREWORD, (HEAD + "xyz: a\n").replace("\n", "\r\n"))
    assert places(edition.problems()) == [(FOREWORD, 3, 1, "unknown-key")]


def test_a_bomb_of_aliases_is_refused(edition: EditionBuilder) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    edition.write(FOREWORD, "\n".join(lines) + "\n")
    problem = the_only(edition.problems())
    assert (problem.path, problem.code) == (FOREWORD, "yaml-too-large")
    assert "200.000" in problem.message


def test_a_chain_of_aliases_is_refused_like_any_deep_nesting(edition: EditionBuilder) -> None:
    chain = "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 600))
    edition.write(FOREWORD, "a0: &a0 [x]\n" + chain)
    assert the_only(edition.problems()).code == "yaml-too-deep"


def test_a_huge_file_is_refused_unread(edition: EditionBuilder) -> None:
    with (edition.root / FOREWORD).open("ab") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    problem = the_only(edition.problems())
    assert places([problem]) == [(FOREWORD, 1, 1, "unreadable-file")]
    assert "20 MB" in problem.message


def test_a_folder_in_the_place_of_a_file_is_reported(edition: EditionBuilder) -> None:
    edition.remove(FIGURE)
    (edition.root / FIGURE).mkdir()
    assert (FIGURE, 1, 1, "unreadable-file") in places(edition.problems())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("path", [ORGANISATION, EDITION, FOREWORD, FIGURE, TABLE])
def test_a_file_without_read_rights_is_reported(edition: EditionBuilder, path: str) -> None:
    (edition.root / path).chmod(0)
    found = [problem for problem in edition.problems() if problem.path == path]
    assert places([the_only(found)]) == [(path, 1, 1, "unreadable-file")]
    assert "mag het niet lezen" in found[0].message


# The file that is a link to somewhere outside, and where that is reported.
LINKS = {
    "chapter": (FOREWORD, (EDITION, 7, 5, "chapter-outside")),
    "table": (TABLE, (THEME, 14, 13, "missing-table")),
    "figure": (FIGURE, (FIGURE, 1, 1, "file-outside")),
    "organisation": (ORGANISATION, (ORGANISATION, 1, 1, "file-outside")),
}


@pytest.mark.parametrize(("path", "place"), LINKS.values(), ids=LINKS)
def test_a_link_to_a_file_outside_the_root_is_not_followed(
    edition: EditionBuilder, tmp_path: Path, path: str, place: tuple[str, int, int, str]
) -> None:
    outside = (edition.root / path).rename(tmp_path / "buiten")
    (edition.root / path).symlink_to(outside)
    assert place in places(edition.problems())


def test_a_link_to_a_chapter_inside_the_root_is_followed(edition: EditionBuilder) -> None:
    target = (edition.root / FOREWORD).rename(edition.root / "content/voorwoord.txt")
    (edition.root / FOREWORD).symlink_to(target)
    assert edition.problems() == []


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("tables/weg.csv", "missing-table"),
        ("../../../x.csv", "missing-table"),
        (".", "missing-table"),
    ],
)
def test_a_table_that_is_not_there_is_reported_where_it_is_named(
    edition: EditionBuilder, file: str, code: str
) -> None:
    edition.replace(THEME, "tables/landen.csv", file)
    problem = the_only(edition.problems())
    assert places([problem]) == [(THEME, 14, 13, code)]
    assert "content/2030/tables/" in problem.hint


def test_faults_of_all_files_come_in_one_run_and_the_rest_still_loads(
    edition: EditionBuilder,
) -> None:
    edition.replace(ORGANISATION, "https://www", "www")
    edition.replace(EDITION, "  - themas/1-druk", "  - themas/1-druk\n  - weg")
    edition.write(FOREWORD, "kind: foreword\ntitle: a: b\n")
    edition.replace(THEME, "file: tables/landen.csv", "file: tables/weg.csv")
    edition.replace(FIGURE, "value: 12", "value: veel")
    assert places(edition.problems()) == [
        (EDITION, 9, 5, "missing-chapter"),
        (THEME, 9, 17, "unknown-reference"),
        (THEME, 10, 13, "unknown-figure"),
        (THEME, 14, 13, "missing-table"),
        (FOREWORD, 2, 9, "yaml-syntax"),
        (ORGANISATION, 3, 10, "link-address"),
        (FIGURE, 5, 30, "wrong-value"),
    ]
    assert [file.name for file in edition.publication().chapters] == ["1-druk"]


@pytest.mark.parametrize("unreadable", [ORGANISATION, EDITION])
@pytest.mark.parametrize("way", ["absent", "broken", "wrong"])
def test_without_organisation_or_edition_the_faults_of_the_other_files_are_reported(
    edition: EditionBuilder, unreadable: str, way: str
) -> None:
    if way == "absent":
        edition.remove(unreadable)
    else:
        edition.write(unreadable, "title: 'a\n" if way == "broken" else "titel: a\n")
    edition.replace(FOREWORD, "title: Voorwoord", "titel: Voorwoord")
    edition.replace(FIGURE, "value: 12", "value: veel")
    found = {(problem.path, problem.line, problem.code) for problem in edition.problems()}
    assert {(FOREWORD, 2, "unknown-key"), (FIGURE, 5, "wrong-value")} <= found
    assert unreadable in {path for path, _, _ in found}


def test_the_small_edition_itself_has_no_problems(edition: EditionBuilder) -> None:
    assert edition.problems(final=True) == []

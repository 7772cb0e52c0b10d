"""Each rule over the whole of an edition speaks up once, at the right place; else it is silent."""

import pytest

from stand.charts.look.colours import contrast
from stand.problems import Severity
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

SECOND = "content/2030/themas/2-recht.yaml"
TIMELINE = "  - timeline: {id: %s, title: a, unit: weken, items: [{label: b}]}\n"


def with_second_theme(edition: EditionBuilder, text: str) -> None:
    edition.write(SECOND, text)
    edition.replace(EDITION, "  - themas/1-druk\n", "  - themas/1-druk\n  - themas/2-recht\n")


def in_foreword(edition: EditionBuilder, blocks: str) -> None:
    """Put blocks at the head of the foreword; they start in line 6."""
    edition.replace(FOREWORD, "body:\n", f"body:\n{blocks}")


# What is replaced in which file, and the place and code of the one problem that follows.
BROKEN = {
    "request numbered twice": (
        THEME,
        "          text: Geef ons de middelen.\n",
        "          text: Geef.\n        - {number: 1, text: Nog eens.}\n",
        (THEME, 23, 20, "duplicate-number"),
    ),
    "bottleneck numbered twice": (
        THEME,
        "  - figure: aantallen\n",
        "  - figure: aantallen\n  - bottleneck: {number: 1, title: a, text: b}\n",
        (THEME, 11, 26, "duplicate-number"),
    ),
    "bottleneck outside a theme": (
        FOREWORD,
        "body:\n",
        "body:\n  - bottleneck: {number: 1, title: a, text: b}\n",
        (FOREWORD, 6, 5, "number-without-theme"),
    ),
    "request outside a theme": (
        FOREWORD,
        "body:\n",
        "body:\n  - help_needed: {requests: [{number: 1, text: b}]}\n",
        (FOREWORD, 6, 5, "number-without-theme"),
    ),
    "figure that is not there": (
        FOREWORD,
        "body:\n",
        "body:\n  - figure: weg\n",
        (FOREWORD, 6, 13, "unknown-figure"),
    ),
    "table named twice": (
        FOREWORD,
        "body:\n",
        "body:\n  - table: {id: landen, title: a, file: tables/landen.csv}\n",
        (THEME, 12, 11, "duplicate-id"),
    ),
    "timeline named like a figure": (
        FOREWORD,
        "body:\n",
        "body:\n" + TIMELINE % "aantallen",
        (FOREWORD, 6, 20, "duplicate-id"),
    ),
    "two timelines of one name": (
        FOREWORD,
        "body:\n",
        "body:\n" + TIMELINE % "duur" + TIMELINE % "duur",
        (FOREWORD, 7, 20, "duplicate-id"),
    ),
    "column that is not in the table": (
        THEME,
        "- name: Aantal",
        "- name: Aantalen",
        (THEME, 17, 17, "unknown-column"),
    ),
    "address of a link": (
        FOREWORD,
        "body:\n",
        "body:\n  - links: {items: [{title: a, url: www.example.org}]}\n",
        (FOREWORD, 6, 37, "link-address"),
    ),
    "address of a video": (
        FOREWORD,
        "body:\n",
        "body:\n  - video: {title: a, url: 'javascript:x'}\n",
        (FOREWORD, 6, 28, "link-address"),
    ),
    "address of the organisation": (
        ORGANISATION,
        "https://www.voorbeeld.nl",
        "voorbeeld.nl",
        (ORGANISATION, 3, 10, "link-address"),
    ),
    "colour that is too light": (
        ORGANISATION,
        "website:",
        "colours:\n  primary: '#ffdd00'\nwebsite:",
        (ORGANISATION, 4, 12, "low-contrast"),
    ),
    "typeface that is not there": (
        ORGANISATION,
        "website:",
        "fonts:\n  headings: Arial\nwebsite:",
        (ORGANISATION, 4, 13, "unknown-font"),
    ),
    "no date": (EDITION, "publication_date: 2031-05-20\n", "", (EDITION, 1, 1, "missing-date")),
}
WARNINGS = {"no date"}


@pytest.mark.parametrize("name", BROKEN)
def test_a_rule_reports_what_breaks_it_at_its_place(edition: EditionBuilder, name: str) -> None:
    path, old, new, place = BROKEN[name]
    edition.replace(path, old, new)
    problem = the_only(edition.problems())
    assert places([problem]) == [place]
    assert problem.severity is (Severity.WARNING if name in WARNINGS else Severity.ERROR)
    assert problem.message
    assert problem.hint


# Changes that come near to a rule, and break none.
SOUND = {
    "the same number for another kind of part": (
        THEME,
        "  - figure: aantallen\n",
        "  - figure: aantallen\n  - bottleneck: {number: 2, title: a, text: b}\n",
    ),
    "a table and a timeline of one name": (FOREWORD, "body:\n", "body:\n" + TIMELINE % "landen"),
    "a table that shows all its columns": (
        THEME,
        "      columns:\n        - name: Land\n        - name: Aantal\n          format: number\n",
        "",
    ),
    "a link without address": (FOREWORD, "body:\n", "body:\n  - links: {items: [{title: a}]}\n"),
    "a mail address": (
        FOREWORD,
        "body:\n",
        "body:\n  - links: {items: [{title: a, url: 'mailto:a@example.org'}]}\n",
    ),
    "a dark colour": (ORGANISATION, "website:", "colours:\n  primary: '#154273'\nwebsite:"),
    "a light accent": (ORGANISATION, "website:", "colours:\n  accent: '#e17000'\nwebsite:"),
    "a typeface from a file": (
        ORGANISATION,
        "website:",
        "fonts:\n  text: Eigen\n  files: [{family: Eigen, file: fonts/eigen.ttf}]\nwebsite:",
    ),
    "a remark in the place of a date": (
        EDITION,
        "publication_date: 2031-05-20",
        "publication_note: Niet bekend.",
    ),
}


@pytest.mark.parametrize(("path", "old", "new"), SOUND.values(), ids=SOUND)
def test_a_rule_is_silent_about_what_comes_near(
    edition: EditionBuilder, path: str, old: str, new: str
) -> None:
    edition.replace(path, old, new)
    edition.write("fonts/eigen.ttf", b"")
    assert edition.problems() == []


def test_two_themes_with_one_number_are_reported_at_the_second(edition: EditionBuilder) -> None:
    with_second_theme(edition, "kind: theme\ntitle: Recht\nnumber: 1\nlead: a\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [(SECOND, 3, 9, "duplicate-number")]
    assert THEME in problem.message


def test_two_themes_may_number_their_parts_alike(edition: EditionBuilder) -> None:
    with_second_theme(
        edition,
        "kind: theme\ntitle: Recht\nnumber: 2\nbody:\n"
        "  - bottleneck: {number: 1, title: a, text: b}\n",
    )
    assert edition.problems() == []


def test_a_figure_shown_twice_is_reported_at_the_second(edition: EditionBuilder) -> None:
    in_foreword(edition, "  - figure: aantallen\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [(THEME, 10, 13, "duplicate-figure")]
    assert FOREWORD in problem.message


def test_a_figure_that_is_misspelt_comes_with_the_right_name(edition: EditionBuilder) -> None:
    in_foreword(edition, "  - figure: aantalen\n")
    assert the_only(edition.problems()).hint == "Bedoelt u ‘aantallen’?"


def test_a_figure_that_no_chapter_shows_is_a_warning(edition: EditionBuilder) -> None:
    edition.write("figures/2030/over.yaml", "kind: bars\ntitle: a\nitems: [{label: b}]\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [("figures/2030/over.yaml", 1, 1, "unused-figure")]
    assert problem.severity is Severity.WARNING


def test_a_column_that_is_misspelt_comes_with_the_right_name(edition: EditionBuilder) -> None:
    edition.replace(THEME, "- name: Land\n", "- name: Lant\n")
    assert the_only(edition.problems()).hint == "Bedoelt u ‘Land’?"


def test_a_row_of_a_small_table_is_as_long_as_its_head(edition: EditionBuilder) -> None:
    table = "kind: table\ntitle: a\nheader: [b, c]\nrows:\n  - [d, e]\n"
    edition.write(FIGURE, table)
    assert edition.problems() == []
    edition.write(FIGURE, table + "  - [f]\n  - [g, h, i]\n")
    assert places(edition.problems()) == [(FIGURE, 6, 5, "table-row"), (FIGURE, 7, 5, "table-row")]


def test_a_chapter_without_text_is_a_warning(edition: EditionBuilder) -> None:
    edition.write(FOREWORD, "# leeg\nkind: foreword\ntitle: Voorwoord\n")
    problem = the_only(edition.problems())
    assert places([problem]) == [(FOREWORD, 2, 1, "empty-chapter")]
    assert problem.severity is Severity.WARNING


def test_a_picture_that_nobody_described_is_an_error(edition: EditionBuilder) -> None:
    picture = "kind: image\ntitle: a\nfile: figures/a.svg\n"
    edition.write("figures/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    edition.write(FIGURE, picture)
    assert places(edition.problems()) == [(FIGURE, 1, 1, "missing-alt")]
    edition.write(FIGURE, picture + "alt: Een beeld waarop niets te zien is.\n")
    assert edition.problems() == []


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_final_edition_is_approved_in_all_its_parts(edition: EditionBuilder, status: str) -> None:
    edition.replace(EDITION, "status: final", f"status: {status}")
    edition.replace(FOREWORD, "status: final", f"status: {status}")
    edition.replace(THEME, "status: final\n", "")
    assert edition.problems() == []
    assert places(edition.problems(final=True)) == [
        (EDITION, 5, 9, "not-final"),
        (THEME, 1, 1, "not-final"),
        (FOREWORD, 3, 9, "not-final"),
    ]


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#ffffff", 1), ("#000000", 21), ("#777777", 4.48), ("#FF0000", 4.0)]
)
def test_contrast_is_that_of_the_accessibility_guidelines(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("fault", ["title", "number", "syntax"])
def test_a_chapter_that_cannot_be_read_brings_no_other_problems(
    edition: EditionBuilder, fault: str
) -> None:
    """What it prints, uses and holds counts as being there."""
    edition.replace(
        FOREWORD,
        "body:\n",
        "body:\n  - text: Zie [[figure:aantallen]], [[request:1.1]] en [[chapter:1-druk]].\n",
    )
    assert edition.problems() == []
    theme = (edition.root / THEME).read_text(encoding="utf-8")
    lines = theme.splitlines(keepends=True)
    lines = [one for one in lines if not one.startswith(f"{fault}:")]
    edition.write(THEME, "".join(lines) + ("  - 'open\n" if fault == "syntax" else ""))
    assert {path for path, *_ in places(edition.problems())} == {THEME}

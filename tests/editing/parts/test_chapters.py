import pytest

from stand.editing.parts import chapters, figures
from stand.editing.parts.glossary import abbreviations, add_abbreviation
from stand.editing.parts.names import slug
from stand.editing.parts.new_blocks import figure_names
from stand.errors import EditRefused
from tests.editing.opened import (
    EDITION,
    GLOSSARY,
    INTRODUCTION,
    RESULTS,
    THEME,
    changed,
    files,
    opened,
    problems,
)


@pytest.fixture
def session(tmp_path):
    with opened(tmp_path / "root") as session:
        yield session


@pytest.mark.parametrize("kind", [kind.name for kind in chapters.chapter_kinds()])
def test_a_new_chapter_is_valid_listed_and_gone_after_one_undo(session, kind):
    before = files(session)
    path = chapters.add_chapter(session, kind, "Één ‘nieuw’: begin", after=INTRODUCTION)

    assert problems(session) == []
    assert changed(before, files(session)) == {path, EDITION}
    names = chapters.listed(session)
    before_it = "themas/bellen" if kind == "theme" else "inleiding"
    assert names[names.index(before_it) + 1] == chapters.chapter_name(session, path)
    assert session.documents[path].text.startswith("# yaml-language-server: $schema=../")
    assert session.value(path, ("title",)) == "Één ‘nieuw’: begin"
    session.undo()
    assert files(session) == before


def test_a_theme_lies_with_the_themes_and_has_the_next_number(session):
    path = chapters.add_chapter(session, "theme", "Regenbogen")
    assert path == "content/2030/themas/regenbogen.yaml"
    assert session.value(path, ("number",)) == "2"
    text = session.documents[path].text
    assert text.startswith("# yaml-language-server: $schema=../../.schema/chapter.json\n")


def test_a_name_that_is_taken_gets_a_number(session):
    first = chapters.add_chapter(session, "text", "Inleiding")
    second = chapters.add_chapter(session, "text", "Inleiding")
    assert first.endswith("/inleiding-2.yaml")
    assert second.endswith("/inleiding-3.yaml")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Wat het opleverde", "wat-het-opleverde"),
        ("Foto's & thema's: één geheel", "fotos-themas-een-geheel"),
        ("In [[period]] meer", "in-meer"),
        ("日本", "naamloos"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_file_is_called_by_its_title(title, name):
    assert slug(title) == name


def test_the_order_changes_one_line_at_a_time(session):
    before = chapters.listed(session)
    assert chapters.move_chapter(session, INTRODUCTION, -1) == ("chapters", 0)
    assert chapters.listed(session)[:2] == [before[1], before[0]]
    assert chapters.move_chapter(session, INTRODUCTION, -1) == ("chapters", 0)


def test_a_new_chapter_goes_where_its_kind_belongs(session):
    """A theme comes after the last theme, any other before what closes the edition."""
    end = chapters.add_chapter(session, "colophon", "Colofon")
    theme = chapters.add_chapter(session, "theme", "Nog een thema", after=INTRODUCTION)
    text = chapters.add_chapter(session, "text", "Nawoord", after=end)
    names = [chapters.chapter_path(session, name) for name in chapters.listed(session)]
    assert names.index(theme) == names.index(THEME) + 1
    assert names[-3] == text
    assert names[-1] == end
    lines = session.documents[theme].text.splitlines()
    assert [line.partition(":")[0] for line in lines[1:6]] == [
        *("kind", "title", "number", "status", "body")
    ]


def test_undo_shows_the_chapter_that_came_back(session):
    for change in (
        lambda: chapters.remove_chapter(session, THEME, file_too=False),
        lambda: chapters.rename_chapter(session, THEME, "schuim"),
    ):
        change()
        assert session.undo().path == THEME


def test_references_follow_a_chapter_to_its_new_name(session):
    session.set_value(INTRODUCTION, ("lead",), "Lees [[chapter:bellen|page]] en [[chapter:slot]].")
    before = files(session)
    new = chapters.rename_chapter(session, THEME, "zeepbellen")
    assert new == "content/2030/themas/zeepbellen.yaml"
    assert files(session)[new] == before[THEME]
    assert THEME not in files(session)
    assert "themas/zeepbellen" in chapters.listed(session)
    lead = session.value(INTRODUCTION, ("lead",))
    assert lead == "Lees [[chapter:zeepbellen|page]] en [[chapter:slot]]."
    session.undo()
    assert files(session) == before


@pytest.mark.parametrize("name", ["", "inleiding", "edition", "../weg", "Met Hoofdletter", "a/b"])
def test_a_name_that_cannot_be_is_refused(session, name):
    before = files(session)
    with pytest.raises(EditRefused):
        chapters.rename_chapter(session, THEME, name)
    assert files(session) == before


def test_a_chapter_leaves_the_edition_and_its_file_only_when_asked(session):
    before = files(session)
    chapters.remove_chapter(session, THEME, file_too=False)
    assert changed(before, files(session)) == {EDITION}
    chapters.list_chapter(session, THEME, after=INTRODUCTION)
    names = chapters.listed(session)
    assert names[names.index("inleiding") + 1] == "themas/bellen"
    chapters.remove_chapter(session, THEME, file_too=True)
    assert THEME not in files(session)
    for _ in range(3):
        session.undo()
    assert files(session) == before


def test_the_last_chapter_stays(session):
    session.set_value(EDITION, ("chapters",), ["inleiding"])
    with pytest.raises(EditRefused, match="laatste"):
        chapters.remove_chapter(session, INTRODUCTION, file_too=True)


def test_who_refers_to_a_chapter_or_to_what_is_in_it_is_known(session):
    session.set_value(INTRODUCTION, ("lead",), "Zie [[request:1.2]] en [[chapter:bellen]].")
    found = chapters.references_to(session, THEME)
    assert [mention.target for mention in found] == ["request:1.2", "chapter:bellen"]


@pytest.mark.parametrize("kind", [kind.name for kind in figures.figure_kinds()])
def test_a_new_figure_is_valid_and_gone_after_one_undo(session, kind):
    before = files(session)
    name = figures.add_figure(session, kind, "Een nieuwe figuur")
    assert name == "een-nieuwe-figuur"
    assert problems(session) == []
    assert figures.placed_figures(session)[name] == ""
    session.undo()
    assert files(session) == before


def test_block_and_references_follow_a_figure_to_its_new_name(session):
    before = files(session)
    figures.rename_figure(session, "ring", "kring")
    assert files(session)["figures/2030/kring.yaml"] == before["figures/2030/ring.yaml"]
    assert figures.figure_blocks(session, "kring")[0][0] == RESULTS
    assert "[[figure:kring|page]]" in session.documents[INTRODUCTION].text
    session.undo()
    assert files(session) == before
    for name in ("staven", "blazen", "Ring", ""):
        with pytest.raises(EditRefused):
            figures.rename_figure(session, "ring", name)
    assert files(session) == before


def test_a_deleted_figure_leaves_no_block_behind(session):
    figures.delete_figure(session, "ring")
    assert "ring" not in figure_names(session)
    assert figures.figure_blocks(session, "ring") == []
    assert len(figures.references_to(session, "ring")) == 1


def test_an_abbreviation_goes_into_the_glossary_once(session):
    before = files(session)
    add_abbreviation(session, "DZR", "Dienst Zeepbellen en Regenbogen")
    assert changed(before, files(session)) == {GLOSSARY}
    assert abbreviations(session)["DZR"] == "Dienst Zeepbellen en Regenbogen"
    with pytest.raises(EditRefused, match="al"):
        add_abbreviation(session, "DZR", "Iets anders")
    with pytest.raises(EditRefused):
        add_abbreviation(session, "XYZ", " ")


def test_an_edition_without_a_glossary_gets_one(session):
    chapters.remove_chapter(session, GLOSSARY, file_too=True)
    before = files(session)
    add_abbreviation(session, "DZR", "Dienst Zeepbellen en Regenbogen")
    assert abbreviations(session) == {"DZR": "Dienst Zeepbellen en Regenbogen"}
    assert problems(session) == []
    session.undo()
    assert files(session) == before

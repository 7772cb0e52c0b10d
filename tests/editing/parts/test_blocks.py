import pytest

from stand.editing.parts import blocks
from stand.editing.parts.new_blocks import block_kinds, next_number
from stand.editing.session import Session
from stand.editing.writing.splitting import join_texts, split_text
from stand.editing.writing.unfinished import is_unfinished
from stand.errors import EditRefused
from stand.model.blocks import BodyItem
from stand.model.source import Path
from tests.editing.opened import INTRODUCTION, RESULTS, THEME, changed, files, opened, problems


@pytest.fixture
def session(tmp_path):
    with opened(tmp_path / "root") as session:
        yield session


def place_of(session: Session, path: str, kind: str) -> int:
    kinds = [blocks.kind_of(item) for item in blocks.body_of(session, path)]
    return kinds.index(kind)


@pytest.mark.parametrize("kind", list(BodyItem.model_fields))
def test_a_new_block_is_valid_shows_what_is_missing_and_one_undo_takes_it_back(session, kind):
    before = files(session)
    place = blocks.add_block(session, THEME, 2, kind)

    assert blocks.kind_of(session.value(THEME, place)) == kind
    assert problems(session) == []
    assert "nog invullen" in session.documents[THEME].text or "nog-invullen" in str(
        session.value(THEME, place)
    )
    assert changed(before, files(session)) == {THEME}
    session.undo()
    assert files(session) == before


def test_a_first_block_makes_the_list(session):
    session.remove(INTRODUCTION, ("body",))
    assert blocks.add_block(session, INTRODUCTION, 5, "text") == ("body", 0)
    assert is_unfinished(session.value(INTRODUCTION, ("body", 0, "text")))


def test_bottlenecks_and_requests_are_for_themes_alone():
    general = {kind.name for kind in block_kinds("introduction")}
    theme = {kind.name for kind in block_kinds("theme")}
    assert theme - general == {"bottleneck", "help_needed"}
    assert all(kind.title and kind.description for kind in block_kinds("theme"))


def test_a_number_is_never_given_twice_not_even_after_a_deletion(session):
    assert next_number(session, THEME, "bottleneck") == 2
    assert next_number(session, THEME, "help_needed") == 3
    blocks.delete_block(session, THEME, place_of(session, THEME, "help_needed"))
    place = blocks.add_block(session, THEME, 0, "help_needed")
    assert session.value(THEME, (*place, "help_needed", "requests", 0, "number")) == "3"


def test_a_block_moves_up_and_down_and_stops_at_the_ends(session):
    before = blocks.body_of(session, THEME)
    assert blocks.move_block(session, THEME, 1, 1) == ("body", 2)
    assert blocks.body_of(session, THEME)[2] == before[1]
    last = len(before) - 1
    text = session.documents[THEME].text
    assert blocks.move_block(session, THEME, last, 1) == ("body", last)
    assert session.documents[THEME].text == text


def test_a_block_in_another_chapter_takes_its_excuses_and_references_along(session):
    second = "content/2030/themas/tweede.yaml"
    session.create(second, "kind: theme\ntitle: Twee\nnumber: 2\nbody:\n  - text: Iets.\n")
    session.set_value(THEME, ("body", 0, "bottleneck", "text"), "Er zijn drie bellen en vijf.")
    session.set_value(THEME, ("body", 1, "practice", "text"), "Ook vijf.")
    excuses = [{"text": "drie bellen", "reason": "a"}, {"text": "vijf", "reason": "b"}]
    session.set_value(THEME, ("loose_numbers",), excuses)
    session.set_value(INTRODUCTION, ("body", 2, "text"), "Zie [[bottleneck:1.1|page]].")
    before = files(session)

    place = blocks.move_to_chapter(session, THEME, 0, second)

    assert session.value(second, (*place, "bottleneck", "number")) == "1"
    assert session.value(INTRODUCTION, ("body", 2, "text")) == "Zie [[bottleneck:2.1|page]]."
    assert session.value(second, ("loose_numbers",)) == excuses
    assert session.value(THEME, ("loose_numbers",)) == excuses[1:]
    session.undo()
    assert files(session) == before


def test_a_taken_number_becomes_the_next_one_in_another_theme(session):
    second = "content/2030/themas/tweede.yaml"
    bottleneck = "  - bottleneck: {number: 1, title: A, text: B}\n"
    session.create(second, f"kind: theme\ntitle: Twee\nnumber: 2\nbody:\n{bottleneck}")
    place = blocks.move_to_chapter(session, THEME, 0, second)
    assert session.value(second, (*place, "bottleneck", "number")) == "2"


def test_a_block_keeps_its_comments_and_its_form_in_another_chapter(session):
    first, second = "content/2030/een.yaml", "content/2030/themas/tweede.yaml"
    block = (
        "# Waarom dit er staat\n"
        "- bottleneck:   # let op\n"
        "    text: 'Met ''aanhaling'''\n"
        "    # nog na te gaan\n"
        "    number: 1\n"
        "\n"
        "    title: >-\n"
        "      Lang\n"
        "      verhaal\n"
    )
    session.create(first, f"kind: theme\ntitle: Een\nnumber: 3\nbody:\n- text: A\n{block}")
    own = "  - bottleneck: {number: 1, title: A, text: B}\n"
    before = f"kind: theme\ntitle: Twee\nnumber: 2\nbody:\n{own}"
    session.create(second, before)
    blocks.move_to_chapter(session, first, 1, second)
    lines = [f"  {line}" if line else "" for line in block.replace("r: 1", "r: 2").split("\n")]
    assert session.documents[second].text == before + "\n".join(lines)
    assert session.documents[first].text.endswith("body:\n- text: A\n")


def test_a_bottleneck_cannot_leave_the_themes(session):
    before = files(session)
    with pytest.raises(EditRefused, match="thema"):
        blocks.move_to_chapter(session, THEME, 0, INTRODUCTION)
    assert files(session) == before


@pytest.mark.parametrize("path", [THEME, RESULTS])
def test_a_copy_has_names_and_numbers_of_its_own(session, path):
    for index in reversed(range(len(blocks.body_of(session, path)))):
        blocks.copy_block(session, path, index)
    assert problems(session) == []
    targets = [
        target
        for item in blocks.body_of(session, path)
        for target in blocks.block_targets(item, "1")
    ]
    assert len(set(targets)) == len(targets)


def test_a_copied_figure_is_a_file_too_and_one_undo_removes_both(session):
    before = files(session)
    blocks.copy_block(session, RESULTS, place_of(session, RESULTS, "figure"))
    assert files(session)["figures/2030/ring-2.yaml"] == before["figures/2030/ring.yaml"]
    session.undo()
    assert files(session) == before


TEXT = "Een zin[^a]. Zie [[figure:ring]].\n\n## Kop\n\nTwee zinnen[^b].\n\n[^a]: A.\n\n[^b]: B.\n"


@pytest.mark.parametrize("cut", ["Zie", "figure", "Kop", "zinnen", "innen"])
def test_a_split_text_keeps_words_references_headings_and_notes_whole(cut):
    first, second = split_text(TEXT, TEXT.index(cut))
    for half in (first, second):
        assert half.count("[[") == half.count("]]")
        assert half.count("[^a]: A.") == ("[^a]." in half)
        assert half.count("[^b]: B.") == ("[^b]." in half)
        assert half.endswith("\n")
        assert "## Kop\n" in half or "Kop" not in half
    assert sorted((first + second).split()) == sorted(TEXT.split())


@pytest.mark.parametrize("offset", [0, 3, len("Een woord.")])
def test_a_text_with_nothing_on_one_side_is_not_split(offset):
    with pytest.raises(EditRefused):
        split_text("Een woord."[: max(offset, 3)], offset if offset == 3 else 0)


def test_texts_are_split_and_joined_in_one_step_each(session):
    before = files(session)
    value = session.value(INTRODUCTION, ("body", 0, "text"))
    place = blocks.split_block(session, INTRODUCTION, 0, value.index("##"))
    assert place == ("body", 1, "text")
    assert session.value(INTRODUCTION, place).startswith("## ")
    split = files(session)
    blocks.join_blocks(session, INTRODUCTION, 0)
    joined = session.value(INTRODUCTION, ("body", 0, "text"))
    assert joined.split() == value.split()
    session.undo()
    assert files(session) == split
    session.undo()
    assert files(session) == before


def test_what_is_no_text_is_not_joined_or_split(session):
    with pytest.raises(EditRefused):
        blocks.join_blocks(session, THEME, 0)
    with pytest.raises(EditRefused):
        blocks.split_block(session, THEME, 0, 3)


def test_notes_of_the_same_name_stay_apart_in_a_joined_text():
    joined = join_texts("Een[^n].\n\n[^n]: Dit.\n", "Twee[^n].\n\n[^n]: Dat.\n")
    assert "Een[^n]." in joined
    assert "Twee[^n-2]." in joined
    assert "[^n-2]: Dat." in joined


def test_before_a_deletion_one_is_told_what_goes_and_who_refers_to_it(session):
    found = blocks.deletion(session, RESULTS, place_of(session, RESULTS, "figure"))
    assert (found.kind, found.title) == ("Figuur", "ring")
    assert [mention.text.path for mention in found.mentions] == [INTRODUCTION]
    theme = blocks.deletion(session, THEME, 0)
    assert theme.words > 20
    assert theme.mentions == []


def test_a_deleted_block_takes_its_excuses_and_comes_back_with_them(session):
    place: Path = ("body", 0, "bottleneck", "text")
    session.set_value(THEME, place, "Er zijn drie bellen.")
    session.set_value(THEME, ("loose_numbers",), [{"text": "drie bellen", "reason": "a"}])
    before = files(session)
    blocks.delete_block(session, THEME, 0)
    assert "loose_numbers" not in session.documents[THEME].text
    session.undo()
    assert files(session) == before


REMARKED = """\
# yaml-language-server: $schema=../../.schema/chapter.json
kind: "theme"   # het soort
title: 'Druk'
number: 2

body:

  # Boven het eerste.
  - text: >-
      Een gevouwen
      tekst.   # dit hoort erbij

  - {facts: {text: "Drie \\u2014 feiten"}}   # op één regel
  - bottleneck:
        number: 1
        title: Knel      # ver ingesprongen
        text: |
          Regel één.

          Regel twee.
  # Na het laatste.
loose_numbers:
- {text: "Drie", reason: omdat}
"""


def lines_gone(before: str, after: str) -> list[str]:
    """Return the lines of a text that another does not have in the same order."""
    left = iter(after.split("\n"))
    return [line for line in before.split("\n") if line not in left]


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize("kind", ["text", "bottleneck", "timeline"])
def test_a_new_block_leaves_every_line_that_there_was(session, kind, index):
    path = "content/2030/themas/druk.yaml"
    session.create(path, REMARKED)
    blocks.add_block(session, path, index, kind)
    assert problems(session) == []
    assert lines_gone(REMARKED, session.documents[path].text) == []


def test_a_deleted_block_takes_its_own_lines_alone(session):
    path = "content/2030/themas/druk.yaml"
    session.create(path, REMARKED)
    blocks.delete_block(session, path, 2)
    text = session.documents[path].text
    assert lines_gone(text, REMARKED) == []
    assert "Een gevouwen" in text
    assert '- {text: "Drie", reason: omdat}' in text
    assert "# Boven het eerste." in text


def test_a_table_begins_with_its_title_and_its_numbers_at_the_right(session):
    rows = "Soort;Aantal;Deel\nGeld;1.200;3,5\nRaad;-;4,5\nEten;n.b.;2\nBed;7;1\n"
    session.create("content/2030/tables/hulp-per-soort.csv", rows)
    place = blocks.add_block(session, THEME, 0, "table", "tables/hulp-per-soort.csv")
    table = session.value(THEME, (*place, "table"))
    assert table["title"] == "Hulp per soort"
    assert table["columns"] == [
        {"name": "Soort"},
        {"name": "Aantal", "format": "number"},
        {"name": "Deel", "format": "number"},
    ]
    assert problems(session) == []

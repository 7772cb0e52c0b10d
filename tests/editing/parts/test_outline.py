"""What an edition consists of, and what each thing is called on the screen."""

from pathlib import Path

import pytest

from stand.editing.parts.outline import (
    Group,
    blocks,
    entries,
    first_words,
    is_chapter,
    name_of,
    place_name,
)
from stand.editing.session import Session
from tests.made.complete import complete
from tests.made.writing import YEAR


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(complete(tmp_path), YEAR)


def test_everything_is_there_in_the_order_of_the_edition(session: Session) -> None:
    found = entries(session)
    groups = [one.group for one in found]
    assert groups == sorted(groups, key=list(Group).index)
    chapters = [one.words for one in found if one.is_chapter]
    assert chapters[:3] == ["Voorwoord", "Inleiding", "Hoe het gaat"]
    assert [one.kind for one in found if one.group is Group.EDITION] == ["Jaargang", "Organisatie"]
    theme = next(one for one in found if one.path.endswith("themas/bellen.yaml"))
    assert (theme.kind, theme.words, theme.status) == ("Thema 1", "Zeepbellen", "final")


def test_another_order_of_chapters_shows_at_once(session: Session) -> None:
    session.move_item(f"content/{YEAR}/edition.yaml", ("chapters",), 0, 2)
    chapters = [one.words for one in entries(session) if one.is_chapter]
    assert chapters[:3] == ["Inleiding", "Hoe het gaat", "Voorwoord"]


def test_a_removed_chapter_is_gone_and_a_new_one_is_there(session: Session) -> None:
    session.delete(f"content/{YEAR}/slot.yaml")
    session.create(f"content/{YEAR}/nieuw.yaml", "kind: text\ntitle: Nieuw\nbody: []\n")
    words = [one.words for one in entries(session) if one.is_chapter]
    assert "Tot slot" not in words
    assert words[-1] == "Nieuw"


def test_blocks_are_named_by_kind_and_first_words(session: Session) -> None:
    path = f"content/{YEAR}/resultaten.yaml"
    kinds = [one.kind for one in blocks(session, path)]
    assert kinds[0] == "Kerncijfers"
    assert {"Figuur", "Tabel", "Meerjarentabel"} <= set(kinds)
    ring = next(one for one in blocks(session, path) if one.kind == "Figuur")
    assert ring.words == "Een ring"
    theme = blocks(session, f"content/{YEAR}/themas/bellen.yaml")
    assert any(one.kind == "Knelpunt 1" for one in theme)


def test_what_is_no_block_is_listed_all_the_same(session: Session) -> None:
    path = f"content/{YEAR}/slot.yaml"
    session.set_text(path, "kind: text\ntitle: [/x]\nbody:\n  - tekst\n  - {a: 1, b: 2}\n  -\n")
    assert [one.kind for one in blocks(session, path)] == ["Blok"] * 3
    session.set_text(path, "title: [\n")
    assert blocks(session, path) == []
    assert name_of(session, path) == "slot"
    assert is_chapter(session, path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Kop\n\nEen *schuin* en **vet** woord.", "Kop Een schuin en vet woord."),
        ("Van [[a.b]] naar [[c|1]].", "Van 12 naar […]."),
        ("Zie [de bijlage](https://a.example/x_y) en snake_case.", "Zie de bijlage en snake_case."),
        ("- een\n- twee[^1]", "een twee"),
        ("[Auswärtige Amt]{lang=de} 🫧", "[Auswärtige Amt] 🫧"),
        ("[/x] [bold]", "[/x] [bold]"),
    ],
)
def test_first_words_are_plain(text: str, words: str) -> None:
    assert first_words(text, {"a.b": "12"}) == words


def test_long_texts_are_cut() -> None:
    assert len(first_words("woord " * 1000)) <= 80


def test_a_place_is_told_in_words(session: Session) -> None:
    path = f"content/{YEAR}/themas/bellen.yaml"
    index = next(one.place[1] for one in blocks(session, path) if one.kind == "Knelpunt 1")
    named = place_name(session, path, ("body", index, "bottleneck", "title"))
    assert named == "Thema 1 Zeepbellen › Knelpunt 1 › Titel"
    assert place_name(session, path, ("status",)) == "Thema 1 Zeepbellen › Status"
    edition = f"content/{YEAR}/edition.yaml"
    assert place_name(session, edition, ("keywords", 1)).endswith("Trefwoorden › nummer 2")

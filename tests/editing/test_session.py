"""A session: what is edited, taken back, saved, and what others change on the disk meanwhile."""

import os
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from stand.content.yaml_reader import read_yaml
from stand.editing.documents.absent import ABSENT
from stand.editing.session import Session
from stand.errors import CannotWrite, EditRefused
from stand.workspace import Workspace
from tests.made.editions import draft

FOREWORD = "content/2030/voorwoord.yaml"
THEME = "content/2030/thema.yaml"
EDITION = "content/2030/edition.yaml"
TITLE = ("title",)
FIRST = ("body", 0, "text")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return draft(tmp_path)


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    session = Session(workspace, "2030")
    yield session
    session.close(discard=True)


def on_disk(session: Session, path: str) -> str:
    return (session.workspace.root / path).read_text("utf-8")


def change_on_disk(session: Session, path: str, old: str, new: str) -> None:
    """Do what a colleague or git does: another file in the place of this one."""
    text = on_disk(session, path)
    assert old in text
    other = session.workspace.root / f"{path}.other"
    other.write_text(text.replace(old, new, 1), "utf-8")
    other.replace(session.workspace.root / path)


def test_an_edit_changes_nothing_on_the_disk_until_it_is_saved(session: Session) -> None:
    before = on_disk(session, FOREWORD)
    session.set_value(FOREWORD, TITLE, "Vooraf")
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert on_disk(session, FOREWORD) == before
    assert session.changed_files() == [FOREWORD]
    assert session.save() == []
    assert on_disk(session, FOREWORD) == before.replace("title: Voorwoord", "title: Vooraf")
    assert session.changed_files() == []


def test_the_same_value_again_is_no_change(session: Session) -> None:
    version = session.version
    session.set_value(FOREWORD, TITLE, "Voorwoord")
    assert (session.version, session.can_undo) == (version, False)


def test_undo_and_redo_go_over_all_fields_and_files_in_order(session: Session) -> None:
    texts = {path: document.text for path, document in session.documents.items()}
    session.set_value(FOREWORD, TITLE, "Vooraf")
    session.set_value(THEME, TITLE, "Schuim")
    session.remove(FOREWORD, ("body", 0))
    last = session.undo()
    assert last is not None
    assert last.path == FOREWORD
    step = session.undo()
    assert step is not None
    assert (step.path, step.place) == (THEME, TITLE)
    assert session.value(THEME, TITLE) == "Zeepbellen"
    session.undo()
    assert {path: document.text for path, document in session.documents.items()} == texts
    assert session.undo() is None
    session.redo()
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    session.set_value(THEME, TITLE, "Water")
    assert session.redo() is None


def test_one_step_is_taken_back_at_once_and_one_that_fails_never_was(session: Session) -> None:
    with session.one_step("Twee titels"):
        session.set_value(FOREWORD, TITLE, "Een")
        session.set_value(THEME, TITLE, "Twee")
    step = session.undo()
    assert step is not None
    assert step.label == "Twee titels"
    assert session.changed_files() == []
    with pytest.raises(EditRefused):
        two_titles_of_which_one_is_nowhere(session)
    assert session.value(FOREWORD, TITLE) == "Voorwoord"
    assert not session.can_undo


def two_titles_of_which_one_is_nowhere(session: Session) -> None:
    with session.one_step("Mislukt"):
        session.set_value(FOREWORD, TITLE, "Een")
        session.set_value("content/2030/weg.yaml", TITLE, "Twee")


def test_listeners_hear_of_each_step_once(session: Session) -> None:
    heard = []
    session.listeners.append(heard.append)
    with session.one_step("Twee"):
        session.set_value(FOREWORD, TITLE, "Een")
        session.set_value(THEME, TITLE, "Twee")
    assert [(changed.paths, changed.kind) for changed in heard] == [({FOREWORD, THEME}, "edit")]


def test_one_field_goes_back_to_the_disk_also_when_its_block_moved(session: Session) -> None:
    first = session.value(FOREWORD, FIRST)
    session.set_value(FOREWORD, FIRST, f"{first} En meer.")
    session.insert_item(FOREWORD, ("body",), 0, {"text": "Een nieuw begin."})
    session.set_value(FOREWORD, TITLE, "Vooraf")
    moved = ("body", 1, "text")
    assert session.is_changed(FOREWORD, moved)
    session.revert(FOREWORD, moved)
    assert session.value(FOREWORD, moved) == first
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert not session.is_changed(FOREWORD, moved)
    session.revert(FOREWORD)
    assert session.changed_files() == []
    session.undo()
    assert session.value(FOREWORD, TITLE) == "Vooraf"


def test_a_new_file_is_created_by_saving_and_a_deleted_one_goes_then(session: Session) -> None:
    new = "content/2030/nieuw.yaml"
    session.create(new, "kind: text\ntitle: Nieuw\n")
    session.delete(THEME)
    assert not (session.workspace.root / new).exists()
    assert session.unsaved == {new: b"kind: text\ntitle: Nieuw\n", THEME: None}
    assert session.save() == []
    assert on_disk(session, new) == "kind: text\ntitle: Nieuw\n"
    assert not (session.workspace.root / THEME).exists()
    session.undo()
    session.undo()
    assert session.save() == []
    assert not (session.workspace.root / new).exists()
    assert (session.workspace.root / THEME).exists()


def test_what_cannot_be_written_stays_here_and_the_rest_is_saved(
    session: Session, workspace: Workspace
) -> None:
    # A folder in the place of a file that is new here cannot be written over by anybody.
    session.create("content/2030/dicht.yaml", "kind: text\ntitle: Dicht\n")
    session.set_value(FOREWORD, TITLE, "Vooraf")
    (workspace.root / "content/2030/dicht.yaml").mkdir()
    failures = session.save()
    assert [type(failure) for failure in failures] == [CannotWrite]
    assert "title: Vooraf" in on_disk(session, FOREWORD)
    assert session.changed_files() == ["content/2030/dicht.yaml"]


def test_a_full_disk_loses_nothing(session: Session) -> None:
    before = on_disk(session, FOREWORD)
    session.set_value(FOREWORD, FIRST, "Lang. " * 20_000)
    session.recovery.flush()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        failures = session.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert [type(failure) for failure in failures] == [CannotWrite]
    assert on_disk(session, FOREWORD) == before
    assert not list((session.workspace.root / "content/2030").glob(".voorwoord*"))
    assert session.save() == []
    assert "Lang. Lang." in on_disk(session, FOREWORD)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_without_rights_is_not_replaced(session: Session) -> None:
    path = session.workspace.root / FOREWORD
    path.chmod(0o444)
    session.set_value(FOREWORD, TITLE, "Vooraf")
    assert [type(failure) for failure in session.save()] == [CannotWrite]
    assert "title: Voorwoord" in path.read_text("utf-8")


def test_what_was_not_edited_follows_the_disk(session: Session) -> None:
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Vooraf")
    news = session.look_at_disk()
    assert news.followed == {FOREWORD}
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert session.changed_files() == []


def test_other_fields_of_a_file_that_is_edited_follow_the_disk(session: Session) -> None:
    session.set_value(FOREWORD, FIRST, "Mijn eigen eerste alinea.")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "# van een collega\ntitle: Vooraf")
    news = session.look_at_disk()
    assert (news.followed, news.clashed) == ({FOREWORD}, [])
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert session.value(FOREWORD, FIRST) == "Mijn eigen eerste alinea."
    assert session.save() == []
    assert "# van een collega\ntitle: Vooraf" in on_disk(session, FOREWORD)
    assert "Mijn eigen eerste alinea." in on_disk(session, FOREWORD)


@pytest.mark.parametrize("chosen", ["Mijn titel", "Hun titel", "Samen"])
def test_a_field_changed_on_both_sides_waits_for_a_choice(session: Session, chosen: str) -> None:
    session.set_value(FOREWORD, TITLE, "Mijn titel")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Hun titel")
    (clash,) = session.look_at_disk().clashed
    assert (clash.base, clash.mine, clash.theirs) == ("Voorwoord", "Mijn titel", "Hun titel")
    assert len(session.save()) == 1
    assert "title: Hun titel" in on_disk(session, FOREWORD)
    session.insert_item(FOREWORD, ("body",), 0, {"text": "Ondertussen."})
    session.settle(clash, chosen)
    assert (session.clashes, session.value(FOREWORD, TITLE)) == ([], chosen)
    assert session.save() == []
    assert f"title: {chosen}" in on_disk(session, FOREWORD)


def test_a_choice_still_waits_after_another_change_on_the_disk(session: Session) -> None:
    session.set_value(FOREWORD, TITLE, "Mijn titel")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Hun titel")
    session.look_at_disk()
    change_on_disk(session, FOREWORD, "kind: foreword", "# nog iets\nkind: foreword")
    session.look_at_disk()
    (clash,) = session.clashes
    assert (clash.mine, clash.theirs) == ("Mijn titel", "Hun titel")
    change_on_disk(session, FOREWORD, "title: Hun titel", "title: Hun tweede titel")
    session.look_at_disk()
    (clash,) = session.clashes
    assert (clash.mine, clash.theirs) == ("Mijn titel", "Hun tweede titel")
    change_on_disk(session, FOREWORD, "title: Hun tweede titel", "title: Mijn titel")
    session.look_at_disk()
    assert session.clashes == []


def test_blocks_removed_here_and_edited_elsewhere_come_back_in_their_order(
    session: Session,
) -> None:
    session.set_value(FOREWORD, ("body",), [{"text": f"Alinea {n} over bellen."} for n in "123"])
    assert session.save() == []
    session.remove(FOREWORD, ("body", 0))
    session.remove(FOREWORD, ("body", 0))
    change_on_disk(session, FOREWORD, "Alinea 1 over bellen.", "Alinea 1 over bellen. En schuim.")
    change_on_disk(session, FOREWORD, "Alinea 2 over bellen.", "Alinea 2 over bellen. En zeep.")
    session.look_at_disk()
    while session.clashes:
        session.settle(session.clashes[0], session.clashes[0].theirs)
    texts = [block["text"] for block in session.value(FOREWORD, ("body",))]
    assert [text[:8] for text in texts] == ["Alinea 1", "Alinea 2", "Alinea 3"]


def test_a_value_whose_block_is_gone_cannot_be_chosen_but_can_be_left(session: Session) -> None:
    session.set_value(FOREWORD, FIRST, "Mijn eigen eerste alinea.")
    text = session.documents[FOREWORD].saved_data["body"][0]["text"]
    change_on_disk(session, FOREWORD, text.split()[0], "Hun")
    (clash,) = session.look_at_disk().clashed
    session.remove(FOREWORD, ("body", 0))
    with pytest.raises(EditRefused):
        session.settle(clash, clash.theirs)
    assert session.clashes == [clash]
    session.settle(clash, clash.mine)
    assert session.clashes == []


def test_saving_over_what_somebody_just_saved_asks_first(session: Session) -> None:
    session.set_value(FOREWORD, TITLE, "Mijn titel")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Hun titel")
    assert len(session.save()) == 1
    assert "title: Hun titel" in on_disk(session, FOREWORD)
    assert len(session.clashes) == 1


def test_a_block_deleted_elsewhere_and_edited_here_can_be_kept_or_let_go(
    session: Session, workspace: Workspace
) -> None:
    kept = session.value(FOREWORD, FIRST)
    session.set_value(FOREWORD, FIRST, f"{kept} En nog iets.")
    data = read_yaml(FOREWORD, on_disk(session, FOREWORD))[0]
    other = Session(workspace, "2030")
    other.set_value(FOREWORD, TITLE, "Van een ander")
    other.remove(FOREWORD, ("body", 0))
    assert other.save() == []
    other.close()
    (clash,) = session.look_at_disk().clashed
    assert clash.theirs is ABSENT
    session.settle(clash, ABSENT)
    assert session.save() == []
    after = read_yaml(FOREWORD, on_disk(session, FOREWORD))[0]
    assert after["body"] == data["body"][1:]
    assert after["title"] == "Van een ander"


def test_undo_after_a_change_on_the_disk_keeps_what_came_from_there(session: Session) -> None:
    session.set_value(FOREWORD, FIRST, "Mijn eigen eerste alinea.")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Vooraf")
    session.look_at_disk()
    first = read_yaml(FOREWORD, on_disk(session, FOREWORD))[0]["body"][0]["text"]
    session.undo()
    assert session.value(FOREWORD, FIRST) == first
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert session.changed_files() == []


def test_files_that_come_and_go_on_the_disk_come_and_go_here(session: Session) -> None:
    new = session.workspace.root / "content/2030/nieuw.yaml"
    new.write_text("kind: text\ntitle: Nieuw\n")
    (session.workspace.root / THEME).unlink()
    news = session.look_at_disk()
    assert (news.new, news.gone) == ({"content/2030/nieuw.yaml"}, {THEME})
    assert "content/2030/nieuw.yaml" in session.documents
    assert THEME not in session.documents


def test_an_edited_file_that_goes_on_the_disk_stays_here(session: Session) -> None:
    session.set_value(THEME, TITLE, "Schuim")
    (session.workspace.root / THEME).unlink()
    assert session.look_at_disk().gone == {THEME}
    assert session.value(THEME, TITLE) == "Schuim"
    assert session.save() == []
    assert "title: Schuim" in on_disk(session, THEME)


def test_a_folder_that_was_away_for_a_moment_makes_no_clash(session: Session) -> None:
    session.set_value(FOREWORD, TITLE, "Vooraf")
    content = session.workspace.root / "content"
    content.rename(content.with_name("weg"))
    session.look_at_disk()
    session.look_at_disk()
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    content.with_name("weg").rename(content)
    session.look_at_disk()
    session.look_at_disk()
    assert session.clashes == []
    assert session.changed_files() == [FOREWORD]
    assert session.save() == []
    assert "title: Vooraf" in on_disk(session, FOREWORD)


def test_a_file_that_cannot_be_read_as_yaml_is_mended_as_text(session: Session) -> None:
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: [Voorwoord")
    session.look_at_disk()
    document = session.documents[FOREWORD]
    assert not document.readable
    assert [problem.code for problem in document.problems] == ["yaml-syntax"]
    with pytest.raises(EditRefused):
        session.set_value(FOREWORD, TITLE, "Vooraf")
    session.set_text(FOREWORD, document.text.replace("[Voorwoord", "Voorwoord"))
    assert session.documents[FOREWORD].readable


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_the_encoding_of_a_file_stays(workspace: Workspace, coding: str) -> None:
    path = workspace.root / FOREWORD
    text = path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(text.encode(coding))
    session = Session(workspace, "2030")
    session.set_value(FOREWORD, TITLE, "Één 😀")
    assert session.save() == []
    session.close()
    after = text.replace("title: Voorwoord", "title: Één 😀")
    assert path.read_bytes() == after.encode(coding)


def test_what_was_unsaved_when_a_session_ended_is_offered_and_restored(
    workspace: Workspace,
) -> None:
    ended = Session(workspace, "2030")
    ended.set_value(FOREWORD, TITLE, "Vooraf")
    ended.delete(THEME)
    ended.close()
    session = Session(workspace, "2030")
    (leftover,) = session.recovery.leftovers()
    assert set(leftover.files) == {FOREWORD, THEME}
    assert session.restore(leftover) == []
    assert session.value(FOREWORD, TITLE) == "Vooraf"
    assert session.unsaved[THEME] is None
    assert session.recovery.leftovers() == []
    session.undo()
    assert session.changed_files() == []
    session.close(discard=True)


def test_restoring_never_overwrites_newer_work(workspace: Workspace) -> None:
    ended = Session(workspace, "2030")
    ended.set_value(FOREWORD, TITLE, "Mijn titel")
    ended.set_value(FOREWORD, FIRST, "Mijn eigen eerste alinea.")
    ended.close()
    session = Session(workspace, "2030")
    change_on_disk(session, FOREWORD, "title: Voorwoord", "title: Hun titel")
    session.look_at_disk()
    (leftover,) = session.recovery.leftovers()
    (clash,) = session.restore(leftover)
    assert (clash.mine, clash.theirs) == ("Mijn titel", "Hun titel")
    assert session.value(FOREWORD, FIRST) == "Mijn eigen eerste alinea."
    assert len(session.save()) == 1
    session.settle(clash, "Hun titel")
    assert session.save() == []
    assert "title: Hun titel" in on_disk(session, FOREWORD)
    session.close()


def test_a_table_is_edited_as_rows_and_keeps_its_bytes(tmp_path: Path) -> None:
    workspace = draft(tmp_path)
    path = tmp_path / "content/2030/tables/landen.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes('Land;Aantal\r\n"Syrië";1.234\r\nIrak; 5\r\n'.encode("windows-1252"))
    session = Session(workspace, "2030")
    name = "content/2030/tables/landen.csv"
    rows = session.value(name, ())
    rows = [list(row) for row in rows]
    rows[2][1] = "6"
    session.set_rows(name, rows)
    assert session.save() == []
    session.close()
    expected = 'Land;Aantal\r\n"Syrië";1.234\r\nIrak;6\r\n'
    assert path.read_bytes().decode("windows-1252").replace(" ", "") == expected


def test_a_problem_leads_to_its_value(session: Session) -> None:
    session.set_value(FOREWORD, ("body", 0), {"practice": {"title": "Zonder tekst"}})
    (problem,) = session.documents[FOREWORD].problems
    place = session.documents[FOREWORD].place_at(problem.line, problem.column)
    assert place[:3] == ("body", 0, "practice")


def test_the_order_of_files_is_that_of_the_edition(session: Session) -> None:
    assert next(iter(session.documents)) == EDITION

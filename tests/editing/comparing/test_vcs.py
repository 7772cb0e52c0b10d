import os
import subprocess
from pathlib import Path

import pytest

from stand.editing.comparing import vcs
from stand.editing.comparing.vcs import Kind, NoHistory, changes, field_changes, last_commit
from stand.editing.documents.document import Document

CHAPTER = "content/2030/met spaties en ë.yaml"
TABLE = "content/2030/tables/landen.csv"
OLD = "title: Druk\nbody:\n  - text: Er was eens een dienst.\n  - text: Tot slot.\n"
NEW = OLD.replace("een dienst", "geen dienst").replace("body:\n", "body:\n  - text: Tussendoor.\n")


def git(root: Path, *words: str) -> str:
    identity = ["-c", "user.name=Iemand", "-c", "user.email=iemand@voorbeeld.example"]
    settings = ["-c", "init.defaultBranch=main", "-c", "maintenance.auto=false"]
    command = ["git", *settings, *identity, *words]
    environment = {"PATH": os.environ["PATH"], "HOME": str(root)}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def put(root: Path, path: str, text: str) -> bytes:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return text.encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "een map" / "publicatie"
    put(root, CHAPTER, OLD)
    put(root, TABLE, "Land;Bellen\nNergens;12\n")
    git(root.parent, "init")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-m", "Begin: ‘eerste’ versie")
    return root


def test_what_is_as_it_was_committed_did_not_change(root: Path) -> None:
    commit = last_commit(root)
    assert commit.subject == "Begin: ‘eerste’ versie"
    assert set(commit.objects) == {CHAPTER, TABLE}
    assert changes(root, commit, {CHAPTER: OLD.encode()}) == {}


def test_changed_fields_are_named_with_their_words(root: Path) -> None:
    commit = last_commit(root)
    found = changes(root, commit, {CHAPTER: NEW.encode()})[CHAPTER]
    assert (found.kind, found.added, found.removed) == (Kind.CHANGED, 2, 1)
    assert found.words == "+2 −1 woorden"
    now = Document.read(CHAPTER, NEW.encode())
    places = [(one.place, one.after) for one in field_changes(found, now)]
    assert places == [
        (("body", 0), {"text": "Tussendoor."}),
        (("body", 1, "text"), "Er was eens geen dienst."),
    ]


def test_files_that_came_and_went(root: Path) -> None:
    commit = last_commit(root)
    found = changes(root, commit, {"content/nieuw.yaml": b"title: Een twee\n", TABLE: None})
    assert {path: change.words for path, change in found.items()} == {
        "content/nieuw.yaml": "nieuw",
        TABLE: "verwijderd",
    }
    assert found["content/nieuw.yaml"].added == 2
    assert changes(root, commit, {"content/nooit.yaml": None}) == {}


def test_cells_of_a_table_are_compared(root: Path) -> None:
    now = b"Land;Bellen\nNergens;13\n"
    found = changes(root, last_commit(root), {TABLE: now})[TABLE]
    assert [(one.before, one.after) for one in field_changes(found, Document.read(TABLE, now))] == [
        ("12", "13")
    ]


def test_a_file_that_cannot_be_read_is_compared_as_text(root: Path) -> None:
    now = b"title: [\n"
    found = changes(root, last_commit(root), {CHAPTER: now})[CHAPTER]
    [change] = field_changes(found, Document.read(CHAPTER, now))
    assert change.place == ()


def test_other_line_ends_are_no_change(root: Path) -> None:
    text = OLD.replace("\n", "\r\n").encode()
    assert changes(root, last_commit(root), {CHAPTER: text}) == {}


def test_a_loose_head_and_a_work_tree_are_repositories_too(root: Path) -> None:
    git(root, "checkout", "--detach")
    git(root, "worktree", "add", "../naast")
    beside = root.parent / "naast" / "publicatie"
    assert last_commit(beside).objects == last_commit(root).objects


def test_nothing_is_written_in_the_repository(root: Path) -> None:
    put(root, CHAPTER, NEW)
    folder = root.parent / ".git"

    def state() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    before = state()
    changes(root, last_commit(root), {CHAPTER: NEW.encode(), TABLE: None})
    assert state() == before


def test_variables_of_a_git_that_runs_around_us_mean_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nergens")
    assert last_commit(root).objects


def _without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(root))
    return root


def _without_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vcs, "_ALWAYS", ("--git-dir", str(root / "nergens")))
    return root


def _without_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = root / "leeg"
    folder.mkdir()
    git(folder, "init")
    return folder


def _without_content(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = root / "buiten"
    folder.mkdir()
    return folder


def _with_hanging_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = root / "git"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{root}:{os.environ['PATH']}")
    monkeypatch.setattr(vcs, "LIMIT", 0.05)
    return root


def _with_broken_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (root.parent / ".git" / "HEAD").write_text("onzin\n")
    return root


@pytest.mark.parametrize(
    ("arrange", "message"),
    [
        (_without_git, "Git is niet geïnstalleerd."),
        (_without_repository, "De inhoud staat niet in git."),
        (_without_commit, "In git is nog niets vastgelegd."),
        (_without_content, "De inhoud staat niet in git."),
        (_with_hanging_git, "Git antwoordt niet."),
        (_with_broken_git, "De inhoud staat niet in git."),
    ],
)
def test_without_history_it_is_said_why(
    root: Path, monkeypatch: pytest.MonkeyPatch, arrange: object, message: str
) -> None:
    assert callable(arrange)
    with pytest.raises(NoHistory, match=message):
        last_commit(arrange(root, monkeypatch))

"""The state of a session stands where it can be written."""

from pathlib import Path

import pytest

from stand.editing.keeping.state import remark, state_folder, state_folders
from stand.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "thuis"))
    (tmp_path / "werk" / "content").mkdir(parents=True)
    return Workspace.at(tmp_path / "werk")


def test_it_stands_with_the_content_and_out_of_sight_of_git(workspace: Workspace) -> None:
    folder = state_folder(workspace)
    assert folder == workspace.root / ".stand"
    assert (folder / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore"]
    assert remark(workspace, folder) is None


def test_where_the_root_may_not_be_written_it_stands_with_the_user(workspace: Workspace) -> None:
    (workspace.root / ".stand").write_text("geen map")
    folder = state_folder(workspace)
    assert folder.parent == workspace.root.parent / "thuis" / "stand"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert str(folder) in (remark(workspace, folder) or "")


def test_where_nothing_else_can_be_written_it_is_temporary(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.root / ".stand").write_text("geen map")
    (tmp_path / "thuis").write_text("geen map")
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tijdelijk"))
    folder = state_folder(workspace)
    assert folder.is_relative_to(tmp_path / "tijdelijk")
    assert "opnieuw start" in (remark(workspace, folder) or "")


def test_where_nothing_can_be_written_it_is_the_best_place(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.root / ".stand").write_text("geen map")
    (tmp_path / "thuis").write_text("geen map")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "thuis"))
    assert state_folder(workspace) == state_folders(workspace)[0]


def test_two_workspaces_have_two_folders_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "ander" / "content").mkdir(parents=True)
    other = Workspace.at(tmp_path / "ander")
    assert not set(state_folders(workspace)) & set(state_folders(other))

"""The main screen as it looks: held against files that are looked at when they change.

``STAND_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py`` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from stand.workspace import Workspace
from tests.tui.shell import TEXT, Editor, edit

FOLDER = Path(__file__).parent / "snapshots"
RENEW = bool(os.environ.get("STAND_SNAPSHOTS"))


def _held(name: str, picture: str) -> None:
    """Hold a screen against its file."""
    now = "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"
    file = FOLDER / f"{name}.txt"
    if RENEW:
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def test_the_whole_screen(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("body", 0, "text"))
        _held("120x36", editor.picture)

    edit(workspace, act)


def test_a_screen_with_a_problem(workspace: Workspace) -> None:
    file = workspace.root / TEXT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "titel: "), encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.press("f8")
        await editor.until(lambda: "Problemen: ✗ 2" in editor.picture)
        _held("120x36-problem", editor.picture)

    edit(workspace, act)


def test_a_small_screen_without_colours(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("body", 0, "text"))
        _held("80x24-no-colour", editor.picture)

    edit(workspace, act, size=(80, 24))

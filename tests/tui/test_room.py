"""Room goes where there is something to see: the problems, the preview, and the bottom lines."""

import pytest

from stand.tui.arrangement import ONE_LINE, Part
from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.shell import TEXT, Editor, edit

TABLE = f"content/{YEAR}/tables/landen.csv"
BANK = "content/indicators.yaml"


def test_the_problems_take_one_line_until_there_is_one(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        problems = editor.edition.problems
        assert problems.outer_size.height == ONE_LINE
        assert "Problemen: ✗ 0" in editor.picture
        editor.session.remove(TEXT, ("title",))
        await editor.until(lambda: problems.outer_size.height > ONE_LINE)
        assert "✗ 1" in editor.picture
        await editor.press("ctrl+z")
        await editor.until(lambda: problems.outer_size.height == ONE_LINE)

    edit(workspace, act)


@pytest.mark.parametrize("path", [TABLE, BANK])
def test_the_preview_gives_its_room_to_what_has_no_pages(workspace: Workspace, path: str) -> None:
    async def act(editor: Editor) -> None:
        edition = editor.edition
        await editor.open(TEXT)
        preview = edition.preview
        assert preview is not None
        assert preview.display
        narrow = edition.middle.size.width
        await editor.open(path)
        assert not preview.display
        assert edition.middle.size.width > narrow
        await editor.press("f6")
        assert edition.body.current is not Part.PREVIEW
        await editor.open(path)
        await editor.press("f3")
        assert preview.display
        await editor.press("f3")
        assert not preview.display
        await editor.open(TEXT)
        assert preview.display

    edit(workspace, act)


def test_on_a_small_screen_a_beginner_sees_the_way(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(TEXT, ("body", 0, "text"))
        for key in ("F1", "Ctrl+P", "Ctrl+S", "Ctrl+Q", "F2", "F3", "F4"):
            assert f" {key} " in f" {editor.keys} ", editor.keys
        assert "Verwijzing" in editor.keys

    edit(workspace, act, size=(80, 24))


def test_on_the_lowest_screen_there_is_help_on_one_line(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        assert "F1 Uitleg" in editor.keys
        assert "Ctrl+P" in editor.keys
        assert "Enter Open" in editor.keys

    edit(workspace, act, size=(60, 15))

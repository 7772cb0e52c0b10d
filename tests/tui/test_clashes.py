"""Values that changed here and elsewhere: one at a time, all at once, or later."""

import pytest
from textual.widgets import Button

from stand.tui.dialogs.clash import ClashDialog
from stand.workspace import Workspace
from tests.tui.shell import TEXT, Editor, edit


async def _clash(editor: Editor, root: Workspace) -> None:
    """Change two values here and in the file."""
    editor.session.set_value(TEXT, ("title",), "Van mij")
    editor.session.set_value(TEXT, ("short_title",), "Ook van mij")
    file = root.root / TEXT
    text = file.read_text(encoding="utf-8")
    text = text.replace("Inleiding [/x]", "Van de ander") + "short_title: Ook van de ander\n"
    file.write_text(text, encoding="utf-8")
    editor.app.keeper.look()
    await editor.until(lambda: isinstance(editor.app.screen, ClashDialog))
    await editor.settle()


async def _press(editor: Editor, name: str) -> None:
    buttons = editor.app.screen.query(Button)
    next(one for one in buttons if one.name == name).press()
    await editor.settle()


@pytest.mark.parametrize(
    ("name", "side"), [("all-mine", "van mij"), ("all-theirs", "van de ander")]
)
def test_all_of_one_side(workspace: Workspace, name: str, side: str) -> None:
    async def act(editor: Editor) -> None:
        await _clash(editor, workspace)
        assert "hierna nog 1 in dit bestand" in editor.words
        await _press(editor, name)
        assert editor.app.screen is editor.edition
        assert not editor.session.clashes
        assert editor.session.value(TEXT, ("title",)) == side.capitalize()
        assert editor.session.value(TEXT, ("short_title",)) == f"Ook {side}"

    edit(workspace, act)


def test_nobody_is_held(workspace: Workspace) -> None:
    """Esc leaves both for later; saving asks again, and the editor still closes."""

    async def act(editor: Editor) -> None:
        await _clash(editor, workspace)
        await editor.press("escape")
        await editor.press("escape")
        assert editor.app.screen is editor.edition
        assert "2 te kiezen" in editor.picture
        await editor.press("ctrl+s")
        await editor.until(lambda: isinstance(editor.app.screen, ClashDialog))
        await _press(editor, "mine")
        assert "hierna nog" not in editor.words
        await _press(editor, "theirs")
        assert editor.app.screen is editor.edition
        await editor.press("ctrl+s")
        assert "alles opgeslagen" in editor.picture
        await editor.press("ctrl+q")
        await editor.until(lambda: editor.app._exit)

    edit(workspace, act)

"""On the smallest screen every dialog shows all its buttons, however long its words are."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Button

from stand.editing.keeping.journal import Kept, Leftover
from stand.editing.merging.choices import Clash
from stand.tui.dialogs.clash import ClashDialog
from stand.tui.dialogs.dialog import Choice, Dialog, Notice, Question
from stand.tui.dialogs.recovery import RecoveryDialog
from stand.tui.dialogs.status import StatusDialog
from stand.workspace import Workspace
from tests.tui.shell import TEXT, Editor, edit

_LONG = "Een regel met [/x] en 🫧 erin.\n" * 80


def _made(editor: Editor, name: str) -> Dialog[object]:
    clash = Clash(TEXT, ("title",), _LONG, _LONG + "a", "b" + _LONG)
    raw = (editor.session.workspace.root / TEXT).read_bytes()
    kept = {TEXT: Kept(raw, raw.replace(b"Twee", b"Drie " * 400))}
    dialogs = {
        "clash": lambda: ClashDialog(clash, "Inleiding [/x] › Titel", 3, 2),
        "recovery": lambda: RecoveryDialog(
            editor.session, Leftover("x", datetime.now(UTC), kept, Path("x.json"))
        ),
        "notice": lambda: Notice("Titel [/x]", _LONG),
        "question": lambda: Question("Vraag", _LONG, [Choice("a", "Ja"), Choice("b", "Nee")]),
        "status": lambda: StatusDialog("Een hoofdstuk [/x]", "draft"),
    }
    made: Dialog[object] = dialogs[name]()
    return made


@pytest.mark.parametrize("name", ["clash", "recovery", "notice", "question", "status"])
def test_all_buttons_are_seen(workspace: Workspace, name: str) -> None:
    async def act(editor: Editor) -> None:
        dialog = _made(editor, name)
        editor.app.push_screen(dialog)
        await editor.settle()
        window = dialog.query(".dialog").first().content_region
        for button in dialog.query(Button):
            assert window.contains_region(button.region), (button.label, button.region, window)
        assert dialog.focused is not None

    edit(workspace, act, size=(80, 24))

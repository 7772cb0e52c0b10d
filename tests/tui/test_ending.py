"""However the editor ends, what was typed is not lost. The real program, in a real terminal."""

import signal
from pathlib import Path

import pytest
from textual.widget import MountError
from textual.widgets import Static
from textual.worker import WorkerFailed

from stand.editing.session import Session
from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.shell import TEXT, Editor, edit
from tests.tui.terminal import STAND, Terminal


def _editor(workspace: Workspace) -> Terminal:
    return Terminal([*STAND, "edit", YEAR, "--root", str(workspace.root)])


def _kept(root: Path) -> list[bytes]:
    session = Session(Workspace.at(root), YEAR)
    found = session.recovery.leftovers()
    session.close()
    return [kept.text or b"" for one in found for kept in one.files.values()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_typed_last_is_kept_when_it_is_ended(
    workspace: Workspace, number: signal.Signals
) -> None:
    with _editor(workspace) as terminal:
        terminal.wait_for("Inleiding [/x]")
        terminal.type("inleiding")
        terminal.press("enter")
        terminal.wait_for("› Titel")
        terminal.type("Zojuist getypt ")
        terminal.wait_for("Zojuist getypt")
        terminal.process.send_signal(number)
        assert terminal.wait_for_end() == 0
        assert "Traceback" not in terminal.raw
    kept = _kept(workspace.root)
    assert any(b"Zojuist getypt Inleiding" in text for text in kept), kept
    assert "Zojuist" not in (workspace.root / TEXT).read_text(encoding="utf-8")


def test_closing_says_nothing(workspace: Workspace) -> None:
    with _editor(workspace) as terminal:
        terminal.wait_for("Inleiding [/x]")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
        after = terminal.raw.rpartition("\x1b[?1049l")[2]
        assert not any(char.isalpha() for char in after.replace("\x1b[?25h", "").split("\x1b")[0])
    assert not _kept(workspace.root)


async def _show() -> None:
    """Show something in a part that is not on the screen any more."""
    Static().mount(Static())


def test_what_is_still_being_shown_when_the_editor_is_left_is_no_fault(
    workspace: Workspace,
) -> None:
    async def act(editor: Editor) -> None:
        editor.edition.call_later(_show)
        editor.app.exit()

    edit(workspace, act)


def test_nor_is_what_is_shown_beside_the_keys(workspace: Workspace) -> None:
    async def act(editor: Editor) -> None:
        editor.app.exit()
        editor.app._handle_exception(WorkerFailed(MountError("not mounted")))

    edit(workspace, act)

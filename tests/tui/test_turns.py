"""Keys in one burst: each reaches what has the focus by then, and none is lost."""

from collections.abc import Iterator

import pytest

from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.terminal import STAND, Terminal, bytes_of

_KEYS = ("down", "enter", "f6", "shift+f6", "ctrl+s", "ctrl+q", "ctrl+n", "f9", "f5")


@pytest.fixture
def terminal(workspace: Workspace) -> Iterator[Terminal]:
    command = [*STAND, "edit", YEAR, "--root", str(workspace.root)]
    environment = {"XDG_STATE_HOME": str(workspace.root.parent), "HOME": str(workspace.root.parent)}
    with Terminal(command, environment=environment) as editor:
        editor.wait_for("Inleiding [/x]")
        yield editor


def burst(terminal: Terminal, *keys: str) -> None:
    """Send keys and texts all at once."""
    terminal.type(b"".join(_sent(key) for key in keys).decode())


def _sent(key: str) -> bytes:
    return bytes_of(key) if key in _KEYS else key.encode()


def test_enter_in_the_outline_and_typing(terminal: Terminal, workspace: Workspace) -> None:
    """The chapter opens first; what was typed meanwhile is in its first field, in order."""
    burst(terminal, "down", "down", "down", "enter", "Zo getypt en niet in het overzicht: ")
    terminal.wait_for("Zo getypt en niet in het overzicht: Inleiding")
    terminal.wait_for("1 niet opgeslagen")
    assert "›  " not in terminal.lines[1]


def test_another_part_and_typing(terminal: Terminal, workspace: Workspace) -> None:
    terminal.press("down", "down", "down", "enter")
    terminal.wait_for("Twee 🫧")
    burst(terminal, "shift+f6", "zeep", "f6", "Oh ja: ", "ctrl+s")
    terminal.wait_for("› zeep▏")
    terminal.wait_for("Oh ja: Inleiding")
    file = workspace.root / "content" / YEAR / "inleiding.yaml"
    terminal.wait_until(lambda: "Oh ja: Inleiding" in file.read_text("utf-8"), "the saved file")


def test_a_click_and_typing(terminal: Terminal) -> None:
    terminal.press("down", "down", "down", "enter")
    terminal.wait_for("Twee 🫧")
    terminal.wait_for("▌ Twee")
    column, row = terminal.find("▌ Twee")
    terminal.click(column + 2, row)
    terminal.type("Hier staat nu ")
    terminal.wait_for("Hier staat nu Twee")
    terminal.wait_for("Tekst Hier")  # the blocks of a chapter that opens come above the next one
    column, row = terminal.find("Zeepbellen")
    terminal.click(column + 2, row)
    terminal.type("Mooie ")
    terminal.wait_for("Mooie Zeepbellen")


def test_closing_right_after_the_last_letter(terminal: Terminal) -> None:
    """What was typed in the same burst is known when the editor asks whether to save."""
    terminal.press("down", "down", "down", "enter")
    terminal.wait_for("Twee 🫧")
    burst(terminal, "Nog dit: ", "ctrl+q")
    terminal.wait_for("Wilt u opslaan voordat u sluit?")


def test_keys_before_all_stands_are_not_lost(workspace: Workspace) -> None:
    command = [*STAND, "edit", YEAR, "--root", str(workspace.root)]
    environment = {"XDG_STATE_HOME": str(workspace.root.parent), "HOME": str(workspace.root.parent)}
    with Terminal(command, environment=environment) as terminal:
        terminal.wait_for("Overzicht")
        burst(terminal, "down", "down", "down", "enter", "Vroeg begonnen: ")
        terminal.wait_for("Vroeg begonnen: Inleiding")


def test_a_dialog_has_the_keys_at_once(terminal: Terminal, workspace: Workspace) -> None:
    """What is typed after the key that opens a dialog goes into it, and not into the text."""
    terminal.press("down", "down", "down", "enter")
    terminal.wait_for("Twee 🫧")
    burst(terminal, "ctrl+n", "aan het w")
    terminal.wait_for("Nieuw blok")
    terminal.wait_for("aan het w")
    assert "niet opgeslagen" not in terminal.text
    terminal.press("escape")
    terminal.wait_for("aan het w", gone=True)
    burst(terminal, "f9", "C")
    terminal.wait_for("1 niet opgeslagen")


def test_enter_right_after_the_key_does_not_stop_a_build(terminal: Terminal) -> None:
    burst(terminal, "f5", "\r")
    terminal.wait_for("De PDF maken")
    terminal.wait_for("Klaar: ", patience=60)

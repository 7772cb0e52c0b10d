"""Beginning a new year, from the editor and from the command line. The real program."""

from pathlib import Path

from stand.workspace import Workspace
from tests.made.writing import YEAR
from tests.tui.terminal import STAND, Terminal

NEXT = str(int(YEAR) + 1)


def _editor(workspace: Workspace, year: str) -> Terminal:
    home = str(workspace.root.parent)
    environment = {"XDG_STATE_HOME": home, "HOME": home}
    command = [*STAND, "edit", year, "--root", str(workspace.root)]
    return Terminal(command, environment=environment)


def _title(root: Path) -> Path:
    return root / "content" / NEXT / "edition.yaml"


def test_a_new_year_from_the_search(workspace: Workspace) -> None:
    with _editor(workspace, YEAR) as terminal:
        terminal.wait_for("gecontroleerd")
        terminal.press("ctrl+p")
        terminal.wait_for("Zoek een opdracht")
        terminal.type("nieuwe jaargang")
        terminal.wait_for("Nieuwe jaargang beginnen…")
        terminal.press("down", "enter")
        terminal.wait_for("Welk jaar?")
        terminal.press("enter")
        terminal.wait_for(f"Stand van de uitvoering {NEXT}")
        terminal.wait_for("Inleiding [/x]")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    assert "status: draft" in _title(workspace.root).read_text(encoding="utf-8")


def test_a_year_that_is_not_there_is_asked_about(workspace: Workspace) -> None:
    with _editor(workspace, NEXT) as terminal:
        terminal.wait_for(f"Jaargang {NEXT} is er nog niet.")
        terminal.type("misschien\rn\r")
        assert terminal.wait_for_end() == 0
    assert not _title(workspace.root).exists()
    with _editor(workspace, NEXT) as terminal:
        terminal.wait_for("(j/n)")
        terminal.type("j\r")
        terminal.wait_for("overschrijven?")
        terminal.type("j\r")
        terminal.wait_for(f"Stand van de uitvoering {NEXT}")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    text = (workspace.root / "content" / NEXT / "inleiding.yaml").read_text(encoding="utf-8")
    assert "Twee" in text
    assert list((workspace.root / "figures" / NEXT).glob("*.yaml"))

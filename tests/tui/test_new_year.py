"""Beginning a new year, from the editor and from the command line. The real program."""

from pathlib import Path

from stand.tui.commands.years import new_year
from stand.workspace import Workspace
from tests.content.ending import ending, run_to_end
from tests.made.writing import YEAR
from tests.tui.shell import TEXT, Editor, edit
from tests.tui.terminal import STAND, Terminal

NEXT = str(int(YEAR) + 1)
BEGIN = """
from pathlib import Path
from stand.editing.parts.new_edition import begin_edition
from stand.workspace import Workspace
begin_edition(Workspace.at(Path({root!r})), {year!r})
"""


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


def test_who_goes_away_at_a_question_begins_nothing(workspace: Workspace) -> None:
    with _editor(workspace, NEXT) as terminal:
        terminal.wait_for("(j/n)")
        terminal.type("j\r")
        terminal.wait_for("overschrijven?")
        terminal.press("ctrl+d")
        assert terminal.wait_for_end() == 0
    assert workspace.years() == [YEAR]


def test_a_year_that_cannot_be_begun_says_why(workspace: Workspace) -> None:
    workspace.figures_folder(NEXT).mkdir()
    (workspace.figures_folder(NEXT) / "foto.jpg").write_bytes(b"")
    with _editor(workspace, NEXT) as terminal:
        terminal.wait_for(f"In figures/{NEXT}/ staat al iets.")
        assert terminal.wait_for_end() == 2
    assert workspace.years() == [YEAR]


def test_what_is_not_saved_is_saved_before_it_is_taken_over(workspace: Workspace) -> None:
    async def begin(editor: Editor) -> None:
        new_year(editor.app)
        await editor.settle()
        await editor.press("down", "enter")
        await editor.until(lambda: "Eerst opslaan?" in editor.picture)

    async def act(editor: Editor) -> None:
        editor.session.set_value(TEXT, ("title",), "Pas getypt")
        await begin(editor)
        await editor.press("escape")
        assert workspace.years() == [YEAR]
        await begin(editor)
        await editor.press("enter")
        await editor.until(lambda: editor.app.next_year == NEXT)

    edit(workspace, act)
    for year in (YEAR, NEXT):
        text = (workspace.edition_folder(year) / "inleiding.yaml").read_text(encoding="utf-8")
        assert "Pas getypt" in text


def _begin_half(workspace: Workspace) -> None:
    """Have a process killed between the first and the second file of a new year."""
    program = BEGIN.format(root=str(workspace.root), year=NEXT)
    place = workspace.edition_folder(NEXT)
    done = run_to_end(ending(program, place, 3, "killed", ("os.rename",)))
    assert done.returncode < 0
    assert workspace.years() == [YEAR]
    assert list(place.rglob("*.yaml"))


def test_a_year_that_was_half_begun_opens_whole(workspace: Workspace) -> None:
    _begin_half(workspace)
    with _editor(workspace, NEXT) as terminal:
        terminal.wait_for(f"Stand van de uitvoering {NEXT}")
        terminal.wait_for("gecontroleerd")
        terminal.press("ctrl+q")
        assert terminal.wait_for_end() == 0
    text = (workspace.edition_folder(NEXT) / "inleiding.yaml").read_text(encoding="utf-8")
    assert "[nog invullen]" in text


def test_who_begins_a_year_that_was_half_begun_is_told(workspace: Workspace) -> None:
    _begin_half(workspace)

    async def act(editor: Editor) -> None:
        new_year(editor.app)
        await editor.settle()
        await editor.press("down", "enter")
        await editor.until(lambda: f"Jaargang {NEXT} was al begonnen" in editor.picture)
        await editor.press("enter")
        await editor.until(lambda: editor.app.next_year == NEXT)

    edit(workspace, act)
    assert workspace.years() == [YEAR, NEXT]

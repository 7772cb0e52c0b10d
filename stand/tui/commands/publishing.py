"""What one does with the whole edition: build it, open it, and see how far a chapter is."""

from pathlib import Path
from typing import TYPE_CHECKING

from stand.preview.builder import Builder
from stand.tui.commands.changing import change, go
from stand.tui.dialogs.building import BuildDialog
from stand.tui.dialogs.changes import ChangesDialog
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.status import StatusDialog
from stand.tui.viewer import open_file

if TYPE_CHECKING:
    from stand.tui.app import StandApp

_FIRST = (
    Choice("save", "Opslaan en maken"),
    Choice("go", "Maken zonder op te slaan"),
    Choice("cancel", "Terug"),
)
_CHOOSE = "Kies eerst een hoofdstuk."


async def choose_status(app: "StandApp") -> None:
    """Ask how far the chapter in view is."""
    path = app.edition.chapter_in_view
    if path is None:
        app.edition.say(_CHOOSE)
        return
    now = app.session.value(path, ("status",))
    dialog = StatusDialog(app.edition.named(path), now if isinstance(now, str) else "draft")
    status = await app.push_screen_wait(dialog)

    def put() -> None:
        app.session.set_value(path, ("status",), status)

    if status is not None:
        change(app, put)


async def build(app: "StandApp", as_final: bool) -> None:
    """Make the PDF of what is saved, after asking about what is not."""
    app.edition.middle.flush()
    if app.session.changed_files() and not await _saved_first(app):
        return
    workspace = app.session.workspace
    builder = Builder(workspace, app.session.year, workspace.output, as_final=as_final)
    await app.push_screen_wait(BuildDialog(workspace, builder, as_final=as_final))


async def _saved_first(app: "StandApp") -> bool:
    """Ask whether to save before a build; tell whether to go on."""
    words = "De PDF wordt gemaakt van wat is opgeslagen."
    answer = await app.push_screen_wait(Question("Eerst opslaan?", words, _FIRST))
    return app.keeper.save() if answer == "save" else answer == "go"


def open_pdf(app: "StandApp") -> None:
    """Open the PDF that was built last."""
    workspace = app.session.workspace
    path: Path = workspace.output / f"stand-{app.session.year}.pdf"
    if not path.is_file():
        app.edition.say("Er is nog geen PDF. Met F5 maakt u hem.")
        return
    fault = open_file(path)
    app.edition.say(fault or f"Geopend: {workspace.relative(path)}.", serious=bool(fault))


async def show_changes(app: "StandApp") -> None:
    """Show what changed in the file in view since the last commit."""
    path = app.edition.chapter_in_view or app.edition.middle.path
    if not path:
        app.edition.say(_CHOOSE)
        return
    place = await app.push_screen_wait(ChangesDialog(app.session, path))
    if place is not None:
        go(app, path, place)


def revert(app: "StandApp", path: str = "") -> None:
    """Set a file, or all files, back to what is saved."""
    if path:
        change(app, lambda: app.session.revert(path), "Teruggezet. Ctrl+Z maakt dat ongedaan.")
    else:
        words = "Alles is teruggezet. Ctrl+Z maakt dat ongedaan."
        change(app, app.session.revert_all, words)

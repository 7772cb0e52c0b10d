"""What one does with the whole edition: build it, open it, and see how far a chapter is."""

from pathlib import Path

from stand.model.source import Path as Place
from stand.preview.builder import Builder
from stand.problems import Problem
from stand.tui.commands.changing import change, go
from stand.tui.dialogs.building import BuildDialog
from stand.tui.dialogs.changes import ChangesDialog
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.status import StatusDialog
from stand.tui.editor import Editor
from stand.tui.viewer import open_file

_FIRST = (
    Choice("save", "Opslaan en maken"),
    Choice("go", "Maken zonder op te slaan"),
    Choice("cancel", "Terug"),
)
_STOPPED = "Het maken van de PDF is gestopt. Wat er al was, staat er nog."
_CHOOSE = "Kies eerst een hoofdstuk."


def choose_status(app: Editor) -> None:
    """Ask how far the chapter in view is."""
    path = app.edition.chapter_in_view
    if path is None:
        app.edition.say(_CHOOSE)
        return

    def answer(status: str | None) -> None:
        if status is not None:
            change(app, lambda: app.session.set_value(path, ("status",), status))

    now = app.session.value(path, ("status",))
    dialog = StatusDialog(app.edition.named(path), now if isinstance(now, str) else "draft")
    app.push_screen(dialog, answer)


def build(app: Editor, as_final: bool) -> None:
    """Make the PDF of what is saved, after asking about what is not."""
    app.edition.middle.flush()
    if not app.session.changed_files():
        _build(app, as_final)
        return

    def answer(name: str | None) -> None:
        if app.save() if name == "save" else name == "go":
            _build(app, as_final)

    words = "De PDF wordt gemaakt van wat is opgeslagen."
    app.push_screen(Question("Eerst opslaan?", words, _FIRST), answer)


def _build(app: Editor, as_final: bool) -> None:
    workspace = app.session.workspace
    builder = Builder(workspace, app.session.year, workspace.output, as_final=as_final)

    def answer(problems: list[Problem] | None) -> None:
        if problems is None:
            app.edition.say(_STOPPED)

    app.push_screen(BuildDialog(workspace, builder, as_final=as_final), answer)


def open_pdf(app: Editor) -> None:
    """Open the PDF that was built last."""
    workspace = app.session.workspace
    path: Path = workspace.output / f"stand-{app.session.year}.pdf"
    if not path.is_file():
        app.edition.say("Er is nog geen PDF. Met F5 maakt u hem.")
        return
    fault = open_file(path)
    app.edition.say(fault or f"Geopend: {workspace.relative(path)}.", serious=bool(fault))


def show_changes(app: Editor) -> None:
    """Show what changed in the file in view since the last commit."""
    path = app.edition.chapter_in_view or app.edition.middle.path
    if not path:
        app.edition.say(_CHOOSE)
        return

    def answer(place: Place | None) -> None:
        if place is not None:
            go(app, path, place)

    app.push_screen(ChangesDialog(app.session, path), answer)


def revert(app: Editor, path: str = "") -> None:
    """Set a file, or all files, back to what is saved."""
    if path:
        change(app, lambda: app.session.revert(path), "Teruggezet. Ctrl+Z maakt dat ongedaan.")
    else:
        words = "Alles is teruggezet. Ctrl+Z maakt dat ongedaan."
        change(app, app.session.revert_all, words)

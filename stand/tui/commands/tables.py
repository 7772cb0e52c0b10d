"""Adding a table to the edition."""

from stand.editing.parts.blocks import add_block
from stand.editing.parts.new_table import add_table
from stand.model.source import Path
from stand.tui.commands.changing import change
from stand.tui.dialogs.picking import Fill, Line
from stand.tui.editor import Editor

_NEXT = "Typ of plak de tabel, de kolomnamen eerst. Een hoofdstuk toont haar met een blok Tabel."
_PLACED = "Typ of plak de tabel, de kolomnamen eerst. Het blok Tabel in het hoofdstuk toont haar."


def new_table(app: Editor, chapter: str = "", at: int = 0) -> None:
    """Ask what a new table is about, add it, and show its first column name.

    A chapter that is named prints it, by a block before the one at ``at``.
    """

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            words = _PLACED if chapter else _NEXT
            change(app, lambda: _add(app, answers["title"], chapter, at), words)

    lines = [Line("title", "Waar gaat de tabel over?", hint="Landen van herkomst")]
    app.push_screen(Fill("Nieuwe tabel", lines, do="Toevoegen"), answer)


def _add(app: Editor, title: str, chapter: str, at: int) -> tuple[str, Path]:
    session = app.session
    with session.one_step("Tabel toegevoegd"):
        path = add_table(session, title)
        if chapter:
            file = path.removeprefix(f"content/{session.year}/")
            place = add_block(session, chapter, at, "table", file)
            if title:
                session.set_value(chapter, (*place, "table", "title"), title)
    return path, (0, 0)

"""Adding a table to the edition."""

from typing import TYPE_CHECKING

from stand.editing.new_table import add_table
from stand.tui.commands.changing import change
from stand.tui.dialogs.picking import Fill, Line

if TYPE_CHECKING:
    from stand.tui.app import StandApp


def new_table(app: "StandApp") -> None:
    """Ask what a new table is about, add it, and show its first column name."""

    def answer(answers: dict[str, str] | None) -> None:
        if answers is not None:
            change(app, lambda: (add_table(app.session, answers["title"]), (0, 0)), _NEXT)

    lines = [Line("title", "Waar gaat de tabel over?", hint="Landen van herkomst")]
    app.push_screen(Fill("Nieuwe tabel", lines, do="Toevoegen"), answer)


_NEXT = "Typ of plak de tabel, de kolomnamen eerst. Een hoofdstuk toont haar met een blok Tabel."

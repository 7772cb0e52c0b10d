"""Beginning a new year, with room for new texts or with last year's to write over."""

from stand.editing.parts.new_edition import begin_edition, fault_of_year, following_year
from stand.errors import StandError
from stand.tui.dialogs.dialog import Notice
from stand.tui.dialogs.picking import Pick, Picked
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item

_NOTHING_LOST = "Wat er is, blijft zoals het is. De nieuwe jaargang begint als concept."


def new_year(app: Editor) -> None:
    """Ask which year and with what, make it, and open it."""
    workspace = app.session.workspace
    newest = workspace.years()[-1]

    def answer(picked: Picked[bool] | None) -> None:
        if picked is None:
            return
        year = picked.title
        fault = fault_of_year(workspace, year)
        if fault:
            app.push_screen(Notice("Deze jaargang kan niet worden begonnen", fault))
            return
        try:
            begin_edition(workspace, year, with_texts=picked.value)
        except StandError as error:
            app.push_screen(Notice("De nieuwe jaargang is niet gemaakt", str(error)))
        else:
            app.begin_year(year)

    items = [
        Item(
            False,
            "Met lege hoofdstukken",
            about=f"Dezelfde hoofdstukken als in {newest}, elk met ‘[nog invullen]’. "
            f"Begrippenlijst en colofon houden hun tekst. {_NOTHING_LOST}",
        ),
        Item(
            True,
            f"Met de teksten van {newest}",
            about=f"Alle teksten, figuren en tabellen van {newest}, om te overschrijven. "
            f"{_NOTHING_LOST}",
        ),
    ]
    app.push_screen(
        Pick(
            "Nieuwe jaargang beginnen",
            items,
            do="Beginnen",
            ask_title="Welk jaar?",
            default=following_year(workspace),
        ),
        answer,
    )

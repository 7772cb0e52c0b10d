"""Adding to the figure bank and taking out of it, each after a question."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App

from stand.editing.bank import add_indicator, fault_of_indicator, remove_indicator
from stand.editing.dependents import entries
from stand.editing.series import Series
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.picking import Fill, Line
from stand.tui.widgets.grid_editor import GridEditor

Show = Callable[[int], Awaitable[None]]
_LINES = (
    Line("label", "Wat wordt er geteld?", hint="Instroom vanuit de IND"),
    Line("unit", "In welke eenheid?", hint="personen, dossiers, %"),
    Line("id", "Naam in verwijzingen", hint="instroom.ind"),
)


def new_indicator(app: App[Any], session: Session, show: Show) -> None:
    """Ask what is to be counted, add it, and show it: ``show`` is told its place in the list."""

    async def add(answers: dict[str, str] | None) -> None:
        if answers is not None:
            await _do(app, lambda: add_indicator(session, answers), show)

    check = fault_of_indicator(session)
    app.push_screen(Fill("Nieuw cijfer", _LINES, do="Toevoegen", check=check), add)


def delete_indicator(app: App[Any], session: Session, index: int, uses: int, show: Show) -> None:
    """Ask whether an indicator may go, which is used in so many places, and take it out."""

    async def delete(answer: str | None) -> None:
        if answer == "delete":
            await _do(app, lambda: remove_indicator(session, index), show)

    name = entries(session)[index].get("label") or entries(session)[index].get("id") or ""
    where = f"; het staat nog op {uses} plaatsen in deze editie" if uses else ""
    words = (
        f"De waarden in deze editie en de omschrijving van ‘{name}’ worden verwijderd{where}. "
        "Ctrl+Z haalt het cijfer terug."
    )
    choices = [Choice("delete", "Verwijderen"), Choice("leave", "Laten staan")]
    app.push_screen(Question("Cijfer verwijderen?", words, choices), delete)


async def _do(app: App[Any], change: Callable[[], int], show: Show) -> None:
    """Make a change and show what it leads to; say why when it is refused."""
    try:
        index = change()
    except EditRefused as refusal:
        app.notify(str(refusal), severity="warning", markup=False)
    else:
        await show(index)


def add_period(app: App[Any], editor: GridEditor, series: Series) -> None:
    """Ask for a period and give it a row."""

    def add(answers: dict[str, str] | None) -> None:
        row: list[int] = []
        if answers is not None and editor.grid.attempt(
            lambda: row.append(series.add_period(answers["period"]))
        ):
            editor.go_to(row[0], 0)

    line = Line("period", "Periode", series.next_period(), "2026, 2026-Q1 of 2026-03")
    app.push_screen(Fill("Welke periode?", [line], do="Toevoegen"), add)

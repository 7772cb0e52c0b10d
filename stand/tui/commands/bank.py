"""Adding to the figure bank and taking out of it, each after a question."""

from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App

from stand.editing.bank import renaming
from stand.editing.bank.dependents import entries
from stand.editing.bank.indicators import (
    add_indicator,
    doubt_about_indicator,
    fault_of_indicator,
    proposed_fields,
    remove_indicator,
)
from stand.editing.bank.renaming import Touched, fault_of_name, touched_by
from stand.editing.bank.series import Series
from stand.editing.session import Session
from stand.errors import EditRefused
from stand.tui.dialogs.dialog import Choice, Question
from stand.tui.dialogs.picking import Fill, Line
from stand.tui.widgets.grid_editor import GridEditor
from stand.tui.widgets.node import saying_refusals

_LONG = 12
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

    dialog = Fill(
        "Nieuw cijfer",
        _LINES,
        do="Toevoegen",
        check=fault_of_indicator(session),
        doubt=doubt_about_indicator(session),
        propose=proposed_fields(session),
    )
    app.push_screen(dialog, add)


def delete_indicator(app: App[Any], session: Session, index: int, uses: int, show: Show) -> None:
    """Ask whether an indicator may go, which is used in so many places, and take it out."""

    async def delete(answer: str | None) -> None:
        if answer == "delete":
            await _do(app, lambda: remove_indicator(session, index), show)

    name = entries(session)[index].get("label") or entries(session)[index].get("id") or ""
    places = "1 plaats" if uses == 1 else f"{uses} plaatsen"
    where = f"; het staat nog op {places} in deze editie" if uses else ""
    words = (
        f"De waarden in deze editie en de omschrijving van ‘{name}’ worden verwijderd{where}. "
        "Ctrl+Z haalt het cijfer terug."
    )
    choices = [Choice("delete", "Verwijderen"), Choice("leave", "Laten staan")]
    app.push_screen(Question("Cijfer verwijderen?", words, choices), delete)


def rename_indicator(app: App[Any], session: Session, index: int) -> None:
    """Ask for another name for an indicator, telling what it touches, and have all follow."""
    try:
        touched = touched_by(session, index)
    except EditRefused as refusal:
        app.notify(str(refusal), severity="warning", timeout=_LONG, markup=False)
        return
    fault = fault_of_name(session, index)
    old = str(entries(session)[index].get("id") or "")

    def rename(answers: dict[str, str] | None) -> None:
        name = answers["id"] if answers is not None else old
        if name == old:
            return
        with saying_refusals(app):
            renaming.rename_indicator(session, index, name)
            app.notify(f"Het cijfer heet nu ‘{name}’. Ctrl+Z maakt het ongedaan.", markup=False)

    dialog = Fill(
        "Andere naam voor dit cijfer",
        [Line("id", "Naam in verwijzingen", old, "instroom.ind")],
        do="Hernoemen",
        words=_words_of(touched, session.year),
        check=lambda answers: fault(answers["id"]),
    )
    app.push_screen(dialog, rename)


def _words_of(touched: Touched, own: str) -> str:
    """Return in sentences what a new name touches."""
    lines = [
        f"• editie {year}: {_counted(values, places)}"
        for year in sorted({*touched.values, *touched.places}, key=lambda one: (one != own, one))
        for values, places in [(touched.values.get(year, 0), touched.places.get(year, 0))]
    ]
    if touched.others:
        what = "ander cijfer" if touched.others == 1 else "andere cijfers"
        lines.append(f"• {touched.others} {what}, door een formule of als deel")
    if not lines:
        return "De naam staat verder nergens."
    more = "Wat de lezer ziet, verandert niet."
    return "Deze plaatsen gaan vanzelf mee:\n\n" + "\n".join(lines) + f"\n\n{more}"


def _counted(values: int, places: int) -> str:
    parts = []
    if values:
        parts.append("1 waarde" if values == 1 else f"{values} waarden")
    if places:
        what = "verwijzing of figuur" if places == 1 else "verwijzingen en figuren"
        parts.append(f"{places} {what}")
    return ", ".join(parts)


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

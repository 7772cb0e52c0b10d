"""Beginning a new year, with room for new texts or with last year's to write over."""

from stand.editing.parts.new_edition import (
    begin_edition,
    fault_of_year,
    finish_begun,
    following_year,
)
from stand.errors import StandError
from stand.tui.dialogs.dialog import Choice, Notice, Question
from stand.tui.dialogs.picking import Pick, Picked
from stand.tui.editor import Editor
from stand.tui.widgets.choices import Item

_NOTHING_LOST = "Wat er is, blijft zoals het is. De nieuwe jaargang begint als concept."
_NOT_MADE = "De nieuwe jaargang is niet gemaakt"
_FIRST = (Choice("save", "Opslaan en beginnen"), Choice("cancel", "Terug"))


def new_year(app: Editor) -> None:
    """Ask which year and with what, make it, and open it."""
    workspace = app.session.workspace
    newest = workspace.years()[-1]

    def answer(picked: Picked[bool] | None) -> None:
        if picked is not None:
            _wanted(app, picked.title, with_texts=picked.value)

    app.push_screen(
        Pick(
            "Nieuwe jaargang beginnen",
            _ways(newest),
            do="Beginnen",
            ask_title="Welk jaar?",
            default=following_year(workspace),
        ),
        answer,
    )


def _ways(newest: str) -> list[Item[bool]]:
    """Return what can be taken from the newest edition: all its texts, or only its form."""
    return [
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


def _wanted(app: Editor, year: str, *, with_texts: bool) -> None:
    """Begin a year when it can be, after saving: it is made from what is on the disk."""
    workspace = app.session.workspace
    try:
        is_finished = finish_begun(workspace, year)
    except StandError as error:
        app.push_screen(Notice(_NOT_MADE, str(error)))
        return
    if is_finished:
        _tell_it_was_begun(app, year)
        return
    fault = fault_of_year(workspace, year)
    if fault:
        app.push_screen(Notice("Deze jaargang kan niet worden begonnen", fault))
        return
    app.edition.middle.flush()
    if app.session.changed_files():
        _save_first(app, year, with_texts=with_texts)
    else:
        _begin(app, year, with_texts=with_texts)


def _tell_it_was_begun(app: Editor, year: str) -> None:
    words = (
        f"Het maken van jaargang {year} was een vorige keer afgebroken. Dat is nu afgemaakt, zoals "
        "er toen om is gevraagd. Kijk of de jaargang is zoals u hem wilt."
    )
    app.push_screen(
        Notice(f"Jaargang {year} was al begonnen", words), lambda _: app.begin_year(year)
    )


def _save_first(app: Editor, year: str, *, with_texts: bool) -> None:
    def answer(name: str | None) -> None:
        if name == "save" and app.save():
            _begin(app, year, with_texts=with_texts)

    words = "De nieuwe jaargang wordt gemaakt van wat is opgeslagen."
    app.push_screen(Question("Eerst opslaan?", words, _FIRST), answer)


def _begin(app: Editor, year: str, *, with_texts: bool) -> None:
    try:
        begin_edition(app.session.workspace, year, with_texts=with_texts)
    except StandError as error:
        app.push_screen(Notice(_NOT_MADE, str(error)))
    else:
        app.begin_year(year)

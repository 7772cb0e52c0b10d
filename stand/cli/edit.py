"""``stand edit``: the editor, in the terminal."""

import os
import sys
from argparse import Namespace
from io import TextIOWrapper
from typing import TYPE_CHECKING

from stand.cli.parser import EXIT_FINE
from stand.errors import WrongUse
from stand.workspace import Workspace

if TYPE_CHECKING:
    from stand.tui.app import StandApp
    from stand.tui.graphics import Graphics


def run(workspace: Workspace, options: Namespace) -> int:
    """Open the editor on an edition, the newest unless one is asked for."""
    has_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    wanted = options.year or ""
    if has_terminal and _is_missing(workspace, wanted) and not _begin(workspace, wanted):
        return EXIT_FINE
    year = workspace.chosen_years([wanted] if wanted else [])[-1]
    if not has_terminal:
        raise WrongUse("De editor heeft een terminal nodig. Start stand edit in een terminal.")
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # as wide as what it stands for
    from stand.tui.graphics import ask

    # The terminal answers while the modules are read.
    question = ask(os.environ)
    from stand.editing.session import Session
    from stand.tui.app import StandApp

    graphics: Graphics | None = None
    while True:
        session = Session(workspace, year)
        graphics = graphics or question.answer(os.environ)
        app = StandApp(session, graphics)
        try:
            app.run()
        finally:
            session.close()
        if app.fault is not None or not app.next_year:
            return _ended(app)
        year = app.next_year


def _is_missing(workspace: Workspace, year: str) -> bool:
    """Tell whether a year that is asked for is not there, but can be begun after one that is.

    One whose beginning was cut off is finished. Raises WrongUse for one that cannot be begun.
    """
    years = workspace.years()
    if not year or not years or year in years:
        return False
    from stand.editing.parts.new_edition import fault_of_year, finish_begun

    if finish_begun(workspace, year):
        return False
    fault = fault_of_year(workspace, year)
    if fault:
        known = ", ".join(years)
        raise WrongUse(
            f"Jaargang {year} is er niet, en kan ook niet worden begonnen. {fault} "
            f"Wel aanwezig: {known}."
        )
    return True


def _begin(workspace: Workspace, year: str) -> bool:
    """Ask whether a new edition is to be begun, and how; tell whether it was."""
    newest = workspace.years()[-1]
    if not _agreed(f"Jaargang {year} is er nog niet. Wilt u hem beginnen, na {newest}? (j/n) "):
        return False
    with_texts = _agreed(
        f"Wilt u de teksten van {newest} overnemen, om te overschrijven? Anders begint elk "
        "hoofdstuk leeg. (j/n) "
    )
    if with_texts is None:
        return False
    from stand.editing.parts.new_edition import begin_edition

    begin_edition(workspace, year, with_texts=with_texts)
    return True


def _agreed(question: str) -> bool | None:
    """Ask something until the answer is yes or no; None when the input ends."""
    while True:
        try:
            answer = input(question).strip().lower()
        except EOFError:
            print()
            return None
        if answer in ("j", "ja", "n", "nee"):
            return answer.startswith("j")


def _ended(app: "StandApp") -> int:
    """Say what there is to say after the editor, and return the exit status."""
    if app.fault is not None:
        print(
            "Er ging in de editor iets mis, en hij is gesloten. Wat u typte, is bewaard: start "
            f"stand edit opnieuw om het terug te zetten. Wat er misging, staat in {app.fault}.",
            file=sys.stderr,
        )
    return app.return_code or EXIT_FINE

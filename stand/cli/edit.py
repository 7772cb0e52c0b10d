"""``stand edit``: the editor, in the terminal."""

import os
import sys
from argparse import Namespace
from io import TextIOWrapper

from stand.cli.parser import EXIT_FINE
from stand.errors import WrongUse
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Open the editor on an edition, the newest unless one is asked for."""
    year = workspace.chosen_years([options.year] if options.year else [])[-1]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse("De editor heeft een terminal nodig. Start stand edit in een terminal.")
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # as wide as what it stands for
    from stand.tui.graphics import ask

    # The terminal answers while the modules are read.
    question = ask(os.environ)
    from stand.editing.session import Session
    from stand.tui.app import StandApp

    session = Session(workspace, year)
    app = StandApp(session, question.answer(os.environ))
    try:
        app.run()
    finally:
        session.close()
    if app.fault is not None:
        print(
            "Er ging in de editor iets mis, en hij is gesloten. Wat u typte, is bewaard: start "
            f"stand edit opnieuw om het terug te zetten. Wat er misging, staat in {app.fault}.",
            file=sys.stderr,
        )
    return app.return_code or EXIT_FINE

"""``stand edit``: the editor, in the terminal."""

import sys
from argparse import Namespace

from stand.cli.parser import EXIT_FINE
from stand.errors import WrongUse
from stand.workspace import Workspace


def run(workspace: Workspace, options: Namespace) -> int:
    """Open the editor on an edition, the newest unless one is asked for."""
    year = workspace.chosen_years([options.year] if options.year else [])[-1]
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse("De editor heeft een terminal nodig. Start stand edit in een terminal.")
    from stand.editing.session import Session
    from stand.editing.state import state_folder
    from stand.tui.app import StandApp

    app = StandApp(Session(workspace, year), state_folder(workspace) / "scherm.json")
    app.run()
    return app.return_code or EXIT_FINE

"""``stand preview``: an edition in a browser on this machine."""

import asyncio
import signal
import sys
from argparse import Namespace

from stand.cli.parser import EXIT_FINE
from stand.errors import WrongUse
from stand.preview.browser.following import Following
from stand.preview.browser.gate import Gate
from stand.preview.browser.serving import serving
from stand.tui.viewer import open_address
from stand.workspace import Workspace

_LAST_PORT = 65535


def run(workspace: Workspace, options: Namespace) -> int:
    """Show an edition, the newest unless one is asked for, until the user stops it.

    There is no other end than that, so it is a good one.
    """
    year = workspace.chosen_years([options.year] if options.year else [])[-1]
    if not 0 <= options.port <= _LAST_PORT:
        raise WrongUse(
            f"{options.port} kan niet bij --port; kies een poort van 1 tot {_LAST_PORT}."
        )
    try:
        asyncio.run(_preview(workspace, year, options.port, opens=not options.no_open))
    except (KeyboardInterrupt, asyncio.CancelledError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        begins = "\n" if sys.stdout.isatty() else ""  # the terminal shows ^C
        print(f"{begins}Het voorbeeld van {year} is gestopt.")
    return EXIT_FINE


async def _preview(workspace: Workspace, year: str, port: int, *, opens: bool) -> None:
    _end_at_the_first_interrupt()
    following = Following(workspace, year)
    async with serving(following, port) as gate:
        print(f"Het voorbeeld van {year} staat op {gate.address}")
        print("Het is er alleen op deze computer. Ctrl+C stopt het.", flush=True)
        opening = asyncio.create_task(_open(gate)) if opens else None
        try:
            await following.run()
        finally:
            if opening is not None:
                opening.cancel()


def _end_at_the_first_interrupt() -> None:
    """Have Ctrl+C end this task, and have no other Ctrl+C disturb that."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def end() -> None:
        if task is not None and loop.remove_signal_handler(signal.SIGINT):
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            task.cancel()

    loop.add_signal_handler(signal.SIGINT, end)


async def _open(gate: Gate) -> None:
    if not await asyncio.to_thread(open_address, gate.ticket()):
        print("Er is geen browser gevonden. Open zelf het adres hierboven.", file=sys.stderr)

"""Opens the editor without a terminal, on a made-up edition, and lets a test press its keys."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

from stand.editing.session import Session
from stand.tui.app import StandApp
from stand.tui.graphics import Graphics
from stand.workspace import Workspace
from tests.made.writing import YEAR, Made

Act = Callable[["Editor"], Awaitable[None]]
TEXT = f"content/{YEAR}/inleiding.yaml"
PATIENCE = 30.0
"""How many seconds the editor may take to start, on a machine that is busy."""
THEME = f"content/{YEAR}/themas/bellen.yaml"


class Editor:
    """An open editor with what a test asks of it."""

    def __init__(self, app: StandApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.edition = app.edition
        self.session = app.session

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the editor has done all that came of them."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the editor has nothing left to do."""
        await self.pilot.pause()
        while not self.app.turns.is_quiet:
            await self.pilot.pause(0.005)
        await self.pilot.pause()

    async def open(self, path: str, place: tuple[str | int, ...] = ()) -> None:
        await self.edition.show_place(path, place)
        await self.settle()

    @property
    def outline(self) -> list[str]:
        """The lines of the outline, as they are on the screen."""
        rows = self.edition.outline.rows
        return [rows.row(index, 60).plain.rstrip() for index in range(rows.count)]

    @property
    def picture(self) -> str:
        """All text on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    @property
    def words(self) -> str:
        """All text on the screen, with one space between words and without frames."""
        return " ".join(self.picture.replace("│", " ").split())

    @property
    def told(self) -> str:
        """What was told in passing."""
        kept = self.app._notifications._notifications.values()  # also those whose time is over
        return "\n".join(str(one.message) for one in kept)

    async def until(self, holds: Callable[[], bool], patience: float = 60.0) -> None:
        """Wait until something holds that takes a while, at most so many seconds."""
        ends = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < ends, self.picture
            await self.pilot.pause(0.02)

    @property
    def keys(self) -> str:
        """The bottom lines."""
        from stand.tui.widgets.keys_bar import KeysBar

        bar = self.app.screen.query_one(KeysBar)
        return " ".join(bar.render_line(y).text for y in range(bar.size.height))


def edit(
    workspace: Workspace, act: Act, size: tuple[int, int] = (120, 36), *, renders: bool = False
) -> None:
    """Open the editor, let a test act, and close it; with ``renders`` there are pages too."""

    async def run() -> None:
        session = Session(workspace, YEAR)
        app = StandApp(session, Graphics.SIGNS, renders=renders)
        try:
            async with app.run_test(size=size) as pilot:
                await asyncio.wait_for(app.started.wait(), PATIENCE)
                editor = Editor(app, pilot)
                await editor.settle()
                await act(editor)
        finally:
            session.close()

    asyncio.run(run())


def small(made: Made) -> Workspace:
    """Write an edition with a text, a theme, a figure and a table."""
    made.write("content/indicators.yaml", {"sources": [], "indicators": []})
    made.chapter("voorwoord", "foreword", "Voorwoord", {"text": "Een."}, status="draft")
    made.chapter("inleiding", "introduction", "Inleiding [/x]", {"text": "Twee 🫧 bellen."})
    made.chapter(
        "themas/bellen",
        "theme",
        "Zeepbellen",
        {"bottleneck": {"number": 1, "title": "Te *veel* zeep", "text": "Drie."}},
        made.figure("ring", "ring", "Een ring", unit="bellen", items=_parts()),
        made.table("landen", ["Land", "Bellen"], [["Nergensland", "12"]]),
        number=1,
        status="review",
    )
    return made.done()


def _parts() -> list[dict[str, object]]:
    return [{"label": "Rood", "value": 30}, {"label": "Groen", "value": 50}]

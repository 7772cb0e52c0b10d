"""Building an edition from the editor, in a process of its own: with progress, and cancellable."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

from stand.errors import CannotWrite
from stand.preview.messages import BUILD_NEWS, BuildFailed, BuildNews, Progress
from stand.preview.process import ended, next_message, started
from stand.preview.protocol import BrokenFrame
from stand.remembered.builds import Wanted
from stand.workspace import Workspace

_GONE = (
    "Het maken van de PDF is afgebroken. Wat er in de map staat, is heel: het vorige bestand, of "
    "het nieuwe als dat net klaar was. Maak de PDF nog eens."
)


class Builder:
    """One build of what is on disk. The old file stands until the new one is whole."""

    def __init__(self, workspace: Workspace, year: str, output: Path, *, as_final: bool) -> None:
        self._wanted = Wanted(workspace, year, output, as_final)
        self._process: Process | None = None
        self._is_cancelled = False

    @property
    def pid(self) -> int | None:
        """The number of the process, once there is one."""
        return self._process.pid if self._process else None

    async def news(self) -> AsyncIterator[BuildNews]:
        """Build; yield each step, and last a Built, a Refused or a BuildFailed.

        After ``cancel`` nothing more comes.
        """
        wanted = self._wanted
        how = "final" if wanted.as_final else "draft"
        self._process = process = await started(
            "stand.preview.build_process", wanted.workspace, wanted.year, str(wanted.output), how
        )
        try:
            last: BuildNews | None = None
            while last is None or isinstance(last, Progress):
                last = await _next(process)
                if self._is_cancelled:
                    return
                yield last
        finally:
            await ended(process)
            with suppress(CannotWrite):  # the next build says so
                await asyncio.to_thread(wanted.settle)

    def cancel(self) -> None:
        """End the build; its files take their places together, or none of them does."""
        self._is_cancelled = True
        if self._process is not None and self._process.returncode is None:
            self._process.kill()


async def _next(process: Process) -> BuildNews:
    try:
        found: BuildNews | None = await next_message(process, BUILD_NEWS)
    except BrokenFrame:
        found = None
    return found or BuildFailed(_GONE)

"""Building an edition from the editor, in a process of its own: with progress, and cancellable."""

from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path

from stand.preview.messages import BUILD_NEWS, BuildFailed, BuildNews, Progress
from stand.preview.process import ended, next_message, started
from stand.preview.protocol import BrokenFrame
from stand.workspace import Workspace

_GONE = "Het maken van de PDF is afgebroken. Het vorige bestand staat er nog."


class Builder:
    """One build of what is on disk. The old file stands until the new one is whole."""

    def __init__(self, workspace: Workspace, year: str, output: Path, *, as_final: bool) -> None:
        self._workspace = workspace
        self._arguments = (year, str(output), "final" if as_final else "draft")
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
        self._process = process = await started(
            "stand.preview.build_process", self._workspace, *self._arguments
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

    def cancel(self) -> None:
        """End the build; what it had not put in place yet is not there."""
        self._is_cancelled = True
        if self._process is not None and self._process.returncode is None:
            self._process.kill()


async def _next(process: Process) -> BuildNews:
    try:
        found: BuildNews | None = await next_message(process, BUILD_NEWS)
    except BrokenFrame:
        found = None
    return found or BuildFailed(_GONE)

"""The editor's side of the render process: it starts it, feeds it, and outlives it.

Everything here happens in the loop of the caller, and nothing in it waits: requests are kept until
the pipe takes them, a new one of the same kind in the place of the one before it. A process that
ends is started again and told the last state; one that is silent for too long is killed first.
"""

import asyncio
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from stand.model.source import Path
from stand.preview.deaths import Deaths
from stand.preview.messages import (
    ANSWERS,
    Answer,
    Answered,
    Ask,
    Browse,
    Doing,
    Edits,
    Failed,
    Fetch,
    Fetched,
    Idle,
    Look,
    Request,
    Shoot,
    Shot,
)
from stand.preview.process import ended, next_message, started
from stand.preview.protocol import BrokenFrame, pack
from stand.workspace import Workspace

SILENCE = 30.0
"""For how many seconds a process may work on one step without a word."""
_START_SILENCE = 60.0
_PAUSES = (0.2, 1.0, 5.0, 20.0)


class RenderClient:
    """One render process, whatever becomes of it; ``on_answer`` hears what it says.

    ``silence`` is in seconds and may be changed at any time; ``pauses`` are those before each new
    start after another. A chart of the user's own is given up after ``chart_seconds``, if that is
    not to be as usual.
    """

    def __init__(
        self,
        workspace: Workspace,
        year: str,
        on_answer: Callable[[Answer], None],
        *,
        silence: float = SILENCE,
        pauses: tuple[float, ...] = _PAUSES,
        chart_seconds: float | None = None,
    ) -> None:
        self._workspace = workspace
        self._on_answer = on_answer
        self.silence = silence
        self._pauses = pauses
        self._arguments = (year, *([] if chart_seconds is None else [str(chart_seconds)]))
        self._edits: Edits | None = None
        self._look: Look | None = None
        self._asked: dict[str, Ask] = {}
        self._fetched: dict[tuple[str, int | None], Fetch] = {}
        self._shot: dict[tuple[str, int], Shoot] = {}
        self._browse: Browse | None = None
        self._waiting: dict[object, Request] = {}
        self._wake = asyncio.Event()
        self._deaths = Deaths(year)
        self._task: asyncio.Task[None] | None = None
        self._process: Process | None = None
        self.settled = asyncio.Event()
        """Set while a process has done all that was asked."""
        self._doing: str | None = None
        self._sent = 0
        self._silent: asyncio.TimerHandle | None = None
        self._was_silent = False

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; the caller's loop must run."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._live())

    def send_edits(self, epoch: int, unsaved: Mapping[str, bytes | None]) -> None:
        """Say what the content is now: what is on disk with these bytes laid over it."""
        content = dict(unsaved)
        edits = Edits(epoch, content, self._deaths.avoided(content))
        if edits != self._edits:
            self._edits = edits
            self._put(Edits, edits)

    def look(
        self,
        path: str,
        place: Path = (),
        words: str = "",
        *,
        width: int = 1000,
        page: int | None = None,
    ) -> None:
        """Ask for the page of a place, or for one page, and for each change of it from now on."""
        self._look = Look(path, tuple(place), words, width, page)
        self._put(Look, self._look)

    def ask(self, reference: str) -> None:
        """Ask what a reference prints; without the brackets."""
        question = self._asked[reference] = Ask(reference)
        self._put(question, question)

    def fetch(self, path: str, page: int | None = None) -> None:
        """Ask for a PDF of one page of a file, or of all of them."""
        question = self._fetched[path, page] = Fetch(path, page)
        self._put(question, question)

    def browse(self) -> None:
        """Ask for all pages of the edition, and for each change in them from now on."""
        self._browse = Browse()
        self._put(Browse, self._browse)

    def shoot(self, digest: str, width: int) -> None:
        """Ask for a picture of a page that was told of."""
        question = self._shot[digest, width] = Shoot(digest, width)
        self._put(question, question)

    async def close(self) -> None:
        """End the process and wait until it is gone."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def _put(self, key: object, request: Request) -> None:
        self._waiting.pop(key, None)
        self._waiting[key] = request
        self.settled.clear()
        self._wake.set()

    async def _live(self) -> None:
        """Keep a process alive, one after the other."""
        while True:
            content = self._edits.unsaved if self._edits else {}
            while not self._deaths.may_start(content):
                self._wake.clear()
                await self._wake.wait()
                content = self._edits.unsaved if self._edits else {}
            self._doing, self._was_silent = "", False
            self.settled.clear()
            with suppress(OSError, BrokenFrame):
                await self._one_life()
            self._mourn()
            await asyncio.sleep(self._pauses[min(self._deaths.in_a_row, len(self._pauses)) - 1])

    async def _one_life(self) -> None:
        """Start a process, feed it and listen to it until it ends."""
        self._process = process = await self._started()
        self._watch(max(self.silence, _START_SILENCE))
        self._refill()
        writer = asyncio.create_task(self._write(process))
        try:
            while (answer := await next_message(process, ANSWERS)) is not None:
                self._hear(answer)
        finally:
            writer.cancel()
            self._watch(None)
            await ended(process)
            self._process = None

    async def _started(self) -> Process:
        return await started("stand.preview.worker", self._workspace, *self._arguments)

    def _refill(self) -> None:
        """Let a new process be told all that the one before it was not done with."""
        self._sent = 0
        self._waiting.clear()
        if self._edits is not None:
            content = self._edits.unsaved
            self._edits = Edits(self._edits.epoch, content, self._deaths.avoided(content))
            self._put(Edits, self._edits)
        if self._look is not None:
            self._put(Look, self._look)
        if self._browse is not None:
            self._put(Browse, self._browse)
        questions: list[Request] = [
            *self._asked.values(),
            *self._fetched.values(),
            *self._shot.values(),
        ]
        for question in questions:
            self._put(question, question)

    async def _write(self, process: Process) -> None:
        pipe = process.stdin
        assert pipe is not None  # noqa: S101 - it was asked for
        with suppress(OSError):
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    key = Edits if Edits in self._waiting else next(iter(self._waiting))
                    pipe.write(pack(self._waiting.pop(key)))
                    self._sent += 1
                    if self._doing is None:
                        self._doing = ""
                        self._watch(self.silence)
                    await pipe.drain()

    def _hear(self, answer: Any) -> None:
        if isinstance(answer, Idle):
            if answer.taken == self._sent:
                self._doing = None
                self._watch(None)
                self._deaths.forget()
                if not self._waiting:
                    self.settled.set()
            return
        self._watch(self.silence)
        if isinstance(answer, Doing):
            self._doing = answer.path
            return
        if isinstance(answer, Answered):
            self._asked.pop(answer.reference, None)
        elif isinstance(answer, Fetched):
            self._fetched.pop((answer.path, answer.page), None)
        elif isinstance(answer, Shot):
            self._shot.pop((answer.digest, answer.width), None)
        self._tell(answer)

    def _tell(self, answer: Answer) -> None:
        # From the loop itself: a fault in who hears it is then not ours.
        asyncio.get_running_loop().call_soon(self._on_answer, answer)

    def _watch(self, seconds: float | None) -> None:
        """Kill the process if it says nothing for so long; None: it has nothing to say."""
        if self._silent is not None:
            self._silent.cancel()
            self._silent = None
        if seconds is not None:
            loop = asyncio.get_running_loop()
            self._silent = loop.call_later(seconds, self._kill_silent)

    def _kill_silent(self) -> None:
        self._was_silent = True
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    def _mourn(self) -> None:
        """Count a death, and tell the user where it happened."""
        edits = self._edits or Edits(0)
        message = self._deaths.count(self._doing, edits.unsaved, was_silent=self._was_silent)
        if message:
            self._tell(Failed(edits.epoch, self._doing or "", message))

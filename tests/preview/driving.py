"""A client with a real render process, for tests to ask and listen."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from stand.preview.client import RenderClient
from stand.preview.messages import Answer
from stand.workspace import Workspace

_Answer = TypeVar("_Answer")
_AT_MOST = 300
"""Seconds after which a test gives up: nothing in it waits for a clock."""


class Driven:
    """A client with all its answers, in order."""

    def __init__(self, workspace: Workspace, year: str, chart_seconds: float | None) -> None:
        self.answers: list[Answer] = []
        self._came = asyncio.Event()
        self.client = RenderClient(
            workspace, year, self._hear, pauses=(0.0,), chart_seconds=chart_seconds
        )

    def _hear(self, answer: Answer) -> None:
        self.answers.append(answer)
        self._came.set()

    async def until(
        self, kind: type[_Answer], wanted: Callable[[_Answer], bool] = lambda _: True
    ) -> _Answer:
        """Wait for an answer, among those that came and those to come, and return it.

        It and all before it are then no longer among the answers.
        """
        while True:
            self._came.clear()
            for index, answer in enumerate(self.answers):
                if isinstance(answer, kind) and wanted(answer):
                    del self.answers[: index + 1]
                    return answer
            await self._came.wait()

    async def settled(self) -> list[Answer]:
        """Wait until the process has nothing left to do; return all that it said."""
        await self.client.settled.wait()
        said, self.answers = self.answers, []
        return said


@asynccontextmanager
async def driven(
    workspace: Workspace, year: str = "2030", *, chart_seconds: float | None = None
) -> AsyncIterator[Driven]:
    """Return a started client, and end it at the end."""
    found = Driven(workspace, year, chart_seconds)
    found.client.start()
    try:
        yield found
    finally:
        await found.client.close()


def run(story: Coroutine[Any, Any, None]) -> None:
    """Run a test that awaits."""

    async def limited() -> None:
        async with asyncio.timeout(_AT_MOST):
            await story

    asyncio.run(limited())

"""The render process: ``python -m stand.preview.worker ROOT YEAR [SECONDS]``.

It keeps the layouts of an edition and answers what the editor asks (:mod:`stand.preview.messages`).
A chart of the user's own is given up after so many seconds.
Of the first content comes what is wrong with it, then the page that is looked at; later the page
comes first, and at once after an edit of which it is known what follows from it. All the rest is
done when nothing more is typed for a moment, a step at a time; between two steps it looks whether
something newer came.
"""

import gc
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from stand.charts.vega.apart import SECONDS
from stand.errors import StandError
from stand.preview.chores import Chores
from stand.preview.inbox import Inbox
from stand.preview.messages import (
    Answer,
    Ask,
    Browse,
    Doing,
    Edits,
    Failed,
    Fetch,
    Idle,
    Look,
    Shoot,
)
from stand.preview.process import begin
from stand.preview.protocol import pack
from stand.workspace import Workspace

_PATIENCE = 0.5
"""For how many seconds newer content may keep a page from being shown."""
_NICE = 5
_MOST_UNTIDY = 20
_BETWEEN_FULL = 20
_UNEXPECTED = "Hier liep het voorbeeld op vast. Kijk wat u het laatst veranderd hebt."


class Worker:
    """Takes requests one by one, and in between does the work that follows from the last."""

    def __init__(
        self,
        workspace: Workspace,
        year: str,
        inbox: Inbox,
        answers: BinaryIO,
        chart_seconds: float,
    ) -> None:
        self._inbox = inbox
        self._answers = answers
        self._chores = Chores(workspace, year, self._tell, chart_seconds)
        self._work: Iterator[None] = iter(())
        self._tidying = _Tidying()

    def run(self) -> None:
        """Work until the process ends."""
        while True:
            try:
                self._step()
            except StandError as error:
                self._give_up(str(error))
            except Exception:
                traceback.print_exc()
                self._give_up(_UNEXPECTED)

    def _step(self) -> None:
        request = None if self._chores.owes_picture(_PATIENCE) else self._inbox.take()
        if isinstance(request, Edits):
            self._work = iter(())
            self._tidying.more()
            self._chores.take(request)
            self._work = self._chores.all()
        elif isinstance(request, Look):
            self._chores.look_at(request)
            self._work = self._chores.all()
        elif isinstance(request, Browse):
            self._chores.browse()
            self._work = self._chores.all()
        elif request is not None:
            self._answer(request)
        elif (seconds := self._chores.rest) > 0:
            self._inbox.wait_at_most(seconds)
        elif not self._goes_on():
            self._tidying.now()
            self._inbox.wait(lambda taken: self._tell(Idle(taken)))

    def _answer(self, question: Ask | Fetch | Shoot) -> None:
        has_read = False
        if isinstance(question, Ask):
            has_read = self._chores.answer(question)
        elif isinstance(question, Fetch):
            has_read = self._chores.fetch(question)
        else:
            self._chores.shoot(question)
        if has_read:
            self._work = self._chores.all()

    def _goes_on(self) -> bool:
        """Do one step of the work; tell whether there may be more."""
        for _ in self._work:
            return True
        self._chores.forgive()
        return False

    def _give_up(self, message: str) -> None:
        self._work = iter(())
        self._chores.forgive()
        self._tell(Failed(self._chores.epoch, self._chores.doing, message))

    def _tell(self, answer: Answer | Doing | Idle) -> None:
        self._answers.write(pack(answer))
        self._answers.flush()


class _Tidying:
    """Looks for what nobody needs any more when there is nothing else to do.

    Left to itself, Python would walk through all layouts in the middle of a new one.
    """

    def __init__(self) -> None:
        gc.disable()
        self._untidy = 0
        self._times = 0

    def more(self) -> None:
        """Count new content; tidy up all the same when there is no end to it."""
        self._untidy += 1
        if self._untidy > _MOST_UNTIDY:
            self.now()

    def now(self) -> None:
        """Tidy up what came since last time, and now and then all there is."""
        if not self._untidy:
            return
        self._untidy = 0
        self._times += 1
        if self._times % _BETWEEN_FULL == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()


def main(root: str, year: str, chart_seconds: str = str(SECONDS)) -> None:
    """Work for an edition until the pipe is closed."""
    requests, answers = begin()
    with suppress(OSError):
        os.nice(_NICE)  # who types comes first
    inbox = Inbox(requests, lambda: os._exit(0))
    inbox.open()
    Worker(Workspace.at(Path(root)), year, inbox, answers, float(chart_seconds)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])

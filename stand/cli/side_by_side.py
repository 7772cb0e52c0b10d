"""Several editions made at once, each in a process of its own.

A process makes one edition and ends, so that what it needed is given back. All of them start from
one that has imported the layout engine already.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess

from stand.collecting import collect_seldom
from stand.errors import StandError
from stand.forked import cores
from stand.outcome import Outcome
from stand.remembered.builds import Wanted

Answer = Outcome | StandError
News = tuple[int, int] | Answer
Show = Callable[[str, int, int], None]
_SHARED = ["stand.build", "stand.warm"]


class _Stuck(StandError):
    pass


def side_by_side(wanted: list[Wanted], show: Show) -> Iterator[tuple[str, Answer]]:
    """Make editions, as many at once as there are cores, and yield what came of each.

    ``show`` hears of each year how many of how many steps are done. Whatever ends this iterator
    ends the processes too.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(_SHARED)
    _start_deaf_to_interrupts()
    waiting = deque(wanted)
    running: dict[Connection, tuple[ForkServerProcess, Wanted]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < cores():
                ours, theirs = context.Pipe(duplex=False)
                each = waiting.popleft()
                process = context.Process(target=_make, args=(each, theirs), daemon=True)
                running[ours] = process, each
                process.start()
                theirs.close()
            for ours in [each for each in wait(list(running)) if isinstance(each, Connection)]:
                process, each = running[ours]
                news = _next(ours, each)
                if isinstance(news, tuple):
                    show(each.year, *news)
                    continue
                del running[ours]
                process.join()
                yield each.year, news
    finally:
        for process, _ in running.values():
            process.kill()
            process.join()


def _start_deaf_to_interrupts() -> None:
    """Start the process that the others are copies of: only this one answers Ctrl+C."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    forkserver.ensure_running()
    signal.signal(signal.SIGINT, heard)


def _next(ours: Connection, wanted: Wanted) -> News:
    try:
        news: News = ours.recv()
    except (EOFError, OSError):
        return _Stuck(
            f"Het maken van de PDF van {wanted.year} liep vast. Wat er al stond, is nog heel. "
            "Kijk wat er het laatst veranderd is."
        )
    return news


def _make(wanted: Wanted, answers: Connection) -> None:
    """Make one edition and tell of it; when nobody listens any more, stop."""
    collect_seldom()
    from stand.build import make

    answer: Answer
    with suppress(BrokenPipeError):
        try:
            answer = make(wanted, lambda done, total: answers.send((done, total)))
        except StandError as error:
            answer = error
        answers.send(answer)

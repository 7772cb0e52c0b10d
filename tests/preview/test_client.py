"""The client outlives its process: killed, stopped, orphaned, or given what it cannot survive."""

import asyncio
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

from stand.preview.client import RenderClient
from stand.preview.deaths import Deaths
from stand.preview.inbox import Inbox
from stand.preview.messages import Answered, Ask, Checked, Edits, Failed, Look, Page
from stand.preview.protocol import pack
from tests.conftest import FOREWORD, ORGANISATION, PROJECT, EditionBuilder
from tests.preview.driving import driven, run

_AT_MOST = 30


def pid_of(client: RenderClient) -> int:
    assert client.pid is not None
    return client.pid


def test_a_killed_process_comes_back_and_knows_all(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            text = (edition.root / FOREWORD).read_text("utf-8")
            unsaved = {FOREWORD: text.replace("De eerste", "De [[x]] eerste").encode()}
            driver.client.send_edits(7, unsaved)
            driver.client.look(FOREWORD, width=400)
            before = await driver.until(Page)
            await driver.settled()
            killed = pid_of(driver.client)
            os.kill(killed, signal.SIGKILL)
            driver.client.ask("figure:aantallen")
            answered = await driver.until(Answered)
            assert answered == Answered(7, "figure:aantallen", "figuur 1", "")
            checked = await driver.until(Checked)
            assert (checked.epoch, len(checked.problems)) == (7, 1)
            said = await driver.settled()
            assert [page.png for page in said if isinstance(page, Page)][-1] == before.png
            assert not [answer for answer in said if isinstance(answer, Failed)]
            assert pid_of(driver.client) != killed

    run(story())


def test_a_process_that_is_killed_over_and_over_still_comes_back(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            for _ in range(2):
                await driver.until(Checked)
                killed = pid_of(driver.client)
                os.kill(killed, signal.SIGKILL)
                while driver.client.pid in (killed, None):
                    await asyncio.sleep(0.01)
                driver.answers.clear()
            assert (await driver.until(Checked)).problems == ()
            driver.client.look(FOREWORD)
            await driver.until(Page)

    run(story())


def test_a_process_that_hangs_is_noticed_and_replaced(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            driver.client.look(FOREWORD)
            await driver.settled()
            stopped = pid_of(driver.client)
            os.kill(stopped, signal.SIGSTOP)
            driver.client.silence = 0.3
            driver.client.send_edits(2, {FOREWORD: b"kind: [kapot"})
            failed = await driver.until(Failed)
            driver.client.silence = 30
            assert "duurde te lang" in failed.message
            assert (await driver.until(Checked, lambda answer: answer.epoch == 2)).problems
            assert pid_of(driver.client) != stopped

    run(story())


def test_what_it_does_not_survive_it_is_not_asked_again_until_it_changes(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        organisation = (edition.root / ORGANISATION).read_bytes()
        edition.remove(ORGANISATION)
        os.mkfifo(edition.root / ORGANISATION)  # reading it never ends
        async with driven(edition.workspace) as driver:
            driver.client.silence = 0.3
            driver.client.send_edits(1, {})
            messages = [(await driver.until(Failed)).message for _ in range(3)]
            assert [("drie keer" in message) for message in messages] == [False, False, True]
            driver.client.ask("period")
            driver.client.silence = 30
            driver.client.send_edits(2, {ORGANISATION: organisation})
            assert (await driver.until(Answered)).printed == "2030"
            assert (await driver.until(Checked)).epoch == 2

    run(story())


def test_a_chapter_that_is_fatal_is_left_alone_until_it_or_what_is_in_it_changes() -> None:
    deaths = Deaths("2030")
    fatal, other = "content/2030/a.yaml", "content/2030/b.yaml"
    for number in range(3):
        told = deaths.count(fatal, {fatal: b"1"}, was_silent=False)
        assert fatal in told
        assert ("drie keer" in told) == (number == 2)
    assert deaths.avoided({fatal: b"1"}) == (fatal,)
    deaths.forget()
    assert deaths.avoided({fatal: b"1", other: b"more"}) == (fatal,)
    assert deaths.may_start({fatal: b"1"})
    assert deaths.avoided({fatal: b"1", "figures/2030/c.yaml": b""}) == ()
    assert deaths.avoided({fatal: b"1"}) == ()


def test_a_death_with_nothing_to_do_is_not_the_users_concern() -> None:
    deaths = Deaths("2030")
    assert [deaths.count(None, {}, was_silent=False) for _ in range(5)] == [""] * 5
    assert deaths.may_start({})


def test_of_what_waits_only_the_newest_is_taken() -> None:
    ends, pipe = os.pipe()
    requests = [Edits(1), Look("a"), Ask("x"), Edits(2), Look("b"), Ask("y"), Edits(3)]
    with os.fdopen(pipe, "wb") as writing:
        writing.writelines(map(pack, requests))
    ended = []
    with os.fdopen(ends, "rb") as reading:
        inbox = Inbox(reading, lambda: ended.append(True))
        inbox.read_all()
    assert ended == [True]
    taken = [inbox.take() for _ in range(5)]
    assert taken == [Edits(3), Ask("x"), Ask("y"), Look("b"), None]


PARENT = """
import asyncio, sys
from pathlib import Path
from stand.preview.client import RenderClient
from stand.preview.messages import Page
from stand.workspace import Workspace

async def main():
    client = RenderClient(Workspace.at(Path(sys.argv[1])), "2030", hear)
    client.start()
    client.send_edits(1, {})
    client.look("content/2030/voorwoord.yaml")
    await shown.wait()
    print(client.pid, flush=True)
    await asyncio.Event().wait()

shown = asyncio.Event()
def hear(answer):
    if isinstance(answer, Page):
        shown.set()

asyncio.run(main())
"""


def is_gone(handle: int) -> bool:
    """Tell whether a process ends; ``handle`` is one of Linux's for processes."""
    return bool(select.select([handle], [], [], _AT_MOST)[0])


def test_the_process_ends_with_the_editor_even_when_it_is_stopped(edition: EditionBuilder) -> None:
    for is_stopped in (False, True):
        with subprocess.Popen(
            [sys.executable, "-c", PARENT, str(edition.root)], stdout=subprocess.PIPE, cwd=PROJECT
        ) as parent:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            handle = os.pidfd_open(pid)
            if is_stopped:
                os.kill(pid, signal.SIGSTOP)
            parent.kill()
            assert is_gone(handle)
            os.close(handle)


def test_closing_ends_the_process_and_nothing_is_heard_after_it(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            await driver.until(Checked)
            handle = os.pidfd_open(pid_of(driver.client))
        assert is_gone(handle)
        os.close(handle)
        driver.answers.clear()
        driver.client.send_edits(2, {})
        await asyncio.sleep(0)
        assert driver.answers == []
        assert driver.client.pid is None

    run(story())


def test_a_root_that_may_not_be_written_to_is_shown_all_the_same(edition: EditionBuilder) -> None:
    async def story() -> None:
        (edition.root / ".cache").write_bytes(b"a file where the folder would be")
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            driver.client.look(FOREWORD)
            assert (await driver.until(Page)).epoch == 1

    run(story())


def test_the_editor_need_not_know_what_lays_out_or_calculates() -> None:
    program = (
        "import sys, stand.preview.client, stand.preview.builder; "
        "print([name for name in ('pandas', 'weasyprint', 'textual') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, cwd=Path(PROJECT)
    )
    assert done.stdout.strip() == b"[]"

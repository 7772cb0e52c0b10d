"""A chapter that the process does not survive is left out; the rest stays and follows."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Any

from stand.preview.browser.following import Following
from stand.preview.client import RenderClient
from stand.preview.messages import Answer, Checked, Doing, Failed, Leaves, Page, Whole
from stand.workspace import Workspace
from tests.conftest import FIGURE, FOREWORD, THEME, EditionBuilder
from tests.preview.driving import Driven, run


class Deadly(RenderClient):
    """A client whose process is killed, the first three times that it begins with a file."""

    def __init__(
        self, workspace: Workspace, on_answer: Callable[[Answer], None], path: str
    ) -> None:
        super().__init__(workspace, "2030", on_answer, pauses=(0.0,))
        self._path, self.deaths, self._killed = path, 0, 0

    def _hear(self, answer: Any) -> None:
        pid = self.pid
        if pid == self._killed:
            return  # what it still said before it died
        super()._hear(answer)
        if answer == Doing(self._path) and self.deaths < 3 and pid:
            self.deaths, self._killed = self.deaths + 1, pid
            os.kill(pid, signal.SIGKILL)


class DeadlyDriven(Driven):
    """The same, with all its answers."""

    def __init__(self, workspace: Workspace, path: str) -> None:
        super().__init__(workspace, "2030", None)
        self.client = self.deadly = Deadly(workspace, self._hear, path)


def words_of(leaves: Leaves) -> str:
    return " ".join(text for leaf in leaves.leaves for _, text, _ in leaf.words)


def changed(edition: EditionBuilder, path: str, old: str, new: str) -> dict[str, bytes | None]:
    text = (edition.root / path).read_text("utf-8")
    assert old in text
    return {path: text.replace(old, new).encode()}


def test_the_other_chapters_are_there_and_follow_and_so_does_this_one_once_it_changes(
    edition: EditionBuilder,
) -> None:
    async def story(driver: DeadlyDriven) -> None:
        client = driver.deadly
        client.browse()
        client.send_edits(1, {})
        await driver.until(Failed, lambda failed: "drie keer" in failed.message)
        said = await driver.settled()
        whole = [answer for answer in said if isinstance(answer, Whole)][-1]
        parts = {leaves.path: leaves for leaves in said if isinstance(leaves, Leaves)}
        assert "eerste alinea" in words_of(parts[FOREWORD])
        assert "kan nu niet worden getoond" in words_of(parts[THEME])
        beside = {(beside.problem.path, beside.path) for beside in whole.beside}
        checked = [answer for answer in said if isinstance(answer, Checked)][-1]
        told = [problem for problem in checked.problems if problem.path == THEME]
        assert ["drie keer" in problem.message for problem in told] == [True]
        assert (THEME, THEME) in beside

        edits = changed(edition, FOREWORD, "De eerste alinea.", "Heel andere woorden.")
        client.send_edits(2, edits)
        follows = await driver.until(Leaves, lambda leaves: leaves.path == FOREWORD)
        assert "Heel andere woorden" in words_of(follows)
        assert not [answer for answer in await driver.settled() if isinstance(answer, Failed)]

        client.send_edits(3, edits | changed(edition, THEME, "Lange procedures", "Korte"))
        back = await driver.until(Leaves, lambda leaves: leaves.path == THEME)
        assert "Korte" in words_of(back)
        await driver.settled()
        assert client.deaths == 3

    run(_driven(edition, THEME, story))


def test_a_figure_can_be_left_out_too(edition: EditionBuilder) -> None:
    async def story(driver: DeadlyDriven) -> None:
        driver.deadly.look(THEME, width=400)
        driver.deadly.send_edits(1, {})
        assert (
            await driver.until(Failed, lambda failed: "drie keer" in failed.message)
        ).path == FIGURE
        assert (await driver.until(Page)).path == THEME
        problems = (await driver.until(Checked, lambda found: bool(found.problems))).problems
        assert [problem.path for problem in problems] == [FIGURE]

    run(_driven(edition, FIGURE, story))


async def _driven(edition: EditionBuilder, path: str, story: Any) -> None:
    driver = DeadlyDriven(edition.workspace, path)
    driver.client.start()
    try:
        await story(driver)
    finally:
        await driver.client.close()


def test_the_browser_shows_the_other_chapters_and_the_problem_at_this_one(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        following = Following(edition.workspace, "2030")
        following.client = Deadly(edition.workspace, following._hear, THEME)
        task = asyncio.create_task(following.run())
        shown = following.shown
        while not (shown.book(set())["parts"] and not shown.is_busy):
            await shown.other_than(shown.version)
        book = shown.book(set())
        parts = {part["id"].split("|")[0]: part for part in book["parts"]}
        assert {FOREWORD, THEME} <= parts.keys()
        (beside,) = parts[THEME]["pages"][0]["problems"]
        assert "drie keer" in beside["message"]
        page = parts[THEME]["pages"][0]["digest"]
        assert (await following.picture(page, 400)).startswith(b"\x89PNG")
        assert not shown.state()["wrong"]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run(story())

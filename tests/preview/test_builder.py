"""Building from the editor: progress, an end of each kind, and a way to stop."""

import hashlib
import os

import pytest

from stand.preview.builder import Builder
from stand.preview.messages import BuildFailed, BuildNews, Built, Progress, Refused
from tests.conftest import FOREWORD, THEME, EditionBuilder
from tests.preview.driving import run


async def all_news(builder: Builder) -> list[BuildNews]:
    return [news async for news in builder.news()]


def builder_of(edition: EditionBuilder, *, as_final: bool = False) -> Builder:
    return Builder(edition.workspace, "2030", edition.workspace.output, as_final=as_final)


def test_a_build_tells_how_far_it_is_and_where_the_file_is(edition: EditionBuilder) -> None:
    async def story() -> None:
        *steps, last = await all_news(builder_of(edition, as_final=True))
        assert isinstance(last, Built)
        assert (last.pages, last.draft) == (6, False)
        assert (edition.root / "output" / "stand-2030.pdf").samefile(last.path)
        told = [step for step in steps if isinstance(step, Progress)]
        assert len(told) == len(steps) >= 4
        assert len({step.total for step in told}) == 1
        assert all(step.done <= step.total for step in told)

    run(story())


def test_with_errors_there_is_a_draft_and_no_final_edition(edition: EditionBuilder) -> None:
    async def story() -> None:
        edition.replace(FOREWORD, "De eerste alinea.", "Zie [[figure:weg]].")
        (refused,) = await all_news(builder_of(edition, as_final=True))
        assert isinstance(refused, Refused)
        assert [problem.code for problem in refused.problems] == ["unknown-reference"]
        assert not (edition.root / "output").exists()
        *_, draft = await all_news(builder_of(edition))
        assert isinstance(draft, Built)
        assert draft.draft
        assert draft.problems

    run(story())


def test_a_folder_that_cannot_be_written_to_is_told(edition: EditionBuilder) -> None:
    async def story() -> None:
        (edition.root / "output").write_bytes(b"a file")
        *_, last = await all_news(builder_of(edition))
        assert isinstance(last, BuildFailed)
        assert "kan niet worden geschreven" in last.message

    run(story())


def test_a_cancelled_build_leaves_the_old_file(edition: EditionBuilder) -> None:
    async def story() -> None:
        old = edition.write("output/stand-2030.pdf", b"the old one")
        edition.replace(THEME, "Lange procedures", "Korte procedures")
        builder = builder_of(edition)
        heard = []
        async for news in builder.news():
            heard.append(news)
            builder.cancel()
        assert len(heard) == 1
        assert old.read_bytes() == b"the old one"
        assert [path.name for path in old.parent.iterdir()] == [old.name]

    run(story())


def test_a_build_whose_process_dies_is_told(edition: EditionBuilder) -> None:
    async def story() -> None:
        builder = builder_of(edition)
        heard = []
        async for news in builder.news():
            heard.append(news)
            if len(heard) == 1 and builder.pid is not None:
                os.kill(builder.pid, 9)
        assert isinstance(heard[-1], BuildFailed)

    run(story())


DIES = """
import os, signal, sys

def watch(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("toegankelijkheid.html"):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
"""


def test_a_build_that_is_killed_between_two_files_leaves_files_that_belong_together(
    edition: EditionBuilder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def story() -> None:
        output = edition.workspace.output
        folder = tmp_path_factory.mktemp("start")
        (folder / "sitecustomize.py").write_text(DIES)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTHONPATH", str(folder))
            *_, last = await all_news(builder_of(edition))
        assert isinstance(last, BuildFailed)
        digest = hashlib.sha256((output / "stand-2030.pdf").read_bytes()).hexdigest()
        assert digest in (output / "stand-2030-toegankelijkheid.html").read_text("utf-8")
        assert not list(output.rglob(".*"))

    run(story())

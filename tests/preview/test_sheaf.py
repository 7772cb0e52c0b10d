"""Who leafs through an edition is told of all its pages, and then of what changes in them."""

import os
import signal
from io import BytesIO

from PIL import Image

from stand.preview.messages import Answer, Leaf, Leaves, Shot, Whole
from tests.conftest import EDITION, FIGURE, FOREWORD, THEME, EditionBuilder
from tests.preview.driving import driven, run

PARTS = (
    (EDITION, "cover"),
    (EDITION, "contents"),
    (FOREWORD, "voorwoord"),
    (THEME, "1-druk"),
    (EDITION, "appendix"),
    (EDITION, "back"),
)


def changed(edition: EditionBuilder, old: str, new: str) -> dict[str, bytes | None]:
    text = (edition.root / FOREWORD).read_text("utf-8")
    assert old in text
    return {FOREWORD: text.replace(old, new).encode()}


def test_all_pages_are_told_of_and_then_what_changed(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            said = await driver.settled()
            parts = {(each.path, each.name): each for each in said if isinstance(each, Leaves)}
            (whole,) = (each for each in said if isinstance(each, Whole))
            assert whole.parts == PARTS
            assert parts.keys() == set(PARTS)
            foreword = parts[FOREWORD, "voorwoord"]
            assert (foreword.title, foreword.status) == ("Voorwoord", "final")
            (leaf,) = foreword.leaves
            assert leaf.label == "3"
            assert [text for _, text, _ in leaf.words][:3] == [
                "Voorwoord",
                "Een goed jaar.",
                "De eerste alinea.",
            ]
            assert FOREWORD in whole.files

            driver.client.send_edits(2, changed(edition, "eerste", "andere"))
            said = await driver.settled()
            assert [each.name for each in said if isinstance(each, Leaves)] == ["voorwoord"]
            driver.client.send_edits(3, {})
            said = await driver.settled()
            assert [each.leaves for each in said if isinstance(each, Leaves)] == [foreword.leaves]

    run(story())


def test_the_same_page_is_the_same_for_another_process(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            before = last_told(await driver.settled())
            assert driver.client.pid is not None
            os.kill(driver.client.pid, signal.SIGKILL)
            driver.client.browse()
            assert last_told(await driver.settled()) == before

    run(story())


def last_told(said: list[Answer]) -> dict[str, tuple[Leaf, ...]]:
    """Return the pages of each part, as they were told of last: the first time is a draft."""
    return {each.name: each.leaves for each in said if isinstance(each, Leaves)}


def test_a_page_is_pictured_as_long_as_it_is_there(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            leaves = await driver.until(Leaves, lambda each: each.path == FOREWORD)
            await driver.until(Whole)
            digest = leaves.leaves[0].digest
            driver.client.shoot(digest, 300)
            shot = await driver.until(Shot)
            assert (shot.digest, shot.width) == (digest, 300)
            assert Image.open(BytesIO(shot.png)).size == (300, 425)
            # A file that is broken keeps the pages it had.
            driver.client.send_edits(2, changed(edition, "title:", "title: ["))
            await driver.until(Whole)
            driver.client.shoot(digest, 300)
            assert (await driver.until(Shot)).png == shot.png
            driver.client.send_edits(3, changed(edition, "eerste", "andere"))
            await driver.until(Whole)
            driver.client.shoot(digest, 300)
            assert (await driver.until(Shot)).png == b""

    run(story())


def test_problems_are_told_with_the_page_they_are_about(edition: EditionBuilder) -> None:
    edition.replace(THEME, "[[table:landen]]", "[[table:weg]]")
    edition.replace(FIGURE, "title: Het aantal groeit", "title: Het aantal [[weg.cijfer]]")
    edition.write("content/2030/los.yaml", "kind: text\ntitle: Los\nstatus: final\n")

    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            whole = await driver.until(Whole)
            found = {each.problem.path: (each.path, each.page) for each in whole.beside}
            assert found == {THEME: (THEME, 0), FIGURE: (THEME, 0)}

    run(story())

"""The render process at work: it reads, checks, shows, and lives on whatever it is given."""

import asyncio
import io
from itertools import count
from pathlib import Path

from PIL import Image

from stand.preview.facts import Facts
from stand.preview.messages import (
    Answered,
    Card,
    Checked,
    Edits,
    Failed,
    Fetched,
    Page,
    Pages,
)
from tests.conftest import EDITION, FIGURE, FOREWORD, ORGANISATION, TABLE, THEME, EditionBuilder
from tests.preview.driving import Driven, driven, run

LONG = "\n\n".join(["      " + "Een regel die ruimte inneemt. " * 12] * 30)


async def shown(driver: Driven, path: str) -> tuple[Pages, Page]:
    """Look at a file and return where it stands and its picture, once all is done."""
    driver.client.look(path)
    said = await driver.settled()
    pages = [answer for answer in said if isinstance(answer, Pages)]
    pictures = [answer for answer in said if isinstance(answer, Page)]
    assert pages, said
    return pages[-1], pictures[-1]


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as image:
        return image.size


def with_text(edition: EditionBuilder, name: str, old: str, new: str) -> dict[str, bytes | None]:
    """Return a file with other words in it, not saved."""
    text = (edition.root / name).read_text("utf-8")
    assert old in text
    return {name: text.replace(old, new).encode()}


def test_what_is_typed_is_checked_and_shown_without_being_saved(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            assert (await driver.until(Checked)).problems == ()
            _, before = await shown(driver, FOREWORD)
            wrong = with_text(edition, FOREWORD, "De eerste alinea.", "Zie [[figure:weg]].")
            driver.client.send_edits(2, wrong)
            checked = await driver.until(Checked, lambda answer: answer.epoch == 2)
            assert [(p.path, p.code) for p in checked.problems] == [(FOREWORD, "unknown-reference")]
            after = await driver.until(Page)
            assert (after.epoch, after.path) == (2, FOREWORD)
            assert after.png != before.png
            driver.client.send_edits(3, {})
            again = await driver.until(Page, lambda page: page.png == before.png)
            assert again.epoch == 3

    run(story())


def test_a_page_is_as_wide_as_was_asked_and_can_be_chosen(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            long = with_text(edition, FOREWORD, "      De tweede alinea.", LONG)
            driver.client.send_edits(1, long)
            driver.client.look(FOREWORD, width=640)
            first = await driver.until(Page)
            assert (first.page, size_of(first.png)[0]) == (0, 640)
            driver.client.look(FOREWORD, page=1, width=300)
            second = await driver.until(Page, lambda page: size_of(page.png)[0] == 300)
            assert second.page == 1
            driver.client.look(FOREWORD, page=99, width=301)
            last = await driver.until(Page, lambda page: size_of(page.png)[0] == 301)
            driver.client.look(FOREWORD)
            pages = await driver.until(Pages)
            assert last.page == pages.count - 1 >= 1

    run(story())


def test_the_page_follows_the_place_and_the_words(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            text = f"{LONG}\n\n      Hier staat het bijzondere woord waar het om gaat."
            driver.client.send_edits(
                1, with_text(edition, FOREWORD, "      De tweede alinea.", text)
            )
            top, _ = await shown(driver, FOREWORD)
            assert (top.page, top.share < 0.2) == (0, True)
            driver.client.look(FOREWORD, ("body", 0, "text"), "staat het **bijzondere** woord waar")
            below = await driver.until(Pages, lambda pages: pages.page > 0)
            assert 0 < below.share < 1
            picture = await driver.until(Page)
            assert picture.page == below.page

    run(story())


def test_a_page_that_did_not_change_is_not_sent_again(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            await shown(driver, FOREWORD)
            other = with_text(edition, THEME, "Geef ons de middelen.", "Geef ons tijd.")
            driver.client.send_edits(2, other)
            said = await driver.settled()
            assert [answer.path for answer in said if isinstance(answer, Pages)] == [FOREWORD]
            assert not [answer for answer in said if isinstance(answer, Page)]

    run(story())


def test_a_longer_chapter_moves_the_pages_after_it(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            before, _ = await shown(driver, THEME)
            long = with_text(edition, FOREWORD, "      De tweede alinea.", LONG)
            driver.client.send_edits(2, long)
            said = await driver.settled()
            after = [answer for answer in said if isinstance(answer, Pages)][-1]
            facts = [answer for answer in said if isinstance(answer, Checked)][-1].facts
            assert after.first > before.first
            assert facts.first_pages[THEME] == after.first
            assert facts.first_pages[FOREWORD] == 3

    run(story())


def test_a_figure_is_shown_with_its_words_and_its_faults(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            driver.client.look(FIGURE, width=500)
            card = await driver.until(Card)
            assert size_of(card.png)[0] == 500
            assert "12" in card.description
            assert card.faults == ()
            driver.client.send_edits(2, with_text(edition, FIGURE, "kind: bars", "kind: ring"))
            assert (await driver.until(Card)).faults == ()
            text = (edition.root / FIGURE).read_text("utf-8").replace("kind: bars", "kind: ring")
            wrong = {FIGURE: text.replace("value: 10", "value: -10").encode()}
            driver.client.send_edits(3, wrong)
            card = await driver.until(Card)
            assert (card.epoch, card.png) == (3, b"")
            assert card.faults
            driver.client.send_edits(4, {})
            assert (await driver.until(Card)).faults == ()

    run(story())


def test_the_other_files_show_what_they_are_printed_in(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            for path, first in ((EDITION, 1), (TABLE, 4), (ORGANISATION, 6)):
                pages, picture = await shown(driver, path)
                assert (pages.first, picture.path) == (first, path)
            driver.client.look(EDITION, ("chapters", 0))
            assert (await driver.until(Pages)).first == 2
            driver.client.look("content/indicators.yaml")
            assert (await driver.until(Pages)).count == 0

    run(story())


def test_references_are_answered(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            for reference in ("figure:aantallen", "figure:weg", "period"):
                driver.client.ask(reference)
            assert await driver.until(Answered) == Answered(1, "figure:aantallen", "figuur 1", "")
            broken = await driver.until(Answered)
            assert (broken.printed, "‘weg’ is er niet" in broken.fault) == ("", True)
            assert (await driver.until(Answered)).printed == "2030"

    run(story())


def test_a_file_or_a_page_of_it_can_be_had_as_a_pdf(edition: EditionBuilder) -> None:
    from pypdfium2 import PdfDocument

    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(
                1, with_text(edition, FOREWORD, "      De tweede alinea.", LONG)
            )
            driver.client.fetch(FOREWORD)
            whole = await driver.until(Fetched)
            driver.client.fetch(FOREWORD, 1)
            one = await driver.until(Fetched)
            assert len(PdfDocument(whole.pdf)) > len(PdfDocument(one.pdf)) == 1
            driver.client.fetch("content/weg.yaml")
            assert (await driver.until(Fetched)).fault

    run(story())


GARBAGE: list[tuple[str, bytes | None]] = [
    (FOREWORD, b"kind: [kapot"),
    (FOREWORD, b"\xff\xfe\x00\xd8"),
    (FOREWORD, b""),
    (FOREWORD, None),
    (EDITION, b"title: 3\n- x"),
    (ORGANISATION, None),
    (FIGURE, b"kind: bars\nitems: nee"),
    (TABLE, b'"a;b\n\0'),
    ("content/indicators.yaml", b"&a [*a, *a]"),
]


def test_garbage_is_a_problem_and_no_more(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(0, {})
            pages, _ = await shown(driver, THEME)
            pid = driver.client.pid
            for wrong, (path, garbage) in enumerate(GARBAGE):
                epoch = 2 * wrong + 1
                driver.client.send_edits(epoch, {path: garbage})
                checked = await driver.until(Checked, lambda found, now=epoch: found.epoch == now)
                assert checked.problems, path
                await driver.settled()
                driver.client.send_edits(epoch + 1, {})
                said = await driver.settled()
                again = [answer for answer in said if isinstance(answer, Pages)][-1]
                assert (again.epoch, again.first, again.count) == (
                    epoch + 1,
                    pages.first,
                    pages.count,
                )
                last = [answer for answer in said if isinstance(answer, Checked)][-1]
                assert (last.epoch, last.problems) == (epoch + 1, ())
            assert driver.client.pid == pid

    run(story())


def test_a_chapter_that_cannot_be_read_says_so(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {FOREWORD: b"kind: [kapot"})
            driver.client.look(FOREWORD)
            failed = await driver.until(Failed)
            assert (failed.path, failed.epoch) == (FOREWORD, 1)
            assert "problemen" in failed.message

    run(story())


def test_of_many_edits_at_once_only_the_last_is_worked_out(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            await driver.settled()
            for epoch in range(2, 60):
                words = f"Versie {epoch}."
                new = with_text(edition, FOREWORD, "De eerste alinea.", words)
                driver.client.send_edits(epoch, new)
            driver.client.look(FOREWORD)
            said = await driver.settled()
            assert {answer.epoch for answer in said} == {59}
            assert any(isinstance(answer, Page) for answer in said)

    run(story())


def test_pages_are_shown_while_typing_goes_on_and_on(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(edition.workspace) as driver:
            driver.client.send_edits(1, {})
            await shown(driver, FOREWORD)

            async def type_on() -> None:
                for epoch in count(2):
                    words = with_text(edition, FOREWORD, "De eerste", "De " + "x" * epoch)
                    driver.client.send_edits(epoch, words)
                    await asyncio.sleep(0.01)  # faster than anything can be checked

            typing = asyncio.create_task(type_on())
            first = await driver.until(Page)
            assert (await driver.until(Page)).epoch > first.epoch > 1
            typing.cancel()

    run(story())


def test_facts_are_those_of_what_is_typed(edition: EditionBuilder) -> None:
    async def facts_of(driver: Driven, edits: Edits) -> Facts:
        driver.client.send_edits(edits.epoch, edits.unsaved)
        checked = await driver.until(Checked, lambda answer: answer.epoch == edits.epoch)
        said = [checked, *await driver.settled()]
        return [answer for answer in said if isinstance(answer, Checked)][-1].facts

    async def story() -> None:
        async with driven(edition.workspace) as driver:
            facts = await facts_of(driver, Edits(1))
            assert {target.reference for target in facts.targets} >= {
                "figure:aantallen",
                "table:landen",
                "chapter:1-druk",
                "bottleneck:1.1",
                "request:1.1",
            }
            assert facts.printed == {"figure:aantallen": "figuur 1", "table:landen": "tabel 1"}
            assert facts.numbers == {
                (THEME, ()): "1",
                (THEME, ("body", 0)): "1.1",
                (THEME, ("body", 1)): "1",
                (THEME, ("body", 2)): "1",
                (THEME, ("body", 3, "help_needed", "requests", 0)): "1.1",
            }
            (figure,) = facts.figures
            assert (figure.name, figure.label, figure.drafted) == ("aantallen", "Figuur 1", True)
            assert "12" in figure.description
            moved = with_text(edition, THEME, "number: 1\nstatus", "number: 7\nstatus")
            assert (await facts_of(driver, Edits(2, moved))).numbers[THEME, ("body", 0)] == "7.1"

    run(story())


def test_uses_in_all_editions_are_known(copy_of_editions: EditionBuilder) -> None:
    async def story() -> None:
        async with driven(copy_of_editions.workspace, "2025") as driver:
            driver.client.send_edits(1, {})
            said = await driver.settled()
            facts = [answer for answer in said if isinstance(answer, Checked)][-1].facts
            years = {Path(use.path).parts[1] for use in facts.uses}
            assert years == {"2023", "2025"}
            use = next(u for u in facts.uses if u.path == "content/2025/voorwoord.yaml")
            assert (
                use.indicator
                in (copy_of_editions.root / use.path).read_text().split("\n")[use.line - 1]
            )
            assert "[[" not in use.words
            series = {one.id: one for one in facts.indicators}["inflow.ind"].series
            assert [value.period for value in series] == sorted(value.period for value in series)
            assert {value.edition for value in series} == {"2023", "2025"}

    run(story())

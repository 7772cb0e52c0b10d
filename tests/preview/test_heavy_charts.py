"""A chart of the user's own that is never ready keeps nobody from the rest of the edition."""

from stand.preview.messages import (
    ANSWERS,
    Answered,
    Browse,
    Card,
    Checked,
    Doing,
    Edits,
    Failed,
    Fetched,
    Leaves,
    Page,
    Whole,
)
from stand.preview.process import ended, next_message, started
from stand.preview.protocol import pack
from tests.conftest import FIGURE, FOREWORD, THEME, EditionBuilder
from tests.preview.driving import driven, run

TABLE = "content/2030/tables/reeks.csv"
OTHER = "figures/2030/andere.yaml"
NEVER = 3600.0
SOON = 1.0
CHART = """\
kind: vega-lite
title: Instroom
table: {{file: tables/reeks.csv, label: Jaar, values: [Instroom]}}
spec:
  mark: bar
  transform:
    - {{calculate: "{}", as: teken}}
  encoding:
    x: {{field: value, type: quantitative}}
    y: {{field: label}}
"""
LIGHT = CHART.format("datum.value")
HEAVY = CHART.format(f"test(/(a+)+b/, '{'a' * 80}')")  # tries each way to cut it in pieces
HEAVY_TOO = CHART.format(f"test(/(a+)+c/, '{'a' * 80}')")


def with_charts(edition: EditionBuilder, first: str, second: str = LIGHT) -> EditionBuilder:
    edition.write(TABLE, "Jaar;Instroom\n2029;950\n2030;1.400\n")
    edition.write(FIGURE, first)
    edition.write(OTHER, second)
    edition.replace(THEME, "  - figure: aantallen\n", "  - figure: aantallen\n  - figure: andere\n")
    return edition


def worded(edition: EditionBuilder, words: str) -> dict[str, bytes | None]:
    text = (edition.root / FOREWORD).read_text("utf-8")
    return {FOREWORD: text.replace("De eerste alinea.", words).encode()}


def test_all_else_goes_on_while_a_chart_is_drawn(edition: EditionBuilder) -> None:
    async def story() -> None:
        with_charts(edition, HEAVY)
        async with driven(edition.workspace, chart_seconds=NEVER) as driver:
            driver.client.send_edits(1, {})
            driver.client.look(FOREWORD, width=400)
            first = await driver.until(Page)
            driver.client.send_edits(2, worded(edition, "Heel andere woorden."))
            second = await driver.until(Page, lambda page: page.epoch == 2)
            assert second.png != first.png
            driver.client.ask("figure:aantallen")
            assert (await driver.until(Answered)).printed == "figuur 1"
            driver.client.look(THEME, width=400)
            await driver.until(Page, lambda page: page.path == THEME)
            process = driver.client.pid
            driver.client.send_edits(3, {FIGURE: LIGHT.encode()})
            driver.client.look(FIGURE, width=400)
            assert (await driver.until(Card, lambda card: bool(card.png))).faults == ()
            checked = await driver.until(Checked, lambda found: found.epoch == 3)
            assert "figure-spec" not in {problem.code for problem in checked.problems}
            await driver.settled()
            assert driver.client.pid == process

    run(story())


def test_who_leafs_through_the_pages_sees_them_while_a_chart_is_drawn(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        with_charts(edition, HEAVY)
        async with driven(edition.workspace, chart_seconds=NEVER) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            await driver.until(Leaves, lambda leaves: leaves.path == THEME)

    run(story())


def test_what_is_too_heavy_is_a_problem_at_its_line_and_the_rest_is_there(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        with_charts(edition, HEAVY, HEAVY_TOO)
        async with driven(edition.workspace, chart_seconds=SOON) as driver:
            driver.client.browse()
            driver.client.send_edits(1, {})
            driver.client.fetch(THEME)
            assert (await driver.until(Fetched)).pdf.startswith(b"%PDF")
            said = await driver.settled()
            assert not [answer for answer in said if isinstance(answer, Failed)]
            assert [answer for answer in said if isinstance(answer, Whole)]
            checked = [answer for answer in said if isinstance(answer, Checked)][-1]
            heavy = [problem for problem in checked.problems if problem.code == "figure-spec"]
            assert [(problem.path, problem.line) for problem in heavy] == [(FIGURE, 4), (OTHER, 4)]
            assert {problem.message for problem in heavy} == {
                "Deze grafiek is te zwaar: na 1 seconden is zij nog niet getekend."
            }

    run(story())


async def until_told(root: EditionBuilder, rounds: list[Edits]) -> list[int]:
    """Return how often the process told that it works on a figure, in each round of edits."""
    process = await started("stand.preview.worker", root.workspace, "2030", str(SOON))
    assert process.stdin is not None
    counted = []
    try:
        for edits in rounds:
            process.stdin.write(pack(Browse()) + pack(edits))
            count = 0
            while not isinstance(found := await next_message(process, ANSWERS), Whole):
                count += found == Doing(FIGURE)
            counted.append(count)
    finally:
        await ended(process)
    return counted


def test_it_says_that_it_lives_and_waits_once_until_the_chart_changes(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        with_charts(edition, HEAVY)
        edits = [{}, worded(edition, "Andere woorden."), {FIGURE: HEAVY_TOO.encode()}]
        rounds = [Edits(number, files) for number, files in enumerate(edits, 1)]
        first, same, changed = await until_told(edition, rounds)
        assert first >= same + 3
        assert changed >= same + 3

    run(story())

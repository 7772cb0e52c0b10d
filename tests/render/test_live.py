"""A chapter that is laid out on from a change has the pages of one laid out from nothing."""

import random
import re
from pathlib import Path

import pytest

from stand.content.load import load
from stand.preview.pictures import page_png, picture
from stand.render.book import Book
from stand.render.live import Live
from stand.render.pages import Engine, unheard
from stand.render.pieces import Pieces, cut
from tests.made.complete import complete
from tests.made.editions import many_notes
from tests.made.large import many_pages

_WIDTH = 200
_WORD = re.compile(r"(?<=[a-z]) (?=[a-z][^<>]*</p>)")
_STEPS = 14
_MOST_AT_ONCE = 60
_NOTE = 'met <span class="footnote"><span class="note-mark">9</span> een noot erbij</span> woord'


def documents(workspace: object, name: str) -> tuple[Engine, str]:
    """Return the engine of an edition, and the HTML of one of its chapters."""
    publication, problems = load(workspace, "2030")  # type: ignore[arg-type]
    assert publication is not None, problems
    made: list[Engine] = []

    def engine(*given: object) -> Engine:
        made.append(Engine(*given))  # type: ignore[arg-type]
        return made[0]

    book = Book(publication, workspace, draft=True, make_engine=engine)  # type: ignore[arg-type]
    return made[0], book.source(next(part for part in book.parts if part.name == name))


def joined(pieces: Pieces, blocks: list[str]) -> str:
    return pieces.head + pieces.opening + "".join(blocks) + pieces.tail


def changed(html: str, chance: random.Random) -> str:
    """Return a document with something else in one of its blocks, or other blocks."""
    pieces = cut(html)
    assert pieces is not None
    blocks = list(pieces.blocks)
    at = chance.randrange(len(blocks))
    kind = chance.randrange(8)
    places = list(_WORD.finditer(blocks[at]))
    if kind < 4 and places:
        place = chance.choice(places).start()
        words = " ".join(["nog", "een", "woord"] * chance.randint(1, _MOST_AT_ONCE))
        blocks[at] = f"{blocks[at][:place]} {words}{blocks[at][place:]}"
    elif kind == 4 and places:
        place = chance.choice(places).start()
        blocks[at] = f"{blocks[at][:place]} {_NOTE}{blocks[at][place:]}"
    elif kind == 5:
        blocks.insert(chance.randrange(1, len(blocks) + 1), blocks[at])
    elif kind == 6 and len(blocks) > 3:
        blocks.pop(at)
    else:
        footer = f'data-footer="Iets {chance.randint(1, 99)}"'
        return re.sub('data-footer="[^"]*"', footer, joined(pieces, blocks), count=1)
    return joined(pieces, blocks)


def live_of(engine: Engine, html: str) -> Live:
    steps = engine.lay_out_in_steps(html, 5)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return ended.value[1]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("write", "name", "seed"),
    [
        (complete, "bellen", 1),
        (complete, "resultaten", 2),
        (many_notes, "noten", 3),
        (many_pages, "hoofdstuk-0002", 4),
        (many_pages, "hoofdstuk-0003", 5),
    ],
)
def test_pages_after_any_row_of_changes_are_those_from_nothing(
    tmp_path: Path, write: object, name: str, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes each time
    engine, html = documents(write(tmp_path / "root"), name)  # type: ignore[operator]
    live = live_of(engine, html)
    for step in range(_STEPS):
        html = changed(html, chance)
        with unheard():
            assert live.graft(html), step
            if chance.random() < 0.5:
                live.guess()
            some = chance.randint(1, 3)
            for index, _ in enumerate(live.bodies()):
                if index == some and chance.random() < 0.5:
                    break
        if step % 3 == 2:
            whole = engine.lay_out(html, 5)
            assert [page.height for page in whole.document.pages] == [
                body.margin_height() for body in live.bodies()
            ]
            for index in range(whole.page_count):
                expected = page_png(whole, index, _WIDTH)
                assert picture(live.page(index), _WIDTH) == expected, (step, index)


def test_the_page_that_is_guessed_is_the_one_that_will_be(tmp_path: Path) -> None:
    """A block goes over to the next page, and something is typed on that page."""
    engine, html = documents(many_pages(tmp_path / "root"), "hoofdstuk-0002")
    pieces = cut(html)
    assert pieces is not None
    text = "".join(f"<p>{'Zin nummer een is lang. ' * 9}</p>" for _ in range(24))
    long = joined(pieces, [*pieces.blocks[:2], f'<div class="text">{text}</div>\n'])
    live = live_of(engine, long)
    found = 0
    for paragraph in range(14, 24):
        at = [match.start() for match in re.finditer("<p>", long)][paragraph] + len("<p>")
        html = f"{long[:at]}Met andere woorden dus: {long[at:]}"
        with unheard():
            assert live.graft(html)
            guess = live.guess()
        whole = engine.lay_out(html, 5)
        if guess is not None:
            found += 1
            expected = page_png(whole, guess[0], _WIDTH)
            assert picture(guess[2], _WIDTH) == expected, paragraph
    assert found > 5


def test_words_that_turn_out_to_be_in_another_language_are_broken_by_its_rules(
    tmp_path: Path,
) -> None:
    engine, html = documents(complete(tmp_path / "root"), "bellen")
    pieces = cut(html)
    assert pieces is not None
    words = "uitvoeringsverantwoordelijkheden aansprakelijkheidsverzekeringen " * 12

    def spoken(language: str) -> str:
        text = f'<p><span id="plaats" lang="{language}">{words}</span></p>'
        blocks = [*pieces.blocks[:2], f'<div class="text">{text}</div>\n']
        return joined(pieces, blocks)

    live = live_of(engine, spoken("de"))
    for language in ("nl", "en", "nl"):
        with unheard():
            assert live.graft(spoken(language))
            assert sum(1 for _ in live.bodies())
        whole = engine.lay_out(spoken(language), 5)
        assert picture(live.page(0), _WIDTH) == page_png(whole, 0, _WIDTH), language

"""Notes stand at the foot of the page that calls them, and none gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from stand.content.load import load
from stand.render.book import Book
from stand.render.pages import Layout
from tests.conftest import FOREWORD, EditionBuilder
from tests.render.conftest import lines_of

SENTENCE = "uitvoering van het beleid vraagt om tijd en duidelijke regels voor iedereen"
WORDS = SENTENCE.split()
MILLIMETRE = 96 / 25.4


@pytest.fixture
def small(tmp_path: Path) -> EditionBuilder:
    return EditionBuilder(tmp_path / "root")


def some(count: int, start: int) -> str:
    """Return so many words, other ones for another start."""
    return " ".join(WORDS[(start * 5 + index) % len(WORDS)] for index in range(count))


def with_notes(lengths: list[int], every: int) -> str:
    """Return sentences of ``every`` words, with a note of so many words behind each."""
    return " ".join(
        f"{some(every, index)}.^[{some(length, index)}.]" for index, length in enumerate(lengths)
    )


def indented(text: str, depth: int) -> str:
    return "".join(f"{' ' * depth if line else ''}{line}\n" for line in text.split("\n"))


def paragraphs(step: int) -> str:
    """Return paragraphs that end on other lines of a page for another step."""
    made = []
    for index in range(40):
        lengths = [(4, 20, 45)[(index * step + at) % 3] for at in range(1 + index % 2)]
        noted = with_notes(lengths, 27 + index * step % 9)
        made.append(f"{noted} {some(15 + index % 7, index)}.")
    together = "\n\n".join(made)
    return f"  - text: |\n{indented(together, 6)}"


def texts() -> dict[str, str]:
    boxes_ = "".join(
        f"  - practice:\n      text: |\n{indented(with_notes([9] * (1 + i % 4), 17), 8)}"
        f"  - text: |\n{indented(with_notes([20, 3], 33), 6)}"
        for i in range(14)
    )
    points = "\n".join(f"- {some(12 + i % 9, i)}^[{some(6, i)}]" for i in range(40))
    return {
        "one": f"  - text: |\n{indented(with_notes([12], 30), 6)}",
        "forty in one paragraph": f"  - text: |\n{indented(with_notes([8] * 40, 11), 6)}",
        "paragraphs": paragraphs(3),
        "other paragraphs": paragraphs(4),
        "boxes": boxes_,
        "a list": f"  - text: |\n{indented(points, 6)}",
        "a very long one": f"  - text: |\n{indented(with_notes([5, 500, 5], 40), 6)}",
    }


def laid_out(small: EditionBuilder, body: str) -> Layout:
    head = f"kind: text\ntitle: Proef\nstatus: final\nlead: Een proef.^[{some(5, 1)}]\nbody:\n"
    small.write(FOREWORD, head + body)
    publication, problems = load(small.workspace, "2030")
    assert publication is not None, problems
    book = Book(publication, small.workspace, draft=False)
    layouts = book.lay_out()
    return layouts[[part.name for part in book.parts].index("voorwoord")]


def places(page: Page) -> tuple[set[str], set[str]]:
    """Return the notes on a page, and the notes that are called there."""
    found = {name for name in page.anchors if name.startswith("noot-")}
    calls = {name.partition("-plaats")[0] for name in found if "-plaats" in name}
    return {name for name in found if "-plaats" not in name}, calls


@pytest.mark.parametrize("name", texts())
def test_each_note_stands_on_the_page_that_calls_it(small: EditionBuilder, name: str) -> None:
    body = texts()[name]
    layout = laid_out(small, body)
    count = 1 + body.count("^[")
    found = []
    for page in layout.document.pages:
        notes, calls = places(page)
        assert notes == calls
        found += [int(note.rpartition("-")[2]) for note in sorted(notes, key=len)]
    assert sorted(found) == list(range(1, count + 1))
    assert not layout.complaints


@pytest.mark.parametrize("name", ["paragraphs", "boxes"])
def test_notes_are_read_at_the_foot_in_the_column_of_the_text(
    small: EditionBuilder, name: str
) -> None:
    for page in laid_out(small, texts()[name]).document.pages:
        notes = [line for line in words_of(page) if is_in_note(line)]
        text = [line for line in words_of(page) if not is_in_note(line)]
        if notes:
            top = min(line.position_y for line in notes)
            assert all(line.position_y + line.height <= top for line in text)
            assert all(line.position_x >= 67.9 * MILLIMETRE for line in notes)
            right = max(line.position_x + line.width for line in notes)
            assert right <= (210 - 20 - 3) * MILLIMETRE + 1
            bottom = max(line.position_y + line.height for line in notes)
            assert bottom <= (297 - 20) * MILLIMETRE + 1


def words_of(page: Page) -> Iterator[boxes.TextBox]:
    for line, _ in lines_of(page):
        yield from (part for part in line.descendants() if isinstance(part, boxes.TextBox))


def is_in_note(text: boxes.TextBox) -> bool:
    return abs(text.style["font_size"] - 8.3 * 96 / 72) < 0.01


def test_no_line_begins_with_the_number_of_a_note(small: EditionBuilder) -> None:
    for page in laid_out(small, texts()["paragraphs"]).document.pages:
        for line, _ in lines_of(page):
            first = next(part for part in line.descendants() if isinstance(part, boxes.TextBox))
            assert first.element.get("class") != "note-call"

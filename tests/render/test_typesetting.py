"""Pages as a careful typesetter makes them, in both editions."""

import re
from itertools import pairwise

import pytest
from weasyprint.formatting_structure import boxes

from tests.finish.pages import engine
from tests.render.conftest import Rendered, lines_of

MILLIMETRE = 96 / 25.4
TEXT_COLUMN = 119 * MILLIMETRE


def test_no_name_and_no_number_is_hyphenated(edition: Rendered) -> None:
    for page in edition.pages:
        for _, text in lines_of(page):
            if text.endswith("-") and text[-2:-1].isalpha():
                last = text.rstrip("-").split()[-1].strip("(‘'\"“")
                part = re.split(r"[-/]", last)[-1]
                assert part == part.lower(), text
                assert not any(char.isdigit() for char in part), text


def test_no_line_is_broken_far_too_early(edition: Rendered) -> None:
    for page in edition.pages:
        for line, text in lines_of(page):
            if text.endswith("-") and abs(line.width - TEXT_COLUMN) < 1:
                words = [part for part in line.descendants() if isinstance(part, boxes.TextBox)]
                used = max(w.position_x + w.width for w in words) - line.position_x
                assert used > 0.75 * TEXT_COLUMN, text


def test_running_text_has_a_readable_measure(edition: Rendered) -> None:
    lengths = []
    for page in edition.pages:
        lines = list(lines_of(page))
        for (line, text), (_, following) in pairwise(lines):
            in_column = abs(line.width - TEXT_COLUMN) < 1
            if in_column and len(following) > 3 and 13 < line.style["font_size"] < 14:
                lengths.append(len(text.strip()))
    lengths.sort()
    assert 60 <= lengths[len(lengths) // 2] <= 75


def test_no_page_ends_with_a_heading(edition: Rendered) -> None:
    for number, page in enumerate(edition.pages, 1):
        lines = list(lines_of(page))
        if lines and number < len(edition.pages):
            last = max(lines, key=lambda line: line[0].position_y)
            assert not _in_heading(page, last[0]), f"page {number}: {last[1]}"


def _in_heading(page: object, line: boxes.LineBox) -> bool:
    def search(box: boxes.Box, inside: bool) -> bool:
        inside = inside or (box.element_tag or "") in ("h1", "h2", "h3", "h4", "figcaption")
        if box is line:
            return inside
        return any(search(child, inside) for child in getattr(box, "children", ()))

    return search(page._page_box, False)  # type: ignore[attr-defined]


def test_no_paragraph_leaves_one_line_alone_on_a_page(edition: Rendered) -> None:
    """A paragraph that crosses a page has three lines at least on either side."""
    for first, second in pairwise(edition.pages):
        ending = _paragraphs(first._page_box)
        starting = _paragraphs(second._page_box)
        for element, count in ending.items():
            if element in starting:
                assert min(count, starting[element]) >= 3


def _paragraphs(box: boxes.Box) -> dict[object, int]:
    found: dict[object, int] = {}
    for child in getattr(box, "children", ()):
        if child.element_tag == "p" and isinstance(child, boxes.BlockBox):
            lines = sum(isinstance(line, boxes.LineBox) for line in child.children)
            found[child.element] = found.get(child.element, 0) + lines
        else:
            found.update(_paragraphs(child))
    return found


def test_no_page_is_half_empty_before_the_last_of_a_chapter(edition: Rendered) -> None:
    for part, layout in zip(edition.book.parts, edition.layouts, strict=True):
        for page in layout.document.pages[:-1]:
            lowest = max(line.position_y + line.height for line, _ in lines_of(page))
            box = page._page_box
            fill = (lowest - box.content_box_y()) / box.height
            assert fill > 0.6, f"{part.name}: {fill:.0%}"


def test_no_chapter_ends_on_a_page_with_a_few_lines(edition: Rendered) -> None:
    for part, layout in zip(edition.book.parts, edition.layouts, strict=True):
        if layout.page_count > 1:
            assert layout.last_page_fill > 0.2, part.name


def test_nothing_is_wider_than_the_paper_or_below_the_margin(edition: Rendered) -> None:
    for number, page in enumerate(edition.pages, 1):
        box = page._page_box
        bottom = box.content_box_y() + box.height
        for line, text in lines_of(page):
            words = [part for part in line.descendants() if isinstance(part, boxes.TextBox)]
            right = max(word.position_x + word.width for word in words)
            assert right <= page.width - 19 * MILLIMETRE, f"page {number}: {text}"
            assert line.position_y + line.height <= bottom + 1, f"page {number}: {text}"


@pytest.mark.parametrize("word", ["Vreemdelingenbewaring", "Marechaussee", "Terugkeerverordening"])
def test_a_name_in_a_narrow_column_stays_whole(word: str) -> None:
    css = (
        "@page { size: 62mm 100mm; margin: 0 }"
        "body { font-family: Sans; hyphens: auto; margin: 0; width: 58mm }"
    )
    narrow = engine(css)
    for filler in range(8, 26):
        text = f"{'a' * filler} en {word} en nog meer woorden"
        layout = narrow.lay_out(f"<html lang='nl'><body><p>{text}</p></body></html>")
        lines = [line for _, line in lines_of(layout.document.pages[0])]
        assert any(word in line for line in lines)

"""A page that is painted from what was painted before looks as it would without."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from stand.content.load import load
from stand.preview.pictures import page_png, picture, png_of
from stand.render.book import Book
from stand.render.pages import page_pdf, unheard
from stand.render.pieces import cut
from stand.render.resources import Resources
from stand.workspace import Workspace
from tests.made.complete import complete
from tests.made.editions import many_notes, odd_texts
from tests.render.test_live import documents, joined, live_of

_WIDTH = 500
_RED_POINT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
_RED_PHOTO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="{size}mm" height="{size}mm">'
    '<image width="9" height="9" href="data:image/png;base64,{point}"/></svg>'
)
_RED_BLOCK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9mm" height="9mm">'
    '<rect width="9" height="9" fill="#ff0000"/></svg>'
)


@pytest.mark.parametrize("write", [complete, many_notes, odd_texts])
def test_a_picture_is_what_the_engine_paints_also_the_next_time(
    tmp_path: Path, write: Callable[[Path], Workspace]
) -> None:
    workspace = write(tmp_path / "root")
    publication, problems = load(workspace, "2030")
    assert publication is not None, problems
    for layout in Book(publication, workspace, draft=True).lay_out():
        for index in range(layout.page_count):
            expected = png_of(page_pdf(layout, index), _WIDTH)
            assert page_png(layout, index, _WIDTH) == expected
            assert page_png(layout, index, _WIDTH) == expected


def test_lines_that_were_painted_before_look_the_same_elsewhere_on_a_page(tmp_path: Path) -> None:
    engine, html = documents(complete(tmp_path / "root"), "bellen")
    live = live_of(engine, html)
    at = html.index("<p>") + len("<p>")
    for step in range(12):
        text = f"{html[:at]}{'Er komt steeds wat bij. ' * step}{html[at:]}"
        with unheard():
            assert live.graft(text)
            count = sum(1 for _ in live.bodies())
        whole = engine.lay_out(text, 5)
        assert whole.page_count == count
        for index in range(count):
            expected = png_of(page_pdf(whole, index), _WIDTH)
            assert picture(live.page(index), _WIDTH) == expected, (step, index)


def test_what_was_painted_after_other_words_looks_the_same_after_these(tmp_path: Path) -> None:
    """A drawing in the colour of the words before it, words with a line under them, and none."""
    engine, html = documents(complete(tmp_path / "root"), "bellen")
    pieces = cut(html)
    assert pieces is not None
    drawings = Resources()
    address = drawings.add_drawing("blok.svg", _RED_BLOCK)
    engine.serve(drawings)

    def text(colours: tuple[str, ...]) -> str:
        made = "".join(
            f'<p style="color: {colour}">Hier <a href="#a" style="color: inherit">staat</a> '
            f'wat <img src="{address}" alt="blok"> <s>niet</s> bij.</p>'
            for colour in colours
        )
        blocks = [*pieces.blocks[:2], f'<div class="text">{made}</div>\n']
        return joined(pieces, blocks)

    live = live_of(engine, text(("#ff0000",)))
    red, green, blue = "#ff0000", "#00ff00", "#0000ff"
    for colours in ((red, blue), (green, blue), (red, green)):
        with unheard():
            assert live.graft(text(colours))
            assert sum(1 for _ in live.bodies())
        expected = png_of(page_pdf(engine.lay_out(text(colours), 5), 0), _WIDTH)
        assert picture(live.page(0), _WIDTH) == expected, colours


def test_a_photograph_within_a_drawing_is_seen_each_time(tmp_path: Path) -> None:
    engine, html = documents(complete(tmp_path / "root"), "bellen")
    pieces = cut(html)
    assert pieces is not None
    drawings = Resources()
    for size in (9, 20):
        svg = _RED_PHOTO.format(size=size, point=_RED_POINT)
        drawings.add_drawing(f"foto-{size}.svg", svg)
    engine.serve(drawings)

    def shown(*sizes: int) -> bytes:
        images = "".join(f'<img src="stand:foto-{size}.svg" alt="foto"> ' for size in sizes)
        blocks = [*pieces.blocks[:2], f'<div class="text"><p>{images}</p></div>\n']
        layout = engine.lay_out(joined(pieces, blocks), 5)
        expected = png_of(page_pdf(layout, 0), _WIDTH)
        assert page_png(layout, 0, _WIDTH) == expected, sizes
        return expected

    assert len({shown(9, 20), shown(20), shown(9), shown()}) == 4
    with Image.open(BytesIO(shown(20))) as picture:
        assert (255, 0, 0) in {colour for _, colour in picture.getcolors(99999) or []}

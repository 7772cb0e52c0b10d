"""Layouts are kept as long as nothing that they were made of changes."""

import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from stand.render.layouts import Layouts
from stand.render.pages import Layout, page_pdf
from stand.render.resources import Resources

PAGE = '<html lang="nl"><body title="{}"><img src="stand:{}" alt=""></body></html>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">{}</svg>'
# No letters: without a font of its own, a line of them has no height.
CSS = "@page { size: 100mm; margin: 0 } img { display: block }"


def served(name: str, colour: str) -> Resources:
    found = Resources()
    found.add_drawing(name, SVG.format(f'<rect width="300" height="300" fill="{colour}"/>'))
    return found


def colour_in(layout: Layout) -> tuple[int, ...]:
    page = pdfium.PdfDocument(page_pdf(layout))[0]
    image: Image.Image = page.render(scale=1).to_pil()
    pixel = image.getpixel((50, 100))
    assert isinstance(pixel, tuple)
    return pixel[:3]


def test_the_same_document_is_laid_out_once() -> None:
    layouts = Layouts()
    first = layouts.engine(CSS, served("a.svg", "red")).lay_out(PAGE.format("Ja", "a.svg"), 3)
    engine = layouts.engine(CSS, served("a.svg", "red"))
    assert engine.lay_out(PAGE.format("Ja", "a.svg"), 3) is first
    assert engine.lay_out(PAGE.format("Ja", "a.svg"), 4) is not first
    assert engine.lay_out(PAGE.format("Nee", "a.svg"), 3) is not first
    other = layouts.engine(CSS.replace("100mm", "90mm"), served("a.svg", "red"))
    assert other.lay_out(PAGE.format("Ja", "a.svg"), 3) is not first


def test_a_drawing_that_changed_under_the_same_name_is_seen() -> None:
    for name in ("a.svg", "a b (1).svg", "a&amp;b.svg"):
        layouts = Layouts()
        before, after = (
            layouts.engine(CSS, served(name.replace("&amp;", "&"), colour)).lay_out(
                PAGE.format("Ja", name)
            )
            for colour in ("#ff0000", "#0000ff")
        )
        assert (colour_in(before), colour_in(after)) == ((255, 0, 0), (0, 0, 255))


def test_a_photo_that_changed_on_disk_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    layouts, seen = Layouts(), []
    for size, colour in ((300, "red"), (301, "blue")):
        data = io.BytesIO()
        Image.new("RGB", (size, size), colour).save(data, "PNG")
        path.write_bytes(data.getvalue())
        found = Resources()
        found.add_file("foto.png", path)
        seen.append(layouts.engine(CSS, found).lay_out(PAGE.format("Ja", "foto.png")))
    assert [colour_in(layout) for layout in seen] == [(255, 0, 0), (0, 0, 255)]


def test_what_is_not_needed_for_long_is_dropped() -> None:
    layouts = Layouts()
    engine = layouts.engine(CSS, served("a.svg", "red"))
    needed, dropped = (engine.lay_out(PAGE.format(word, "a.svg")) for word in ("Ja", "Nee"))
    for _ in range(20):
        assert engine.lay_out(PAGE.format("Ja", "a.svg")) is needed
        layouts.end_round()
    assert engine.lay_out(PAGE.format("Nee", "a.svg")) is not dropped

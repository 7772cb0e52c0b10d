"""One figure with its words and where it comes from, laid out by itself: a picture to post."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from io import BytesIO

import pypdfium2 as pdfium
from markupsafe import Markup
from PIL.PngImagePlugin import PngInfo

from stand.charts.depict import Depiction, Depictions
from stand.charts.look.fonts import Face, faces
from stand.errors import RenderFailed
from stand.markup.markdown import parse_reference
from stand.model.figures import Image
from stand.model.numbering import Numbering
from stand.model.publication import Publication
from stand.render import html
from stand.render.binding import write_pdf
from stand.render.layouts import Lays
from stand.render.pages import Engine, Layout
from stand.render.register import Register
from stand.render.resources import Resources
from stand.render.style import style_sheet
from stand.render.view import View, drawing_name
from stand.workspace import Workspace

_MARGIN = 10
_TALLEST = 5000
"""Millimetres; a PDF page of more is not read everywhere."""
_MOST_PIXELS = 150_000_000


@dataclass(frozen=True)
class Card:
    """A figure as a page of its own height, in a PDF; ``faces`` are the house's letters."""

    name: str
    title: str
    alt: str
    language: str
    pdf: bytes
    faces: tuple[Face, ...]
    complaints: tuple[str, ...]


class _CardView(View):
    """A card stands alone: there is nothing to click, and no page to turn to."""

    def _resolve(self, content: str, starts_sentence: bool) -> Markup | str:
        reference = parse_reference(content)
        if reference is not None and reference.format == "page":
            content = f"{reference.kind}:{reference.name}"
        found = super()._resolve(content, starts_sentence)
        return found.striptags() if isinstance(found, Markup) else found


def card_view(publication: Publication) -> View:
    """Return a publication as a card shows it."""
    # Without the figures it has no appendix, where a card would send its reader.
    return _CardView(publication, Numbering(publication), Register(), Depictions())


def make_card(
    publication: Publication,
    workspace: Workspace,
    depictions: Depictions,
    name: str,
    make_engine: Callable[[str, Resources], Lays] = Engine,
) -> Card:
    """Lay out a figure with its title, note, source and origin. Raises RenderFailed."""
    depiction = depictions.by_name[name]
    view = card_view(publication)
    served = _served(publication, workspace, depictions)
    css = style_sheet(publication, workspace, served, draft=False)
    own = (resources.files("stand.render") / "styles" / "card.css").read_text("utf-8")
    engine = make_engine(f"{css}\n{own}", served)
    layout = _fitted(engine, view, depiction)
    written = write_pdf([layout])
    fonts = publication.organisation.fonts
    return Card(
        name,
        view.bare(depiction.placed.figure.title),
        depiction.alt,
        publication.organisation.language,
        written.data,
        tuple(
            face
            for family in dict.fromkeys((fonts.text, fonts.headings))
            for face in faces(publication.organisation, workspace, family)
        ),
        (*engine.complaints, *layout.complaints, *written.complaints),
    )


def _fitted(engine: Lays, view: View, depiction: Depiction) -> Layout:
    """Lay out a card on a page that is as high as the card."""
    tall = engine.lay_out(html.card_html(view, depiction, _TALLEST))
    if tall.page_count > 1:
        raise RenderFailed(f"De figuur ‘{depiction.placed.name}’ is te hoog voor één beeld.")
    content = tall.last_page_fill * (_TALLEST - 2 * _MARGIN)
    height = math.ceil((content + 2 * _MARGIN) * 10) / 10
    return engine.lay_out(html.card_html(view, depiction, height))


def _served(publication: Publication, workspace: Workspace, depictions: Depictions) -> Resources:
    served = Resources()
    for name, svg in depictions.sparklines.items():
        served.add_drawing(name, svg)
    for name, depiction in depictions.by_name.items():
        figure = depiction.placed.figure
        if depiction.drawing is not None:
            served.add_drawing(drawing_name(name), depiction.drawing)
        if isinstance(figure, Image) and (path := workspace.inside(figure.file)):
            served.add_file(figure.file, path)
    return served


def card_png(card: Card, width: int) -> bytes:
    """Return a card as pixels, with its title and description in the file.

    Raises RenderFailed for more pixels than a program can be expected to hold.
    """
    page = pdfium.PdfDocument(card.pdf)[0]
    if width * width * page.get_height() / page.get_width() > _MOST_PIXELS:
        raise RenderFailed("Deze figuur is hoog, en het beeld wordt zo te groot. Maak het smaller.")
    # A hair less, because a part of a pixel is rounded up to a whole one.
    image = page.render(scale=(width - 0.01) / page.get_width()).to_pil().convert("RGB")
    words = PngInfo()
    words.add_text("Title", card.title)
    words.add_text("Description", card.alt)
    data = BytesIO()
    inch = page.get_width() / 72
    image.save(data, "PNG", pnginfo=words, optimize=True, dpi=(width / inch, width / inch))
    return data.getvalue()

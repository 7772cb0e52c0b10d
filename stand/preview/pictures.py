"""Pages and figures as pictures."""

from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium

from stand.charts.depict import depict
from stand.model.placed import all_figures, own_problems
from stand.model.publication import Publication
from stand.problems import Problem, Severity
from stand.render.card import Card, make_card
from stand.render.layouts import Layouts
from stand.render.pages import Layout, page_pdf
from stand.workspace import Workspace

_FAST = 1


@dataclass(frozen=True)
class Depicted:
    """A figure by itself: its card, if it can be drawn, its description, and what is wrong."""

    card: Card | None
    description: str
    faults: tuple[str, ...]


def page_png(layout: Layout, index: int, width: int) -> bytes:
    """Return one page of a layout as a picture, ``width`` pixels wide."""
    return png_of(page_pdf(layout, index), width)


def png_of(pdf: bytes, width: int) -> bytes:
    """Return the first page of a PDF as a picture, ``width`` pixels wide."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=(width - 0.01) / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    data = BytesIO()
    image.save(data, "PNG", compress_level=_FAST)
    return data.getvalue()


def depicted(
    publication: Publication,
    workspace: Workspace,
    problems: list[Problem],
    name: str,
    layouts: Layouts,
) -> Depicted:
    """Return a figure by itself. Raises RenderFailed."""
    placed = next(found for found in all_figures(publication) if found.name == name)
    depictions = depict(publication, workspace, placed)
    unfit = depictions.faults_of(name)
    own = [
        found
        for found in own_problems(placed, publication, problems)
        if found.severity is Severity.ERROR
    ]
    faults = tuple(dict.fromkeys(f"{found.message} {found.hint}" for found in [*own, *unfit]))
    alt = depictions.by_name[name].alt
    if unfit:
        return Depicted(None, alt, faults)
    card = make_card(publication, workspace, depictions, name, layouts.engine)
    return Depicted(card, card.alt, faults)

"""Small documents through the real engine, for the tests of the finish."""

from importlib import resources
from io import BytesIO
from pathlib import Path

import pikepdf

from stand.finish.content import Content
from stand.finish.finish import finish
from stand.finish.recording import LinkArea, Piece
from stand.finish.tag import Kid, Tag
from stand.finish.tagger import tag_document
from stand.render.binding import Written, write_pdf
from stand.render.pages import Engine
from stand.render.resources import Resources

_FACES = """
@font-face { font-family: Sans; src: url(stand:SourceSansPro-Regular.ttf) }
@font-face { font-family: Sans; font-weight: 700; src: url(stand:SourceSansPro-Bold.ttf) }
"""
_PAGES = """
@page { size: 100mm 90mm; margin: 10mm; @bottom-center { content: counter(page) " Voet" } }
html { font: 12pt/1.4 Sans }
body { margin: 0; hyphens: auto; hyphenate-character: "-"; overflow-wrap: break-word }
[role=doc-footnote] { float: footnote }
::footnote-call, ::footnote-marker { content: none }
"""
SQUARE = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">
<rect width="20" height="20"/></svg>"""


def engine(style: str) -> Engine:
    """Return an engine that has fonts and a picture."""
    served = Resources()
    served.add_drawing("square.svg", SQUARE)
    fonts = Path(str(resources.files("font_source_sans_pro") / "files"))
    for name in ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"):
        served.add_file(name, fonts / name)
    return Engine(_FACES + style, served)


def written(body: str, style: str = "") -> Written:
    """Lay out the body of a Dutch document."""
    page = f"<html lang='nl-NL'><head><title>Proef</title></head><body>{body}</body></html>"
    return write_pdf([engine(_PAGES + style).lay_out(page)])


def outline(body: str, style: str = "") -> str:
    """Return the structure of a document, indented, with the text of what holds text."""
    document = tag_document(Content(written(body, style).recording))
    return "\n".join(_lines(document.kids, 0))


def finished(body: str, style: str = "") -> pikepdf.Pdf:
    """Return a finished document."""
    return pikepdf.open(BytesIO(finished_bytes(body, style)))


def finished_bytes(body: str, style: str = "") -> bytes:
    drawn = written(body, style)
    with pikepdf.open(BytesIO(drawn.data)) as pdf:
        labels = [str(number) for number in range(1, len(pdf.pages) + 1)]
    return finish(drawn.data, drawn.recording, labels)


def _lines(kids: list[Kid], depth: int) -> list[str]:
    lines: list[str] = []
    text = ""
    for kid in [*kids, None]:
        if isinstance(kid, LinkArea):
            continue
        if isinstance(kid, Piece):
            text += "▣" if kid.is_picture else kid.text
            continue
        if text:
            lines.append("  " * depth + repr(text.strip()))
            text = ""
        if isinstance(kid, Tag):
            lines += ["  " * depth + _name(kid), *_lines(kid.kids, depth + 1)]
    return lines


def _name(tag: Tag) -> str:
    marks = {"lang": tag.lang, "E": tag.expansion, "Alt": tag.alt, "ID": tag.id}
    words = [f"{key}={value}" for key, value in marks.items() if value]
    words += [f"{key}={value}" for key, value in tag.attributes.items()]
    return " ".join([tag.type, *words])

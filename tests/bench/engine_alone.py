"""The layout engine and nothing else: HTML, a style sheet and what they name, to PDF.

python -m tests.bench.engine_alone FOLDER            makes the PDF of what is in the folder
python -m tests.bench.engine_alone ROOT YEAR FOLDER  writes an edition to the folder as one document
"""

import sys
from pathlib import Path


def make(folder: Path) -> None:
    """Make a PDF as simply as it can be made."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = weasyprint.CSS(folder / "style.css", font_config=fonts)
    weasyprint.HTML(folder / "whole.html").write_pdf(
        folder / "whole.pdf", stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-2a"
    )


def write(root: Path, year: str, folder: Path) -> None:
    """Write an edition as one HTML document with all that it needs beside it."""
    from urllib.parse import quote

    from markupsafe import Markup

    from stand.checked import load_and_check
    from stand.problems import has_errors
    from stand.render import html
    from stand.render.book import Book
    from stand.workspace import Workspace

    workspace = Workspace.at(root)
    publication, problems = load_and_check(workspace, year, as_final=False)
    assert publication is not None
    book = Book(publication, workspace, draft=not publication.is_final or has_errors(problems))
    book.lay_out()
    folder.mkdir()
    parts = Markup("").join(part.make(book.made(part)[1]) for part in book.parts)
    texts = {"whole.html": html.document_html(book._view, parts), "style.css": book.css}
    served = book._served
    files = {name: path.read_bytes() for name, path in served._files.items()}
    for name, data in (files | served._drawings).items():
        flat = name.replace("/", "_")
        (folder / flat).write_bytes(data)
        for file, text in texts.items():
            texts[file] = text.replace(f"stand:{quote(name)}", quote(flat))
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        make(Path(sys.argv[1]))
    else:
        write(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))

"""Chapters to HTML, one at a time. Jinja renders our templates; content is never a template."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stand.charts.depict import Depiction
from stand.model.publication import ChapterFile
from stand.render.compiled import Compiled
from stand.render.view import View

# Where a text just fits a line but the space after it does not, and an element follows, WeasyPrint
# 70 breaks the line at its first word. A space that is a box of its own hangs over the edge.
_SPACE = re.compile(r"(?<=[^\s>]) (?=<(?:a|abbr|em|span|strong)\b)")

_FIRST_TAG = re.compile(r"<[a-z][a-z0-9]*")
ITEM = "data-item"
"""The attribute that holds the place of a block in the body of its chapter."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("stand.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["item"] = _item
    return environment


def keep_compiled(folder: Path) -> None:
    """Keep the compiled templates in a folder for the next process; it is of this program alone."""
    _environment().bytecode_cache = Compiled(folder)


def _item(block: Markup, index: int) -> Markup:
    """Return a block with its place in the body in its first element, for who looks for it."""
    made = _FIRST_TAG.sub(rf'\g<0> {ITEM}="{index}"', str(block), count=1)
    return Markup(made)  # noqa: S704 - Jinja has escaped it


def cover_html(view: View, _fit: str) -> Markup:
    """Return the front cover."""
    return _part("cover.html", view)


def contents_html(view: View, fit: str) -> Markup:
    """Return the table of contents."""
    return _part("contents.html", view, fit=fit)


def chapter_html(view: View, file: ChapterFile, fit: str) -> Markup:
    """Return one chapter; ``fit`` names how tightly it is set."""
    return _part("chapter.html", view, file, fit)


def appendix_html(view: View, fit: str) -> Markup:
    """Return the data of the figures."""
    return _part("appendix.html", view, fit=fit)


def back_html(view: View, _fit: str) -> Markup:
    """Return the back cover."""
    return _part("back.html", view)


def document_html(view: View, parts: Markup) -> str:
    """Return a whole HTML document around the parts, with the metadata of the edition."""
    return _environment().get_template("document.html").render(view=view, parts=parts)


def card_html(view: View, depiction: Depiction, height: float) -> str:
    """Return a whole document with one figure on a page of this height, in millimetres."""
    template = _environment().get_template("card.html")
    return template.render(view=view, depiction=depiction, height=height)


def _part(template: str, view: View, file: ChapterFile | None = None, fit: str = "") -> Markup:
    view.begin(file.name if file else template, is_chapter=file is not None)
    text = _environment().get_template(template).render(view=view, file=file, fit=fit)
    return Markup(_SPACE.sub("<span> </span>", text))  # noqa: S704 - Jinja has escaped it

"""Texts without markup as they are printed: references to the bank filled in."""

from contextlib import suppress

from stand.markup.markdown import parse_reference, plain_text, split_references
from stand.markup.typography import curly
from stand.numbers.figures import Figures
from stand.numbers.references import ReferenceFault, parse_figure_reference


def worded(text: str, figures: Figures) -> str:
    """Return a text of one line with its references filled in; a broken one stays as written."""
    pieces = split_references(" ".join(text.split()))
    return curly("".join(_piece(piece, figures) if is_ref else piece for piece, is_ref in pieces))


def worded_inline(text: str, figures: Figures) -> str:
    """Return a text of one line in Markdown without its marks, references filled in."""
    return worded(plain_text(text), figures)


def _piece(content: str, figures: Figures) -> str:
    reference = None if parse_reference(content) else parse_figure_reference(content)
    if reference is not None:
        with suppress(ReferenceFault):
            return figures.show(reference).text
    return f"[[{content}]]"

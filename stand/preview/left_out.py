"""What is left out of the pages, because the process did not survive it."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from markupsafe import Markup

from stand.problems import Problem, Severity
from stand.render.book import Part

_PAGE = Markup(
    '<section class="chapter" data-publication="" data-footer="">'
    '<header class="opening"><h1 class="chapter-title" data-bookmark="{path}">{path}</h1></header>'
    "<p>Dit deel kan nu niet worden getoond: bij het opmaken viel het voorbeeld drie keer uit. "
    "Zodra u het verandert, wordt het weer geprobeerd.</p></section>"
)


def without(parts: list[Part], avoid: Collection[str]) -> list[Part]:
    """Return the parts, with a page that says so in the place of those that are left out."""
    return [_page_for(part) if part.path in avoid else part for part in parts]


def _page_for(part: Part) -> Part:
    return replace(part, make=lambda _fit: _PAGE.format(path=part.path))


def left_out_problems(avoid: Collection[str]) -> Iterator[Problem]:
    """Yield the problem of each file that is left out."""
    for path in avoid:
        yield Problem(
            path,
            1,
            1,
            Severity.WARNING,
            "layout",
            "Bij het opmaken hiervan viel het voorbeeld drie keer uit; het staat er nu niet bij.",
            "Kijk wat u hier het laatst veranderd hebt. Zodra u het verandert, wordt het weer "
            "geprobeerd.",
        )

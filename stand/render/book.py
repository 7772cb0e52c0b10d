"""All parts of an edition laid out, with page numbers that are right in every part.

The parts are laid out in order, so the first page of each is known when its turn comes. A part
that names a page further on is laid out again once that page is known; nothing else is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from stand.model.numbering import Numbering
from stand.model.publication import Publication
from stand.render import html
from stand.render.pages import Engine, Layout
from stand.render.register import Register
from stand.render.resources import Resources
from stand.render.style import style_sheet
from stand.render.view import View
from stand.workspace import Workspace

MAX_ROUNDS = 6
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Part:
    """A part of the publication that is laid out by itself, and how to make its HTML."""

    name: str
    path: str
    make: Callable[[], Markup]


class Book:
    """An edition on its way to pages."""

    def __init__(self, publication: Publication, workspace: Workspace) -> None:
        self._register = Register()
        self._view = View(publication, Numbering(publication), self._register)
        self._served = _served(publication, workspace)
        self.css = style_sheet(publication, workspace, self._served)
        self._engine = Engine(self.css, self._served)
        self.parts = self._make_parts(publication)

    def _make_parts(self, publication: Publication) -> list[Part]:
        view = self._view
        edition = publication.edition_source.path
        chapters = [
            Part(file.name, file.source.path, lambda file=file: html.chapter_html(view, file))
            for file in publication.chapters
        ]
        return [
            Part("cover", edition, lambda: html.cover_html(view)),
            Part("contents", edition, lambda: html.contents_html(view)),
            *chapters,
            Part("back", edition, lambda: html.back_html(view)),
        ]

    def lay_out(self, progress: Progress = lambda _done, _all: None) -> list[Layout]:
        """Return the layouts of all parts; ``progress`` hears how many are done."""
        made: dict[str, tuple[str, Layout]] = {}
        for _ in range(MAX_ROUNDS):
            changed = False
            first_page = 1
            for index, part in enumerate(self.parts):
                source = html.document_html(self._view, part.make())
                before = made.get(part.name)
                if before is None or before[0] != source or before[1].first_page != first_page:
                    made[part.name] = source, self._engine.lay_out(source, first_page)
                    changed = True
                    progress(index + 1, len(self.parts))
                layout = made[part.name][1]
                self._register.note(layout.anchors())
                first_page += layout.page_count
            if not changed:
                break
        return [made[part.name][1] for part in self.parts]

    def whole(self) -> Layout:
        """Return the layout of all parts in one document: what the parts must add up to."""
        body = Markup("").join(part.make() for part in self.parts)
        return self._engine.lay_out(html.document_html(self._view, body), 1)

    @property
    def engine_complaints(self) -> tuple[str, ...]:
        """What the engine said about the style sheet and the fonts."""
        return self._engine.complaints


def _served(publication: Publication, workspace: Workspace) -> Resources:
    served = Resources()
    for name in publication.pictures:
        path = workspace.inside(name)
        if path is not None:
            served.add_file(name, path)
    return served

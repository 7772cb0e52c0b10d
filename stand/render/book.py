"""All parts of an edition laid out, with page numbers that are right in every part.

The parts are laid out in order, so the first page of each is known when its turn comes. A part
that names a page further on is laid out again once that page is known; nothing else is.

A part whose last page holds only a few lines is set a little tighter, as a typesetter would, if
that saves the page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup
from weasyprint.text.fonts import FontConfiguration

from stand.charts.depict import Depiction, Depictions, depict
from stand.charts.open_data import FIELDS, csv_name, figure_csv
from stand.errors import RenderFailed
from stand.model.numbering import Numbering
from stand.model.publication import Publication
from stand.numbers.publish import OpenTable
from stand.render import html
from stand.render.appendix import values_named
from stand.render.known import Known, key_of
from stand.render.layouts import Lays
from stand.render.pages import Engine, Layout, parsed
from stand.render.register import Register
from stand.render.resources import Resources
from stand.render.source_text import source_texts
from stand.render.style import style_sheet
from stand.render.view import View, drawing_name
from stand.workspace import Workspace

MAX_ROUNDS = 6
SPARSE = 0.45
FITS = ("", "fit-1", "fit-2")
_TABLE_WEIGHT = 500


@dataclass(frozen=True)
class Part:
    """A part of the publication that is laid out by itself.

    ``make`` returns its HTML, set as tight as one of FITS says. ``weight`` is how much work it is
    to lay out, roughly, in characters.
    """

    name: str
    path: str
    make: Callable[[str], Markup]
    weight: int = 0


@dataclass(frozen=True)
class _Made:
    """A part as it was last laid out: from which HTML, how tight, into which pages.

    ``key`` is that of what it is made from, as in `Known`; ``asked`` has the pages that the HTML
    names.
    """

    key: str
    source: str
    fit: str
    layout: Layout
    asked: Mapping[str, int] = field(default_factory=dict)


class Book:
    """An edition on its way to pages.

    ``make_engine`` gives what lays out by a style sheet; ``pages`` has the page of each anchor as
    far as that is known already.
    """

    def __init__(
        self,
        publication: Publication,
        workspace: Workspace,
        *,
        draft: bool,
        depictions: Depictions | None = None,
        make_engine: Callable[[str, Resources], Lays] = Engine,
        pages: Mapping[str, int] | None = None,
    ) -> None:
        self._register = Register()
        self._register.note(pages or {})
        self.depictions = depictions or depict(publication, workspace)
        numbering = Numbering(publication)
        self._view = View(publication, numbering, self._register, self.depictions, draft=draft)
        self._served = _served(publication, workspace)
        for name, depiction in self.depictions.by_name.items():
            if depiction.drawing is not None:
                self._served.add_drawing(drawing_name(name), depiction.drawing)
        for name, svg in self.depictions.sparklines.items():
            self._served.add_drawing(name, svg)
        self.css = style_sheet(publication, workspace, self._served, draft=draft)
        self._engine = make_engine(self.css, self._served)
        self.parts = self._make_parts(publication)
        self._made: dict[Part, _Made] = {}
        self._settled = True
        self._style_key = key_of(self.css, *self._served.digests(self.css))
        self._known = Known()

    def _make_parts(self, publication: Publication) -> list[Part]:
        view = self._view
        edition = publication.edition_source.path
        chapters = [
            Part(
                file.name,
                file.source.path,
                partial(html.chapter_html, view, file),
                len(file.source.text),
            )
            for file in publication.chapters
        ]
        figures = len(self.depictions.by_name)
        appendix = Part(
            "appendix", edition, partial(html.appendix_html, view), figures * _TABLE_WEIGHT
        )
        return [
            Part("cover", edition, partial(html.cover_html, view)),
            Part("contents", edition, partial(html.contents_html, view)),
            *chapters[: view.closing],
            *([appendix] if view.appendix else []),
            *chapters[view.closing :],
            Part("back", edition, partial(html.back_html, view)),
        ]

    def start_from(self, known: Known) -> None:
        """Make use of what an earlier build found; what is laid out stays the same."""
        self._known = known
        self._register.note(known.pages)

    def fit_known(self, part: Part) -> tuple[str, str]:
        """Return the key of what a part that was laid out is made from, and how tight it is set."""
        return self._made[part].key, self._made[part].fit

    def know(self, pages: Mapping[str, int]) -> None:
        """Take it that anchors stand on these pages."""
        self._register.note(pages)

    def known_pages(self) -> dict[str, int]:
        """Return the page of each anchor as far as it is known."""
        return self._register.pages

    def lay_out(self) -> list[Layout]:
        """Return the layouts of all parts, made one after the other."""
        for _ in self.in_steps():
            pass
        return [self._made[part].layout for part in self.parts]

    def in_steps(self) -> Iterator[Part]:
        """Lay out all parts; before each step, yield the part that comes next."""
        for _ in range(MAX_ROUNDS):
            changed = False
            first_page = 1
            for part in self.parts:
                yield part
                changed = self._renew(part, first_page) or changed
                first_page += self._made[part].layout.page_count
            self._settled = not changed
            if self._settled:
                break

    def _renew(self, part: Part, first_page: int) -> bool:
        """Lay out a part if it is not what was laid out before; tell whether it was needed."""
        made = self._made.get(part)
        layout = self.set_anew(part, first_page)
        self._register.note(layout.anchors())
        return made is None or layout is not made.layout

    def set_anew(self, part: Part, first_page: int) -> Layout:
        """Return the layout of a part as it is now; others do not hear on which pages it stands."""
        now = self._made[part] = self._now(part, self._made.get(part), first_page)
        return now.layout

    def _now(self, part: Part, made: _Made | None, first_page: int) -> _Made:
        """Return a part as it is now; ``made`` is what it was, and is returned if it still is."""
        if made is None or not self._register.still_says(made.asked):
            self._register.asked()
            source = self.source(part)
            asked = self._register.asked()
            if made is None or made.source != source:
                return replace(self._fitted(part, source, first_page), asked=asked)
            made = replace(made, asked=asked)
        if made.layout.first_page == first_page:
            return made
        numbered = made.layout.numbered(first_page)
        if numbered is None:
            numbered = self.quickly(part, first_page, made.fit)
        return replace(made, layout=numbered)

    def alone(self, part: Part, first_page: int) -> tuple[Layout, str]:
        """Return the layout of one part, and how tight it is set, as far as pages are known."""
        self._renew(part, first_page)
        return self.made(part)

    def made(self, part: Part) -> tuple[Layout, str]:
        """Return the layout of a part that was laid out, and how tight it is set."""
        return self._made[part].layout, self._made[part].fit

    def asked_by(self, part: Part) -> Mapping[str, int]:
        """Return the pages that a part names that was laid out, and 0 for those not known then."""
        return self._made[part].asked

    def forget(self, part: Part) -> None:
        """Let go of the layout of a part."""
        del self._made[part]

    def forget_pictures(self) -> None:
        """Let go of pictures that were read; they are read again when they are laid out again."""
        self._engine.forget_pictures()

    def quickly(self, part: Part, first_page: int, fit: str) -> Layout:
        """Return the layout of one part set as tight as this, whether it needs it or not."""
        return self._laid_out(part, self.source(part, fit), first_page)

    def source(self, part: Part, fit: str = "") -> str:
        """Return the HTML document of one part set as tight as this, as far as pages are known."""
        return html.document_html(self._view, part.make(fit))

    def _laid_out(self, part: Part, html_text: str, first_page: int) -> Layout:
        try:
            return self._engine.lay_out(html_text, first_page)
        except RenderFailed as error:
            message = (
                f"Van {part.path} zijn geen bladzijden te maken; de opmaak liep vast ({error}). "
                "Kijk wat er in dit deel het laatst veranderd is."
            )
            raise RenderFailed(message) from error

    def _fitted(self, part: Part, source: str, first_page: int) -> _Made:
        """Lay out a part; when its last page is nearly empty, try whether tighter saves it."""
        key = key_of(self._style_key, source, *self._served.digests(source))
        fit = self._known.fits.get(key)
        if fit is None:
            fit, layout = self._tried(part, source, first_page)
        else:
            layout = self.quickly(part, first_page, fit)
        return _Made(key, source, fit, layout)

    def _tried(self, part: Part, source: str, first_page: int) -> tuple[str, Layout]:
        plain = self._laid_out(part, source, first_page)
        if plain.page_count == 1 or plain.last_page_fill >= SPARSE:
            return "", plain
        for fit in FITS[1:]:
            layout = self.quickly(part, first_page, fit)
            if layout.page_count < plain.page_count:
                return fit, layout
        return "", plain

    def page_labels(self, counts: Sequence[int] | None = None) -> list[str]:
        """Return what each page is called: its printed number, but the covers by name.

        ``counts`` has how many pages each part takes; without, as they were laid out.
        """
        if counts is None:
            counts = [self._made[part].layout.page_count for part in self.parts]
        labels = self._view.labels
        numbers = [str(number) for number in range(1, sum(counts) + 1)]
        numbers[: counts[0]] = [labels.cover] * counts[0]
        numbers[len(numbers) - counts[-1] :] = [labels.back_cover] * counts[-1]
        return numbers

    def texts(self, pages: Mapping[str, int]) -> list[tuple[str, str]]:
        """Return all texts of the edition in order, each with the path of its file.

        ``pages`` has the page of each anchor. It takes no layout.
        """
        self._register.note(pages)
        return [
            (text, part.path)
            for part in self.parts
            for text in source_texts(parsed(self.source(part)))
        ]

    def whole(self) -> Layout:
        """Return the layout of all parts in one document: what the parts must add up to."""
        parts = (part.make(self._made[part].fit) for part in self.parts)
        return self._engine.lay_out(html.document_html(self._view, Markup("").join(parts)), 1)

    def open_tables(self) -> list[OpenTable]:
        """Return the data of the figures as files to publish beside the pages."""
        return [
            self._open_table(depiction, figure_csv(depiction.data))
            for depiction in self.depictions.by_name.values()
            if depiction.data and depiction.data.data
        ]

    def _open_table(self, depiction: Depiction, content: bytes) -> OpenTable:
        view, name, figure = self._view, depiction.placed.name, depiction.placed.figure
        number = f"{view.labels.figure} {view.numbering.targets[f'figure:{name}'].number}"
        title, subtitle, source = (
            " ".join(view.bare(text or "").split())
            for text in (figure.title, values_named(figure), depiction.source)
        )
        return OpenTable(csv_name(name), f"{number}: {title}", FIELDS, content, subtitle, source)

    def complaints(self) -> list[tuple[str, str]]:
        """Return what the engine said about each part, with the path of the file it comes from."""
        made = [self._made.get(part) for part in self.parts]
        said = [each.layout.complaints if each else () for each in made]
        return self.complaints_of(said, is_settled=self._settled)

    def complaints_of(
        self, said: Sequence[tuple[str, ...]], *, is_settled: bool
    ) -> list[tuple[str, str]]:
        """Return the same of what was said of each part, in order."""
        edition = self.parts[0].path
        found = [(edition, text) for text in self._engine.complaints]
        if not is_settled:
            found.append((edition, "de paginanummers in verwijzingen kloppen misschien niet"))
        for part, texts in zip(self.parts, said, strict=True):
            found += [(part.path, text) for text in texts]
        return found

    @property
    def fonts(self) -> FontConfiguration:
        """The fonts of the edition, as the engine has them."""
        return self._engine.fonts


def _served(publication: Publication, workspace: Workspace) -> Resources:
    served = Resources()
    for name in publication.pictures:
        path = workspace.inside(name)
        if path is not None:
            served.add_file(name, path)
    return served

"""What a template may ask: texts as HTML, numbers of parts, page numbers."""

from decimal import Decimal
from functools import cached_property

from markupsafe import Markup, escape

from stand.markup.html import inline_to_html, markdown_to_html
from stand.markup.markdown import parse_reference, plain_text
from stand.markup.typography import typeset
from stand.model.blocks import Table
from stand.model.chapter import Theme
from stand.model.figures import Amount, Duration
from stand.model.numbering import Numbering, Target, roman
from stand.model.publication import Cell, ChapterFile, Publication
from stand.render.register import Register
from stand.render.resources import SCHEME


class View:
    """A publication as the templates see it; one view serves one run over all chapters."""

    def __init__(self, publication: Publication, numbering: Numbering, register: Register) -> None:
        self.publication = publication
        self.organisation = publication.organisation
        self.edition = publication.edition
        self.labels = publication.edition.labels
        self.numbering = numbering
        self._register = register

    @cached_property
    def first_part(self) -> int | None:
        """The position of the chapter that opens the themes, if there is one."""
        kinds = [file.chapter.kind for file in self.publication.chapters]
        return kinds.index("part") if "part" in kinds else None

    def md(self, text: str, base: int = 2) -> Markup:
        """Return a Markdown text as HTML; its ``##`` becomes a heading of level ``base``."""
        return markdown_to_html(text, self._resolve, base)

    def line(self, text: str) -> Markup:
        """Return a text of one line as HTML."""
        return inline_to_html(text, self._resolve)

    def plain(self, text: str) -> Markup:
        """Return a text without markup as HTML, with names and numbers whole."""
        return typeset(text)

    def bare(self, text: str) -> str:
        """Return a text of one line without its marks, for an attribute."""
        return plain_text(text)

    def page(self, anchor: str) -> str:
        """Return the page number of an anchor; a stand-in as wide while it is not known."""
        number = self._register.page_of(anchor)
        return str(number) if number else "00"

    def at(self, file: ChapterFile, index: int) -> Target | None:
        """Return the number and anchor of a block, if it has them."""
        return self.numbering.by_place.get((file.name, index))

    def level(self, file: ChapterFile) -> int:
        """Return the heading level of a chapter: 2 for a theme under an opening chapter, else 1."""
        nested = isinstance(file.chapter, Theme) and self.first_part is not None
        return 2 if nested else 1

    def theme_number(self, number: int) -> str:
        """Return a theme's number the way the edition writes it."""
        return roman(number) if self.edition.theme_numbering == "roman" else str(number)

    def themes(self) -> list[ChapterFile]:
        """Return the theme chapters in order."""
        return [file for file in self.publication.chapters if isinstance(file.chapter, Theme)]

    def rows(self, table: Table) -> tuple[list[str], list[list[str]], list[bool]]:
        """Return the headings, the rows as text, and which columns hold numbers."""
        data = self.publication.tables[table.file]
        names = [column.name for column in table.columns] or list(data.header)
        numeric = [column.format == "number" for column in table.columns] or [False] * len(names)
        labels = [column.label or column.name for column in table.columns] or names
        places = [data.header.index(name) for name in names]
        rows = [
            [_cell(row[place], grouped=numeric[i]) for i, place in enumerate(places)]
            for row in data.rows
        ]
        return labels, rows, numeric

    def amount(self, item: Amount | Duration) -> Markup:
        """Return a value of a figure as the reader sees it; what is not known says so."""
        if item.shown:
            return typeset(item.shown)
        if item.value is None:
            return typeset(self.labels.unknown)
        return typeset(_cell(Decimal(str(item.value)).normalize(), grouped=True))

    def largest(self, items: list[Amount]) -> float:
        """Return the largest known value, or 1 when there is none above zero."""
        return max((item.value or 0 for item in items), default=0) or 1

    def total(self, items: list[Amount] | list[Duration]) -> float:
        """Return the sum of the known values, or 1 when it is zero."""
        return sum(item.value or 0 for item in items) or 1

    def picture(self, name: str) -> str:
        """Return the address by which a page fetches a picture."""
        return SCHEME + name

    def has_picture(self, name: str) -> bool:
        """Tell whether a picture was found usable."""
        return name in self.publication.pictures

    def _resolve(self, content: str, starts_sentence: bool) -> Markup:
        reference = parse_reference(content)
        target = None
        if reference:
            target = self.numbering.targets.get(f"{reference.kind}:{reference.name}")
        if reference is None or target is None:
            return Markup('<span class="broken">[[{}]]</span>').format(content)
        label = plain_text(target.label)
        if starts_sentence:
            label = label[:1].upper() + label[1:]
        words = typeset(label)
        if reference.format == "page":
            place = typeset(f"{self.labels.on_page} {self.labels.page} {self.page(target.anchor)}")
            words = words + Markup(" ") + place
        return Markup('<a class="ref" href="#{}">{}</a>').format(escape(target.anchor), words)


def _cell(cell: Cell, *, grouped: bool) -> str:
    """Return a cell as text; a number in a column of numbers gets Dutch points and commas."""
    if not isinstance(cell, Decimal):
        return cell
    shown = f"{cell:,f}" if grouped else f"{cell:f}"
    return shown.translate(str.maketrans(",.", ".,"))

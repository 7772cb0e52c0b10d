"""What a template may ask: texts as HTML, numbers of parts, page numbers."""

import unicodedata
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property

from markupsafe import Markup, escape

from stand.charts.depict import Depiction, Depictions
from stand.charts.kinds.tiles import Tile, tiles_of
from stand.charts.values import Values
from stand.markup.abbreviations import Abbreviations
from stand.markup.html import inline_to_html, markdown_to_html
from stand.markup.markdown import parse_reference, plain_text, split_references
from stand.markup.notes import NoteNumbers, NoteWords
from stand.markup.typography import typeset
from stand.model.blocks import Column, Entry, Series, Table
from stand.model.chapter import Theme
from stand.model.figures import KeyFigure
from stand.model.numbering import Numbering, Target, roman
from stand.model.publication import Cell, ChapterFile, Publication, WrittenNumber
from stand.numbers.dutch import format_number
from stand.numbers.edition import figures_of
from stand.numbers.references import ReferenceFault, parse_figure_reference
from stand.numbers.series import SeriesTable, series_table
from stand.render.addresses import SCHEME
from stand.render.appendix import DataEntry, entries
from stand.render.register import Register
from stand.render.table_notes import TableNotes


def drawing_name(figure: str) -> str:
    """Return the name under which the drawing of a figure is served."""
    return f"figure-{figure}.svg"


class View:
    """A publication as the templates see it; one view serves one run over all chapters.

    ``draft`` says whether the covers can bear the mark of a draft.
    """

    def __init__(
        self,
        publication: Publication,
        numbering: Numbering,
        register: Register,
        depictions: Depictions,
        *,
        draft: bool = True,
    ) -> None:
        self._figures = figures_of(publication)
        self._depictions = depictions
        self.publication = publication
        self.organisation = publication.organisation
        self.edition = publication.edition
        self.labels = publication.edition.labels
        self.numbering = numbering
        self._register = register
        self.draft = draft
        self.begin("")

    def begin(self, part: str, *, is_chapter: bool = False) -> None:
        """Begin a part anew: its notes count from one, and no abbreviation in it was met yet.

        Only a chapter has notes.
        """
        language = self.organisation.language
        self._notes = NoteNumbers(part, language, self._note_words) if is_chapter else None
        self._abbreviations = Abbreviations(self.full_words) if is_chapter else None

    @cached_property
    def _note_words(self) -> NoteWords:
        labels = self.labels
        return NoteWords(labels.note, labels.note_at, labels.back_to, labels.note_text)

    @cached_property
    def full_words(self) -> dict[str, str]:
        """What the abbreviations of the glossary stand for."""
        blocks = (item.glossary for file in self.publication.chapters for item in file.chapter.body)
        listed = [entry for block in blocks if block for entry in block.entries]
        return {self.bare(entry.term): self.bare(entry.full) for entry in listed if entry.full}

    @cached_property
    def first_part(self) -> int | None:
        """The position of the chapter that opens the themes, if there is one."""
        kinds = [file.chapter.kind for file in self.publication.chapters]
        return kinds.index("part") if "part" in kinds else None

    @cached_property
    def closing(self) -> int:
        """The position of the colophon, or of the end: the appendix comes before it."""
        kinds = [file.chapter.kind for file in self.publication.chapters]
        return len(kinds) - 1 if kinds[-1:] == ["colophon"] else len(kinds)

    @cached_property
    def appendix(self) -> dict[str, DataEntry]:
        """The data of the figures as they stand in the appendix, by the names of the figures."""
        return entries(self._depictions, self.numbering, self.labels)

    def md(self, text: str, base: int = 2) -> Markup:
        """Return a Markdown text as HTML; its ``##`` becomes a heading of level ``base``."""
        return markdown_to_html(text, self._resolve, base, self._notes, self._abbreviations)

    def table_notes(self, name: str, target: Target) -> TableNotes:
        """Return the links between a table and its notes, by a name of its own."""
        return TableNotes(f"noot-{name}-", target.label, self._note_words)

    def line(self, text: str) -> Markup:
        """Return a text of one line as HTML."""
        return inline_to_html(text, self._resolve)

    def plain(self, text: str) -> Markup:
        """Return a text without markup as HTML, references resolved."""
        parts: list[Markup | str] = []
        for piece, is_reference in split_references(text):
            part = self._resolve(piece, False) if is_reference else piece
            if parts and not isinstance(part, Markup) and not isinstance(parts[-1], Markup):
                parts[-1] += part
            else:
                parts.append(part)
        return Markup("").join(p if isinstance(p, Markup) else typeset(p) for p in parts)

    def bare(self, text: str) -> str:
        """Return a text of one line without its marks, for an attribute."""
        pieces = split_references(plain_text(text))
        return "".join(
            escape(self._resolve(piece, False)).striptags() if is_reference else piece
            for piece, is_reference in pieces
        )

    def page(self, anchor: str) -> str:
        """Return the page number of an anchor; a stand-in as wide while it is not known."""
        number = self._register.page_of(anchor)
        return str(number) if number else "00"

    def at(self, file: ChapterFile, index: int) -> Target | None:
        """Return the number and anchor of a block, if it has them."""
        return self.numbering.by_place.get((file.name, index))

    def depiction(self, file: ChapterFile, index: int) -> Depiction | None:
        """Return the figure that a block prints, if it could be read."""
        return self._depictions.at(file.name, index)

    def drawing(self, depiction: Depiction) -> str:
        """Return the address by which a page fetches the drawing of a figure."""
        return SCHEME + drawing_name(depiction.placed.name)

    def tiles(self, items: list[KeyFigure]) -> list[Tile]:
        """Return the tiles of a figure or a block."""
        return tiles_of(items, Values(self.publication, self._figures))

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
        columns = [column for column in table.columns if column.name in data.header]
        columns = columns or [Column(name=name) for name in data.header]
        numeric = [column.format == "number" for column in columns]
        labels = [column.label or column.name for column in columns]
        places = [data.header.index(column.name) for column in columns]
        from_ = self.organisation.numbers.group_from
        rows = [
            [
                _cell(row[place], as_number=numeric[i], group_from=from_)
                for i, place in enumerate(places)
            ]
            for row in data.rows
        ]
        return labels, rows, numeric

    def series(self, block: Series) -> SeriesTable:
        """Return the values of a table over the years."""
        return series_table(
            self._figures, block.indicators, block.first, block.last, self.labels.unknown
        )

    def alphabetical(self, entries: list[Entry]) -> list[Entry]:
        """Return the entries of a glossary in the order of the alphabet, accents left aside."""
        return sorted(entries, key=lambda entry: _letters(entry.term))

    def date(self, day: date) -> str:
        """Return a date in words."""
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def picture(self, name: str) -> str:
        """Return the address by which a page fetches a picture."""
        return SCHEME + name

    def has_picture(self, name: str) -> bool:
        """Tell whether a picture was found usable."""
        return name in self.publication.pictures

    def _resolve(self, content: str, starts_sentence: bool) -> Markup | str:
        reference = parse_reference(content)
        if reference is None:
            return self._resolve_figure(content)
        target = self.numbering.targets.get(f"{reference.kind}:{reference.name}")
        if target is None:
            return Markup('<span class="broken">[[{}]]</span>').format(content)
        label = plain_text(target.label)
        if starts_sentence:
            label = label[:1].upper() + label[1:]
        words = typeset(label)
        if reference.format == "page":
            place = typeset(f"{self.labels.on_page} {self.labels.page} {self.page(target.anchor)}")
            words = words + Markup(" ") + place
        return Markup('<a class="ref" href="#{}">{}</a>').format(escape(target.anchor), words)

    def _resolve_figure(self, content: str) -> Markup | str:
        """Return what a reference to the figure bank prints; a value that was revised says so."""
        reference = parse_figure_reference(content)
        if reference is not None:
            with suppress(ReferenceFault):
                shown = self._figures.show(reference)
                mark = f" ({self.labels.revised})" if shown.revised else ""
                return shown.text + mark
        return Markup('<span class="broken">[[{}]]</span>').format(content)


_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def _letters(term: str) -> str:
    """Return a term as it is looked up: without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _cell(cell: Cell, *, as_number: bool, group_from: int) -> str:
    """Return a cell as text; a number in a column of numbers is written as the house does."""
    if not isinstance(cell, Decimal):
        return cell
    if not as_number:
        return cell.written if isinstance(cell, WrittenNumber) else f"{cell:f}".replace(".", ",")
    exponent = cell.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return format_number(cell, decimals=decimals, group_from=group_from)

"""The numbers that an edition gives to its parts, and the anchors by which they are found.

Themes, bottlenecks and requests carry their own number, which stays the same for ever. Figures and
tables are numbered in the order in which they are printed.
"""

from dataclasses import dataclass

from stand.model.blocks import BodyItem, Bottleneck, HelpNeeded, Series, Table
from stand.model.chapter import Theme
from stand.model.placed import PlacedFigure, placed_figures
from stand.model.publication import ChapterFile, Publication

_ROMAN = (
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that text can refer to. ``label`` is what a reference prints."""

    anchor: str
    label: str
    number: str
    title: str
    chapter: str


class Numbering:
    """All targets of a publication, by reference ("figure:coa") and by place."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self.targets: dict[str, Target] = {}
        self.by_place: dict[tuple[str, int], Target] = {}
        self._tables = 0
        for file in publication.chapters:
            anchor = f"hoofdstuk-{file.name}"
            title = file.chapter.title
            self._add(f"chapter:{file.name}", Target(anchor, title, "", title, file.name))
            for index, item in enumerate(file.chapter.body):
                self._number(file, index, item)
        for number, placed in enumerate(placed_figures(publication), 1):
            self._add_figure(placed, number)

    def _add(self, reference: str, target: Target) -> None:
        self.targets.setdefault(reference, target)

    def _number(self, file: ChapterFile, index: int, item: BodyItem) -> None:
        block = item.block
        labels = self._publication.edition.labels
        if isinstance(block, Table | Series):
            self._tables += 1
            number = str(self._tables)
            label = f"{labels.table.lower()} {number}"
            target = Target(f"tabel-{block.id}", label, number, block.title, file.name)
            self.by_place[file.name, index] = target
            self._add(f"table:{block.id}", target)
        elif isinstance(file.chapter, Theme) and isinstance(block, Bottleneck | HelpNeeded):
            self._add_numbered(file, file.chapter.number, block)

    def _add_figure(self, placed: PlacedFigure, number: int) -> None:
        label = f"{self._publication.edition.labels.figure.lower()} {number}"
        anchor, title = f"figuur-{placed.name}", placed.figure.title
        target = Target(anchor, label, str(number), title, placed.chapter)
        self.by_place[placed.chapter, placed.block] = target
        self._add(f"figure:{placed.name}", target)

    def _add_numbered(self, file: ChapterFile, theme: int, block: Bottleneck | HelpNeeded) -> None:
        labels = self._publication.edition.labels
        if isinstance(block, Bottleneck):
            number = f"{theme}.{block.number}"
            label = f"{labels.bottleneck.lower()} {number}"
            target = Target(f"knelpunt-{number}", label, number, block.title, file.name)
            self._add(f"bottleneck:{number}", target)
            return
        for request in block.requests:
            number = f"{theme}.{request.number}"
            label = f"{labels.request.lower()} {number}"
            target = Target(f"verzoek-{number}", label, number, label, file.name)
            self._add(f"request:{number}", target)


def roman(number: int) -> str:
    """Return a number from 1 to 99 in Roman numerals."""
    signs = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs += sign * count
    return signs

"""A drawing as a reader sees it: which words stand where, how large, on which shapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from stand.charts.data import FigureData
from stand.charts.draw import Drawer
from stand.charts.gather import gather
from stand.charts.look.letters import Letters
from stand.charts.look.style import ChartStyle, chart_style
from stand.charts.values import Values
from stand.model.figures import Figure
from stand.workspace import Workspace
from tests.conftest import EditionBuilder

SMALLEST = 8 / 0.75
"""Eight points in CSS pixels."""
_TRANSLATE = re.compile(r"translate\(([-\d.e]+),\s*([-\d.e]+)\)")
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """One line of text with the box it takes, in pixels."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    colour: str

    def overlaps(self, other: "Text") -> bool:
        """Tell whether two lines share more than a hair."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > 0.5 and high > 0.5


@dataclass(frozen=True)
class Shape:
    """A path as drawn: its outline in its own group, moved to ``x``, ``y``."""

    x: float
    y: float
    path: str
    fill: str
    stroke: str


class Drawing:
    """A chart as SVG, read back."""

    def __init__(self, svg: str, style: ChartStyle) -> None:
        self.svg = svg
        self._letters = Letters(style)
        root = ElementTree.fromstring(svg)  # noqa: S314 - a drawing of our own
        self.width, self.height = float(root.get("width", 0)), float(root.get("height", 0))
        self.texts = list(self._texts(root, 0, 0))
        self.shapes = list(self._shapes(root, 0, 0))

    @property
    def words(self) -> list[str]:
        """The lines of text, in the order of the file."""
        return [text.words for text in self.texts]

    @property
    def all_words(self) -> str:
        return " ".join(self.words)

    def assert_legible(self) -> None:
        """Assert that no text is too small, lies outside the drawing, or on another text."""
        for text in self.texts:
            assert text.size >= SMALLEST - 0.01, f"{text.words!r} is {text.size * 0.75} pt"
            assert text.left >= -1, f"{text.words!r} begins at {text.left}"
            assert text.right <= self.width + 1, f"{text.words!r} ends at {text.right}"
            assert text.top >= -2, f"{text.words!r} stands at {text.top}"
            assert text.bottom <= self.height + 2, f"{text.words!r} of {self.height} high: {text}"
        for one, other in combinations(self.texts, 2):
            assert not one.overlaps(other), f"{one} and {other}"

    def _texts(self, element: ElementTree.Element, x: float, y: float) -> Iterator[Text]:
        x, y = _moved(element, x, y)
        if element.tag == f"{_SVG}text":
            yield from self._lines(element, x, y)
            return
        for child in element:
            yield from self._texts(child, x, y)

    def _lines(self, element: ElementTree.Element, x: float, y: float) -> Iterator[Text]:
        size = float(element.get("font-size", "0px").removesuffix("px"))
        weight = int(element.get("font-weight", "400").replace("bold", "700"))
        anchor = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", "start"), 0.0)
        for words, lower in _lines_of(element):
            y += lower
            width = self._letters.width(words, size, weight)
            left = x - anchor * width
            colour = element.get("fill", "black")
            yield Text(words, left, y - size * 0.7, left + width, y + size * 0.2, size, colour)

    def _shapes(self, element: ElementTree.Element, x: float, y: float) -> Iterator[Shape]:
        x, y = _moved(element, x, y)
        if element.tag == f"{_SVG}path" and element.get("d"):
            paint = (element.get("fill", "none"), element.get("stroke", "none"))
            if paint != ("none", "none"):
                yield Shape(x, y, element.get("d", ""), *paint)
        for child in element:
            yield from self._shapes(child, x, y)


def _moved(element: ElementTree.Element, x: float, y: float) -> tuple[float, float]:
    found = _TRANSLATE.search(element.get("transform", ""))
    return (x + float(found[1]), y + float(found[2])) if found else (x, y)


def _lines_of(element: ElementTree.Element) -> Iterator[tuple[str, float]]:
    if element.text and element.text.strip():
        yield element.text, 0.0
    for span in element:
        if span.text and span.text.strip():
            yield span.text, float(span.get("dy", 0))


def figure_in(edition: EditionBuilder, text: str) -> tuple[Figure, FigureData]:
    """Return the figure that a YAML text describes, in the small edition, with its data."""
    edition.write("figures/2030/aantallen.yaml", text)
    publication = edition.publication()
    figure = publication.figures["aantallen"].figure
    data = gather(figure, Values(publication))
    assert data is not None
    return figure, data


def drawn(edition: EditionBuilder, text: str) -> Drawing:
    """Return the drawing of the figure that a YAML text describes, in the small edition."""
    figure, data = figure_in(edition, text)
    style = chart_style(edition.publication().organisation, Workspace.at(edition.root))
    svg = Drawer(style, Path(edition.root) / ".cache").draw(figure, data)
    assert svg is not None
    return Drawing(svg, style)

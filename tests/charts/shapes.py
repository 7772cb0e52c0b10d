"""The shapes of charts of parts, measured, and figures of a table to draw."""

import math
import re

from stand.charts.limits import faults
from tests.charts.drawing import Drawing, Shape, Text, drawn, figure_in
from tests.conftest import EditionBuilder

LONG = "Een naam die veel langer is dan een deel breed is en dus over regels breekt"
WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappijenoverleggen"
BOX = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h")
ARC = re.compile(r"M([-\d.e]+),([-\d.e]+)A[-\d.e]+,[-\d.e]+,0,[01],1,([-\d.e]+),([-\d.e]+)")


def crossed(edition: EditionBuilder, kind: str, table: str) -> Drawing:
    return drawn(edition, described(edition, kind, table))


def described(edition: EditionBuilder, kind: str, table: str) -> str:
    """Return the YAML of a figure of a table whose first column holds the names of its rows."""
    edition.write("content/2030/tables/delen.csv", table)
    label, *columns = table.partition("\n")[0].split(";")
    return (
        f"kind: {kind}\ntitle: Aantallen\n"
        f"table: {{file: tables/delen.csv, label: {label}, values: {columns}}}\n"
    )


def boxes(drawing: Drawing) -> list[tuple[Shape, float, float, float, float]]:
    """Return the boxes with their sides left, right, top and foot; the ground is none of them."""
    found = []
    for shape in drawing.shapes:
        if (match := BOX.match(shape.path)) is not None:
            x, y, wide, high = (float(number) for number in match.groups())
            left, top = shape.x + x, shape.y + y
            found.append((shape, left, left + wide, top, top + high))
    return found


def widths(drawing: Drawing) -> list[float]:
    return [right - left for _, left, right, _, _ in boxes(drawing)]


def turns(drawing: Drawing) -> list[float]:
    """Return how far each arc of a ring turns clockwise, as part of the round."""
    found = []
    for shape in drawing.shapes:
        if (match := ARC.match(shape.path)) is not None:
            x, y, to_x, to_y = (float(number) for number in match.groups())
            found.append((math.atan2(to_x, -to_y) - math.atan2(x, -y)) / math.tau % 1)
    return found


def word(drawing: Drawing, words: str) -> Text:
    (found,) = (text for text in drawing.texts if text.words == words)
    return found


def codes(edition: EditionBuilder, text: str) -> list[str]:
    return [fault.code for fault in faults(*figure_in(edition, text))]

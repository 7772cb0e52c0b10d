"""Whether text can be seen: its colour against what lies behind it (WCAG 2.2, 1.4.3)."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from stand.audit.reading.colours import WHITE, Colour, as_hex, blended, contrast
from stand.audit.reading.document import Page
from stand.audit.reading.geometry import Box, Point
from stand.audit.reading.marks import Shape, Text
from stand.audit.rules.ground import Ground
from stand.audit.rules.rule import Finding, NotChecked, Subject, joined, short

_LEAST = 4.5
_ROUNDING = 0.005
_OPAQUE = 0.999
_REACH = 0.15
_RARE = 0.05
"""The part of the pixels that counts as the edge of something else, and not as ground."""


@dataclass(frozen=True)
class Worst:
    """Where a text stands out least: the colours of text and ground, and their ratio."""

    ink: Colour
    ground: Colour
    ratio: float


def legible(subject: Subject) -> Iterator[Finding]:
    """Find text that stands out less than 4.5 to 1.

    Raises NotChecked, after all that was found, when the colour of a text or of what lies behind it
    cannot be told.
    """
    unsure: list[str] = []
    for page in subject.document.pages:
        ground: Ground | None = None
        weak: list[tuple[Text, Worst]] = []
        for text, shapes in _seen(page):
            worst = _worst(text, shapes)
            if worst is None and text.colour is not None:
                ground = ground or Ground(subject.document, page)
                worst = _against(ground, text)
            if worst is None:
                unsure.append(f"‘{short(text.letters)}’ (bladzijde {page.number})")
            elif worst.ratio < _LEAST - _ROUNDING:
                weak.append((text, worst))
        yield from (Finding(page.number, message) for message in _told(weak))
    if unsure:
        raise NotChecked(f"van deze tekst is de kleur of de ondergrond onbekend: {joined(unsure)}")


def _told(weak: list[tuple[Text, Worst]]) -> Iterator[str]:
    """Yield what is wrong; letters of one line that look alike are told together."""
    for worst, group in groupby(weak, key=lambda each: (each[1], each[0].start[1])):
        words = short("".join(text.letters for text, _ in group))
        ratio = f"{worst[0].ratio:.2f}".replace(".", ",")
        colours = f"{as_hex(worst[0].ink)} op {as_hex(worst[0].ground)}"
        yield f"‘{words}’ valt te weinig op: {colours} is {ratio} op 1, en geen 4,5."


def _seen(page: Page) -> Iterator[tuple[Text, list[Shape]]]:
    """Yield each text that is seen, with the shapes that may lie under it, the upper first.

    Of letters that are drawn twice in one place (first an edge, then the letters) the last count.
    """
    orders = [shape.order for shape in page.marks.shapes]
    last = {(text.letters, text.start): text.order for text in page.marks.texts}
    for text in page.marks.texts:
        if not text.is_seen or not text.letters.strip():
            continue
        if last[text.letters, text.start] != text.order or not page.box.meets(text.box):
            continue
        below = page.marks.shapes[: bisect_left(orders, text.order)]
        yield text, [shape for shape in reversed(below) if shape.area.box.meets(text.box)]


def _worst(text: Text, shapes: list[Shape]) -> Worst | None:
    """Return where a text stands out least, or None when its colour or ground is no plain one."""
    if text.colour is None:
        return None
    grounds = set()
    for sample in text.samples if shapes else text.samples[:1]:
        ground = _ground(sample, shapes)
        if ground is None:
            return None
        grounds.add(ground)
    inks = ((blended(text.colour, text.alpha, ground), ground) for ground in grounds)
    found = [Worst(ink, ground, contrast(ink, ground)) for ink, ground in inks]
    return min(found, key=lambda worst: worst.ratio)


def _ground(sample: Point, shapes: list[Shape]) -> Colour | None:
    """Return what lies behind a point: the last opaque shape with all that lets through on it."""
    above: list[tuple[Colour, float]] = []
    ground = WHITE
    for shape in shapes:
        if shape.alpha <= 0 or not shape.covers(sample):
            continue
        if shape.colour is None:
            return None
        if shape.alpha >= _OPAQUE:
            ground = shape.colour
            break
        above.append((shape.colour, shape.alpha))
    for colour, alpha in reversed(above):
        ground = blended(colour, alpha, ground)
    return ground


def _against(ground: Ground, text: Text) -> Worst | None:
    """Hold a text against what a drawing of the page shows behind it."""
    if text.colour is None:
        return None
    pixels = ground.behind(_body(text))
    found = []
    for pixel, count in pixels.items():
        ink = blended(text.colour, text.alpha, pixel)
        found.append((contrast(ink, pixel), count, Worst(ink, pixel, contrast(ink, pixel))))
    left = _RARE * sum(pixels.values())
    for _, count, worst in sorted(found, key=lambda each: each[0]):
        left -= count
        if left < 0:
            return worst
    return None


def _body(text: Text) -> Box:
    """Return the strip that small letters fill: above a line that is drawn under them."""
    around, reach = Box.around(list(text.samples)), text.size * _REACH
    return Box(around.left - reach, around.bottom - reach, around.right + reach, around.top + reach)

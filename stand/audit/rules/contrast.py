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
from stand.audit.rules.rule import Finding, NotChecked, Subject, joined, on_pages, short

_LEAST = 4.5
_ROUNDING = 0.005
_OPAQUE = 0.999
_REACH = 0.15
_RARE = 0.05
"""The part of the pixels that counts as the edge of something else, and not as ground."""


@dataclass(frozen=True)
class Worst:
    """Where a text stands out least: the colours of text and ground, and their ratio.

    ``is_plain`` unless the ground is an image or a gradient, which has many colours.
    """

    ink: Colour
    ground: Colour
    ratio: float
    is_plain: bool = True


@dataclass(frozen=True)
class Weak:
    """Words on one line that stand out too little."""

    page: int
    words: str
    worst: Worst


def legible(subject: Subject) -> Iterator[Finding]:
    """Find text that stands out less than 4.5 to 1: one finding for a colour on a ground.

    Raises NotChecked, after all that was found, when the colour of a text or of what lies behind it
    cannot be told.
    """
    unsure: list[str] = []
    found: list[Weak] = []
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
        found += _lines(page.number, weak)
    yield from _told(found)
    if unsure:
        raise NotChecked(f"van deze tekst is de kleur of de ondergrond onbekend: {joined(unsure)}")


def _lines(page: int, weak: list[tuple[Text, Worst]]) -> Iterator[Weak]:
    """Yield what stands out too little; letters of one line that look alike are one."""
    for _, group in groupby(weak, key=lambda each: (_pair(each[1]), each[0].start[1])):
        texts, worsts = zip(*group, strict=True)
        words = " ".join("".join(text.letters for text in texts).split())
        yield Weak(page, words, min(worsts, key=lambda worst: worst.ratio))


def _pair(worst: Worst) -> tuple[str, str]:
    """Return the colours of text and ground as one names them; of an image just that it is one."""
    return as_hex(worst.ink), as_hex(worst.ground) if worst.is_plain else ""


def _told(found: list[Weak]) -> Iterator[Finding]:
    """Yield one finding for each pair of colours, with the first words, how often, and where."""
    pairs: dict[tuple[str, str], list[Weak]] = {}
    for weak in found:
        pairs.setdefault(_pair(weak.worst), []).append(weak)
    for (ink, ground), group in pairs.items():
        worst = min((weak.worst for weak in group), key=lambda worst: worst.ratio)
        behind = ground or f"{as_hex(worst.ground)} (in een beeld of verloop)"
        ratio = f"{worst.ratio:.2f}".replace(".", ",")
        where = on_pages(weak.page for weak in group)
        times = f"{len(group)} regels, {where}" if len(group) > 1 else where
        yield Finding(
            group[0].page,
            f"‘{short(group[0].words)}’ valt te weinig op: {ink} op {behind} is {ratio} op 1, en "
            f"geen 4,5 ({times}).",
        )


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
        found.append(
            (contrast(ink, pixel), count, Worst(ink, pixel, contrast(ink, pixel), is_plain=False))
        )
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

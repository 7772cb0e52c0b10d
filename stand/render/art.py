"""Drawn shapes for covers and openings: tiles in the house colours, other ones for each name."""

import hashlib
from collections.abc import Iterator

from stand.charts.look.colours import shade, tint
from stand.model.organisation import Colours

_TILE = 35


def tiles(colours: Colours, name: str, columns: int, rows: int) -> str:
    """Return an SVG of tiles; the same name always gives the same tiles."""
    palette = [
        shade(colours.primary, 0.25),
        tint(colours.primary, 0.12),
        tint(colours.primary, 0.3),
        tint(colours.primary, 0.65),
        tint(colours.primary, 0.85),
        colours.accent,
    ]
    draw = _digits(name)
    shapes = [
        _tile(column * _TILE, row * _TILE, palette, draw)
        for row in range(rows)
        for column in range(columns)
    ]
    width, height = columns * _TILE, rows * _TILE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}mm" height="{height}mm" preserveAspectRatio="xMinYMin slice">'
        f'<rect width="{width}" height="{height}" fill="{colours.primary}"/>{"".join(shapes)}</svg>'
    )


def arrow(colours: Colours) -> str:
    """Return an SVG of an arrow head that points down."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 42 28" width="4.2mm" height="2.8mm">'
        f'<polygon points="0,0 42,0 21,28" fill="{colours.accent}"/></svg>'
    )


def line(colours: Colours) -> str:
    """Return an SVG that fills whatever size it is given: a line when it is thin."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" preserveAspectRatio="none">'
        f'<rect width="1" height="1" fill="{colours.accent}"/></svg>'
    )


def _digits(name: str) -> Iterator[int]:
    """Yield numbers from 0 to 255 without end, always the same for a name."""
    block = name.encode()
    while True:
        block = hashlib.sha256(block).digest()
        yield from block


def _tile(x: int, y: int, palette: list[str], draw: Iterator[int]) -> str:
    ground, ink = next(draw) % 3, next(draw) % len(palette)
    kind, turn = next(draw) % 8, next(draw) % 4
    back = palette[ground]
    front = palette[ink if ink != ground else (ink + 2) % len(palette)]
    if front == palette[-1] and next(draw) % 2:
        front = palette[3]
    shape = {
        0: f'path d="M0 0H{_TILE}A{_TILE} {_TILE} 0 0 1 0 {_TILE}Z"',
        1: f'path d="M0 0A{_TILE} {_TILE} 0 0 0 {_TILE} {_TILE}V0Z"',
        2: f'path d="M0 0V{_TILE}A{_TILE} {_TILE / 2} 0 0 0 0 0Z"',
        3: f'path d="M0 0L{_TILE} {_TILE}H0Z"',
        4: f'circle cx="{_TILE / 2}" cy="{_TILE / 2}" r="{_TILE / 4}"',
        5: f'path d="M0 0H{_TILE}V{_TILE / 2}A{_TILE / 2} {_TILE / 2} 0 0 1 0 {_TILE / 2}Z"',
        6: f'rect width="{_TILE}" height="{_TILE / 2}"',
    }.get(kind)
    # A tile is a hair larger than its place, so that no light shines between two.
    side, half = _TILE + 0.1, _TILE / 2
    tile = f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{back}"/>'
    if shape is None:
        return tile
    way = f"translate({x} {y}) rotate({turn * 90} {half} {half})"
    return f'{tile}<{shape} fill="{front}" transform="{way}"/>'

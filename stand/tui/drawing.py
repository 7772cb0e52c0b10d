"""Pictures as characters: blocks of colour, dots, signs, or the data of a graphics protocol."""

import io
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from PIL.Image import Image

_CHUNK = 4096
_COLOURS = 64
_BAND = 6
_RUN = re.compile(rb"(.)\1{3,}")
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_GROUND = 246
_SIGNS = "@#*+=-:. "
_PLACEHOLDER = "\U0010eeee"
# The signs by which a placeholder tells its row and its column.
_MARKS = [
    *map(chr, (0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D, 0x33E, 0x33F, 0x346, 0x34A, 0x34B, 0x34C)),
    *map(chr, (0x350, 0x351, 0x352, 0x357, 0x35B, *range(0x363, 0x370), *range(0x483, 0x488))),
    *map(chr, (*range(0x592, 0x596), *range(0x597, 0x59A), *range(0x59C, 0x5A2), 0x5A8, 0x5A9)),
    *map(chr, (0x5AB, 0x5AC, 0x5AF, 0x5C4, *range(0x610, 0x618), *range(0x657, 0x65C))),
    *map(chr, (0x65D, 0x65E, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E3), 0x6E4, 0x6E7, 0x6E8)),
    *map(chr, (0x6EB, 0x6EC, 0x730, 0x732, 0x733, 0x735, 0x736, 0x73A, 0x73D, 0x73F, 0x740)),
    *map(chr, (0x741, 0x743, 0x745, 0x747, 0x749, 0x74A, *range(0x7EB, 0x7F2), 0x7F3)),
    *map(chr, (*range(0x816, 0x81A), *range(0x81B, 0x824), *range(0x825, 0x828))),
    *map(chr, (*range(0x829, 0x82E), 0x951, 0x953, 0x954, 0xF82, 0xF83, 0xF86, 0xF87)),
    *map(chr, (0x135D, 0x135E, 0x135F, 0x17DD, 0x193A, 0x1A17, *range(0x1A75, 0x1A7D))),
    *map(chr, (0x1B6B, *range(0x1B6D, 0x1B74), *range(0x1CD0, 0x1CD3), 0x1CDA, 0x1CDB, 0x1CE0)),
    *map(chr, (0x1DC0, 0x1DC1, *range(0x1DC3, 0x1DCA), *range(0x1DCB, 0x1DCD))),
    *map(chr, (*range(0x1DD1, 0x1DE7), 0x1DFE)),
]
MOST_CELLS = len(_MARKS)
"""How many rows and columns a picture of placeholders can have."""


def fitted(size: tuple[int, int], room: tuple[int, int], cell: tuple[int, int]) -> tuple[int, int]:
    """Return how many columns and rows a picture takes in a room of cells, its shape kept."""
    if not all(size) or not all(room):
        return 0, 0
    width, height = room[0] * cell[0], room[1] * cell[1]
    scale = min(width / size[0], height / size[1])
    columns = min(max(round(size[0] * scale / cell[0]), 1), room[0])
    return columns, min(max(round(size[1] * scale / cell[1]), 1), room[1])


def opened(png: bytes) -> "Image":
    """Return a picture on a white ground, or raise OSError or ValueError."""
    from PIL import Image  # noqa: PLC0415 - only who looks at pages needs it

    with Image.open(io.BytesIO(png)) as image:
        image.load()
        if image.mode == "RGB":
            return image.copy()
        layered = image.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(ground, layered).convert("RGB")


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG tells of itself; nothing for what is none."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        return 0, 0
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def blocks(image: "Image", columns: int, rows: int) -> list[list[Segment]]:
    """Return a picture in half blocks, each with two colours."""
    pixels = image.resize((columns, 2 * rows), resample=4).tobytes()
    line = 3 * columns
    return [
        list(_block_row(pixels[top : top + line], pixels[top + line : top + 2 * line]))
        for top in range(0, len(pixels), 2 * line)
    ]


def _block_row(upper: bytes, lower: bytes) -> Iterator[Segment]:
    """Yield the cells of a row; those that look alike come together."""
    before, count = b"", 0
    for at in range(0, len(upper), 3):
        pair = upper[at : at + 3] + lower[at : at + 3]
        if count and pair != before:
            yield _block(before, count)
            count = 0
        before, count = pair, count + 1
    yield _block(before, count)


def _block(pair: bytes, count: int) -> Segment:
    upper, lower = Color.from_rgb(*pair[:3]), Color.from_rgb(*pair[3:])
    if upper == lower:
        return Segment(" " * count, Style(bgcolor=lower))
    return Segment("▀" * count, Style(color=upper, bgcolor=lower))


def dots(image: "Image", columns: int, rows: int) -> list[str]:
    """Return a picture in dots, eight to a character; what is dark has a dot."""
    grey = image.convert("L").resize((2 * columns, 4 * rows), resample=4)
    bits = grey.point(_darker).convert("1")
    pixels = bits.convert("L").tobytes()
    width = 2 * columns
    lines = []
    for top in range(rows):
        codes = []
        for left in range(columns):
            code = 0
            for y, pair in enumerate(_DOTS):
                at = (4 * top + y) * width + 2 * left
                code |= (pair[0] if not pixels[at] else 0) | (pair[1] if not pixels[at + 1] else 0)
            codes.append(chr(0x2800 + code))
        lines.append("".join(codes))
    return lines


def _darker(level: int) -> int:
    """Return a grey in which letters, small as they are, still show; a light ground goes away."""
    return 255 if level > _GROUND else 255 * level**3 // _GROUND**3


def signs(image: "Image", columns: int, rows: int) -> list[str]:
    """Return a picture in signs that every terminal has; what is dark has a heavy one."""
    pixels = image.convert("L").resize((columns, rows), resample=4).tobytes()
    made = "".join(_SIGNS[level * len(_SIGNS) // 256] for level in pixels)
    return [made[at : at + columns] for at in range(0, len(made), columns)]


def kitty_send(number: int, png: bytes) -> str:
    """Return what gives a terminal a picture to keep."""
    data = b64encode(png).decode()
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)] or [""]
    made = []
    for index, chunk in enumerate(chunks):
        more = int(index < len(chunks) - 1)
        head = f"a=t,f=100,i={number},q=2,m={more}" if index == 0 else f"m={more},q=2"
        made.append(f"\x1b_G{head};{chunk}\x1b\\")
    return "".join(made)


def kitty_place(number: int, columns: int, rows: int) -> str:
    """Return what has a picture shown where its placeholders stand, in this size."""
    return f"\x1b_Ga=p,U=1,i={number},p=1,c={columns},r={rows},q=2\x1b\\"


def kitty_forget(number: int) -> str:
    """Return what makes a terminal forget a picture and take it off the screen."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def kitty_rows(number: int, columns: int, rows: int) -> list[list[Segment]]:
    """Return the placeholders of a picture; their colour tells the number, at most 24 bits."""
    colour = Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255)
    style = Style(color=colour)
    return [
        [Segment(_PLACEHOLDER + _MARKS[row] + _MARKS[column], style) for column in range(columns)]
        for row in range(rows)
    ]


def sixel_rows(image: "Image", size: tuple[int, int], cell: tuple[int, int]) -> list[str]:
    """Return a picture as Sixel data, each row of cells by itself.

    Then a row can be painted again without the others, wherever it has moved to.
    """
    from PIL.Image import Dither  # noqa: PLC0415

    pixels = image.resize((size[0] * cell[0], size[1] * cell[1]))
    pixels = pixels.quantize(_COLOURS, dither=Dither.NONE)
    palette = pixels.getpalette() or []
    data, step = pixels.tobytes(), pixels.width * cell[1]
    rows = [data[at : at + step] for at in range(0, len(data), step)]
    return [_sixel(row, pixels.width, palette) for row in rows]


def _sixel(pixels: bytes, width: int, palette: list[int]) -> str:
    made = [b'\x1bP0;1;0q"1;1;%d;%d' % (width, len(pixels) // width)]
    for number in sorted(set(pixels)):
        red, green, blue = (round(part / 2.55) for part in palette[3 * number : 3 * number + 3])
        made.append(b"#%d;2;%d;%d;%d" % (number, red, green, blue))
    lines = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    bands = [lines[at : at + _BAND] for at in range(0, len(lines), _BAND)]
    made.append(b"-".join(b"$".join(_band(band)) for band in bands))
    made.append(b"\x1b\\")
    return b"".join(made).decode("ascii")


def _band(lines: list[bytes]) -> Iterator[bytes]:
    """Yield six lines of pixels, colour by colour."""
    for number in sorted(set(b"".join(lines))):
        only = _ONLY[number]
        bits = sum(
            int.from_bytes(line.translate(only)) << height for height, line in enumerate(lines)
        )
        row = bits.to_bytes(len(lines[0])).translate(_SIXELS)
        yield b"#%d" % number + _RUN.sub(_repeated, row.rstrip(b"?"))


_ONLY = [bytes(number) + b"\1" + bytes(255 - number) for number in range(_COLOURS)]
_SIXELS = bytes(min(value + 63, 126) for value in range(256))


def _repeated(run: re.Match[bytes]) -> bytes:
    return b"!%d%c" % (len(run[0]), run[1][0])

"""Colours as one sees them: red, green and blue from 0 to 1."""

from functools import lru_cache
from typing import Any

from stand.audit.reading.objects import as_list, as_name, as_whole, get

Colour = tuple[float, float, float]
WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
_COUNTS = {
    "DeviceGray": 1,
    "CalGray": 1,
    "G": 1,
    "DeviceRGB": 3,
    "CalRGB": 3,
    "RGB": 3,
    "DeviceCMYK": 4,
    "CMYK": 4,
}


def components(space: Any) -> int | None:
    """Return how many numbers a colour of this space has, or None when it cannot be read plainly.

    A space with a profile (ICCBased) counts as the device space with as many numbers.
    """
    kind = as_name(space)
    if not kind:
        parts = as_list(space)
        kind = as_name(parts[0]) if parts else ""
        if kind == "ICCBased" and len(parts) > 1:
            count = as_whole(get(parts[1], "/N"))
            return count if count in (1, 3, 4) else None
    return _COUNTS.get(kind)


def colour_of(numbers: list[float]) -> Colour | None:
    """Return the colour of one (grey), three (RGB) or four (CMYK) numbers."""
    kept = [min(max(number, 0.0), 1.0) for number in numbers]
    if len(kept) == 1:
        return kept[0], kept[0], kept[0]
    if len(kept) == 3:
        return kept[0], kept[1], kept[2]
    if len(kept) == 4:
        cyan, magenta, yellow, black = kept
        light = 1 - black
        return (1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light
    return None


def blended(above: Colour, alpha: float, below: Colour) -> Colour:
    """Return what one sees of a colour that lets through what lies below."""
    red, green, blue = (
        alpha * one + (1 - alpha) * other for one, other in zip(above, below, strict=True)
    )
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def as_hex(colour: Colour) -> str:
    """Return a colour as it is written in the house style: #154273."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


@lru_cache(maxsize=4096)
def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

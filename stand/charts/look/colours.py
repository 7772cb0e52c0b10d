"""Shades of the organisation's colours."""


def mix(colour: str, other: str, share: float) -> str:
    """Return #rrggbb with ``share`` (0 to 1) of the other colour in it."""
    channels = [
        round(int(colour[i : i + 2], 16) * (1 - share) + int(other[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def tint(colour: str, share: float) -> str:
    """Return the colour with ``share`` (0 to 1) of white in it."""
    return mix(colour, "#ffffff", share)


def shade(colour: str, share: float) -> str:
    """Return the colour with ``share`` (0 to 1) of black in it."""
    return mix(colour, "#000000", share)


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, from 0 to 1, as WCAG 2.1 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.1 defines it."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)

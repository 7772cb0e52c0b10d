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

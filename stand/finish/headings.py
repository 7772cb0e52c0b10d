"""Headings that never skip a level. ISO 14289-1, 7.4.2."""

from stand.finish.tag import HEADINGS, Kid, Tag, walk


def level(kid: Kid) -> int:
    """Return the level of the first heading in an element, 0 when there is none."""
    headings = (tag for tag in walk([kid]) if tag.type in HEADINGS)
    first = next(headings, None)
    return int(first.type[1]) if first else 0


def never_skipping(document: Tag) -> None:
    """Raise each heading that lies more than one level below the one it stands under."""
    above: list[tuple[int, int]] = []  # as written, and as it becomes
    for tag in walk([document]):
        if tag.type not in HEADINGS:
            continue
        written = int(tag.type[1])
        while above and above[-1][0] >= written:
            above.pop()
        becomes = above[-1][1] + 1 if above else 1
        above.append((written, becomes))
        tag.type = f"H{becomes}"

"""The words on a page, for who does not see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stand.render.pages import Layout

_HEADING = re.compile(r"h([1-6])")
_HYPHENS = ("-", "\u2010")


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, cell or heading on a page, or what stands for a picture.

    ``level`` is that of a heading, 0 for what is none; ``share`` is how far down it begins: 0 is
    the top of the page, 1 the bottom.
    """

    level: int
    text: str
    share: float


def words_on(layout: Layout, index: int) -> tuple[Words, ...]:
    """Return the words of one page of a layout, in reading order; those in its margins are not."""
    page = layout.document.pages[index]
    return tuple(_words_in(page._page_box, page.height, 0))


def _words_in(box: Any, height: float, level: int) -> Iterator[Words]:
    heading = _HEADING.fullmatch(str(box.element_tag))
    if heading and not level:
        pieces = list(_words_in(box, height, int(heading[1])))
        if pieces:
            text = " ".join(piece.text for piece in pieces)
            yield Words(int(heading[1]), text, min(piece.share for piece in pieces))
        return
    lines: list[Any] = []
    for child in getattr(box, "children", ()):
        kind = type(child).__name__
        if kind == "LineBox":
            lines.append(child)
        elif kind != "MarginBox":
            yield from _joined(lines, height, level)
            lines = []
            yield from _words_in(child, height, level)
    yield from _joined(lines, height, level)
    alternative = _alternative(box)
    if alternative:
        yield Words(0, alternative, _share(box, height))


def _joined(lines: list[Any], height: float, level: int) -> Iterator[Words]:
    """Yield the words of lines that follow each other in one box."""
    text = ""
    for line in lines:
        text = _with(text, _text(line), line.element)
    text = " ".join(text.split())
    if text and not _is_bullet(lines[0], text):
        yield Words(level, text, _share(lines[0], height))


def _with(text: str, line: str, element: Any) -> str:
    """Return a text with the next line after it; a word that was broken off is whole again."""
    if not text or not line:
        return text + line
    if text.endswith(_HYPHENS) and line.split() and element is not None:
        start, end = text.rsplit(maxsplit=1)[-1], line.split(maxsplit=1)[0]
        written = "".join(element.itertext())
        if start[:-1] + end in written:
            return text[:-1] + line
        if start + end in written:
            return text + line
    return f"{text} {line}"


def _is_bullet(line: Any, text: str) -> bool:
    is_marker = str(line.element_tag).endswith("::marker")
    return is_marker and not any(char.isalnum() for char in text)


def _text(box: Any) -> str:
    return getattr(box, "text", "") or _alternative(box) or "".join(map(_text, _children(box)))


def _children(box: Any) -> Any:
    return getattr(box, "children", ())


def _alternative(box: Any) -> str:
    if box.element is None or not type(box).__name__.endswith("ReplacedBox"):
        return ""
    return str(box.element.get("alt", ""))


def _share(box: Any, height: float) -> float:
    return round(min(max(float(box.position_y) / height, 0.0), 1.0), 4)

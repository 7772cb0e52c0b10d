"""Line ends in one flowing line: where it may be broken, and where it was broken before."""

import re
from dataclasses import dataclass

_AROUND = re.compile(r"(?:[ ]{0,3}>[ ]?|[ ]*(?:[-+*]|\d{1,9}[.)])[ ]+|\[\^[^\]\s]+\]:[ ]+)*[ ]*")
# No line end inside these, for they would not be read as what they are.
_WHOLE = re.compile(r"\[\[[^\[\]\n]*\]\]|(`+).*?\1|\]\([^()\n]*\)|\{[^{}\n]*\}|<[^<>\n]*>")
# A line that begins like this is no longer part of the paragraph.
_OPENS_A_BLOCK = re.compile(
    r"[-+*](?=\s|$)|[-_*=]+(?=\s|$)|#{1,6}(?=\s|$)|[>|{<]|~~~|```|\d{1,9}[.)](?=\s|$)|\[\^"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """One line as the writer sees it, made of the lines of the file in ``pieces``.

    ``skips`` says of each piece how many characters at its start are not shown.
    """

    pieces: tuple[str, ...]
    skips: tuple[int, ...]

    @property
    def texts(self) -> list[str]:
        """What is shown of each piece."""
        said = [piece[skip:] for piece, skip in zip(self.pieces, self.skips, strict=True)]
        return [*(text.rstrip(" \t") for text in said[:-1]), said[-1]]

    @property
    def shown(self) -> str:
        return " ".join(self.texts)


def broken(line: str, before: Flow | None, width: int) -> list[str]:
    """Return a line of a paragraph in lines of at most ``width`` characters.

    ``before`` is the line as it was: the lines of the file that say the same stay.
    """
    around = _AROUND.match(line)
    prefix = around[0] if around else ""
    pieces = before.pieces if before else ()
    texts = before.texts if before else []
    further = _further(prefix, before)
    first, last = _kept_lines(line, texts, len(prefix))
    first, last = _filled_up(line, texts, first, last, width - len(further))
    start, stop = _between(line, texts, first, last)
    middle = _greedy(line[start:stop], further if first else "", further, width)
    return [*pieces[:first], *middle, *pieces[last:]]


def _between(line: str, texts: list[str], first: int, last: int) -> tuple[int, int]:
    """Return the part of a line that does not stand in the old lines before and after it."""
    start = len(" ".join(texts[:first])) + 1 if first else 0
    stop = len(line) - len(" ".join(texts[last:])) - 1 if texts[last:] else len(line)
    return start, stop


def _filled_up(line: str, texts: list[str], first: int, last: int, room: int) -> tuple[int, int]:
    """Let new words between two lines go to one of them, if there is room on it."""
    start, stop = _between(line, texts, first, last)
    if start >= stop or first < last:
        return first, last
    if first and len(texts[first - 1]) + 1 + stop - start <= room:
        return first - 1, last
    if last < len(texts) and len(texts[last]) + 1 + stop - start <= room:
        return first, last + 1
    return first, last


def _further(prefix: str, before: Flow | None) -> str:
    """Return what stands before the text on the lines after the first."""
    if before and len(before.pieces) > 1:
        return before.pieces[1][: before.skips[1]]
    return re.sub(r"\[\^[^\]]*\]:", "    ", re.sub(r"[-+*]|\d+[.)]", _blanks, prefix))


def _blanks(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


def _kept_lines(line: str, texts: list[str], prefix: int) -> tuple[int, int]:
    """Return how many of the old lines stay at the beginning, and where those at the end start."""
    old = " ".join(texts)
    same_start = _alike(old, line)
    same_end = _alike(old[::-1], line[::-1])
    first, place = 0, 0
    while first < len(texts) - 1 and place + len(texts[first]) + 1 <= same_start:
        place += len(texts[first]) + 1
        first += 1
    same_end = min(same_end, len(line) - place + 1)
    last, place = len(texts), 0
    while last > max(first, 1) and place + len(texts[last - 1]) + 1 <= same_end:
        place += len(texts[last - 1]) + 1
        last -= 1
    if first == 0 and last < len(texts) and len(line) - place - 1 <= prefix:
        last = len(texts)
    return first, last


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _greedy(text: str, lead: str, further: str, width: int) -> list[str]:
    """Return a text in lines; ``lead`` stands before the first, ``further`` before the others."""
    if not text:
        return []
    lines: list[str] = []
    line, empty = lead, True
    for word in _words(text):
        if empty:
            line, empty = line + word, False
        elif len(line) + 1 + len(word) <= width or not _may_begin(word, line):
            line += f" {word}"
        else:
            lines.append(line)
            line = further + word
    return [*lines, line]


def _may_begin(word: str, line: str) -> bool:
    ends_hard = line.endswith((" ", "\\"))
    return bool(word) and not ends_hard and not _OPENS_A_BLOCK.match(word)


def _words(text: str) -> list[str]:
    """Return the pieces between which a line may end."""
    closed = set[int]()
    for whole in _WHOLE.finditer(text):
        closed.update(range(whole.start(), whole.end()))
    words, start = [], 0
    for index, char in enumerate(text):
        if char == " " and index not in closed:
            words.append(text[start:index])
            start = index + 1
    return [*words, text[start:]]

"""How a terminal shows a picture: it is asked once, before the screen is taken over.

Asking has two halves, so that nothing waits for it: the question is sent when the program starts,
and the answer is read when the screen is about to open. A terminal that says nothing gets blocks
of colour, or dots where there are no colours.
"""

import atexit
import os
import re
import select
import sys
import termios
import time
import tty
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fcntl import ioctl
from struct import unpack
from typing import Any

VARIABLE = "STAND_BEELD"
"""The variable that says it instead of the terminal: kitty, sixel, blokjes, stippen or tekens."""
# What it can do at all: a question that every terminal answers.
_QUESTION = b"\x1b[c"
_ABILITIES = re.compile(rb"\x1b\[\?([\d;]*)c")
_SIXEL = b"4"
_PATIENCE, _LEAST = 0.4, 0.05
_USUAL_CELL = (10, 20)


class Graphics(StrEnum):
    """How pictures are shown, best first."""

    KITTY = "kitty"
    SIXEL = "sixel"
    BLOCKS = "blokjes"
    DOTS = "stippen"
    SIGNS = "tekens"

    @property
    def is_sharp(self) -> bool:
        """Whether a reader can read a page that is shown this way."""
        return self in (Graphics.KITTY, Graphics.SIXEL)


@dataclass
class Question:
    """A question to the terminal that was sent, or was not worth sending."""

    descriptor: int = -1
    mode: list[Any] = field(default_factory=list)
    asked: float = field(default_factory=time.monotonic)

    def answer(self, environment: Mapping[str, str], patience: float = _PATIENCE) -> Graphics:
        """Return how pictures are shown.

        An answer may take ``patience`` seconds since it was asked, and a moment more. One that
        comes later still will be taken for keys.
        """
        heard = b""
        if self.mode:
            try:
                limit = self.asked + patience - time.monotonic()
                heard = _listen(self.descriptor, max(limit, _LEAST))
            finally:
                self.close()
        return found_in(heard, environment)

    def close(self) -> None:
        """Give the terminal back as it was."""
        if self.mode:
            termios.tcsetattr(self.descriptor, termios.TCSANOW, self.mode)
            self.mode = []


def ask(environment: Mapping[str, str]) -> Question:
    """Ask the terminal what it can show. What is typed before the answer is read is not shown."""
    if _without_asking(environment) is not None:
        return Question()
    try:
        descriptor = sys.stdin.fileno()
        if not (os.isatty(descriptor) and os.isatty(sys.stderr.fileno())):
            return Question()
        mode = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor, termios.TCSANOW)
        os.write(sys.stderr.fileno(), _QUESTION)
    except (OSError, ValueError, termios.error):
        return Question()
    question = Question(descriptor, mode)
    atexit.register(question.close)  # whatever happens before the answer is read
    return question


def found_in(heard: bytes, environment: Mapping[str, str]) -> Graphics:
    """Return how pictures are shown, by what a terminal answered and by the environment."""
    decided = _without_asking(environment)
    if decided is not None:
        return decided
    abilities = _ABILITIES.search(heard)
    if abilities and _SIXEL in abilities[1].split(b";"):
        return Graphics.SIXEL
    return Graphics.BLOCKS


def _without_asking(environment: Mapping[str, str]) -> Graphics | None:
    wished = environment.get(VARIABLE, "").strip().lower()
    if wished in set(Graphics):
        return Graphics(wished)
    encoding = (getattr(sys.__stdout__, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding != "utf8":
        return Graphics.SIGNS
    if environment.get("NO_COLOR") or environment.get("TERM") in ("linux", "dumb", "vt100"):
        return Graphics.DOTS
    return Graphics.KITTY if _is_kitty(environment) else None


def _is_kitty(environment: Mapping[str, str]) -> bool:
    """Tell whether pictures can stand among text, in the way of Kitty.

    Other terminals say that they know Kitty's pictures, but know the half of it.
    """
    is_one = "kitty" in environment.get("TERM", "") or "KITTY_WINDOW_ID" in environment
    is_other = environment.get("TERM_PROGRAM", "").lower() == "ghostty"
    has_colours = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    return (is_one or is_other) and has_colours and "TMUX" not in environment


def _listen(descriptor: int, limit: float) -> bytes:
    """Return what the terminal answers, up to the answer that every terminal gives."""
    heard = b""
    ends = time.monotonic() + limit
    while not _ABILITIES.search(heard):
        ready, _, _ = select.select([descriptor], [], [], max(ends - time.monotonic(), 0))
        said = os.read(descriptor, 1024) if ready else b""
        if not said:
            break
        heard += said
    return heard


def cell_size() -> tuple[int, int]:
    """Return the width and height of a character in pixels, as far as the terminal tells."""
    try:
        told = ioctl(sys.__stderr__.fileno(), termios.TIOCGWINSZ, b"\0" * 8)  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):
        return _USUAL_CELL
    rows, columns, width, height = unpack("HHHH", told)
    if not (rows and columns and width >= columns and height >= rows):
        return _USUAL_CELL
    return width // columns, height // rows

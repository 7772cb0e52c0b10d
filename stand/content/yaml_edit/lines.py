"""The lines of a YAML text, as the parser counts them, and what may stand between values."""

import re
from bisect import bisect_right

BREAKS = "\n\r\x85\u2028\u2029"
BREAK = re.compile(f"\r\n|[{BREAKS}]")
_TRIVIA = re.compile(f"(?:[ \t{BREAKS}]|#[^{BREAKS}]*)*")
_BLANK = re.compile("[ \t]*")


class Lines:
    """Where each line of a text starts and ends; offsets count characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in BREAK.finditer(text))]

    def number(self, at: int) -> int:
        """Return the number, from 0, of the line that an offset is on."""
        return bisect_right(self._starts, at) - 1

    def start(self, at: int) -> int:
        """Return where the line of an offset starts."""
        return self._starts[self.number(at)]

    def after(self, at: int) -> int:
        """Return where the next line starts; the length of the text after the last line."""
        number = self.number(at) + 1
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def end(self, at: int) -> int:
        """Return where the line of an offset ends, before its line break."""
        after = self.after(at)
        return after - len(self.break_of(at)) if after > self.start(at) else after

    def break_of(self, at: int) -> str:
        """Return the line break at the end of a line; empty on a last line without one."""
        number = self.number(at)
        if number + 1 >= len(self._starts):
            return ""
        after = self._starts[number + 1]
        return "\r\n" if self.text[after - 2 : after] == "\r\n" else self.text[after - 1]

    def break_near(self, at: int) -> str:
        """Return the line break to write near an offset: that of its line or of one above."""
        for number in range(self.number(at), max(self.number(at) - 3, -1), -1):
            found = self.break_of(self._starts[number])
            if found in ("\n", "\r\n"):
                return found
        first = self.break_of(0)
        return first if first in ("\n", "\r\n", "\r") else "\n"

    def column(self, at: int) -> int:
        """Return how many characters stand before an offset on its line."""
        return at - self.start(at)

    def is_first(self, at: int) -> bool:
        """Say whether only blanks stand before an offset on its line."""
        start = self.start(at)
        return not self.text[start:at].strip(" \t")

    def comment_column(self, start: int) -> int | None:
        """Return the column of the comment that has the line starting here to itself."""
        at = skip_blanks(self.text, start)
        return at - start if self.text[at : at + 1] == "#" else None

    def is_blank(self, start: int) -> bool:
        """Say whether the line that starts here is empty; there is none after the last break."""
        at = skip_blanks(self.text, start)
        return at < len(self.text) and self.text[at] in BREAKS

    def above(self, start: int) -> int | None:
        """Return where the line above the one that starts here starts."""
        number = self.number(start)
        return self._starts[number - 1] if number else None


def skip_blanks(text: str, at: int) -> int:
    """Return the first offset from here that is no space or tab."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


def skip_trivia(text: str, at: int) -> int:
    """Return the first offset from here that is no blank, line break or comment."""
    match = _TRIVIA.match(text, at)
    return match.end() if match else at

"""The sentence around a place in a text, as its file has it."""

import re

# The end of a sentence, an empty line, the beginning of a list item.
_ENDS = re.compile(
    r"""(?<=[.!?])[’”)'"]?\s+(?=[A-ZÀ-Þ‘“(\[0-9'"*_#-])"""
    r"|\n[ \t]*\n"
    r"|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that a stretch of a text lies in."""
    first, last = 0, len(text)
    for match in _ENDS.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last

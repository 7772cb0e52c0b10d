"""How a CSV file separates its cells."""

import re

DELIMITERS = (";", "\t", ",", "|")
# The first line with text in it, with the line ends that cells in quotes hold.
_FIRST_LINE = re.compile(
    r"""(?:[^\S\r\n]*[\r\n])*+((?:(?<![^;\t,|\r\n])"[^"]*(?:""[^"]*)*+"|[^\r\n])*)"""
)


def find_delimiter(text: str) -> str:
    """Return the delimiter that the first line with text in it uses most, outside quotes."""
    first = _FIRST_LINE.match(text)
    line = first[1] if first and first[1].strip() else ""
    bare = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=bare.count)

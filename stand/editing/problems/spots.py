"""Where in the text of a value something stands that is known by its line in the file."""

import re

from stand.editing.documents.document import Document
from stand.model.source import Path, offset_at

_MOST_WORDS = 8


def offset_in_value(document: Document, place: Path, line: int, column: int) -> int | None:
    """Return where in the text at a place stands what a file has at a line and column, from 1.

    None: it is not a text, the spot is its beginning or outside it, or it is written otherwise.
    """
    span, value = document.source.values.get(place), document.value(place)
    spot = offset_at(document.text, line, column)
    if span is None or not isinstance(value, str) or not span.start < spot < span.end:
        return None
    rest = document.text[spot : span.end].partition("\n")[0].strip().strip("'\"")
    words = rest.split()[:_MOST_WORDS]
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    earlier = sum(1 for _ in pattern.finditer(document.text, span.start, spot))
    found = [match.start() for match in pattern.finditer(value)]
    return found[earlier] if earlier < len(found) else None

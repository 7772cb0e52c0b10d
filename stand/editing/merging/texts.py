"""Three texts of one file to one: what was changed on either side, and what on both."""

from dataclasses import dataclass

from stand.editing.documents.document import Content
from stand.editing.merging.data import ValueClash, merge
from stand.errors import EditRefused


@dataclass(frozen=True)
class MergedText:
    """A text that holds the changes of both sides; of a value that clashes, it holds ``mine``."""

    text: str
    clashes: tuple[ValueClash, ...]


def merge_texts(base: Content, mine: Content, theirs: Content, *, upon: Content) -> MergedText:
    """Return the changes of mine and theirs since base in one text.

    ``upon`` is the one of the two whose comments and form are kept. Texts without data that can be
    read clash as a whole, unless one side changed nothing.
    """
    if mine.text in (base.text, theirs.text):
        return MergedText(theirs.text, ())
    if theirs.text == base.text:
        return MergedText(mine.text, ())
    if base.readable and mine.readable and theirs.readable:
        merged = merge(base.data, mine.data, theirs.data)
        if not any(clash.place == () for clash in merged.clashes):
            try:
                return MergedText(upon.holding(merged.data).text, merged.clashes)
            except EditRefused:
                pass
    return MergedText(mine.text, (ValueClash((), base.text, mine.text, theirs.text),))

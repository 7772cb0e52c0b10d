"""The notes under a table: what the marks in its cells lead to, and the ways back."""

from markupsafe import Markup

from stand.markup.html import note_call, note_mark
from stand.markup.notes import NoteWords


class TableNotes:
    """The links between the notes of one table and its cells.

    ``prefix`` makes the names of the notes unique, ``place`` is what has the table: ‘tabel 2’.
    """

    def __init__(self, prefix: str, place: str, words: NoteWords) -> None:
        self._prefix = prefix
        self._place = place
        self._words = words
        self._called: set[str] = set()

    def anchor(self, mark: str) -> str:
        """Return the name of the place where a note stands."""
        return self._prefix + mark

    def call(self, mark: str) -> Markup:
        """Return the mark in a cell that sends a reader to a note."""
        is_first = mark not in self._called
        self._called.add(mark)
        title = self._words.call(mark, self._place)
        return note_call(self.anchor(mark), mark, title, is_first=is_first)

    def back(self, mark: str) -> Markup:
        """Return the mark in front of a note, which leads back to its first call."""
        return note_mark(self.anchor(mark), mark, self._words.back(mark, self._place))

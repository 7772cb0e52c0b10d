"""Changes to the open files as steps: each is taken back, and made again, as a whole."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from stand.editing.documents.document import Content, Document
from stand.editing.documents.history import History, Step
from stand.editing.documents.open_files import OpenFiles
from stand.editing.merging.texts import merge_texts
from stand.model.source import Path


class Steps:
    """Changes the texts of open files; ``made`` is told of each new step."""

    def __init__(self, files: OpenFiles, made: Callable[[Step], None]) -> None:
        self._files = files
        self._made = made
        self._history = History()
        self._in_step = False
        self._at: tuple[str, Path] = ("", ())

    def put(self, path: str, text: str | None, place: Path, label: str) -> None:
        """Set the text of a file; None: it is to be removed."""
        if self._files.text(path) == text:
            return
        before = dict(self._files.documents)
        self._files.put(path, text)
        self._at = (path, place)
        if not self._in_step:
            self._note(label, before)

    def put_data(self, path: str, text: str, place: Path, label: str) -> None:
        """Set the text of a file of which only data changed."""
        self.put(path, self._as_on_disk(path, text), place, label)

    @contextmanager
    def one_step(self, label: str, at: tuple[str, Path] | None = None) -> Iterator[None]:
        """Make one step of all that changes inside; when it fails, nothing changed.

        ``at`` is the file and place to look at after undo, if that is not the last that changed.
        """
        if self._in_step:
            yield
            return
        self._in_step, before = True, dict(self._files.documents)
        try:
            yield
        except BaseException:
            self._files.take_back(before)
            raise
        finally:
            self._in_step = False
        self._at = at or self._at
        self._note(label, before)

    def _note(self, label: str, before: Mapping[str, Document]) -> None:
        changes = {
            path: (_text(before.get(path)), _text(document))
            for path, document in self._files.documents.items()
            if document is not before.get(path)
        }
        changes = {path: texts for path, texts in changes.items() if texts[0] != texts[1]}
        if changes:
            step = Step(label, *self._at, changes)
            self._history.add(step)
            self._made(step)

    def _as_on_disk(self, path: str, text: str | None) -> str | None:
        """Return the text of the disk when it holds the same data, in whatever form."""
        document = self._files.documents.get(path)
        saved = None if document is None else document.saved
        if text is None or saved is None or not saved.readable:
            return text
        return saved.text if Content(path, text).data == saved.data else text

    # Undo and redo

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    def undo(self) -> Step | None:
        """Take back the newest step and return it, or None. What came from disk stays."""
        return self._turn(self._history.undo(), back=True)

    def take_out(self) -> Step | None:
        """Take back the newest step as if it had not been made, and return it, or None."""
        return self._turn(self._history.take_out(), back=True)

    def redo(self) -> Step | None:
        """Do again what was taken back last and return it, or None."""
        return self._turn(self._history.redo(), back=False)

    def _turn(self, step: Step | None, *, back: bool) -> Step | None:
        if step is None:
            return None
        for path, (before, after) in step.changes.items():
            start, end = (after, before) if back else (before, after)
            self._files.put(path, self._turned(path, start, end))
        return step

    def _turned(self, path: str, start: str | None, end: str | None) -> str | None:
        """Return a text with the step from start to end made; what came from elsewhere stays."""
        now = self._files.text(path)
        if now == start or now is None or start is None or end is None:
            return end
        here = Content(path, now)
        merged = merge_texts(Content(path, start), here, Content(path, end), upon=here)
        return self._as_on_disk(path, merged.text)


def _text(document: Document | None) -> str | None:
    return None if document is None or document.now is None else document.now.text

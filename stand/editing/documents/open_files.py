"""The open files of an edition: the text of each here, beside the one on the disk."""

from collections.abc import Iterable

from stand.editing.documents.absent import ABSENT, Absent
from stand.editing.documents.document import Content, Data, Document
from stand.errors import EditRefused
from stand.model.source import Path


class OpenFiles:
    """Documents by path; ``version`` grows with every change of a text."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.version = 0

    def content(self, path: str) -> Content:
        """Return what stands in a file here; raise EditRefused when it cannot be edited."""
        document = self.documents.get(path)
        if document is None or document.now is None:
            raise EditRefused(f"Het bestand {path} is er niet meer.")
        if not document.editable:
            raise EditRefused(f"Het bestand {path} kan hier niet worden veranderd.")
        return document.now

    def value(self, path: str, place: Path) -> Data | Absent:
        """Return a value as it stands here, or ABSENT."""
        document = self.documents.get(path)
        return document.value(place) if document is not None else ABSENT

    def text(self, path: str) -> str | None:
        """Return the text of a file here; None when there is no such file."""
        document = self.documents.get(path)
        return None if document is None or document.now is None else document.now.text

    def put(self, path: str, text: str | None) -> None:
        """Set the text of a file; None: it is to be removed."""
        document = self.documents.get(path) or Document.read(path, None)
        self.documents[path] = document.with_text(text)
        self.version += 1

    def replace(self, document: Document) -> None:
        """Put a document in the place of the one of the same path; drop it when nothing is left."""
        if document.now is None and document.saved is None:
            self.documents.pop(document.path, None)
        else:
            self.documents[document.path] = document
        self.version += 1

    def take_back(self, documents: dict[str, Document]) -> None:
        """Have the documents that were there before changes that failed."""
        if any(documents.get(path) is not now for path, now in self.documents.items()):
            self.version += 1
        self.documents = documents

    def arrange(self, paths: Iterable[str]) -> None:
        """Put the documents in this order; what is not named comes last."""
        first = {path: self.documents[path] for path in paths if path in self.documents}
        self.documents = first | self.documents

    def changed_files(self) -> list[str]:
        """Return the files that differ from the disk, in order."""
        return [path for path, document in self.documents.items() if document.is_changed]

    @property
    def unsaved(self) -> dict[str, bytes | None]:
        """What is not on the disk yet, to be laid over it: bytes, or None for a removed file."""
        return {path: self.documents[path].encoded for path in self.changed_files()}

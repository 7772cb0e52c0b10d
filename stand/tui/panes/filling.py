"""What formatted text is filled in with, from the session and from what the checks found out."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from stand.editing.documents.document import Data
from stand.editing.session import Session
from stand.preview.facts import Facts
from stand.preview.reading.known import Known


def known_of(session: Session, facts: Facts) -> Known:
    """Return what is known of an edition; it reads the session when it is asked."""

    def data(path: str) -> Data:
        document = session.documents.get(path)
        return document.data if document is not None and document.readable else None

    def table(file: str) -> Sequence[Sequence[str]]:
        rows = data(f"content/{session.year}/{file}") if file.lower().endswith(".csv") else None
        return rows or ()

    return Known(
        facts,
        data(f"content/{session.year}/edition.yaml"),
        lambda name: data(f"figures/{session.year}/{name}.yaml"),
        table,
    )


def files_around(session: Session) -> set[str]:
    """Return the files from which others are filled in: the edition, its figures, its tables."""
    year = session.year
    return {
        path
        for path in session.documents
        if path.startswith(f"figures/{year}/")
        or path == f"content/{year}/edition.yaml"
        or (path.lower().endswith(".csv") and year in PurePosixPath(path).parts)
    }

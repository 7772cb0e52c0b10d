"""Sessions on made editions, and what stands in all their files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stand.editing.session import Session
from tests.made.complete import complete
from tests.made.writing import YEAR

THEME = f"content/{YEAR}/themas/bellen.yaml"
INTRODUCTION = f"content/{YEAR}/inleiding.yaml"
RESULTS = f"content/{YEAR}/resultaten.yaml"
EDITION = f"content/{YEAR}/edition.yaml"
GLOSSARY = f"content/{YEAR}/begrippen.yaml"
OBSERVATIONS = f"content/{YEAR}/tables/observations.csv"

Opened = Callable[[], Session]


@contextmanager
def opened(root: Path) -> Iterator[Session]:
    """Open the complete edition, written in a folder."""
    session = Session(complete(root), YEAR)
    try:
        yield session
    finally:
        session.close(discard=True)


def files(session: Session) -> dict[str, str]:
    """Return the text of every file there is in the session."""
    return {path: one.text for path, one in session.documents.items() if one.now is not None}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the files that differ, are new, or are gone."""
    return {path for path in before | after if before.get(path) != after.get(path)}


def problems(session: Session) -> list[tuple[str, str]]:
    """Return what the models refuse in any file."""
    return [
        (path, problem.message)
        for path, document in session.documents.items()
        if document.now is not None
        for problem in document.problems
    ]

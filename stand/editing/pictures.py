"""The files that a block can show: pictures and tables in the folders of the year."""

from stand.editing.session import Session

_PHOTOS = (".jpg", ".jpeg", ".png")
_DRAWINGS = (".svg",)
_TABLES = (".csv", ".xlsx")


def pictures(session: Session, *, drawings: bool = False) -> list[str]:
    """Return the photos of the year from the root, with ``drawings`` also what is drawn."""
    endings = _PHOTOS + _DRAWINGS if drawings else _PHOTOS
    root = session.workspace.root
    found = session.workspace.figures_folder(session.year).rglob("*")
    return sorted(
        path.relative_to(root).as_posix()
        for path in found
        if path.suffix.lower() in endings and path.is_file()
    )


def tables(session: Session) -> list[str]:
    """Return the tables of the year, from its folder, but the one with the observations."""
    folder = f"content/{session.year}/"
    return sorted(
        path.removeprefix(folder)
        for path, document in session.documents.items()
        if path.startswith(folder)
        and path.lower().endswith(_TABLES)
        and not path.rpartition("/")[2].startswith("observations.")
        and (document.now is not None)
    )

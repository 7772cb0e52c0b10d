"""Adding a table of its own to an edition: a CSV file with a header and an empty row."""

from stand.editing.parts.names import free_name, slug
from stand.editing.parts.new_blocks import blocks_in
from stand.editing.session import Session

_BEGIN = "Naam;Aantal\n;\n"


def table_path(session: Session, name: str) -> str:
    """Return the file of a table of the edition."""
    return f"content/{session.year}/tables/{name}.csv"


def table_block(session: Session, path: str) -> str:
    """Return the chapter that prints a table by a block, or ""."""
    file = path.removeprefix(f"content/{session.year}/")
    return next(
        (
            chapter
            for chapter, document in session.documents.items()
            if chapter.startswith(f"content/{session.year}/") and document.readable
            for _, block in blocks_in(document.data, "table")
            if block.get("file") == file
        ),
        "",
    )


def add_table(session: Session, title: str) -> str:
    """Add a table with a name made of its title, and return its path. Raises EditRefused."""
    folder = table_path(session, "").rpartition("/")[0]
    taken = {
        path.rpartition("/")[2].rpartition(".")[0]
        for path, document in session.documents.items()
        if path.startswith(f"{folder}/") and document.now is not None
    }
    path = table_path(session, free_name(slug(title, "tabel"), taken))
    with session.one_step("Tabel toegevoegd"):
        session.create(path, _BEGIN)
    return path

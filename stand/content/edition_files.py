"""Which files belong to an edition, in the order in which a person would name them."""

from stand.content.files import Files, Unsaved
from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE, Workspace

TABLE_ENDINGS = (".csv", ".xlsx")


def files_of(workspace: Workspace, year: str, unsaved: Unsaved | None = None) -> list[str]:
    """Return the paths from the root of every file that an edition is made from, but pictures.

    The edition itself, its chapters, its figures, its tables, the figure bank with what other
    editions published, and the organisation.
    """
    files = Files(workspace, unsaved)
    own = f"content/{year}"
    others = [other for other in _years(workspace) if other != year]
    found = [
        f"{own}/edition.yaml",
        *files.names(own, ".yaml", deep=True),
        *files.names(f"figures/{year}", ".yaml"),
        *(name for ending in TABLE_ENDINGS for name in files.names(own, ending, deep=True)),
        INDICATORS_FILE,
        *(f"content/{other}/tables/observations.csv" for other in others),
        ORGANISATION_FILE,
    ]
    return [name for name in dict.fromkeys(found) if files.is_file(name)]


def _years(workspace: Workspace) -> list[str]:
    """Return the editions there are; none while the folder is away or closed."""
    try:
        return workspace.years()
    except OSError:
        return []

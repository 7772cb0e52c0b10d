"""An edition as it stands in its files, with all that is wrong with it."""

from stand.checks.run import check
from stand.content.files import Unsaved
from stand.content.load import load
from stand.model.publication import Publication
from stand.problems import Problem
from stand.workspace import Workspace


def load_and_check(
    workspace: Workspace, year: str, unsaved: Unsaved | None = None, *, as_final: bool
) -> tuple[Publication | None, list[Problem]]:
    """Return an edition, if it can be read, and all problems of its files, in order.

    ``unsaved`` has the bytes of files that count instead of those on disk.
    """
    publication, problems = load(workspace, year, unsaved)
    if publication is not None:
        problems = sorted({*problems, *check(publication, as_final=as_final)})
    return publication, problems

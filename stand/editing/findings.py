"""All problems of an edition: what the files say at once, and what the checks said last."""

from collections.abc import Iterable

from stand.editing.session import Session
from stand.problems import Problem

_OF_MODELS = {"missing-key", "wrong-value", "unknown-key", "not-a-mapping"}


def all_problems(session: Session, checked: Iterable[Problem]) -> list[Problem]:
    """Return the problems of the files as they are now, with what the checks found.

    ``checked`` holds what was wrong with the files at that moment too; of that, the files here know
    better.
    """
    own = {
        problem
        for document in session.documents.values()
        if document.now is not None
        for problem in document.problems
    }
    return sorted(own | {one for one in checked if not _is_of_files(one)})


def _is_of_files(problem: Problem) -> bool:
    if not problem.path.endswith(".yaml"):
        return False
    return problem.code in _OF_MODELS or problem.code.startswith("yaml-")

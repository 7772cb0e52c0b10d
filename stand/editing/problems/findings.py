"""All problems of an edition: what the files say at once, and what the checks said last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stand.editing.documents.document import Document
from stand.editing.session import Session
from stand.problems import Problem

_OF_MODELS = {"missing-key", "wrong-value", "unknown-key", "not-a-mapping"}
_ONE_VALUE = 40
"""A stretch of at most so many lines that changed is taken for one value that was edited."""


@dataclass(frozen=True)
class Findings:
    """What the checks found, and the files as they were then."""

    problems: tuple[Problem, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)

    def now(self, documents: Mapping[str, Document]) -> Iterator[Problem]:
        """Yield the problems at their lines in the files as they are now.

        What stood in lines that are gone is left out, until the checks have looked again.
        """
        shifts: dict[str, _Shift | None] = {}
        for problem in self.problems:
            path = problem.path
            if path not in shifts:
                shifts[path] = _shift(self.documents.get(path), documents.get(path))
            shift = shifts[path]
            line = problem.line if shift is None else shift.line(problem.line)
            if line is not None:
                yield problem if line == problem.line else replace(problem, line=line)


class _Shift:
    """Where the lines of a text stand in a later one."""

    def __init__(self, before: str, after: str) -> None:
        old, new = before.split("\n"), after.split("\n")
        shortest = min(len(old), len(new))
        start = next((at for at in range(shortest) if old[at] != new[at]), shortest)
        most = shortest - start
        end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
        self._start, self._end = start, len(old) - end
        self._by = len(new) - len(old)
        self._old, self._new = old[start : len(old) - end], new[start : len(new) - end]

    def line(self, line: int) -> int | None:
        """Return the line, from 1, where what stood at a line is now; None: it is gone."""
        at = line - 1
        if at < self._start:
            return line
        if at >= self._end:
            return line + self._by
        words = self._old[at - self._start]
        if self._new.count(words) == 1 and self._old.count(words) == 1:
            return self._start + self._new.index(words) + 1
        is_edit = words not in self._new and max(len(self._old), len(self._new)) <= _ONE_VALUE
        return min(line, self._start + len(self._new)) if is_edit and self._new else None


def _shift(before: Document | None, after: Document | None) -> _Shift | None:
    """Return how the lines of a file moved; None when they did not."""
    if before is None or after is None or before is after or before.text == after.text:
        return None
    return _Shift(before.text, after.text)


def all_problems(session: Session, checked: Findings) -> list[Problem]:
    """Return the problems of the files as they are now, with what the checks found.

    The checks found what was wrong with the files at that moment too; of that, the files here know
    better. They are in the words of the forms.
    """
    own = {
        problem
        for document in session.documents.values()
        if document.now is not None
        for problem in document.problems
    }
    found = (one for one in checked.now(session.documents) if not _is_of_files(one))
    return _in_words_of_the_screen(own.union(found), session.documents)


def _in_words_of_the_screen(
    problems: set[Problem], documents: Mapping[str, Document]
) -> list[Problem]:
    if not problems:
        return []
    # The first screen is there before the models, and mostly without problems.
    from stand.editing.problems.form_words import in_words_of_forms  # noqa: PLC0415
    from stand.editing.problems.screen_words import on_screen  # noqa: PLC0415

    shown = (in_words_of_forms(one, documents.get(one.path)) for one in problems)
    return sorted(map(on_screen, shown))


def _is_of_files(problem: Problem) -> bool:
    if not problem.path.endswith(".yaml"):
        return False
    return problem.code in _OF_MODELS or problem.code.startswith("yaml-")

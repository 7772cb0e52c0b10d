"""What an audit comes to: for each check a result, and what is to be mended."""

from dataclasses import dataclass
from enum import StrEnum

from stand.problems import Problem


class Result(StrEnum):
    """How a check ended. Nothing that was not looked at has passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True)
class Check:
    """One check: code, title and norms in Dutch, how it ended, and what was found.

    ``reason`` says why nothing was checked, or with what (``veraPDF 1.28.1``); it may be empty.
    ``count`` is how often something was found; of what is found often, ``problems`` has the first.
    """

    code: str
    title: str
    norm: str
    result: Result
    problems: tuple[Problem, ...] = ()
    count: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Audit:
    """What came of one file: its name as given, what it says it is, its checks in order."""

    name: str
    title: str
    pages: int
    sha256: str
    checks: tuple[Check, ...]

    @property
    def problems(self) -> list[Problem]:
        """All that is to be mended, in the order of the checks."""
        return [problem for check in self.checks for problem in check.problems]

    @property
    def has_passed(self) -> bool:
        """Tell whether nothing was found; what was not checked counts for nothing."""
        return all(check.result is not Result.FAILED for check in self.checks)

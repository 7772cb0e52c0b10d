"""What an audit comes to: for each check a result, and what is to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from stand.problems import Problem


class Result(StrEnum):
    """How a check ended. Nothing that was not looked at has passed.

    REMARKED: only warnings were found. ABSENT: the file has nothing of what the check looks at.
    """

    PASSED = "passed"
    FAILED = "failed"
    REMARKED = "remarked"
    ABSENT = "absent"
    NOT_CHECKED = "not checked"


WORDS = {
    Result.PASSED: "goed",
    Result.FAILED: "niet goed",
    Result.REMARKED: "opmerking",
    Result.ABSENT: "komt niet voor",
    Result.NOT_CHECKED: "niet gecontroleerd",
}
"""What a user reads for each result."""


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
    """What came of one file: its name as given, what it says it is, its checks in order.

    ``author``, ``language`` and ``program`` (what made it) are what the file says, or empty.
    ``mail`` is the one mail address that it links to; empty when there are none or several.
    """

    name: str
    title: str
    pages: int
    sha256: str
    checks: tuple[Check, ...]
    author: str = ""
    language: str = ""
    program: str = ""
    mail: str = ""

    @property
    def problems(self) -> list[Problem]:
        """All that is to be mended, in the order of the checks."""
        return [problem for check in self.checks for problem in check.problems]

    @property
    def has_passed(self) -> bool:
        """Tell whether no fault was found; what was not checked counts for nothing."""
        return all(check.result is not Result.FAILED for check in self.checks)

    def judged_by(self, checks: Iterable[Check]) -> "Audit":
        """Return the audit with these checks in the place of those with the same codes."""
        newer = {check.code: check for check in checks}
        return replace(self, checks=tuple(newer.get(old.code, old) for old in self.checks))

    def not_done(self) -> dict[str, list[Check]]:
        """Return the checks that were not done by their reason, in order."""
        found: dict[str, list[Check]] = {}
        for check in self.checks:
            if check.result is Result.NOT_CHECKED:
                found.setdefault(check.reason, []).append(check)
        return found


def outcome(audits: Iterable[Audit]) -> str:
    """Return a sentence that counts what was found: faults and remarks apart."""
    checks = [check for audit in audits for check in audit.checks]
    errors, remarks = (
        sum(check.count for check in checks if check.result is result)
        for result in (Result.FAILED, Result.REMARKED)
    )
    faults = "1 fout" if errors == 1 else f"{errors or 'geen'} fouten"
    sentence = f"{_there(errors)} {faults} gevonden"
    if remarks:
        words = "1 opmerking" if remarks == 1 else f"{remarks} opmerkingen"
        sentence += f"; {_there(remarks).lower()} {words}"
    return f"{sentence}."


def not_done_words(reason: str, checks: list[Check]) -> str:
    """Return the one line that tells which checks were not done for a reason."""
    first = "1 controle is" if len(checks) == 1 else f"{len(checks)} controles zijn"
    titles = "; ".join(check.title for check in checks)
    return f"{first} niet gedaan: {reason}. Het gaat om: {titles}."


def _there(count: int) -> str:
    return "Er is" if count == 1 else "Er zijn"

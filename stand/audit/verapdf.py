"""The reference validator, veraPDF, where it is installed: a second judge of the same file.

It is asked for a machine-readable report (``--format xml``, docs.verapdf.org/cli/validation). What
it does not say in that form is no verdict.
"""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from stand.audit.report import Check, Result
from stand.errors import reason
from stand.problems import Problem, Severity

_LIMIT = 300.0
_HINT = "Dit ligt niet aan de inhoud: meld het aan wie het programma beheert dat de PDF maakt."
_ABSENT = "veraPDF staat niet op deze computer"
_NOT_ASKED = "veraPDF, een controleprogramma van anderen, is niet gebruikt"


@dataclass(frozen=True)
class _Profile:
    """What veraPDF is asked: the code and title of the check, the norm and its name for that."""

    code: str
    title: str
    norm: str
    flavour: str


_PROFILES = (
    _Profile("vera-ua", "veraPDF: het bestand is PDF/UA-1", "ISO 14289-1", "ua1"),
    _Profile("vera-archive", "veraPDF: het bestand is PDF/A-2a", "ISO 19005-2", "2a"),
)


class _NoVerdict(Exception):
    """The validator did not come to a verdict; the message is the reason, in Dutch."""


def not_asked() -> tuple[Check, ...]:
    """Return the same checks for when veraPDF is not asked for its verdict."""
    return tuple(_made(profile, Result.NOT_CHECKED, _NOT_ASKED) for profile in _PROFILES)


def verapdf_checks(path: Path, name: str, *, limit: float = _LIMIT) -> tuple[Check, ...]:
    """Return what veraPDF says of a file, for PDF/UA-1 and for PDF/A-2a.

    ``name`` is the path that problems mention, ``limit`` how many seconds it gets for each.
    """
    program = shutil.which("verapdf")
    checks = []
    for profile in _PROFILES:
        try:
            if program is None:
                raise _NoVerdict(_ABSENT)
            command = [program, "--flavour", profile.flavour, "--format", "xml", str(path)]
            checks.append(_read(_run(command, limit), profile, name))
        except _NoVerdict as reason:
            checks.append(_made(profile, Result.NOT_CHECKED, str(reason)))
    return tuple(checks)


def _made(
    profile: _Profile, result: Result, reason: str, problems: tuple[Problem, ...] = ()
) -> Check:
    code, title, norm = profile.code, profile.title, profile.norm
    return Check(code, title, norm, result, problems, len(problems), reason)


def _run(command: list[str], limit: float) -> ET.Element:
    """Return the report that the command writes. Its exit status says less than that does."""
    try:
        done = subprocess.run(  # noqa: S603 - the program is the one on the PATH
            command, capture_output=True, timeout=limit, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise _NoVerdict(f"veraPDF was na {limit:g} seconden niet klaar") from error
    except OSError as error:
        raise _NoVerdict(f"veraPDF is niet te starten ({reason(error)})") from error
    try:
        return ET.fromstring(done.stdout)  # noqa: S314 - written by the program that we started
    except ET.ParseError as error:
        raise _NoVerdict(
            f"veraPDF gaf geen leesbaar verslag (uitkomst {done.returncode})"
        ) from error


def _read(report: ET.Element, profile: _Profile, name: str) -> Check:
    verdicts = list(report.iter("validationReport"))
    if len(verdicts) != 1 or verdicts[0].get("jobEndStatus", "normal") != "normal":
        said = next((item.text for item in report.iter("exceptionMessage") if item.text), "")
        raise _NoVerdict(f"veraPDF kwam niet tot een oordeel{': ' + said.strip() if said else ''}")
    compliant = verdicts[0].get("isCompliant")
    rules = [rule for rule in verdicts[0].iter("rule") if rule.get("status") == "failed"]
    version = _version(report)
    if compliant == "true" and not rules:
        return _made(profile, Result.PASSED, version)
    if compliant != "false":
        raise _NoVerdict("veraPDF gaf geen duidelijk oordeel")
    problems = tuple(_problem(rule, name, profile.code) for rule in rules)
    if not problems:
        raise _NoVerdict("veraPDF keurde het bestand af en zei niet waarom")
    return _made(profile, Result.FAILED, version, problems)


def _problem(rule: ET.Element, name: str, code: str) -> Problem:
    clause = f"{rule.get('specification')}, {rule.get('clause')}-{rule.get('testNumber')}"
    count = rule.get("failedChecks", "?")
    words = " ".join((rule.findtext("description") or "").split())
    context = rule.findtext("check/context") or ""
    where = f" Eerste plaats: {context}." if context else ""
    message = f"veraPDF, {clause} ({count} keer): {words}{where}"
    return Problem(name, _page(context), 1, Severity.ERROR, code, message, _HINT)


def _page(context: str) -> int:
    """Return the page that a place in the report is on (``…/pages[3](…)/…``), or 1."""
    digits = context.partition("/pages[")[2].partition("]")[0]
    return int(digits) + 1 if digits.isdigit() else 1


def _version(report: ET.Element) -> str:
    found = {item.get("id"): item.get("version") for item in report.iter("releaseDetails")}
    version = found.get("core") or next((text for text in found.values() if text), "")
    return f"veraPDF {version}".strip()

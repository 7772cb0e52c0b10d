"""veraPDF has the last word where it is installed, and says nothing where it is not."""

import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from stand.audit.report import Result
from stand.audit.verapdf import verapdf_checks

Install = Callable[[str], None]
REPORT = """\
<?xml version="1.0" encoding="utf-8"?>
<report>
  <buildInformation>
    <releaseDetails id="core" version="1.28.2" buildDate="2025-07-15T16:07:00+03:00"/>
    <releaseDetails id="gui" version="1.28.1" buildDate="2025-07-15T16:59:00+03:00"/>
  </buildInformation>
  <jobs><job>
    <item size="10"><name>x.pdf</name></item>
    {job}
    <duration start="1" finish="2">00:00:01.000</duration>
  </job></jobs>
  <batchSummary totalJobs="1" failedToParse="0" encrypted="0"/>
</report>
"""
PASSED = """<validationReport jobEndStatus="normal" profileName="P" isCompliant="true">
  <details passedRules="106" failedRules="0" passedChecks="9" failedChecks="0"/>
</validationReport>"""
FAILED = """<validationReport jobEndStatus="normal" profileName="P" isCompliant="false">
  <details passedRules="105" failedRules="1" passedChecks="9" failedChecks="3">
    <rule specification="ISO 14289-1:2014" clause="7.1" testNumber="3" status="failed"
        passedChecks="0" failedChecks="3">
      <description>Content shall be marked</description>
      <object>SESimpleContentItem</object>
      <check status="failed">
        <context>root/document[0]/pages[4](90 0 obj PDPage)/contentStream[0]</context>
      </check>
    </rule>
  </details>
</validationReport>"""
GAVE_UP = """<taskResult type="PARSE" isExecuted="true" isSuccess="false">
  <exceptionMessage>Couldn't parse stream</exceptionMessage>
</taskResult>"""
STOPPED = PASSED.replace('jobEndStatus="normal"', 'jobEndStatus="cancelled"')


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that puts a program named verapdf on the PATH: Python, that has argv."""

    def put(code: str) -> None:
        program = tmp_path / "bin" / "verapdf"
        program.parent.mkdir()
        script = program.with_suffix(".py")
        script.write_text("import sys\n" + textwrap.dedent(code))
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent))

    return put


def _says(report: str, status: int = 0) -> str:
    return f"print({report!r})\nsys.exit({status})\n"


def test_without_verapdf_nothing_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    checks = verapdf_checks(Path("x.pdf"), "x.pdf")
    assert [check.code for check in checks] == ["vera-ua", "vera-archive"]
    assert {check.result for check in checks} == {Result.NOT_CHECKED}
    assert {check.reason for check in checks} == {"veraPDF staat niet op deze computer"}


def test_a_file_that_verapdf_passes_has_passed(install: Install) -> None:
    install(_says(REPORT.format(job=PASSED)))
    checks = verapdf_checks(Path("x.pdf"), "x.pdf")
    assert {check.result for check in checks} == {Result.PASSED}
    assert checks[0].reason == "veraPDF 1.28.2"


def test_it_is_asked_for_both_norms_in_a_form_to_read(install: Install, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    install(f"open({str(asked)!r}, 'a').write(repr(sys.argv[1:]) + '\\n')")
    verapdf_checks(Path("x.pdf"), "x.pdf")
    assert asked.read_text().splitlines() == [
        "['--flavour', 'ua1', '--format', 'xml', 'x.pdf']",
        "['--flavour', '2a', '--format', 'xml', 'x.pdf']",
    ]


def test_what_verapdf_finds_becomes_a_problem(install: Install) -> None:
    install(_says(REPORT.format(job=FAILED), 1))
    check = verapdf_checks(Path("x.pdf"), "map/x.pdf")[0]
    assert check.result is Result.FAILED
    (problem,) = check.problems
    assert (problem.path, problem.line, problem.code) == ("map/x.pdf", 5, "vera-ua")
    assert "ISO 14289-1:2014, 7.1-3 (3 keer): Content shall be marked" in problem.message


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("sys.exit(139)", "geen leesbaar verslag (uitkomst 139)"),
        ("print('oeps')", "geen leesbaar verslag (uitkomst 0)"),
        ("print('<report>')", "geen leesbaar verslag"),
        (_says("<report/>"), "niet tot een oordeel"),
        (_says(REPORT.format(job=GAVE_UP), 7), "oordeel: Couldn't parse stream"),
        (_says(REPORT.format(job=STOPPED)), "niet tot een oordeel"),
        (_says(REPORT.format(job=PASSED.replace('"true"', '"?"'))), "geen duidelijk oordeel"),
        (_says(REPORT.format(job=PASSED.replace('"true"', '"false"'))), "zei niet waarom"),
    ],
)
def test_verapdf_that_fails_is_no_verdict(install: Install, code: str, reason: str) -> None:
    install(code)
    for check in verapdf_checks(Path("x.pdf"), "x.pdf"):
        assert check.result is Result.NOT_CHECKED
        assert reason in check.reason


def test_verapdf_that_hangs_is_stopped(install: Install) -> None:
    install("import time\ntime.sleep(60)")
    for check in verapdf_checks(Path("x.pdf"), "x.pdf", limit=0.3):
        assert check.result is Result.NOT_CHECKED
        assert "niet klaar" in check.reason


def test_verapdf_that_cannot_start_is_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "verapdf"
    program.write_text("#!/bestaat/niet\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "niet te starten" in verapdf_checks(Path("x.pdf"), "x.pdf")[0].reason

"""``stand audit`` with the reference validator on the PATH."""

from pathlib import Path

import pikepdf
import pytest

from stand.audit.report import Result
from stand.audit.verapdf import verapdf_checks
from tests.conformance import reference
from tests.conformance.conftest import Builder


@pytest.fixture
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reference.require()
    folder = tmp_path / "bin"
    folder.mkdir()
    reference.install_command(folder)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


@pytest.mark.usefixtures("_installed")
def test_its_verdict_is_told(builder: Builder, tmp_path: Path) -> None:
    good = builder("draft").path
    passed = verapdf_checks(good, "goed.pdf")
    assert [check.result for check in passed] == [Result.PASSED, Result.PASSED]
    assert all("veraPDF" in check.reason for check in passed)
    bad = tmp_path / "fout.pdf"
    with pikepdf.open(good) as pdf:
        del pdf.Root.OutputIntents
        pdf.Root.StructTreeRoot.K[0].K[0].S = pikepdf.Name.Onbekend
        pdf.save(bad)
    failed = verapdf_checks(bad, "fout.pdf")
    assert [check.result for check in failed] == [Result.FAILED, Result.FAILED]
    assert all(check.problems for check in failed)
